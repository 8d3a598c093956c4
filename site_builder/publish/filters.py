"""Chinese formats for templates: pure functions, registered by name in ``FILTERS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from site_builder.publish.article_html import blocks_to_html
from site_builder.publish.dating import span_text
from site_builder.publish.source_marks import mark_lines, mark_text

_WEEKDAYS = "一二三四五六日"


def chinese_date(day: date) -> str:
    """``2024年2月29日``"""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_weekday(day: date) -> str:
    """``星期四``"""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def grouped_number(number: int) -> str:
    """``12,345``"""
    return f"{number:,}"


FILTERS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        "body_html": blocks_to_html,
        "chinese_date": chinese_date,
        "chinese_weekday": chinese_weekday,
        "grouped_number": grouped_number,
        "inferred_date": span_text,
        "mark_lines": mark_lines,
        "mark_text": mark_text,
    }
)
