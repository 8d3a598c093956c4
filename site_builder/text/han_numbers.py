"""Numbers written in Chinese characters: 三百二十, 两千, 十五点六."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_NO_NUMBER = re.compile("千百|百十|^亿万")

HAN_NUMBER = "[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?"
"""A pattern of what may be such a number; ``han_number`` says whether it is."""


def han_number(text: str) -> Decimal | None:
    """The value of ``text``; None where it is none: a year (一九九八), an estimate (三五), a phrase (千百)."""
    whole, _, fraction = text.partition("点")
    if not whole or _NO_NUMBER.search(whole):
        return None
    value = _whole(whole)
    if value is None or not fraction:
        return value
    return value + Decimal("0." + "".join(str(_DIGITS[char]) for char in fraction))


def _whole(text: str) -> Decimal | None:
    total = part = section = digit = 0  # of 一亿 | 三千万 | 五百 | 六 while it is read
    pending = False  # a digit that waits for its power
    least = 10**4  # powers inside a section fall
    for char in text:
        if char in _DIGITS:
            if pending:
                return None
            digit, pending = _DIGITS[char], char not in "零〇"
        elif char in _SMALL:
            if _SMALL[char] >= least:
                return None
            least = _SMALL[char]
            section += (digit if pending else 1) * least
            pending = False
        else:
            amount = part + section + (digit if pending else 0)
            if total and not amount:
                return None
            part = (amount or 1) * _LARGE[char]
            if char == "亿":
                total, part = total + part, 0
            section, pending, least = 0, False, 10**4
    return Decimal(total + part + section + (digit if pending else 0))
