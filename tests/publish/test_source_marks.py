"""Marks between source and text: nothing lost, nothing marked that is equal."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.publish.source_marks import differences, mark_lines, mark_text

text = st.text(alphabet="甲乙丙,，( （<&\n", max_size=24)


@given(st.lists(text, min_size=1, max_size=3), text)
def test_the_marked_sides_read_as_before(lines: list[str], result: str) -> None:
    numbered = tuple(enumerate(lines, start=1))
    for (number, line), (shown, marked) in zip(numbered, mark_lines(numbered, result), strict=True):
        assert number == shown
        assert unescape(re.sub(r"</?del>", "", marked)) == line
    assert unescape(re.sub(r"</?ins>", "", mark_text(result, numbered))) == result


@given(text, text)
def test_outside_the_differences_both_are_equal(source: str, result: str) -> None:
    end_source = end_result = 0
    for a, b, c, d in differences(source, result):
        assert source[end_source:a] == result[end_result:c]
        end_source, end_result = b, d
    assert source[end_source:] == result[end_result:]


@pytest.mark.parametrize(
    ("lines", "result", "source_side", "text_side"),
    [
        (("## 题",), "题", "<del>## </del>题", "题"),
        (("甲,乙",), "甲，乙", "甲<del>,</del>乙", "甲<ins>，</ins>乙"),
        (("<b>",), "<b>", "&lt;b&gt;", "&lt;b&gt;"),
    ],
)
def test_marks(lines: tuple[str, ...], result: str, source_side: str, text_side: str) -> None:
    numbered = tuple(enumerate(lines, start=1))
    assert [marked for _, marked in mark_lines(numbered, result)] == [source_side]
    assert mark_text(result, numbered) == text_side


def test_joined_lines_are_not_a_change() -> None:
    lines = ((11, "前半"), (13, "后半"))
    assert mark_text("前半后半", lines) == "前半后半"
    assert mark_lines(lines, "前半后半") == ((11, "前半"), (13, "后半"))
