"""Captions and credits go to the article that speaks of what they show: a picture may stand anywhere on a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from site_builder.model.newspaper import Role
from site_builder.stages.segment.cohesion import Vocabulary

_PICTURE = {Role.CAPTION, Role.CREDIT}

CAPTION_SHARE, CAPTION_LEAD = 0.45, 0.2
"""A run of captions moves to an article that holds this share of its words, and this much more than the article it
stands in."""


def with_captions_moved(articles: Sequence[int], roles: Sequence[Role], vocabulary: Vocabulary) -> tuple[int, ...]:
    """The article of each line, with the runs of captions that belong elsewhere moved there."""
    moved = list(articles)
    places: dict[int, list[int]] = {}
    for place, article in enumerate(articles):
        places.setdefault(article, []).append(place)
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
    return tuple(moved)


def _mean_share(captions: Sequence[int], spoken: int, vocabulary: Vocabulary) -> float:
    """How much of the captions' words the article has, from 0 to 1."""
    return sum(vocabulary.share(place, spoken) for place in captions) / len(captions)
