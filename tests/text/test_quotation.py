"""Quotation marks and book marks are turned where one reading alone is possible, and left where a person must decide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.punctuation import repair
from site_builder.text.traced import trace

WORDS = st.text("甲乙丙丁报纸", min_size=1, max_size=5)
MARKS = st.text('“”"‘’《》〈〉，。：、甲乙 ', max_size=24)


def repaired(text: str) -> str:
    return repair(trace(text)).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('他说:"好的,走吧。"', "他说：“好的，走吧。”"),
        ('推进"AI+"行动和"双碳"行动', "推进“AI+”行动和“双碳”行动"),
        ('创新”，坚持"协调"。', "创新”，坚持“协调”。"),
        ('他说:"这件事还没有', "他说：“这件事还没有"),
        ("他说：”好。”", "他说：“好。”"),
        ("提出”创新“，坚持”协调“。", "提出“创新”，坚持“协调”。"),
        ("推进“强链“、“补链“。", "推进“强链”、“补链”。"),
        ("他说：“我们要抓“创新”。”", "他说：“我们要抓‘创新’。”"),
        ("他叫'小甲'，O'Neil是外号", "他叫‘小甲’，O'Neil是外号"),
        ("‘‘甲乙’’和``丙丁''", "“甲乙”和“丙丁”"),
        ("读<<甲乙集>>有感", "读《甲乙集》有感"),
        ("《关于《甲乙法》的说明》", "《关于〈甲乙法〉的说明》"),
    ],
)
def test_marks_that_can_face_one_way_only_do(before: str, after: str) -> None:
    assert repaired(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "“量”“质”齐升。”",  # the beginning is on another line, or lost
        "场”，原始创新的“",  # a column break inside two quotations
        "他说：“我们要抓“创新。",  # two ends are missing: where, only a person can tell
        "“甲“乙”丙”",  # one inside the other, or two in a row
        "推进“强链“补链“延链“行动。",
        "坚持”创新“理念。",
        "“好，”他说，“走。”",
        '5" 屏和 7" 屏',
        'He said "yes" to 张三 in Beijing.',
    ],
)
def test_what_may_be_read_in_two_ways_is_left_for_a_person(text: str) -> None:
    assert repaired(text) == text


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4))
def test_straight_pairs_become_what_was_meant(pairs: list[tuple[str, str]]) -> None:
    meant = "".join(f"{outside}“{inside}”" for outside, inside in pairs) + "。"
    assert repaired(meant.replace("“", '"').replace("”", '"')) == meant
    assert repaired(meant) == meant


@given(MARKS)
def test_only_marks_are_ever_changed(text: str) -> None:
    def words(value: str) -> str:
        return "".join(char for char in value if char in "甲乙，：、")

    assert words(repaired(text)) == words(text)


@given(MARKS)
def test_a_quotation_that_was_balanced_stays_so(text: str) -> None:
    if text.count("“") == text.count("”") and '"' not in text:
        after = repaired(text)
        assert after.count("“") == after.count("”")
