"""Which article each line belongs to: the path's openings, then what the column order tore apart.

Three repairs, each general: text that goes on after a piece of picture news returns to the article that the
picture interrupted; a broken sentence whose other half stands in a later article takes that half back; captions
go to the article that speaks of what they show.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby, takewhile

from site_builder.model.newspaper import Role
from site_builder.stages.segment.cohesion import Vocabulary, similarity
from site_builder.stages.segment.features import Feature, SeenLine
from site_builder.stages.segment.grammar import State
from site_builder.text.characters import ends_paragraph
from site_builder.text.continuity import word_crosses
from site_builder.text.tokenizer import Tokenizer

_HEAD = {Role.HEADLINE, Role.KICKER, Role.SUBHEAD}
_PICTURE = {Role.CAPTION, Role.CREDIT}
_PICTURE_NEWS = {Role.STANDING, *_HEAD, *_PICTURE, Role.BYLINE}

CAPTION_SHARE, CAPTION_LEAD = 0.45, 0.2
"""A run of captions moves to an article that holds this share of its rare pairs, and this much more than
the article it stands in."""


def separate(
    seen: Sequence[SeenLine], path: Sequence[State], vocabulary: Vocabulary, tokenizer: Tokenizer
) -> tuple[int, ...]:
    """The article of each line, numbered from 1 in the order of opening; 0 for the page's own."""
    roles = [state.role for state in path]
    articles = _opened(path)
    articles = _resumed_after_picture_news(articles, roles, vocabulary)
    articles = _resumed_in_mid_word(articles, roles, seen, tokenizer)
    return tuple(_with_captions_moved(articles, roles, vocabulary))


def _opened(path: Sequence[State]) -> list[int]:
    numbers = accumulate(int(state.opens) for state in path)
    return [0 if state.role is Role.FURNITURE else number for state, number in zip(path, numbers, strict=True)]


def _places(articles: Sequence[int]) -> dict[int, list[int]]:
    """The places of each article's lines."""
    places: dict[int, list[int]] = {}
    for place, article in enumerate(articles):
        places.setdefault(article, []).append(place)
    return places


def _resumed_after_picture_news(articles: list[int], roles: Sequence[Role], vocabulary: Vocabulary) -> list[int]:
    """Picture news is a label or head and captions; running text after it belongs to the article before,
    unless it shares more with the picture."""
    resumed = list(articles)
    for article in sorted(set(articles) - {0, 1}):
        places = _places(resumed)
        before = places.get(article - 1, [])
        own = places[article]
        picture = list(takewhile(lambda place: roles[place] in _PICTURE_NEWS, own))
        rest = own[len(picture) :]
        is_news = roles[own[0]] not in _PICTURE and any(roles[place] is Role.CAPTION for place in picture)
        if not (is_news and rest and before and roles[before[-1]] is Role.BODY):
            continue
        tail = vocabulary.of(rest)
        with_picture = similarity(tail, vocabulary.of(picture), vocabulary)
        if similarity(tail, vocabulary.of(before), vocabulary) > with_picture:
            for place in rest:
                resumed[place] = article - 1
    return resumed


def _resumed_in_mid_word(
    articles: list[int], roles: Sequence[Role], seen: Sequence[SeenLine], tokenizer: Tokenizer
) -> list[int]:
    """Text that opens in mid-word belongs to an earlier article that broke off in that word; so does the text
    right after it."""
    resumed = list(articles)
    broken: dict[int, str] = {}  # the last text of each article that broke off
    taken: tuple[int, int] | None = None  # lines of this article go to that one, as long as they are text
    for place, line in enumerate(seen):
        article = articles[place]
        if roles[place] is not Role.BODY or (taken and taken[0] != article):
            taken = None
        if roles[place] is not Role.BODY:
            continue
        if taken is None and article not in broken and Feature.DATELINE not in line.features:
            formers = [former for former in sorted(broken, reverse=True) if former < article]
            former = next((f for f in formers if word_crosses(broken[f], line.line.text, tokenizer)), None)
            taken = (article, former) if former else None
        owner = taken[1] if taken else article
        resumed[place] = owner
        broken.pop(owner, None)
        if not ends_paragraph(line.line.text):
            broken[owner] = line.line.text
    return resumed


def _with_captions_moved(articles: list[int], roles: Sequence[Role], vocabulary: Vocabulary) -> list[int]:
    moved = list(articles)
    places = _places(articles)
    spoken = {
        article: vocabulary.of(place for place in own if roles[place] not in _PICTURE)
        for article, own in places.items()
        if article
    }
    with_body = {article for article, own in places.items() if any(roles[place] is Role.BODY for place in own)}
    for (article, is_picture), group in groupby(
        range(len(articles)), key=lambda p: (articles[p], roles[p] in _PICTURE)
    ):
        run = list(group)
        captions = [place for place in run if roles[place] is Role.CAPTION and vocabulary.lines[place]]
        if not is_picture or article not in with_body or not captions:
            continue
        share = {other: _mean_share(captions, words, vocabulary) for other, words in spoken.items()}
        best = max(share, key=lambda other: (share[other], other == article))
        if share[best] >= CAPTION_SHARE and share[best] >= share[article] + CAPTION_LEAD:
            for place in run:
                moved[place] = best
    return moved


def _mean_share(captions: Sequence[int], spoken: frozenset[str], vocabulary: Vocabulary) -> float:
    """How much of the captions' weight the article speaks of, from 0 to 1."""
    shares = [
        vocabulary.weight(vocabulary.lines[place] & spoken) / (vocabulary.weight(vocabulary.lines[place]) or 1.0)
        for place in captions
    ]
    return sum(shares) / len(shares)
