"""What a head shows by its place among the heads above and below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.stages.segment.features import Feature

EQUAL, LIKE = 1.5, 4.0
"""Ems by which lines set to one length may differ, and by which the two lines of one head may."""
_REACH = 6
"""No stack of heads is longer."""


def see_stacks(widths: Sequence[float], heads: Sequence[bool], own: Sequence[set[Feature]]) -> None:
    """Add to the features of each line that could be a head (``heads``) its place in the run of such lines; ``widths``
    in ems."""
    for first, end in _runs(heads):
        for place in range(first, end):
            own[place] |= set(_place(place - first, widths[first:end]))


def leads_to(own: Sequence[set[Feature]], heads: Sequence[bool], place: int) -> Feature | None:
    """Whether the heads from ``place`` lead down to a dateline or a byline, as a heading stack does."""
    for at in range(place + 2, min(place + _REACH, len(own))):
        if not heads[at - 1] and Feature.BULLET not in own[at - 1]:
            return None
        if Feature.DATELINE in own[at]:
            return Feature.STACK_DATELINE
        if Feature.BYLINE in own[at] and Feature.CREDIT not in own[at]:
            return Feature.STACK_BYLINE
    return None


def _runs(heads: Sequence[bool]) -> Iterator[tuple[int, int]]:
    first: int | None = None
    for place, is_head in enumerate([*heads, False]):
        if is_head and first is None:
            first = place
        elif not is_head and first is not None:
            yield first, place
            first = None


def _place(at: int, widths: Sequence[float]) -> Iterator[Feature]:
    if len(widths) == 1:
        yield Feature.HEAD_ALONE
        return
    if at == 0:
        yield Feature.HEAD_FIRST
    elif at == len(widths) - 1:
        yield Feature.HEAD_LAST
    else:
        yield Feature.HEAD_INNER
    if len(widths) > _REACH:
        yield Feature.HEAD_OF_MANY
        return
    if widths[at] > max(widths) - EQUAL:
        yield Feature.WIDEST
    if widths[at] < min(widths) + EQUAL:
        yield Feature.NARROWEST
