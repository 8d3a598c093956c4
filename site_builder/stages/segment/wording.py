"""What a line shows by itself: its length, marks, wording, and the formulas of the trade."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from site_builder.model.newspaper import CleanLine
from site_builder.stages.segment import shapes
from site_builder.stages.segment.features import Feature, Lexicon
from site_builder.stages.segment.labels import label_features
from site_builder.text import formulas, page_lines
from site_builder.text.bylines import split_names
from site_builder.text.characters import HAN_CLASS, ends_open, ends_sentence, needs_more
from site_builder.text.lone_names import could_be_name
from site_builder.text.tokenizer import Tokenizer

_OPENER = re.compile(
    r"^(?:近日|日前|今年|去年|前年|昨日|今天|昨天|目前|当前|当天|如今|此前|此外|同时|另外|其中|据悉|据介绍|据了解|记者|随着|为了|为此|此次|本次|这|该|他|她|它|我|在|从|对|由|“[^”]{12,}"
    r"|\d{4}年|\d{1,2}月|\d{1,2}日|截至|作为|接下来|下一步|值得|比如|例如|再如|一方面|首先|但|而|并|也|还|不|通过|根据|按照|按计划)"
)
_FRESH = re.compile(
    r"^(?:近日|日前|今年|去年|昨日|昨天|近年来|目前|当前|如今|据悉|据介绍|据了解|据统计|记者(?:了解到|获悉|从|在)|此外|同时，|另外|其中，|为此|随着|此次|本次|下一步|接下来|截至|例如|比如"
    r"|首先|其次|最后，|但是|然而|不过|因此|所以|于是|值得|会议(?:认为|指出|强调)|他(?:说|指出|强调|介绍|表示)|她(?:说|介绍|表示)|\d{1,2}月\d{1,2}日，)"
)
_LOST_START = re.compile(
    r"^[，。、；：？！”’）》…%％]|^(?:的|了|等|和|与|及|着|们|地|得)(?!确|解|士|平|谐|美|气|睦|其|时|球|区|方|点|到|知|力|级|同|于|位|候)"
)
_LEAD = re.compile(
    r"^.{0,24}?(?:近日|日前|昨日|昨天|今日|今天|昨晚|今晨|上午|下午|凌晨|上周|本周|前不久|\d{1,2}月\d{1,2}日|\d{1,2}日)|^.{0,40}记者.{0,6}(?:获悉|了解|走访|从|在)"
)
_TAIL = re.compile(r"^\d+(?:\.\d+)?[亩吨万亿元%％个家人名米克千公里台辆座]{1,4}[，。、]")
_ANAPHOR = re.compile(r"^(?:该|此次|此举|此外|这|其|他|她|它|上述|据介绍|据悉|据了解|记者)")
_LINKING = re.compile(
    r"^(?:为(?!了|此)|让|使|助|把|将|向|在|以(?!前|后|来|往|及|上|下)|用|与|和|及|从|对|给|被|更|再|也|却|还|——)"
)
_DECKS = re.compile(rf" (?<=[{HAN_CLASS}”》）！？] )(?=[{HAN_CLASS}“《（\d])")
_MARKED_ENDS = {Feature.ENDS_SENTENCE, Feature.ENDS_OPEN, Feature.ENDS_DASH, Feature.ENDS_COLON}
_NAMING = {Feature.BYLINE, Feature.CREDIT, Feature.PHOTO_CREDIT, Feature.NAMELIKE, Feature.SIGNATURE, Feature.DATED}
_REPORTING = re.compile(
    r"(?:时|中)?(?:强调|指出|要求|提出|表示|提醒|透露|披露|呼吁|倡议)$|(?:召开|举行|闭幕|开幕|公布|发布|出台|通过|获批|揭晓|印发|显示|时说|答记者问)$"
)
_ADVERB = 4
"""Characters of the longest of the adverbs that a sentence opens with."""
_REPORT = 6
"""Characters of the longest of these."""
_ATTENDS = re.compile(r"(?:主持|出席|参加|讲话|致辞|致词|作报告|陪同|会见|列席|批示|主持会议|参加调研)$")
_DECK = 24
"""Characters of the longest deck that only says who took part."""
_DIGITS = re.compile(r"\d(?!月|日|年)")
_EDGE = 8
"""Characters that are enough to be sure of the word at an edge."""
_FIRST_HAN = re.compile(f"[{HAN_CLASS}]{{1,{_EDGE}}}")
_LAST_HAN = re.compile(f"[{HAN_CLASS}]{{1,{_EDGE}}}$")
_PARTICLE = re.compile("[的了着过们也都就]|[是在](?!即|线|地|非)")
_CLEAR = 0.9
_ITEM_BULLET = re.compile(r"^[■●◆◇▲★☆·•]\s*(?=\S)")

_SIZES = (
    (6, (Feature.TINY, Feature.SLIM)),
    (10, (Feature.SHORT, Feature.SLIM)),
    (14, (Feature.SHORT,)),
    (20, (Feature.MEDIUM,)),
    (32, (Feature.MEDIUM, Feature.BROAD)),
    (58, (Feature.LONG, Feature.BROAD)),
    (110, (Feature.PARAGRAPH, Feature.BROAD)),
)
"""What a line shows that is at most so many ems wide."""
_LARGEST = (Feature.PARAGRAPH, Feature.BROAD, Feature.GREAT)

_Formulas = tuple[tuple[Feature, Callable[[str], bool]], ...]

_FORMULAS: _Formulas = (
    (Feature.PHOTO_CREDIT, formulas.has_photo_credit),
    (Feature.CAPTION, formulas.is_caption),
    (Feature.JUMP_START, formulas.starts_with_jump),
    (Feature.OPENER, lambda text: bool(_OPENER.match(text))),
    (Feature.ADVERB, lambda text: 1 < text.find("，") <= _ADVERB),
    (Feature.FRESH, lambda text: bool(_FRESH.match(text))),
    (Feature.LOST_START, lambda text: bool(_LOST_START.match(text) or _TAIL.match(text))),
    (Feature.LEAD, lambda text: bool(_LEAD.match(text))),
    (Feature.ANAPHOR, lambda text: bool(_ANAPHOR.match(text))),
    (Feature.LINKING, lambda text: bool(_LINKING.match(text))),
    (Feature.DASH_START, lambda text: text.startswith("——")),
    (Feature.LABELLED, shapes.has_label),
    (Feature.DIALOGUE, shapes.is_dialogue),
    (Feature.TIMELINE, shapes.is_timeline),
    (Feature.SALUTATION, formulas.is_salutation),
)
_OF_SHORT: _Formulas = (
    (Feature.POSITIONS, formulas.names_positions),
    (Feature.FIGURE_END, shapes.ends_in_figure),
    (Feature.REPORTING, lambda text: bool(_REPORTING.search(text[-_REPORT:]))),
    (Feature.SPEAKER, shapes.names_speaker),
    (Feature.ONGOING, lambda text: "正在" in text),
    (Feature.QUOTED, shapes.is_quoted),
    (Feature.BRACKETED, lambda text: text.startswith("【") and text.find("】") == len(text) - 1),
)
"""What tells nothing of a paragraph longer than ``_SHORT``."""
_OF_BRIEF: _Formulas = (
    (Feature.BYLINE, formulas.is_byline),
    (Feature.CREDIT, formulas.is_credit),
    (Feature.JUMP, formulas.is_jump_line),
    (Feature.ATTENDS, lambda text: len(text) <= _DECK and bool(_ATTENDS.search(text))),
    (Feature.NAMELIKE, could_be_name),
    (Feature.SIGNATURE, formulas.is_signature),
    (Feature.DATED, page_lines.is_dated),
    (Feature.FOLIO, page_lines.is_page_and_section),
    (Feature.MEDIUM_NAME, lambda text: len(text) <= 12 and bool(formulas.MEDIUM.fullmatch(text))),
)
"""What no line longer than ``_BRIEF`` can be."""
_SHORT, _BRIEF = 120, 60
"""Characters of the longest caption, and of the longest byline or credit."""


def own_features(line: CleanLine, ems: float, lexicon: Lexicon, tokenizer: Tokenizer) -> set[Feature]:
    """The features of a line that is ``ems`` wide."""
    text = line.text
    features = set(_sizes(ems))
    markup = line.markup
    if markup.level:
        features.add(Feature.MARKED_HIGH if markup.level <= 2 else Feature.MARKED_LOW)
    if markup.bullet or _ITEM_BULLET.match(text):
        features.add(Feature.BULLET)
    if markup.arrows:
        features.add(Feature.ARROWS)
    if markup.bold:
        features.add(Feature.BOLD)
    if line.gap >= 3:
        features.add(Feature.GAP)
    if line.gap == 0:
        features.add(Feature.TIGHT)
    features.update(_stops(text), _ends(text))
    features.update([feature for feature, holds in _FORMULAS if holds(text)])
    if len(text) <= _SHORT:
        features.update([feature for feature, holds in _OF_SHORT if holds(text)])
        if len(text) <= _BRIEF:
            features.update([feature for feature, holds in _OF_BRIEF if holds(text)])
    if not features & _MARKED_ENDS:
        features.add(Feature.UNENDED)
        if not features & {Feature.COMMA_INSIDE, Feature.STOP_INSIDE, Feature.PARAGRAPH}:
            features.add(Feature.BARE)
    features.update(_edges(text, lexicon, tokenizer))
    if formulas.find_dateline(text):
        features.add(Feature.DATELINE)
    if formulas.leading_number(text):
        features.add(Feature.NUMBERED)
    if Feature.ENDS_SENTENCE not in features and len(text) <= 40 and _DIGITS.search(text):
        features.add(Feature.FIGURES)
    if Feature.PARAGRAPH not in features:
        if _DECKS.search(text):
            features.add(Feature.DECKS)
        if len(text) >= 7 and _PARTICLE.search(text):
            features.add(Feature.PARTICLES)
    features.update(label_features(text, lexicon))
    if lexicon.reporters and (names := split_names(text)) and lexicon.reporters.issuperset(names):
        features.add(Feature.BYLINE)
    if not (features & _NAMING or formulas.ends_as_body(text)):
        features.add(Feature.NOBODY)
    return features


def _stops(text: str) -> Iterator[Feature]:
    """What the stops and commas inside tell."""
    commas, stops = text.count("，"), text.count("。") + text.count("！") + text.count("？")
    if commas - text.endswith("，"):
        yield Feature.COMMA_INSIDE
        if commas >= 2:
            yield Feature.COMMAS
    if stops - text.endswith(("。", "！", "？")):
        yield Feature.STOP_INSIDE
    if stops >= 3:
        yield Feature.SENTENCES


def _ends(text: str) -> Iterator[Feature]:
    """How the line ends."""
    if ends_sentence(text):
        yield Feature.ENDS_SENTENCE
        if text.endswith(("。", "。”", "。）")):
            yield Feature.FULL_STOP
        elif text.endswith(("？", "?")):
            yield Feature.QUESTION
    elif ends_open(text):
        yield Feature.ENDS_OPEN
    elif needs_more(text):
        yield Feature.ENDS_NEEDING
    elif text.endswith("——"):
        yield Feature.ENDS_DASH
    elif text.endswith(("：", ":")):
        yield Feature.ENDS_COLON
    elif formulas.ends_with_jump(text):
        yield Feature.FULL_STOP


def _edges(text: str, lexicon: Lexicon, tokenizer: Tokenizer) -> Iterator[Feature]:
    """What the first and the last word tell."""
    first, last = _FIRST_HAN.match(text), _LAST_HAN.search(text[-_EDGE:])
    if first:
        odds = lexicon.openings.get(tokenizer.cut(first.group())[0], 0.0)
        if abs(odds) >= _CLEAR:
            yield Feature.OPENS_PARAGRAPH if odds > 0 else Feature.OPENS_MIDDLE
    if last and lexicon.endings.get(tokenizer.cut(last.group())[-1], 0.0) <= -_CLEAR:
        yield Feature.ENDS_CUT


def _sizes(ems: float) -> tuple[Feature, ...]:
    return next((sizes for limit, sizes in _SIZES if ems <= limit), _LARGEST)


NO_TEXT = {Feature.BYLINE, Feature.CREDIT, Feature.CAPTION, Feature.POSITIONS, Feature.JUMP, Feature.STANDING,
            Feature.BULLET, Feature.MARKED_HIGH, Feature.MARKED_LOW, Feature.ARROWS}  # fmt: skip


def is_running_text(line: CleanLine, features: set[Feature]) -> bool:
    """A first guess at running text, by which the other lines find the text before and after them."""
    if Feature.DATELINE in features or Feature.PARAGRAPH in features or Feature.JUMP_START in features:
        return True
    if features & NO_TEXT or Feature.DECKS in features:
        return False
    if Feature.ENDS_SENTENCE in features:
        return not line.text.endswith(("？", "！"))
    return Feature.ENDS_OPEN in features or (Feature.OPENER in features and Feature.COMMA_INSIDE in features)
