"""Quantities in running text: the value and unit as printed, and what they come to as plain numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from site_builder.text.tables import words_by_kind

_POWERS = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
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
    """Every number of ``text`` with a unit. Dates, ordinals (第4位), codes (C919) and versions are none."""
    for found in _pattern().finditer(text):
        value, power, unit = found["value"].replace(",", ""), found["power"] or "", found["unit"]
        if unit == "年" and (re.fullmatch(r"(?:19|20)\d\d", value) or re.search(r"(?:19|20)\d\d", value)):
            continue
        if unit == "度" and not power and text[found.end("value") : found.end("value") + 2] == "度假":
            continue
        number = "" if re.search(_RANGE, value) else _plain(value, power)
        yield Quantity(
            start=found.start("value"), end=found.end(), value=value, unit=power + unit, number=number, base_unit=unit
        )


def _plain(value: str, power: str) -> str:
    number = Decimal(value)
    for char in power:
        number *= _POWERS[char]
    return format(number.normalize(), "f")


@lru_cache(maxsize=1)  # a pure function of a shipped file
def _pattern() -> re.Pattern[str]:
    kinds = words_by_kind("units.tsv")
    units = sorted(frozenset().union(*kinds.values()), key=lambda unit: (-len(unit), unit))
    number = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    return re.compile(
        rf"(?<![A-Za-z\d.第—+-])(?<!年度)(?P<value>(?:{number})(?:%?(?:{_RANGE})(?:{number}))?)"
        rf"\s?[余多来]?(?P<power>[十百千万亿]{{0,2}})[余多来]?(?P<unit>{'|'.join(map(re.escape, units))})"
        r"(?![A-Za-z])(?!月|级产|以?内陆)"
    )
