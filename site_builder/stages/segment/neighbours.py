"""What a line shows by its place: what stands before and after it, and whether sentences run across."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.newspaper import CleanLine
from site_builder.stages.segment.cohesion import Vocabulary
from site_builder.stages.segment.cuts import Cuts, see_cuts
from site_builder.stages.segment.features import Feature, Lexicon, SeenLine
from site_builder.stages.segment.groups import ENTRY, see_groups
from site_builder.stages.segment.shapes import alike
from site_builder.stages.segment.stacks import EQUAL, LIKE, leads_to, see_stacks
from site_builder.stages.segment.subjects import see_subjects
from site_builder.stages.segment.wording import NO_TEXT, is_running_text, own_features
from site_builder.text import formulas
from site_builder.text.characters import width
from site_builder.text.tokenizer import Tokenizer

_CAPTION_WIDTH, _PICTURES = 60, 6
_BELOW = {
    Feature.STANDING: Feature.PREVIOUS_STANDING,
    Feature.COLUMN: Feature.PREVIOUS_COLUMN,
    Feature.CAPTION: Feature.PREVIOUS_CAPTION,
    Feature.UNENDED: Feature.PREVIOUS_UNENDED,
    Feature.BULLET: Feature.PREVIOUS_LIST,
    Feature.BYLINE: Feature.PREVIOUS_BYLINE,
    Feature.MARKED_HIGH: Feature.PREVIOUS_MARKED,
}
"""What a line shows by what the line before it shows."""
_ABOVE = {
    Feature.DATELINE: Feature.NEXT_DATELINE,
    Feature.BYLINE: Feature.NEXT_BYLINE,
    Feature.MARKED_HIGH: Feature.NEXT_MARKED,
    Feature.NUMBERED: Feature.NEXT_NUMBERED,
    Feature.BULLET: Feature.NEXT_LIST,
    Feature.LEAD: Feature.NEXT_LEAD,
    Feature.ANAPHOR: Feature.NEXT_ANAPHOR,
    Feature.LINKING: Feature.NEXT_LINKING,
    Feature.FRESH: Feature.NEXT_FRESH,
    Feature.OPENS_PARAGRAPH: Feature.NEXT_OPENS_PARAGRAPH,
    Feature.OPENS_MIDDLE: Feature.NEXT_OPENS_MIDDLE,
    Feature.JUMP_START: Feature.NEXT_JUMP_START,
    Feature.SALUTATION: Feature.NEXT_SALUTATION,
}
"""And by what the next line shows."""
_CREDITS = {Feature.CREDIT, Feature.PHOTO_CREDIT}
_NO_CAPTION = {Feature.DATELINE, Feature.MARKED_HIGH, Feature.STANDING, Feature.BYLINE}


def see(
    lines: Sequence[CleanLine],
    furniture: frozenset[int],
    lexicon: Lexicon,
    vocabulary: Vocabulary,
    cuts: Cuts,
    tokenizer: Tokenizer,
) -> tuple[SeenLine, ...]:
    """The features of ``lines`` with this ``vocabulary`` and these ``cuts``; ``furniture``: numbers of the page's
    own lines, set aside."""
    widths = [width(line.text) for line in lines]
    own = [own_features(line, ems, lexicon, tokenizer) for line, ems in zip(lines, widths, strict=True)]
    if not own:
        return ()
    text = [is_running_text(line, features) for line, features in zip(lines, own, strict=True)]
    heads = [_could_head(features, is_text) for features, is_text in zip(own, text, strict=True)]
    see_groups(lines, text, heads, own)
    _see_marks(own)
    _see_neighbours(lines, widths, own, text, heads)
    see_stacks(widths, heads, own)
    see_cuts(lines, own, text, cuts)
    for seen, subject in zip(own, see_subjects(vocabulary, text), strict=True):
        seen |= subject
    _see_furniture(lines, own, furniture)
    return tuple(SeenLine(line=line, features=frozenset(seen)) for line, seen in zip(lines, own, strict=True))


def _see_furniture(lines: Sequence[CleanLine], own: list[set[Feature]], furniture: frozenset[int]) -> None:
    """Mark what stands beside the page's own lines."""
    previous = 0
    for index, line in enumerate(lines):
        if any(previous < number < line.number for number in furniture):
            own[index].add(Feature.AFTER_FURNITURE)
            if index:
                own[index - 1].add(Feature.BEFORE_FURNITURE)
        previous = line.number
    if max(furniture, default=0) > previous:
        own[-1].add(Feature.BEFORE_FURNITURE)


def _see_marks(own: list[set[Feature]]) -> None:
    """Mark what goes unmarked on a page that marks most of its headlines, or its headings."""
    marked = sum(Feature.MARKED_HIGH in features for features in own)
    articles = sum(bool(features & {Feature.DATELINE, Feature.BYLINE}) for features in own)
    absent = {Feature.UNMARKED} if marked >= max(2, articles / 2) else set()
    if sum(Feature.MARKED_LOW in features for features in own) >= 2:
        absent.add(Feature.UNMARKED_LOW)
    for features in own:
        if not features & {Feature.MARKED_HIGH, Feature.MARKED_LOW}:
            features |= absent


def _see_neighbours(
    lines: Sequence[CleanLine], widths: Sequence[float], own: list[set[Feature]], text: list[bool], heads: list[bool]
) -> None:
    last = len(lines) - 1
    own[0].add(Feature.FIRST)
    own[last].add(Feature.LAST)
    for index in range(last + 1):
        if index:
            _see_previous(lines, widths, own, text, heads, index)
        if index < last:
            _see_next(widths, own, text, heads, index)
            stack = leads_to(own, heads, index)
            if stack:
                own[index].add(stack)
    _see_credits(lines, widths, own)


def _see_credits(lines: Sequence[CleanLine], widths: Sequence[float], own: list[set[Feature]]) -> None:
    """Mark what stands above a picture's credit, right above or with the captions of a few other pictures between."""
    credited = [Feature.CREDIT in own[at] or "摄影报道" in line.text[-6:] for at, line in enumerate(lines)]
    for credit in (at for at, is_credit in enumerate(credited) if is_credit):
        for above in range(credit - 1, max(credit - _PICTURES, 0) - 1, -1):
            own[above].add(Feature.BEFORE_CREDIT if above == credit - 1 else Feature.NEAR_CREDIT)
            between = above + 1 < credit and (widths[above + 1] > _CAPTION_WIDTH or own[above + 1] & _NO_CAPTION)
            if credited[above] or between:
                break


def _see_previous(
    lines: Sequence[CleanLine],
    widths: Sequence[float],
    own: list[set[Feature]],
    text: list[bool],
    heads: list[bool],
    index: int,
) -> None:
    seen, before = own[index], own[index - 1]
    if Feature.PARAGRAPH not in before | seen and alike(lines[index - 1].text, lines[index].text):
        seen.add(Feature.ALIKE_PREVIOUS)
        before.add(Feature.ALIKE_NEXT)
    if before & _CREDITS:
        seen |= {Feature.PREVIOUS_CREDITED, Feature.PREVIOUS_CAPTION}
    if before & ENTRY and not seen & ENTRY:
        seen.add(Feature.LEAVES_LIST)
    if formulas.ends_signed(lines[index - 1].text):
        seen.add(Feature.PREVIOUS_SIGNED)
    if Feature.MARKED_HIGH in before and Feature.MARKED_HIGH in seen:
        seen.add(Feature.MARKED_AFTER_MARKED)
        before.add(Feature.MARKED_BEFORE_MARKED)
    seen.update([_BELOW[feature] for feature in _BELOW.keys() & before])
    if heads[index - 1]:
        seen.add(Feature.PREVIOUS_HEAD)
        former, latter = widths[index - 1], widths[index]
        if former < latter:
            seen.add(Feature.PREVIOUS_SHORTER)
        if abs(former - latter) <= LIKE and heads[index]:
            seen.add(Feature.PREVIOUS_LIKE)
            before.add(Feature.NEXT_LIKE)
        if abs(former - latter) <= EQUAL and not text[index]:
            seen.add(Feature.PREVIOUS_EQUAL)
            before.add(Feature.NEXT_EQUAL)


def _could_head(features: set[Feature], is_text: bool) -> bool:
    return not is_text and (not features & NO_TEXT or bool(features & {Feature.MARKED_HIGH, Feature.MARKED_LOW}))


def _see_next(
    widths: Sequence[float], own: list[set[Feature]], text: list[bool], heads: list[bool], index: int
) -> None:
    seen, following = own[index], own[index + 1]
    seen.update([_ABOVE[feature] for feature in _ABOVE.keys() & following])
    if Feature.LOST_START in following or following >= {Feature.TINY, Feature.ENDS_SENTENCE}:
        seen.add(Feature.NEXT_LOST)
    if text[index + 1]:
        seen.add(Feature.NEXT_TEXT)
    elif heads[index + 1]:
        seen.add(Feature.NEXT_HEAD)
        if widths[index + 1] > widths[index]:
            seen.add(Feature.NEXT_LONGER)
    if following & {Feature.CAPTION, Feature.POSITIONS, Feature.PHOTO_CREDIT} or (
        text[index + 1] and any(Feature.CREDIT in own[at] for at in range(index + 2, min(index + 5, len(own))))
    ):
        seen.add(Feature.NEXT_CAPTION)
