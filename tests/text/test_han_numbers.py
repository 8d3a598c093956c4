"""Numbers in Chinese characters: their values, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.han_numbers import han_number
from site_builder.text.quantities import find_quantities

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三百二十", "320"),
        ("两千", "2000"),
        ("十五", "15"),
        ("一百零五", "105"),
        ("二十万", "200000"),
        ("一亿三千万", "130000000"),
        ("万亿", "1000000000000"),
        ("三十五点六", "35.6"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert han_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["一九九八", "三五", "千百", "三四十", "十百", ""])
def test_years_estimates_and_phrases_are_no_numbers(text: str) -> None:
    assert han_number(text) is None


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["", "万", "亿"]))
def test_every_number_up_to_thousands_of_a_large_unit_reads_back(number: int, large: str) -> None:
    assert han_number(_written(number) + large) == number * {"": 1, "万": 10**4, "亿": 10**8}[large]


def _written(number: int) -> str:
    text = ""
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += DIGITS[digit] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投资三百二十亿元", [("三百二十", "亿元", "32000000000")]),
        ("两千多家企业", [("两千", "家", "2000")]),
        ("占百分之三十点五", [("三十点五", "%", "30.5")]),
        ("规模突破万亿元", [("万亿", "元", "1000000000000")]),
        ("年产千台以上，建设期为两年", [("千", "台", "1000"), ("两", "年", "2")]),
        ("增长一倍，下降三成", [("一", "倍", "1"), ("三", "成", "3")]),
        ("0．68元，15％", [("0.68", "元", "0.68"), ("15", "％", "15")]),
    ],
)
def test_amounts_in_characters_are_figures(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(found.value, found.unit, found.number) for found in find_quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "一个企业的两个板块和三条路",
        "一九九八年一月二十日，二〇三五年",
        "第十四个五年规划，八十年代",
        "十几家，三五家，三四十家",
        "千家万户，二次开发，三分之一",
    ],
)
def test_articles_dates_estimates_and_phrases_are_none(text: str) -> None:
    assert not list(find_quantities(text))
