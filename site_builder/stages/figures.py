"""Article -> figures: every quantity that it states, with what it measures, how it changed, and when.

What is measured stands before the number (工业增加值8276亿元) or right after its unit (54家工厂); a change
(增长13.7%) belongs to the figure before it; 分别 hands several numbers to the things named before, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from site_builder.model.article import Article, Block
from site_builder.model.knowledge import Figure
from site_builder.model.newspaper import Role
from site_builder.text.formulas import find_dateline
from site_builder.text.indicators import indicator as indicator_of
from site_builder.text.quantities import Quantity, find_quantities
from site_builder.text.tokenizer import Tokenizer

_UNREAD = {Role.BYLINE, Role.CREDIT, Role.JUMP, Role.FURNITURE, Role.STANDING}
_SENTENCE = re.compile(r"[^。！？；]+[。！？；”]*")
_CHANGE = re.compile(
    r"(?:同比|环比|累计|年均|平均|分别)*(?:增长|增加|下降|减少|提高|提升|上升|上涨|下跌|降低|减重|翻|增|降)(?:了|超|约|近|超过|达)?$"
)
_COMPARISON = re.compile(
    r"同比|环比|比上年|比去年|较上年|较去年|高于[^，。]{2,10}|低于[^，。]{2,10}|比[^，。]{2,8}(?=[增减提降])"
)
_SCOPE = re.compile(
    r"今年(?:以来|前[一二三]季度|上半年|下半年|[一二三四]季度|\d{1,2}[—-]\d{1,2}月)?|去年(?:全年|底)?|前三季度|上半年|下半年|[一二三四]季度"
    r"|(?:截至|到|至|预计到)?(?:19|20)\d\d年(?:年?底|年?末|度)?|\d{1,2}[—-]\d{1,2}月|截至目前|目前|未来\d+年内?|\d+年内|近年来|当天"
)


def find_figures(article: Article, tokenizer: Tokenizer, lines: Mapping[int, str]) -> tuple[Figure, ...]:
    """The figures of ``article`` in reading order. ``lines`` are the page's clean lines by number: they tell on
    which line of a joined paragraph a figure stands."""
    figures: list[Figure] = []
    for block in article.blocks:
        if block.role not in _UNREAD:
            figures += _of_block(block, tokenizer, lines)
    return tuple(dict.fromkeys(figures))


def _of_block(block: Block, tokenizer: Tokenizer, lines: Mapping[int, str]) -> Iterator[Figure]:
    dateline = find_dateline(block.text)
    skip = dateline.length if dateline else 0
    starts = _line_starts(block, lines)
    for sentence in _SENTENCE.finditer(block.text):
        quantities = [q for q in find_quantities(sentence.group()) if sentence.start() + q.start >= skip]
        if not quantities:
            continue
        for quantity, figure in zip(quantities, _of_sentence(sentence.group(), quantities, tokenizer), strict=True):
            at = sentence.start() + quantity.start
            yield replace(figure, line=max((item for item in starts if item[0] <= at), default=starts[0])[1])


def _line_starts(block: Block, lines: Mapping[int, str]) -> list[tuple[int, int]]:
    """Where each source line begins in the block's text."""
    starts: list[tuple[int, int]] = []
    position = 0
    for number in block.lines:
        text = lines.get(number, "")
        at = block.text.find(text, position)
        starts.append((max(at, position), number))
        position = max(at, position) + len(text)
    return starts


def _of_sentence(sentence: str, quantities: Sequence[Quantity], tokenizer: Tokenizer) -> Iterator[Figure]:
    made: list[Figure] = []
    for at, quantity in enumerate(quantities):
        begin = quantities[at - 1].end if at else 0
        before, after = sentence[begin : quantity.start], sentence[quantity.end :]
        clause = before[max(before.rfind(mark) for mark in "，：、（") + 1 :]
        change = _CHANGE.search(clause)
        until = quantities[at + 1].start - quantity.end if at + 1 < len(quantities) else len(after)
        bare = change and not clause[: change.start()]
        indicator = "" if bare else indicator_of(before, after[:until], quantity.base_unit, tokenizer)
        last = made[-1] if made else None
        if not indicator and "分别" in sentence[: quantity.start]:
            indicator = _respective(made, quantity)
        if not indicator and last:
            indicator = last.indicator
        is_share = quantity.unit in ("%", "个百分点", "倍")
        following = _change_after(after, quantities[at + 1] if at + 1 < len(quantities) else None, quantity)
        scope = [found.group() for found in _SCOPE.finditer(sentence[: quantity.start])]
        compared = _COMPARISON.search(before + after[:6])
        made.append(
            Figure(
                line=0,
                value=quantity.value,
                unit=quantity.unit,
                indicator=indicator,
                change=(change.group() + quantity.value + quantity.unit) if change and is_share else following,
                comparison=compared.group() if compared else "",
                scope=scope[-1] if scope else "",
                number=quantity.number,
                base_unit=quantity.base_unit,
                sentence=sentence.strip(),
            )
        )
    yield from made


def _change_after(after: str, following: Quantity | None, quantity: Quantity) -> str:
    """The rise or fall right behind a figure: 、增长13.7%."""
    if following is None:
        return ""
    between = after[: following.start - quantity.end]
    found = _CHANGE.search(between)
    if found and len(between) <= 10 and following.unit in ("%", "个百分点", "倍") and "。" not in between:
        return found.group() + following.value + following.unit
    return ""


def _respective(made: Sequence[Figure], quantity: Quantity) -> str:
    """For 累计分别达48家、1157家: the indicators of the figures with this unit that were named before, in order."""
    named = [figure for figure in made if figure.base_unit == quantity.base_unit]
    firsts = list(dict.fromkeys(figure.indicator for figure in named if figure.indicator))
    counts = {name: sum(figure.indicator == name for figure in named) for name in firsts}
    least = min(counts.values(), default=0)
    return next((name for name in firsts if counts[name] == least), "")
