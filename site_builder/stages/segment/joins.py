"""Which line each line continues without a break: paragraphs as they were threaded, heads and captions set in two
lines."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.newspaper import Role
from site_builder.stages.segment.features import Feature, SeenLine
from site_builder.stages.segment.grammar import State
from site_builder.text.characters import ends_open, ends_sentence, needs_more


def join_lines(
    seen: Sequence[SeenLine], path: Sequence[State], articles: Sequence[int], paragraphs: Sequence[int | None]
) -> tuple[int | None, ...]:
    """For each line the number of the line it continues, or None; ``paragraphs``: the place of the line that a
    paragraph continues."""
    joins: list[int | None] = []
    for place, (line, state) in enumerate(zip(seen, path, strict=True)):
        before = paragraphs[place]
        if before is None and place and articles[place - 1] == articles[place]:
            if state.role is Role.CAPTION:
                goes_on = _caption_goes_on(seen[place - 1], line, path[place - 1])
            else:
                goes_on = state.joins and state.role is not Role.BODY
            before = place - 1 if goes_on else None
        joins.append(None if before is None else seen[before].line.number)
    return tuple(joins)


def _caption_goes_on(before: SeenLine, line: SeenLine, state: State) -> bool:
    if state.role is not Role.CAPTION or Feature.PHOTO_CREDIT in before.features or Feature.CAPTION in line.features:
        return False
    text = before.line.text
    return ends_open(text) or needs_more(text) or (Feature.TIGHT in line.features and not ends_sentence(text))
