"""Dates as running text writes them, with what the words around them say: past, planned, or a deadline."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_HAN = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_YEAR = r"(?P<year>(?:19|20)\d\d|[一二][〇零○九][〇零○一二三四五六七八九]{2})年"
_DATE = re.compile(
    rf"(?:{_YEAR})?(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])日(?:[（(]?(?:星期|周)(?P<weekday>[一二三四五六日天]))?"
)
_YEAR_ONLY = re.compile(rf"{_YEAR}(?P<month>(?:1[0-2]|0?[1-9])月)?(?!\d)(?P<tail>[^，。；]{{0,6}})")
_DEADLINE_AFTER = re.compile(r"^\d{0,2}[时:：]?\d{0,2}分?(?:之?前|止|截止|以前)")
_DEADLINE_BEFORE = re.compile(r"(?:截止(?:到|至|日期为?)?|务必于|须于)\s?$")
_PLANNED_BEFORE = re.compile(r"(?:将于|定于|拟于|预计|计划|力争|瞄准|有望|将在|到|至|自|从)\s?$")
_VAGUE = re.compile(r"近日|日前|近期|不久前|连日来|最近")


class Sense(StrEnum):
    PAST = "past"
    PLANNED = "planned"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMention:
    """A month and day in a text, the year if printed (0: not), ``weekday`` 1-7 if printed (0: not)."""

    text: str
    start: int
    year: int
    month: int
    day: int
    weekday: int
    sense: Sense


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMention:
    """A year without a day; ``tail`` are the characters after it (底, 度, 已)."""

    text: str
    start: int
    year: int
    month: int
    before: str
    tail: str


def find_days(text: str) -> Iterator[DayMention]:
    """Every date with a month and a day in ``text``, in order; impossible ones (2月30日) are left out."""
    for found in _DATE.finditer(text):
        year, month, day = _year(found["year"]), int(found["month"]), int(found["day"])
        try:
            datetime.date(year or 2000, month, day)
        except ValueError:
            continue
        weekday = "一二三四五六日天".index(found["weekday"]) + 1 if found["weekday"] else 0
        yield DayMention(
            text=found.group(),
            start=found.start(),
            year=year,
            month=month,
            day=day,
            weekday=min(weekday, 7),
            sense=_sense(text[: found.start()], text[found.end() :]),
        )


def find_years(text: str) -> Iterator[YearMention]:
    """Every year in ``text`` that is not part of a date with a day."""
    for found in _YEAR_ONLY.finditer(text):
        month = int(found["month"][:-1]) if found["month"] else 0
        yield YearMention(
            text=found.group(),
            start=found.start(),
            year=_year(found["year"]),
            month=month,
            before=text[max(found.start() - 4, 0) : found.start()],
            tail=found["tail"],
        )


def speaks_vaguely(text: str) -> bool:
    """True for text that says 近日 or 日前: an event without a day."""
    return bool(_VAGUE.search(text))


def _sense(before: str, after: str) -> Sense:
    if _DEADLINE_AFTER.match(after) or _DEADLINE_BEFORE.search(before):
        return Sense.DEADLINE
    return Sense.PLANNED if _PLANNED_BEFORE.search(before) else Sense.PAST


def _year(text: str | None) -> int:
    if not text:
        return 0
    if text.isascii():
        return int(text)
    return int("".join(str(_HAN[char]) for char in text))
