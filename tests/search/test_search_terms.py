from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.characters import HAN_RUN
from site_builder.text.search_terms import fold, index_terms
from site_builder.text.tokenizer import make_tokenizer


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("重庆", ("重庆", "庆")),
        ("新", ("新",)),
        ("科技创新，高地", ("科技", "技创", "创新", "新", "高地", "地")),
        ("共产党", ("共产", "产党", "共产党", "党")),
        ("C919飞机", ("c919", "飞机", "机")),
        ("ＡＩ　１２％", ("ai", "12")),
        ("二〇二四", ("二〇", "〇二", "二四", "四")),
        ("𠮷野", ("𠮷野", "野")),  # an astral character is one character
        ("", ()),
        ("——……！", ()),
    ],
)
def test_terms(text: str, terms: tuple[str, ...]) -> None:
    assert index_terms(text, make_tokenizer()) == terms


def test_a_word_without_end_is_cut_short() -> None:
    assert index_terms("x" * 5000, make_tokenizer()) == ("x" * 64,)


@given(st.text(), st.text())
def test_a_run_of_a_text_folds_to_a_run_of_the_folded_text(before: str, after: str) -> None:
    assert fold(before + after) == fold(before) + fold(after)


@given(st.text())
def test_folding_twice_changes_nothing_that_is_indexed(text: str) -> None:
    tokenizer = make_tokenizer()
    assert index_terms(fold(text), tokenizer) == index_terms(text, tokenizer)


@given(st.text(st.one_of(st.sampled_from("重庆科技创新。，A1 "), st.characters()), min_size=2))
def test_every_pair_of_neighbouring_han_characters_is_a_term(text: str) -> None:
    terms = set(index_terms(text, make_tokenizer()))
    for run in HAN_RUN.findall(fold(text)):
        assert run[-1] in terms
        assert all(run[at : at + 2] in terms for at in range(len(run) - 1))
