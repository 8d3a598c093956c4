"""A traced line tells what was done to it, and gives its source back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.traced import Span, Traced, trace

TEXT = st.text(alphabet="中文ab, .", max_size=12)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, Traced]:
    """A line after up to four rounds of edits, and what plain string editing makes of it."""
    plain = draw(TEXT)
    line = trace(plain)
    for round_number in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.sets(st.integers(0, len(plain)), max_size=6)))
        spans = [Span(a, b, draw(TEXT)) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
        for span in reversed(spans):
            plain = plain[: span.start] + span.text + plain[span.end :]
        line = line.edit(f"rule{round_number}", spans)
    return plain, line


@given(edited())
def test_the_text_is_what_plain_editing_makes(pair: tuple[str, Traced]) -> None:
    plain, line = pair
    assert line.text == plain


@given(edited())
def test_the_pieces_cover_the_source_in_order(pair: tuple[str, Traced]) -> None:
    line = pair[1]
    assert "".join(line.source[piece.start : piece.end] for piece in line.pieces) == line.source
    assert all(piece.rules or piece.text == line.source[piece.start : piece.end] for piece in line.pieces)


def test_edits_of_one_stretch_are_told_once_with_all_their_rules() -> None:
    line = trace("甲,乙").edit("first", [Span(1, 2, "，")]).edit("second", [Span(1, 3, "、乙")])
    assert [(e.start, e.end, e.text, e.rules) for e in line.edits] == [(1, 3, "、乙", ("first", "second"))]


def test_an_edit_taken_back_is_no_edit() -> None:
    assert trace("甲,").edit("a", [Span(1, 2, "，")]).edit("b", [Span(1, 2, ",")]).edits == ()
