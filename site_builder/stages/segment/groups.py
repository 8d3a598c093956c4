"""What a line shows by the group it stands in: a numbered run, a column of briefs, a box, heads and texts in turn."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.newspaper import CleanLine
from site_builder.stages.segment.features import Feature
from site_builder.text import formulas

ENTRY = {Feature.BULLET, Feature.NUMBERED}
_TURNS = 3
"""Heads with one paragraph each that make a column of items."""
_MARKS = {Feature.MARKED_HIGH, Feature.MARKED_LOW, Feature.BULLET}
_BOX_LABEL = {Feature.STANDING, Feature.ARROWS, Feature.COLUMN, Feature.UNITS}


def see_groups(
    lines: Sequence[CleanLine], text: Sequence[bool], heads: Sequence[bool], own: list[set[Feature]]
) -> None:
    """Add to the features of each line those of its groups; ``text`` and ``heads``: which lines are running text, and
    which could be heads."""
    _see_runs(lines, own)
    _see_briefs(own)
    _see_boxes(text, own)
    _see_turns(heads, own)


def _see_runs(lines: Sequence[CleanLine], own: list[set[Feature]]) -> None:
    """Mark lines numbered 1, 2, 3 … in one style, and what stands between them."""
    runs: list[list[int]] = []
    for index, line in enumerate(lines):
        found = formulas.leading_number(line.text)
        if not found:
            continue
        style, value = found
        for run in runs:
            if formulas.leading_number(lines[run[-1]].text) == (style, value - 1):
                run.append(index)
                break
        else:
            if value == 1:
                runs.append([index])
    for run in runs:
        if len(run) < 2:
            continue
        own[run[0]].add(Feature.RUN_FIRST)
        for index in run:
            own[index].add(Feature.NUMBERED_RUN)
        for index in range(run[0] + 1, run[-1]):
            own[index].add(Feature.INSIDE_RUN)


def _see_briefs(own: list[set[Feature]]) -> None:
    """Mark what stands below the label of a column of short items, up to the next sign of an article."""
    inside = False
    for seen in own:
        if inside and seen & {Feature.STANDING, Feature.MARKED_HIGH, Feature.BYLINE}:
            inside = False
        if inside:
            seen.add(Feature.IN_BRIEFS)
        inside = inside or Feature.BRIEFS in seen


def _see_boxes(text: Sequence[bool], own: list[set[Feature]]) -> None:
    """Mark what stands between the label of a box of entries and the next running text."""
    for label, seen in enumerate(own):
        entries = sum(bool(below & ENTRY) for below in own[label + 1 : label + 4])
        if entries < 2 or not seen & _BOX_LABEL:
            continue
        for at in range(label + 1, len(own)):
            if text[at] or own[at] & {Feature.MARKED_HIGH, Feature.BYLINE}:
                break
            own[at].add(Feature.IN_BOX)


def _see_turns(heads: Sequence[bool], own: list[set[Feature]]) -> None:
    """Mark heads of one kind and paragraphs that take turns, one by one, as in a column of short items."""
    turns: list[int] = []
    for index, is_head in enumerate(heads):
        other = is_head and len(turns) > 1 and own[index] & _MARKS != own[turns[-2]] & _MARKS
        if turns and (is_head == heads[turns[-1]] or other):
            _mark_turns(turns, own)
            turns = []
        turns.append(index)
    _mark_turns(turns, own)


def _mark_turns(turns: list[int], own: list[set[Feature]]) -> None:
    if len(turns) >= 2 * _TURNS:
        for index in turns:
            own[index].add(Feature.IN_TURN)
        if turns[0]:
            own[turns[0] - 1].add(Feature.BEFORE_TURNS)
