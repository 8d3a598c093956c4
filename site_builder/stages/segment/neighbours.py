"""What a line shows by its place: what stands before and after it, and whether sentences run across."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.newspaper import CleanLine
from site_builder.stages.segment.cohesion import Vocabulary, topic_shifts
from site_builder.stages.segment.features import Feature, Lexicon, SeenLine
from site_builder.stages.segment.shapes import alike
from site_builder.stages.segment.wording import NO_TEXT, is_running_text, own_features
from site_builder.text import formulas
from site_builder.text.characters import ends_paragraph, width
from site_builder.text.continuity import word_crosses
from site_builder.text.tokenizer import Tokenizer

_ENTRY = {Feature.BULLET, Feature.NUMBERED}
_CAPTION_WIDTH = 60
_NO_CAPTION = {Feature.DATELINE, Feature.MARKED_HIGH, Feature.STANDING, Feature.BYLINE}


def see(
    lines: Sequence[CleanLine],
    furniture: frozenset[int],
    lexicon: Lexicon,
    vocabulary: Vocabulary,
    tokenizer: Tokenizer,
) -> tuple[SeenLine, ...]:
    """The features of ``lines`` with this ``vocabulary``; ``furniture``: numbers of the page's own lines, set aside."""
    own = [own_features(line, lexicon, tokenizer) for line in lines]
    marks_headlines = sum(Feature.MARKED_HIGH in features for features in own) >= 2
    text = [is_running_text(line, features) for line, features in zip(lines, own, strict=True)]
    _see_runs(lines, own)
    _see_briefs(own)
    _see_neighbours(lines, own, text, tokenizer)
    for index, shift in enumerate(topic_shifts(vocabulary, text)):
        if shift is not None:
            own[index].add(Feature.SHIFT if shift else Feature.COHESIVE)
    previous = 0
    for index, line in enumerate(lines):
        if marks_headlines and not {Feature.MARKED_HIGH, Feature.MARKED_LOW} & own[index]:
            own[index].add(Feature.UNMARKED)
        if any(previous < number < line.number for number in furniture):
            own[index].add(Feature.AFTER_FURNITURE)
            if index:
                own[index - 1].add(Feature.BEFORE_FURNITURE)
        previous = line.number
    if lines and max(furniture, default=0) > previous:
        own[-1].add(Feature.BEFORE_FURNITURE)
    return tuple(SeenLine(line=line, features=frozenset(seen)) for line, seen in zip(lines, own, strict=True))


def _see_briefs(own: list[set[Feature]]) -> None:
    """Mark what stands below the label of a column of short items, up to the next sign of an article."""
    inside = False
    for seen in own:
        if inside and seen & {Feature.STANDING, Feature.MARKED_HIGH, Feature.DATELINE, Feature.BYLINE}:
            inside = False
        if inside:
            seen.add(Feature.IN_BRIEFS)
        inside = inside or Feature.BRIEFS in seen


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


def _see_neighbours(
    lines: Sequence[CleanLine], own: list[set[Feature]], text: list[bool], tokenizer: Tokenizer
) -> None:
    last = len(lines) - 1
    before = _nearest(text)
    after = [last - index if index is not None else None for index in _nearest(text[::-1])][::-1]
    broken = [is_text and not ends_paragraph(line.text) and not formulas.ends_with_jump(line.text)
              for line, is_text in zip(lines, text, strict=True)]  # fmt: skip
    for index, line in enumerate(lines):
        seen = own[index]
        previous, following = before[index], after[index]
        if index == 0:
            seen.add(Feature.FIRST)
        elif own[index - 1] & {Feature.CAPTION, Feature.CREDIT, Feature.PHOTO_CREDIT}:
            seen.add(Feature.PREVIOUS_CAPTION)
        if index == last:
            seen.add(Feature.LAST)
        if previous is not None and broken[previous]:
            seen.add(Feature.PREVIOUS_OPEN)
            if own[previous] & {Feature.ENDS_OPEN, Feature.ENDS_NEEDING, Feature.ENDS_CUT}:
                seen.add(Feature.PREVIOUS_LACKS)
            if word_crosses(lines[previous].text, line.text, tokenizer):
                seen.add(Feature.CONTINUES)
            if following is not None and (
                word_crosses(lines[previous].text, lines[following].text, tokenizer)
                or _goes_on(own[following], lines[following])
            ):
                seen.add(Feature.INTERRUPTS)
        elif (
            index
            and not text[index - 1]
            and _could_break(lines[index - 1], own[index - 1])
            and word_crosses(lines[index - 1].text, line.text, tokenizer)
        ):
            seen.add(Feature.CONTINUES)
        if (
            following is not None
            and _could_break(line, seen)
            and word_crosses(line.text, lines[following].text, tokenizer)
        ):
            seen.add(Feature.RUNS_ON)
        if index:
            _see_previous(lines, own, text, index)
        if index < last:
            _see_next(lines, own, text, index)
            _see_stack(own, text, index)
        if index < last:
            _see_credit(lines, own, index)


def _see_credit(lines: Sequence[CleanLine], own: list[set[Feature]], index: int) -> None:
    """Whether a picture's credit follows, right below or after the captions of a few other pictures."""
    for at in range(index + 1, min(index + 7, len(lines))):
        if Feature.CREDIT in own[at] or "摄影报道" in lines[at].text[-6:]:
            own[index].add(Feature.BEFORE_CREDIT if at == index + 1 else Feature.NEAR_CREDIT)
            return
        if at > index + 1 and (width(lines[at].text) > _CAPTION_WIDTH or own[at] & _NO_CAPTION):
            return


def _could_break(line: CleanLine, features: set[Feature]) -> bool:
    return not (features & NO_TEXT) and not ends_paragraph(line.text)


def _goes_on(features: set[Feature], line: CleanLine) -> bool:
    return not features & {Feature.DATELINE, Feature.OPENER, Feature.NUMBERED} and not line.text.startswith("“")


def _see_previous(lines: Sequence[CleanLine], own: list[set[Feature]], text: list[bool], index: int) -> None:
    seen, before = own[index], own[index - 1]
    if Feature.PARAGRAPH not in before | seen and alike(lines[index - 1].text, lines[index].text):
        seen.add(Feature.ALIKE_PREVIOUS)
        before.add(Feature.ALIKE_NEXT)
    if Feature.STANDING in before:
        seen.add(Feature.PREVIOUS_STANDING)
    if before & _ENTRY and not seen & _ENTRY:
        seen.add(Feature.LEAVES_LIST)
    if before & {Feature.CREDIT, Feature.PHOTO_CREDIT}:
        seen.add(Feature.PREVIOUS_CREDITED)
    if Feature.UNENDED in before:
        seen.add(Feature.PREVIOUS_UNENDED)
    if formulas.ends_signed(lines[index - 1].text):
        seen.add(Feature.PREVIOUS_SIGNED)
    if Feature.BULLET in before:
        seen.add(Feature.PREVIOUS_LIST)
    if Feature.BYLINE in before:
        seen.add(Feature.PREVIOUS_BYLINE)
    if Feature.MARKED_HIGH in before:
        seen.add(Feature.PREVIOUS_MARKED)
    if _could_head(before, text[index - 1]):
        seen.add(Feature.PREVIOUS_HEAD)
        former, latter = width(lines[index - 1].text), width(lines[index].text)
        if former < latter:
            seen.add(Feature.PREVIOUS_SHORTER)
        if abs(former - latter) <= 1.5 and not text[index]:
            seen.add(Feature.PREVIOUS_EQUAL)
            before.add(Feature.NEXT_EQUAL)


def _see_stack(own: list[set[Feature]], text: list[bool], index: int) -> None:
    """Whether the heads from here lead down to a dateline or byline, as a heading stack does."""
    for at in range(index + 2, min(index + 6, len(own))):
        if not _could_head(own[at - 1], text[at - 1]) and Feature.BULLET not in own[at - 1]:
            return
        if Feature.DATELINE in own[at]:
            own[index].add(Feature.STACK_DATELINE)
            return
        if Feature.BYLINE in own[at] and Feature.CREDIT not in own[at]:
            own[index].add(Feature.STACK_BYLINE)
            return


def _could_head(features: set[Feature], is_text: bool) -> bool:
    return not is_text and (not features & NO_TEXT or bool(features & {Feature.MARKED_HIGH, Feature.MARKED_LOW}))


def _see_next(lines: Sequence[CleanLine], own: list[set[Feature]], text: list[bool], index: int) -> None:
    seen, following = own[index], own[index + 1]
    for feature, result in (
        (Feature.DATELINE, Feature.NEXT_DATELINE),
        (Feature.BYLINE, Feature.NEXT_BYLINE),
        (Feature.MARKED_HIGH, Feature.NEXT_MARKED),
        (Feature.NUMBERED, Feature.NEXT_NUMBERED),
        (Feature.BULLET, Feature.NEXT_LIST),
        (Feature.LEAD, Feature.NEXT_LEAD),
        (Feature.ANAPHOR, Feature.NEXT_ANAPHOR),
        (Feature.FRESH, Feature.NEXT_FRESH),
        (Feature.OPENS_PARAGRAPH, Feature.NEXT_OPENS_PARAGRAPH),
        (Feature.OPENS_MIDDLE, Feature.NEXT_OPENS_MIDDLE),
        (Feature.JUMP_START, Feature.NEXT_JUMP_START),
    ):
        if feature in following:
            seen.add(result)
    if Feature.LOST_START in following or following >= {Feature.TINY, Feature.ENDS_SENTENCE}:
        seen.add(Feature.NEXT_LOST)
    if text[index + 1]:
        seen.add(Feature.NEXT_TEXT)
    elif _could_head(following, text[index + 1]):
        seen.add(Feature.NEXT_HEAD)
        if width(lines[index + 1].text) > width(lines[index].text):
            seen.add(Feature.NEXT_LONGER)
    if following & {Feature.CAPTION, Feature.POSITIONS, Feature.PHOTO_CREDIT} or (
        text[index + 1] and any(Feature.CREDIT in own[at] for at in range(index + 2, min(index + 5, len(own))))
    ):
        seen.add(Feature.NEXT_CAPTION)


def _nearest(flags: Sequence[bool]) -> list[int | None]:
    """For each position the nearest earlier one whose flag is set."""
    found: list[int | None] = []
    latest: int | None = None
    for index, flag in enumerate(flags):
        found.append(latest)
        if flag:
            latest = index
    return found
