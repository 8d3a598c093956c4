"""Which line each line continues without a break: paragraphs cut by a column, heads set in two lines."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.newspaper import Role
from site_builder.stages.segment.features import Feature, SeenLine
from site_builder.stages.segment.grammar import State
from site_builder.text.characters import ends_open, ends_paragraph, ends_sentence, needs_more
from site_builder.text.continuity import word_crosses
from site_builder.text.formulas import ends_with_jump, find_dateline
from site_builder.text.tokenizer import Tokenizer

_CLOSES = {Role.HEADING, Role.ITEM_HEADING, Role.LIST}
"""A paragraph does not run on across these, unless they stand in a box."""


def join_lines(
    seen: Sequence[SeenLine], path: Sequence[State], articles: Sequence[int], tokenizer: Tokenizer
) -> list[int | None]:
    """For each line the number of the line it continues, or None.

    A paragraph that lost its start or its end joins nothing: the grammar and wording must say so.
    """
    joins: list[int | None] = [None] * len(seen)
    open_body: dict[int, int] = {}
    boxed: set[int] = set()
    for place, (line, state) in enumerate(zip(seen, path, strict=True)):
        article = articles[place]
        if state.joins and state.role is not Role.BODY and place and articles[place - 1] == article:
            joins[place] = seen[place - 1].line.number
        elif state.role is Role.CAPTION:
            if place and articles[place - 1] == article and _caption_goes_on(seen[place - 1], line, path[place - 1]):
                joins[place] = seen[place - 1].line.number
        elif state.role is Role.STANDING:
            boxed.add(article)
        elif state.role in _CLOSES:
            if not (state.role is Role.LIST and article in boxed):
                open_body.pop(article, None)
        elif state.role is Role.BODY:
            boxed.discard(article)
            before = open_body.pop(article, None)
            if before is not None and (state.joins or _goes_on(seen[before], line, tokenizer)):
                joins[place] = seen[before].line.number
            if _breaks_off(line.line.text):
                open_body[article] = place
    return joins


def _breaks_off(text: str) -> bool:
    dateline = find_dateline(text)
    if dateline and dateline.length >= len(text.rstrip()):
        return True
    return not ends_paragraph(text) and not ends_with_jump(text)


def _goes_on(before: SeenLine, line: SeenLine, tokenizer: Tokenizer) -> bool:
    """Whether the wording alone proves it, whatever the path says of a paragraph's beginning."""
    if line.features & {Feature.DATELINE, Feature.JUMP_START, Feature.DIALOGUE}:
        return False
    left, right = before.line.text, line.line.text
    return (
        ends_open(left)
        or needs_more(left)
        or Feature.LOST_START in line.features
        or word_crosses(left, right, tokenizer)
    )


def _caption_goes_on(before: SeenLine, line: SeenLine, state: State) -> bool:
    if state.role is not Role.CAPTION or Feature.PHOTO_CREDIT in before.features or Feature.CAPTION in line.features:
        return False
    text = before.line.text
    return ends_open(text) or needs_more(text) or (Feature.TIGHT in line.features and not ends_sentence(text))
