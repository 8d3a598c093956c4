"""Excerpts: the words near something, cut at a pause and marked where they are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.publish.excerpts import end_of, start_of

TEXTS = st.text(alphabet="甲乙丙，、“”《》 ", max_size=60)
LIMITS = st.integers(min_value=3, max_value=30)


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("甲乙丙，丁戊己", 9, "甲乙丙，丁戊己"),  # all of it
        ("甲乙丙，丁戊己庚", 6, "……丁戊己庚"),  # from the pause
        ("甲乙丙，丁、戊己庚辛", 7, "……丁、戊己庚辛"),  # from the first pause that fits
        ("甲乙丙丁戊己，庚", 7, "甲乙丙丁戊己，庚"),  # a pause so near leaves too little: from the one before
        ("甲乙“丙丁戊己庚辛", 8, "……“丙丁戊己庚辛"),  # a quotation is not entered in its middle
        ("甲" * 100, 10, "……" + "甲" * 10),  # no pause at all
    ],
)
def test_the_end_of_a_sentence_begins_after_a_pause(text: str, limit: int, shown: str) -> None:
    assert end_of(text, limit) == shown


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("丁戊己，甲乙丙", 9, "丁戊己，甲乙丙"),
        ("丁戊己庚，甲乙丙", 6, "丁戊己庚……"),
        ("庚，甲乙丙丁戊己，辛", 6, "庚，甲乙丙丁戊己……"),
        ("甲乙丙“丁戊己”庚辛", 5, "甲乙丙……"),
        ("西部（甲乙）丙丁，戊己庚", 6, "西部（甲乙）丙丁……"),  # a bracket inside a name is no pause
        ("甲" * 100, 10, "甲" * 10 + "……"),
    ],
)
def test_the_beginning_of_a_sentence_ends_before_a_pause(text: str, limit: int, shown: str) -> None:
    assert start_of(text, limit) == shown


@given(TEXTS, LIMITS)
def test_what_is_shown_is_the_text_and_not_much_longer_than_asked(text: str, limit: int) -> None:
    end, start = end_of(text, limit).removeprefix("……"), start_of(text, limit).removesuffix("……")
    assert text.rstrip().endswith(end.rstrip())
    assert text.lstrip().startswith(start.lstrip())
    assert max(len(end), len(start)) <= 2 * limit
