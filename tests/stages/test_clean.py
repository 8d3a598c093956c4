"""Cleaning takes off what OCR put on, tells every change, and loses nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.newspaper import Markup, TextCorrection
from site_builder.notices import Location
from site_builder.stages.clean import restore
from tests.stages.pages import cleaned

SEEDS = Path(__file__).parents[2] / "seeds"


def test_marks_become_facts_about_the_line() -> None:
    page = cleaned("## 标题\n- 一项\n相关新闻>>>\n**粗**体\n**全粗**")
    assert [(line.text, line.markup) for line in page.lines] == [
        ("标题", Markup(level=2)),
        ("一项", Markup(bullet=True)),
        ("相关新闻", Markup(arrows=True)),
        ("粗体", Markup()),
        ("全粗", Markup(bold=True)),
    ]


def test_blank_lines_are_counted_not_kept() -> None:
    page = cleaned("第一行。\n\n\n\n第二行。")
    assert [(line.number, line.gap) for line in page.lines] == [(1, 0), (5, 3)]


def test_stray_html_and_entities_go() -> None:
    assert [line.text for line in cleaned("一<br>二&nbsp;三<b>四</b>").lines] == ["一二 三四"]


def test_a_line_of_strokes_is_no_text() -> None:
    page = cleaned("甲。\n-----\n***\n乙。")
    assert [(line.text, line.gap) for line in page.lines] == [("甲。", 0), ("乙。", 2)]
    assert [change.rule for change in page.changes] == ["rule-line", "rule-line"]


def test_angles_around_a_title_are_book_marks_and_those_of_a_label_arrows() -> None:
    page = cleaned("<<甲乙集>>出版\n<<<相关新闻>>>")
    assert [(line.text, line.markup.arrows) for line in page.lines] == [("《甲乙集》出版", False), ("相关新闻", True)]


def test_a_hash_before_a_figure_is_no_heading() -> None:
    assert cleaned("#1 机组投产").lines[0].markup.level == 0


def test_a_correction_is_made_and_credited() -> None:
    page = cleaned("聂飚发布报告。", TextCorrection(line=1, old="飚", new="飙"))
    assert page.lines[0].text == "聂飙发布报告。"
    assert [(change.rule, change.before, change.after) for change in page.changes] == [("correction", "飚", "飙")]


def test_a_stale_correction_is_told_where_it_was_written() -> None:
    stated = Location(path="seeds/page.toml", line=7)
    page = cleaned("一行。", TextCorrection(line=1, old="甲", new="乙", stated=stated))
    (notice,) = page.notices
    assert notice.location == stated
    assert "seeds/page.txt:1" in notice.what


def test_a_correction_beyond_the_page_is_told() -> None:
    page = cleaned("一行。", TextCorrection(line=9, old="甲", new="乙"))
    assert [notice.code for notice in page.notices] == ["correction-stale"]


ROUGH = st.lists(st.text(alphabet='中文报A１,.:()# -*>“”"\u3000\u200b&<br>', max_size=24), max_size=6)


@given(ROUGH)
def test_the_ledger_taken_backwards_gives_the_seed(lines: list[str]) -> None:
    page = cleaned("\n".join(lines))
    clean = {line.number: line.text for line in page.lines}
    for number, source in enumerate(lines, 1):
        changes = [change for change in page.changes if change.line == number]
        assert restore(clean.get(number, ""), changes) == source


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_the_ledger_of_a_real_page_gives_its_seed(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    page = cleaned(text)
    clean = {line.number: line.text for line in page.lines}
    by_line = {n: [c for c in page.changes if c.line == n] for n in range(1, text.count("\n") + 2)}
    assert "\n".join(restore(clean.get(n, ""), changes) for n, changes in by_line.items()) == text


@given(st.lists(st.text(alphabet="中文报0123ab,.:()# -*“”\u3000", max_size=20), max_size=8))
def test_no_letter_digit_or_han_character_is_lost(lines: list[str]) -> None:
    page = cleaned("\n".join(lines))
    before = [c for line in lines for c in line if c.isalnum()]
    assert [c for line in page.lines for c in line.text if c.isalnum()] == before
