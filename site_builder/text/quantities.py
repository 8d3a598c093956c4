"""Quantities in running text: the value and unit as printed, and what they come to as plain numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from site_builder.text.han_numbers import HAN_NUMBER, han_number
from site_builder.text.tables import words_by_kind

_POWERS = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_CUE = re.compile("(?:近|超|超过|达|达到|约|逾|年产|上|突破|不少于)$")
_CUE_AFTER = re.compile("[余多]|以上|左右")
_HAN_YEAR = re.compile("[一二][九〇零][〇零一二三四五六七八九]{2}")
_SPLIT = re.compile("(?P<value>.*?[一二两三四五六七八九十百千])(?P<power>[万亿]+)")
_RANGE = "[—～~－-]{1,2}|至"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """``value`` and ``unit`` as printed but for approximations (余, 多): 1.5万多家 is 1.5 万家.

    ``number`` is the value in ``base_unit`` (15000 家), empty for a range.
    """

    start: int
    end: int
    value: str
    unit: str
    number: str
    base_unit: str


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every number of ``text`` with a unit, in order. Dates, ordinals (第4位), codes (C919) and versions are none, nor
    small counts in characters, which only enumerate (两个板块)."""
    yield from sorted((*_in_digits(text), *_in_characters(text)), key=lambda quantity: quantity.start)


def _in_digits(text: str) -> Iterator[Quantity]:
    for found in _pattern().finditer(text):
        value, power, unit = found["value"].replace(",", "").replace("．", "."), found["power"] or "", found["unit"]
        if unit == "年" and (re.fullmatch(r"(?:19|20)\d\d", value) or re.search(r"(?:19|20)\d\d", value)):
            continue
        if unit == "度" and not power and text[found.end("value") : found.end("value") + 2] == "度假":
            continue
        number = "" if re.search(_RANGE, value) else _plain(value, power)
        yield Quantity(
            start=found.start("value"), end=found.end(), value=value, unit=power + unit, number=number, base_unit=unit
        )


def _in_characters(text: str) -> Iterator[Quantity]:
    """三百二十亿元, 两千多家, 百分之三十. The unit takes 万 and 亿 as it does behind digits."""
    for found in _han_pattern().finditer(text):
        if found["share"]:
            number = han_number(found["share"])
            if number is not None:
                unit = "%" if found["of"] == "百" else "‰"
                yield _quantity(found.start(), found.end(), found["share"], unit, number, unit)
            continue
        printed, unit = found["value"], found["unit"]
        number = han_number(printed)
        if number is None or not _counts(found, number, text):
            continue
        split = _SPLIT.fullmatch(printed)
        value, power = (split["value"], split["power"]) if split else (printed, "")
        yield _quantity(found.start(), found.end(), value, power + unit, number, unit)


def _counts(found: re.Match[str], number: Decimal, text: str) -> bool:
    """Whether a number in characters states an amount. One character before a measure word is an article (一个), a
    count of what follows (两个板块) or a figure of speech (千家万户), unless something says about how many."""
    printed, unit = found["value"], found["unit"]
    if (printed == "一" and unit != "倍") or _HAN_YEAR.fullmatch(printed):
        return False
    if unit == "度" and len(printed) == 1:  # 两度访华
        return False
    if len(printed) > 1 or unit not in _count_units():
        return number > 0
    rounded = _CUE.search(text[: found.start()]) or _CUE_AFTER.match(text, found.end("value"))
    return printed in "百千万亿" and bool(rounded or _CUE_AFTER.match(text, found.end()))


def _quantity(start: int, end: int, value: str, unit: str, number: Decimal, base_unit: str) -> Quantity:
    plain = format(number.normalize(), "f")
    return Quantity(start=start, end=end, value=value, unit=unit, number=plain, base_unit=base_unit)


def _plain(value: str, power: str) -> str:
    number = Decimal(value)
    for char in power:
        number *= _POWERS[char]
    return format(number.normalize(), "f")


@lru_cache(maxsize=1)  # a pure function of a shipped file
def _pattern() -> re.Pattern[str]:
    kinds = words_by_kind("units.tsv")
    units = sorted(frozenset().union(*kinds.values()), key=lambda unit: (-len(unit), unit))
    number = r"\d{1,3}(?:,\d{3})+(?:[.．]\d+)?|\d+(?:[.．]\d+)?"
    return re.compile(
        rf"(?<![A-Za-z\d.．第—+-])(?<!年度)(?P<value>(?:{number})(?:%?(?:{_RANGE})(?:{number}))?)"
        rf"\s?[余多来]?(?P<power>[十百千万亿]{{0,2}})[余多来]?(?P<unit>{'|'.join(map(re.escape, units))})"
        r"(?![A-Za-z])(?!月|级产|以?内陆)"
    )


@lru_cache(maxsize=1)  # a pure function of a shipped file
def _han_pattern() -> re.Pattern[str]:
    kinds = words_by_kind("units.tsv")
    units = sorted(frozenset().union(*kinds.values()), key=lambda unit: (-len(unit), unit))
    return re.compile(
        rf"(?P<of>[百千])分之(?P<share>{HAN_NUMBER})"
        rf"|(?<![第几数\d零〇一二两三四五六七八九十百千万亿点之])(?P<value>{HAN_NUMBER})"
        rf"[余多]?(?P<unit>{'|'.join(map(re.escape, units))})(?!级|之一|规划|计划|[月代]|年代|分之|大[^小]|以?内陆)"
    )


@lru_cache(maxsize=1)  # a pure function of a shipped file
def _count_units() -> frozenset[str]:
    return words_by_kind("units.tsv")["count"]
