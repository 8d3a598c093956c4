"""Which article each line belongs to: the path's openings, then what the column order tore apart.

Three repairs, each general: text that goes on after a piece of picture news returns to the article that the
picture interrupted; a broken sentence whose other half stands in a later article takes that half back; captions
go to the article that speaks of what they show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from site_builder.model.newspaper import Role
from site_builder.stages.segment.cohesion import pairs, rarity, similarity
from site_builder.stages.segment.features import Feature, SeenLine
from site_builder.stages.segment.grammar import State
from site_builder.text.characters import ends_paragraph
from site_builder.text.continuity import word_crosses
from site_builder.text.tokenizer import Tokenizer

_HEAD = {Role.HEADLINE, Role.KICKER, Role.SUBHEAD}
_PICTURE = {Role.CAPTION, Role.CREDIT}

CAPTION_SHARE, CAPTION_LEAD = 0.45, 0.2
"""A run of captions moves to an article that holds this share of its rare pairs, and this much more than
the article it stands in."""


def separate(seen: Sequence[SeenLine], path: Sequence[State], tokenizer: Tokenizer) -> list[int]:
    """The article of each line, numbered from 1 in the order of opening; 0 for the page's own."""
    articles = _opened(path)
    roles = [state.role for state in path]
    texts = [line.line.text for line in seen]
    weights = rarity(texts)
    vocabulary = [pairs(text) for text in texts]
    _resume_after_picture_news(articles, roles, vocabulary, weights)
    _resume_broken_sentences(articles, roles, seen, tokenizer)
    _move_captions(articles, roles, vocabulary, weights)
    return articles


def _opened(path: Sequence[State]) -> list[int]:
    articles: list[int] = []
    current = 0
    for state in path:
        current += state.opens
        articles.append(0 if state.role is Role.FURNITURE else current)
    return articles


def _resume_after_picture_news(
    articles: list[int], roles: Sequence[Role], vocabulary: Sequence[set[str]], weights: Mapping[str, float]
) -> None:
    """Picture news is a head and captions; running text after it belongs to the article before,
    unless it shares more with the picture."""
    for article in sorted(set(articles) - {0, 1}):
        places = [place for place, owner in enumerate(articles) if owner == article]
        kinds = [roles[place] for place in places]
        if kinds[0] not in _HEAD or Role.CAPTION not in kinds:
            continue
        pictures_end = next((at for at, kind in enumerate(kinds) if kind not in _HEAD | _PICTURE), len(kinds))
        head, rest = places[:pictures_end], places[pictures_end:]
        if not rest or not any(roles[place] is Role.CAPTION for place in head):
            continue
        before = [place for place, owner in enumerate(articles) if owner == article - 1]
        if not before or roles[before[-1]] is not Role.BODY:
            continue
        tail = set().union(*(vocabulary[place] for place in rest))
        with_picture = similarity(tail, set().union(*(vocabulary[place] for place in head)), weights)
        with_former = similarity(tail, set().union(*(vocabulary[place] for place in before)), weights)
        if with_former > with_picture:
            for place in rest:
                articles[place] = article - 1


def _resume_broken_sentences(
    articles: list[int], roles: Sequence[Role], seen: Sequence[SeenLine], tokenizer: Tokenizer
) -> None:
    """Text that opens in mid-word belongs to an earlier article that broke off in that word."""
    for place, line in enumerate(seen):
        if roles[place] is not Role.BODY or Feature.CONTINUES in line.features or Feature.DATELINE in line.features:
            continue
        own = [at for at in range(place) if articles[at] == articles[place] and roles[at] is Role.BODY]
        if own and not ends_paragraph(seen[own[-1]].line.text):
            continue
        for former in range(articles[place] - 1, 0, -1):
            text = [at for at in range(place) if articles[at] == former and roles[at] is Role.BODY]
            if not text or ends_paragraph(seen[text[-1]].line.text):
                continue
            if word_crosses(seen[text[-1]].line.text, line.line.text, tokenizer):
                for at in range(place, len(seen)):
                    if articles[at] != articles[place] and at != place:
                        break
                    if at > place and roles[at] is not Role.BODY:
                        break
                    articles[at] = former
                break


def _move_captions(
    articles: list[int], roles: Sequence[Role], vocabulary: Sequence[set[str]], weights: Mapping[str, float]
) -> None:
    text: dict[int, set[str]] = {}
    for place, article in enumerate(articles):
        if article and roles[place] not in _PICTURE:
            text.setdefault(article, set()).update(vocabulary[place])
    runs = groupby(range(len(articles)), key=lambda place: (articles[place], roles[place] in _PICTURE))
    for (article, is_picture), run in [(key, list(group)) for key, group in runs]:
        captions = [place for place in run if roles[place] is Role.CAPTION and vocabulary[place]]
        if not is_picture or not article or not captions or not _has_body(article, articles, roles):
            continue
        share = {
            other: sum(_share(vocabulary[place], spoken, weights) for place in captions) / len(captions)
            for other, spoken in text.items()
        }
        best = max(share, key=lambda other: (share[other], other == article))
        if share[best] >= CAPTION_SHARE and share[best] >= share.get(article, 0.0) + CAPTION_LEAD:
            for place in run:
                articles[place] = best


def _has_body(article: int, articles: Sequence[int], roles: Sequence[Role]) -> bool:
    return any(owner == article and role is Role.BODY for owner, role in zip(articles, roles, strict=True))


def _share(caption: set[str], text: set[str], weights: Mapping[str, float]) -> float:
    total = sum(weights.get(pair, 0.0) for pair in caption)
    return sum(weights.get(pair, 0.0) for pair in caption & text) / total if total else 0.0
