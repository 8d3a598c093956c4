"""What a line shows by its subject: whether the text around it speaks of the same things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.stages.segment.cohesion import Vocabulary
from site_builder.stages.segment.features import Feature

NEAR, FAR = 3, 10
"""Lines of running text before and after a place: those up to ``NEAR``, and those from there up to ``FAR``."""
BEFORE = 4
WIDE = 6
APART, STRANGE, KIN, CLOSE = -0.12, -0.04, 0.03, 0.12
"""Kinship of two blocks. In the invented papers the middle of those of two articles is -0.13, of one 0.03; a tenth of
the former lie above ``KIN``, a tenth of the latter below ``APART``."""
FITS, FITS_WELL = 0.1, 0.33
"""The share of a head's words that the text of its article is expected to have, and has if it is well worded."""
SHORTEST = 4  # pairs


def see_subjects(vocabulary: Vocabulary, running: Sequence[bool]) -> Iterator[set[Feature]]:
    """For each line the features of its subject; ``running`` says which lines are running text."""
    places = [place for place, is_running in enumerate(running) if is_running]
    passed = 0
    for place, is_running in enumerate(running):
        after = places[passed + 1 :] if is_running else places[passed:]
        before = places[:passed]
        if is_running:
            yield set(_of_text(vocabulary, place, before, after))
            passed += 1
        else:
            yield set(_of_head(vocabulary, place, before, after))


def _of_text(vocabulary: Vocabulary, place: int, before: Sequence[int], after: Sequence[int]) -> Iterator[Feature]:
    former = own = 0.0
    words = vocabulary.lines[place]
    if before:
        latest = vocabulary.of(before[-BEFORE:])
        former = vocabulary.kinship(latest, words | vocabulary.of(after[: NEAR - 1]))
        own = vocabulary.kinship(latest, words)
        if former < STRANGE and own < 0.0:
            yield Feature.STRANGE_BEFORE
        if own > CLOSE:
            yield Feature.KIN_BEFORE
        earlier = before[-FAR:-BEFORE]
        if earlier and vocabulary.kinship(vocabulary.of(earlier), words) > max(KIN, own + KIN):
            yield Feature.RETURNS
    if after:
        onward = vocabulary.kinship(words, vocabulary.of(after[:BEFORE]))
        if onward < STRANGE:
            yield Feature.STRANGE_AFTER
        elif onward > CLOSE:
            yield Feature.KIN_AFTER
        if before and former < 0.0 and own < 0.0 and onward > KIN:
            yield Feature.NEW_SUBJECT


def _of_head(vocabulary: Vocabulary, place: int, before: Sequence[int], after: Sequence[int]) -> Iterator[Feature]:
    following = vocabulary.of(after[:NEAR])
    if before and after:
        kinship = vocabulary.kinship(vocabulary.of(before[-BEFORE:]), following)
        if kinship < STRANGE:
            yield Feature.SHIFT
            if kinship < APART:
                yield Feature.APART
        elif kinship > KIN:
            yield Feature.COHESIVE
            if kinship > CLOSE:
                yield Feature.CLOSE
        widely = vocabulary.kinship(vocabulary.of(before[-FAR:]), vocabulary.of(after[:WIDE]))
        if widely < STRANGE:
            yield Feature.APART_WIDELY
        elif widely > CLOSE:
            yield Feature.COHESIVE_WIDELY
    if vocabulary.sizes[place] < SHORTEST:
        return
    onward = vocabulary.share(place, following)
    backward = vocabulary.share(place, vocabulary.of(before[-NEAR:]))
    further = vocabulary.share(place, vocabulary.of(after[NEAR:FAR]))
    earlier = vocabulary.share(place, vocabulary.of(before[-FAR:-NEAR]))
    if onward > FITS:
        yield Feature.FITS_AFTER
    if onward > FITS_WELL:
        yield Feature.FITS_AFTER_WELL
    if backward > FITS:
        yield Feature.FITS_BEFORE
    if further > FITS:
        yield Feature.FITS_FURTHER
    if earlier > FITS:
        yield Feature.FITS_EARLIER
    if not (onward or backward or further or earlier):
        yield Feature.FITS_NOTHING
