"""The build of a line: how it begins and ends, so that entries of one list are known by their likeness."""

from __future__ import annotations

import re

from site_builder.text import formulas
from site_builder.text.characters import HAN_CLASS

_LABEL = re.compile(rf"^[“”·（）\dA-Za-z{HAN_CLASS}—-]{{1,14}}：(?=.)")
_DIALOGUE = re.compile(rf"^(?:问|答|记者|主持人|[{HAN_CLASS}]{{2,6}}(?:报|刊|周刊|新闻))\s?[:：]")
_TIMELINE = re.compile(
    r"^(?:(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日|[上中下]旬)?|\d{1,2}日|(?:[上下]午|凌晨|晚)?\d{1,2}[时点:]\d{0,2}分?)\s?[：:\s—]"
)
_FIGURE_END = re.compile(r"\d[\d.,]*\s?(?:[%％℃]|[百千万亿]{0,2}[^\W\d_]{0,3})$")
_FIGURE = 24
"""No number with its unit is longer."""
_QUOTED = re.compile(r"^“[^“”]+”$|^‘[^‘’]+’$")
_SPEAKER = re.compile(r"”\s?——\S{2,}$")


def has_label(text: str) -> bool:
    """True for text that opens with a few words and a colon: 最佳射手：…"""
    return bool(_LABEL.match(text))


def is_dialogue(text: str) -> bool:
    """True for a line of an interview: 问：…"""
    return bool(_DIALOGUE.match(text))


def is_timeline(text: str) -> bool:
    """True for text that opens with a year, day or hour set apart: 2003年 突破…"""
    return bool(_TIMELINE.match(text))


def ends_in_figure(text: str) -> bool:
    """True for text that ends with a number and its unit."""
    return bool(_FIGURE_END.search(text[-_FIGURE:]))


def names_speaker(text: str) -> bool:
    """True for a quotation with its speaker behind a dash: “…”——一位港口调度员"""
    return bool(_SPEAKER.search(text))


def is_quoted(text: str) -> bool:
    """True for a line that is one quotation, as headings often are."""
    return bool(_QUOTED.match(text))


def alike(left: str, right: str) -> bool:
    """True if two lines are built alike: the same kind of opening and end, beyond plain words on both sides."""
    ending = _ending(left)
    if ending != _ending(right):
        return False
    opening = _opening(left)
    if opening != _opening(right):
        return False
    return opening != "words" or ending != "words" or left[0] == right[0] or left[-2:] == right[-2:]


def _opening(text: str) -> str:
    number = formulas.leading_number(text)
    if number:
        return f"number {number[0]}"
    if is_timeline(text):
        return "time"
    if has_label(text):
        return "label"
    if text[0].isdigit():
        return "figure"
    return "words" if text[0].isalpha() else text[0]


def _ending(text: str) -> str:
    if _SPEAKER.search(text):
        return "speaker"
    if ends_in_figure(text):
        return "figure"
    return "words" if text[-1].isalnum() else text[-1]
