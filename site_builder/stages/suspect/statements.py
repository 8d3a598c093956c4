"""Figures as one page states them, ready to be set beside those of other pages; and lists that exceed their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.model.suspicion import StatedFigure, Suspicion, SuspicionKind
from site_builder.stages.suspect.printed import PrintedPage
from site_builder.text.characters import HAN_CLASS
from site_builder.text.formulas import find_dateline
from site_builder.text.quantities import Quantity, find_quantities

SHORTEST_INDICATOR = 6
"""Han characters of an indicator that two statements do not share by chance."""
FEWEST_PARTS = 3
"""Parts of a total that are added up."""

_READ = (Role.BODY, Role.LIST, Role.CAPTION)
_SENTENCE = re.compile("[^。！？]+[。！？]?")
_SCOPE = re.compile(
    r"(?:19|20)\d\d年|(?:今|去|前|上|本|明)年|\d{1,2}(?:[—～-]\d{1,2})?月|[一二三四]季度|上半年|下半年|(?:本|上)[月周]"
)
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_MOVED = re.compile(
    "(?:同比|环比|增长|增加(?!值)|新增|增幅|增(?!加)|减少|下降|降低|降幅|降|提高|提升|上升|上涨|下跌|涨|跌|翻|由|从|比(?![重例])|较)"
    "[^，；]{0,4}$"
)
"""Of a rise or fall, or of where one began: not of the figure itself."""
_ROUGH = re.compile("[约近超逾余多]|突破|左右|以上|以下|不足|不少于|最高|最低|高达")
_EXPECTED = re.compile("预计|预期|计划|力争|目标|将达?|有望|拟")
_ROUND_IT = re.compile(
    r"^(?:截至|截止|到|至|其中|目前|今年|去年|全年|全市|我市|该市|本市|共|累计|实现|完成|(?:19|20)\d\d年[底末初]?|[^，]{0,2}\d{1,2}月[底末份]?)+"
    r"|(?:预计|已经|累计|共计|合计|总计|分别|达到|达|为|是|有|实现|完成|突破|已|共|将|则|上升到|提高到|占)+$"
)
_NOT_NAMED = re.compile(rf"[^{HAN_CLASS}A-Za-z]")
_RESPECTIVELY = "分别"
_PARTS = re.compile("[，：（(](?:主要|其中)?(?:包括|其中|分为|分别为|分别是|有)")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_PART_END = re.compile("[；。！？）)]")


def collect_figures(page: PrintedPage, articles: Sequence[Article]) -> Iterator[StatedFigure]:
    """Every exact figure of one page that says in words what it measures."""
    for number, article in enumerate(articles):
        for block in article.blocks:
            if block.role in _READ:
                yield from _of_block(page, block, number)


def find_exceeded_totals(page: PrintedPage, articles: Sequence[Article]) -> Iterator[Suspicion]:
    """Totals that are less than the sum of the parts named right after them."""
    for article in articles:
        for block in article.blocks:
            if block.role in _READ:
                yield from _exceeded(page, block)


def _of_block(page: PrintedPage, block: Block, article: int) -> Iterator[StatedFigure]:
    dateline = find_dateline(block.text)
    for sentence in _SENTENCE.finditer(block.text):
        text = sentence.group()
        quantities = list(find_quantities(text))
        for at, quantity in enumerate(quantities):
            if not _is_exact(quantity) or (dateline and sentence.start() + quantity.start < dateline.length):
                continue
            begin = quantities[at - 1].end if at else 0
            indicator = _indicator(text, quantities, at)
            before = text[begin : quantity.start]
            if len(indicator) < SHORTEST_INDICATOR or indicator[0] == "占" or _MOVED.search(before):
                continue
            if _ROUGH.search(before[-3:] + text[quantity.start : quantity.end + 2].lstrip("0123456789.,")):
                continue
            place = page.at(block, sentence.start() + quantity.start, sentence.start() + quantity.end)
            yield StatedFigure(
                line=place.line,
                column=place.column,
                excerpt=place.text,
                article=article,
                indicator=indicator,
                number=quantity.number,
                step=_step(quantity),
                unit=quantity.base_unit,
                scope=_scope(text[: quantity.start]),
                expected=bool(_EXPECTED.search(text[max(begin, quantity.start - 24) : quantity.start])),
            )


def _indicator(text: str, quantities: Sequence[Quantity], at: int) -> str:
    """What the figure measures: the words before it in its clause, or in the clause before where its own has none.

    For A、B分别达到1、2 the one of the same place in the row, with what follows the last of them (占 …).
    """
    clauses = re.split("[，；：]", text[: quantities[at].start])
    row = [clause for clause in clauses if _RESPECTIVELY in clause]
    if row and text[: quantities[at].start].rfind(_RESPECTIVELY) > text[: quantities[at].start].rfind("；"):
        return _respective(text, quantities, at)
    own = _bare(clauses[-1])
    if not own and len(clauses) > 1 and not any(char.isdigit() for char in clauses[-2]):
        own = _bare(clauses[-2])
    return own


def _respective(text: str, quantities: Sequence[Quantity], at: int) -> str:
    mark = text[: quantities[at].start].rfind(_RESPECTIVELY)
    place = sum(mark < quantity.start for quantity in quantities[:at])
    named = re.split("[，；：]", text[:mark].rstrip("，"))[-1]
    items = re.split("[、和与]", named)
    if place >= len(items) or len(items) < 2:
        return ""
    tail = items[-1].find("占")
    shared = items[-1][tail:] if tail > 0 and place < len(items) - 1 else ""
    return _bare(items[place] + shared)


def _bare(clause: str) -> str:
    """``clause`` without times, verbs of reaching and marks around the name of what is measured; empty if a number is
    left in it."""
    before = None
    while before != clause:
        before = clause
        clause = _ROUND_IT.sub("", clause).strip("“”‘’（）()、 ")
    return "" if _DIGIT.search(clause) else _NOT_NAMED.sub("", clause)


def _scope(before: str) -> str:
    """The time that a figure holds for, as printed; a stated year alone where there is one."""
    years = _YEAR.findall(before)
    others = [found for found in _SCOPE.findall(before) if not _YEAR.fullmatch(found)]
    return "".join([*years[-1:], *others[-1:]])


def _is_exact(quantity: Quantity) -> bool:
    """True for one number in digits: neither a range nor 八成."""
    return bool(quantity.number) and bool(_DIGITS.fullmatch(quantity.value))


def _step(quantity: Quantity) -> str:
    """The worth of one in the last printed place: 8.5万 is exact to 1000."""
    value = Decimal(quantity.value)
    exponent = value.as_tuple().exponent
    power = Decimal(quantity.number) / value if value else Decimal(1)
    return str(power.scaleb(exponent if isinstance(exponent, int) else 0))


def _exceeded(page: PrintedPage, block: Block) -> Iterator[Suspicion]:
    quantities = list(find_quantities(block.text))
    for at, total in enumerate(quantities):
        opening = _PARTS.match(block.text, total.end)
        if opening is None or not _is_exact(total):
            continue
        end = _PART_END.search(block.text, opening.end())
        limit = end.start() if end else len(block.text)
        parts = [one for one in quantities[at + 1 :] if one.end <= limit and one.base_unit == total.base_unit]
        exact = [Decimal(part.number) for part in parts if part.number]
        if len(exact) < FEWEST_PARTS or len(exact) < len(parts) or "%" in total.base_unit:
            continue
        whole = Decimal(total.number)
        if max(exact) <= whole < sum(exact) - Decimal(_step(total)):
            names = "、".join(part.value + part.unit for part in parts)
            why = f"其后各项（{names}）相加是{sum(exact)}{total.base_unit}，多于此处的总数；各项也许有重叠。"
            yield page.suspicion(SuspicionKind.FIGURE, block, (total.start, total.end), why, 0.6)
