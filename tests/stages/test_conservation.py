"""The law of the ledger, from a rough page to its articles: every character is there, or a row says what became of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.stages.assemble import assemble, furniture
from site_builder.stages.clean import restore
from tests.press.invented import INVENTED
from tests.press.page import make_page
from tests.stages.pages import cleaned, labelled

NOISE = (
    '"', "“", "”", "''", "‘‘", "＂", "<<", ">>", "《", "》", "--", "—", "–", "...", "。。。", "…", "1、", "（一）、", " and ",
    "　", "  ", "**", "<b>", "&nbsp;", "\u200b", "二O二三年", "％", "３．５", "14:30", "https://a.b/c,d", "a.b@c.cn", "，，",
)  # fmt: skip


@st.composite
def rough_pages(draw: st.DrawFn) -> str:
    """A laid-out page with what OCR engines and editors leave, put in anywhere."""
    lines = make_page(list(INVENTED), draw(st.integers(0, 300))).text.split("\n")
    for _ in range(draw(st.integers(0, 30))):
        at = draw(st.integers(0, len(lines) - 1))
        place = draw(st.integers(0, len(lines[at])))
        lines[at] = lines[at][:place] + draw(st.sampled_from(NOISE)) + lines[at][place:]
    return "\n".join(lines)


def letters(text: str) -> str:
    """The Han characters, digits and Latin letters."""
    return "".join(char for char in text if char.isalnum())


@given(rough_pages())
@settings(max_examples=40, deadline=None)
def test_replaying_the_ledger_backwards_gives_the_page(text: str) -> None:
    page = cleaned(text)
    clean = {line.number: line.text for line in page.lines}
    for number, source in enumerate(text.split("\n"), 1):
        assert restore(clean.get(number, ""), [row for row in page.changes if row.line == number]) == source


@given(rough_pages())
@settings(max_examples=40, deadline=None)
def test_every_character_is_in_the_text_or_in_a_row_of_the_ledger(text: str) -> None:
    page = cleaned(text)
    clean = {line.number: line.text for line in page.lines}
    for number, source in enumerate(text.split("\n"), 1):
        for row in reversed([row for row in page.changes if row.line == number]):
            if letters(row.before) != letters(row.after):
                assert row.rule
                source = source[: row.column - 1] + row.after + source[row.column - 1 + len(row.before) :]
        assert letters(clean.get(number, "")) == letters(source)


@given(rough_pages())
@settings(max_examples=15, deadline=None)
def test_every_line_is_in_one_block_of_one_article_whole_and_in_order(text: str) -> None:
    page = labelled(text)
    blocks = [*furniture(page), *(block for article in assemble(page) for block in article.blocks)]
    clean = {line.number: line.text for line in page.clean.lines}
    assert sorted(number for block in blocks for number in block.lines) == sorted(clean)
    for block in blocks:
        assert list(block.lines) == sorted(block.lines)
        assert letters(block.text) == letters("".join(clean[number] for number in block.lines))
