"""What can be seen of each line: a set of named features, from its text, its marks and its neighbours.

A feature is a plain fact (``ends_sentence``, ``next_dateline``), never a judgement; the weights in
``data/segmentation.toml`` judge. Names used there and here must agree: ``grammar`` refuses others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from site_builder.model.newspaper import CleanLine
from site_builder.stages.segment.cohesion import topic_shifts
from site_builder.text import formulas
from site_builder.text.bylines import split_names
from site_builder.text.characters import HAN_CLASS, ends_open, ends_paragraph, ends_sentence, width
from site_builder.text.continuity import word_crosses
from site_builder.text.formulas import BULLETS
from site_builder.text.tokenizer import Tokenizer


class Feature(StrEnum):
    # size
    TINY = "tiny"  # up to 6 ems
    SHORT = "short"  # up to 14
    MEDIUM = "medium"  # up to 32
    LONG = "long"  # up to 58: three-deck headlines end here
    PARAGRAPH = "paragraph"
    # marks around the text
    MARKED_HIGH = "marked_high"  # # or ##
    MARKED_LOW = "marked_low"  # ### and below
    UNMARKED = "unmarked"  # no mark, on a page that marks its headlines
    BULLET = "bullet"
    ARROWS = "arrows"
    GAP = "gap"  # three blank lines or more before it
    # how it ends and begins
    ENDS_SENTENCE = "ends_sentence"
    ENDS_OPEN = "ends_open"
    ENDS_DASH = "ends_dash"
    ENDS_COLON = "ends_colon"
    STOP_INSIDE = "stop_inside"
    COMMA_INSIDE = "comma_inside"
    UNENDED = "unended"  # stops without any mark
    BARE = "bare"  # no mark of a sentence in it or at its end
    DECKS = "decks"  # a space between Han, where speech would pause
    OPENER = "opener"  # opens as a sentence of running text does
    LOST_START = "lost_start"  # opens as no sentence does
    ANAPHOR = "anaphor"  # opens with 该, 这, 其, 他: speaks of something said before
    LINKING = "linking"  # opens with 为, 让, 助 …: the second line of a two-line head
    # formulas
    DATELINE = "dateline"
    BYLINE = "byline"
    CREDIT = "credit"
    PHOTO_CREDIT = "photo_credit"
    CAPTION = "caption"
    POSITIONS = "positions"
    JUMP = "jump"
    JUMP_START = "jump_start"
    STANDING = "standing"
    SECTION = "section"
    MEDIUM_NAME = "medium_name"
    NUMBERED = "numbered"
    NUMBERED_RUN = "numbered_run"  # one of 1, 2, 3 … on this page
    RUN_FIRST = "run_first"
    INSIDE_RUN = "inside_run"  # between two items of one run
    # neighbours
    FIRST = "first"
    LAST = "last"
    AFTER_FURNITURE = "after_furniture"
    TIGHT = "tight"  # no blank line before it
    PREVIOUS_OPEN = "previous_open"  # the text before it broke off
    CONTINUES = "continues"  # a word runs across from the text before it
    RUNS_ON = "runs_on"  # a word runs across to the text after it
    INTERRUPTS = "interrupts"  # the text before it broke off and the text after it goes on
    PREVIOUS_CAPTION = "previous_caption"
    NEXT_DATELINE = "next_dateline"
    NEXT_BYLINE = "next_byline"
    NEXT_TEXT = "next_text"
    NEXT_HEAD = "next_head"  # the next line could be a heading too
    NEXT_MARKED = "next_marked"
    NEXT_LONGER = "next_longer"
    NEXT_CAPTION = "next_caption"
    NEXT_NUMBERED = "next_numbered"
    NEXT_LIST = "next_list"
    NEXT_LOST = "next_lost"  # the next line is the tail of a sentence
    BEFORE_CREDIT = "before_credit"  # a picture credit follows
    NEAR_CREDIT = "near_credit"  # a picture credit follows two or three lines on
    SHIFT = "shift"  # the text after it speaks of other things than the text before it
    COHESIVE = "cohesive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What is known beforehand: standing heads, names of sections, the paper's reporters."""

    standing_heads: frozenset[str]
    sections: frozenset[str]
    reporters: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """A line and the features it shows."""

    line: CleanLine
    features: frozenset[Feature]


_OPENER = re.compile(
    r"^(?:近日|日前|今年|去年|前年|昨日|今天|昨天|目前|当前|当天|如今|此前|此外|同时|另外|其中|据悉|据介绍|据了解|记者|随着|为了|为此|此次|本次|这|该|他|她|它|我|在|从|对|由|“[^”]{12,}"
    r"|\d{4}年|\d{1,2}月|\d{1,2}日|截至|作为|接下来|下一步|值得|比如|例如|再如|一方面|首先|但|而|并|也|还|不|通过|根据|按照|按计划)"
)
_LOST_START = re.compile(
    r"^[，。、；：？！”’）》…%％]|^(?:的|了|等|和|与|及|着|们|地|得)(?!确|解|士|平|谐|美|气|睦|其|时|球|区|方|点|到|知|力|级|同|于|位|候)"
)
_TAIL = re.compile(r"^\d+(?:\.\d+)?[亩吨万亿元%％个家人名米克千公里台辆座]{1,4}[，。、]")
_ANAPHOR = re.compile(r"^(?:该|此次|此举|此外|这|其|他|她|它|上述|据介绍|据悉|据了解|记者)")
_LINKING = re.compile(r"^(?:为|让|使|助|把|将|向|在|以|用|与|和|及|从|对|给|被|更|再|也|却|还|——)")
_DECKS = re.compile(rf"(?<=[{HAN_CLASS}”》）！？]) (?=[{HAN_CLASS}“《（\d])")
_ORNAMENT = re.compile(rf"^[{BULLETS}·\s—\-:：]+|[{BULLETS}·\s—\-:：]+$")
_MARKED_ENDS = {Feature.ENDS_SENTENCE, Feature.ENDS_OPEN, Feature.ENDS_DASH, Feature.ENDS_COLON}
_ITEM_BULLET = re.compile(r"^[■●◆◇▲★☆·•]\s*(?=\S)")

_FORMULAS: tuple[tuple[Feature, Callable[[str], bool]], ...] = (
    (Feature.BYLINE, formulas.is_byline),
    (Feature.CREDIT, formulas.is_credit),
    (Feature.PHOTO_CREDIT, formulas.has_photo_credit),
    (Feature.CAPTION, formulas.is_caption),
    (Feature.POSITIONS, formulas.names_positions),
    (Feature.JUMP, formulas.is_jump_line),
    (Feature.JUMP_START, formulas.starts_with_jump),
    (Feature.STOP_INSIDE, lambda text: any(mark in text[:-1] for mark in "。！？")),
    (Feature.COMMA_INSIDE, lambda text: "，" in text[:-1]),
    (Feature.ENDS_SENTENCE, ends_sentence),
    (Feature.ENDS_OPEN, ends_open),
    (Feature.ENDS_DASH, lambda text: text.endswith("——")),
    (Feature.ENDS_COLON, lambda text: text.endswith(("：", ":"))),
    (Feature.OPENER, lambda text: bool(_OPENER.match(text))),
    (Feature.LOST_START, lambda text: bool(_LOST_START.match(text) or _TAIL.match(text))),
    (Feature.ANAPHOR, lambda text: bool(_ANAPHOR.match(text))),
    (Feature.LINKING, lambda text: bool(_LINKING.match(text))),
    (Feature.MEDIUM_NAME, lambda text: len(text) <= 12 and bool(formulas.MEDIUM.fullmatch(text))),
)


def see(
    lines: Sequence[CleanLine], furniture: frozenset[int], lexicon: Lexicon, tokenizer: Tokenizer
) -> tuple[SeenLine, ...]:
    """The features of ``lines``; ``furniture`` holds the numbers of page lines already set aside."""
    own = [_own_features(line, lexicon) for line in lines]
    marks_headlines = sum(Feature.MARKED_HIGH in features for features in own) >= 2
    text = [_is_text(line, features) for line, features in zip(lines, own, strict=True)]
    _see_runs(lines, own)
    _see_neighbours(lines, own, text, tokenizer)
    for index, shift in enumerate(topic_shifts([line.text for line in lines], text)):
        if shift is not None:
            own[index].add(Feature.SHIFT if shift else Feature.COHESIVE)
    previous = 0
    for index, line in enumerate(lines):
        if marks_headlines and not {Feature.MARKED_HIGH, Feature.MARKED_LOW} & own[index]:
            own[index].add(Feature.UNMARKED)
        if any(previous < number < line.number for number in furniture):
            own[index].add(Feature.AFTER_FURNITURE)
        previous = line.number
    return tuple(SeenLine(line=line, features=frozenset(seen)) for line, seen in zip(lines, own, strict=True))


def _own_features(line: CleanLine, lexicon: Lexicon) -> set[Feature]:
    text = line.text
    features = {_size(text)}
    markup = line.markup
    if markup.level:
        features.add(Feature.MARKED_HIGH if markup.level <= 2 else Feature.MARKED_LOW)
    if markup.bullet or _ITEM_BULLET.match(text):
        features.add(Feature.BULLET)
    if markup.arrows:
        features.add(Feature.ARROWS)
    if line.gap >= 3:
        features.add(Feature.GAP)
    if line.gap == 0:
        features.add(Feature.TIGHT)
    features.update(feature for feature, holds in _FORMULAS if holds(text))
    if not features & _MARKED_ENDS:
        features.add(Feature.UNENDED)
        if not features & {Feature.COMMA_INSIDE, Feature.STOP_INSIDE, Feature.PARAGRAPH}:
            features.add(Feature.BARE)
    if formulas.find_dateline(text):
        features.add(Feature.DATELINE)
    if formulas.leading_number(text):
        features.add(Feature.NUMBERED)
    if Feature.PARAGRAPH not in features and _DECKS.search(text):
        features.add(Feature.DECKS)
    label = _ORNAMENT.sub("", text).strip("【】[]《》")
    if label in lexicon.standing_heads:
        features.add(Feature.STANDING)
    if lexicon.reporters and (names := split_names(text)) and lexicon.reporters.issuperset(names):
        features.add(Feature.BYLINE)
    if label in lexicon.sections:
        features.add(Feature.SECTION)
    return features


def _size(text: str) -> Feature:
    ems = width(text)
    for limit, feature in ((6, Feature.TINY), (14, Feature.SHORT), (32, Feature.MEDIUM), (58, Feature.LONG)):
        if ems <= limit:
            return feature
    return Feature.PARAGRAPH


_NO_TEXT = {Feature.BYLINE, Feature.CREDIT, Feature.CAPTION, Feature.POSITIONS, Feature.JUMP, Feature.STANDING,
            Feature.BULLET, Feature.MARKED_HIGH, Feature.MARKED_LOW, Feature.ARROWS}  # fmt: skip


def _is_text(line: CleanLine, features: set[Feature]) -> bool:
    """A first guess at running text, by which the other lines find the text before and after them."""
    if Feature.DATELINE in features or Feature.PARAGRAPH in features or Feature.JUMP_START in features:
        return True
    if features & _NO_TEXT or Feature.DECKS in features:
        return False
    if Feature.ENDS_SENTENCE in features:
        return not line.text.endswith(("？", "！"))
    return Feature.ENDS_OPEN in features or (Feature.OPENER in features and Feature.COMMA_INSIDE in features)


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
        if index < last:
            _see_next(lines, own, text, index)
        for step in range(1, 4):
            if index + step <= last and (
                Feature.CREDIT in own[index + step] or "摄影报道" in lines[index + step].text[-6:]
            ):
                seen.add(Feature.BEFORE_CREDIT if step == 1 else Feature.NEAR_CREDIT)


def _could_break(line: CleanLine, features: set[Feature]) -> bool:
    return not (features & _NO_TEXT) and not ends_paragraph(line.text)


def _goes_on(features: set[Feature], line: CleanLine) -> bool:
    return not features & {Feature.DATELINE, Feature.OPENER, Feature.NUMBERED} and not line.text.startswith("“")


def _see_next(lines: Sequence[CleanLine], own: list[set[Feature]], text: list[bool], index: int) -> None:
    seen, following = own[index], own[index + 1]
    for feature, result in (
        (Feature.DATELINE, Feature.NEXT_DATELINE),
        (Feature.BYLINE, Feature.NEXT_BYLINE),
        (Feature.MARKED_HIGH, Feature.NEXT_MARKED),
        (Feature.NUMBERED, Feature.NEXT_NUMBERED),
        (Feature.BULLET, Feature.NEXT_LIST),
    ):
        if feature in following:
            seen.add(result)
    if Feature.LOST_START in following or following >= {Feature.TINY, Feature.ENDS_SENTENCE}:
        seen.add(Feature.NEXT_LOST)
    if text[index + 1]:
        seen.add(Feature.NEXT_TEXT)
    elif not following & _NO_TEXT or following & {Feature.MARKED_HIGH, Feature.MARKED_LOW}:
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
