from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.publish.search.postings import FIELD_MARKS, FINALS, LEADING, TIMES, WORD_MARK
from site_builder.text.characters import HAN_RUN
from site_builder.text.folding import fold, simplified_forms
from site_builder.text.search_terms import character_terms, long_words, whole_words
from site_builder.text.tokenizer import make_tokenizer


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("重庆", ("重庆", "庆")),
        ("新", ("新",)),
        ("科技创新，高地", ("科技", "技创", "创新", "新", "高地", "地")),
        ("C919飞机", ("c919", "919", "19", "9", "飞机", "机")),  # a run may begin in the middle of a word
        ("ＡＩ　１２％", ("ai", "i", "12", "2")),
        ("二〇二四", ("二〇", "〇二", "二四", "四")),
        ("𠮷野", ("𠮷野", "野")),  # an astral character is one character
        ("", ()),
        ("——……！", ()),
    ],
)
def test_character_terms(text: str, terms: tuple[str, ...]) -> None:
    assert character_terms(text) == terms


def test_long_words_are_those_that_pairs_do_not_hold() -> None:
    assert long_words("共产党在重庆，ABCD共青团员", make_tokenizer()) == ("共产党", "共青团", "共青团员")


def test_a_name_is_a_word_whatever_jieba_makes_of_it() -> None:
    tokenizer = make_tokenizer()
    assert "欧阳小江河" in whole_words("歐陽小江河", tokenizer) and "欧阳小江河" not in long_words(
        "欧阳小江河", tokenizer
    )
    assert whole_words("共青团", tokenizer) == ("共青团",)
    assert whole_words("乔治·布什", tokenizer) == whole_words("重庆", tokenizer) == ()


def test_a_word_without_end_is_cut_short() -> None:
    assert character_terms("x" * 5000)[0] == "x" * 64


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("重慶", "重庆"),
        ("ＣＰＩ", "cpi"),
        ("歷史與發展", "历史与发展"),
        ("﨎", "﨎"),
        ("\uf9f7", "立"),
        ("乾淨", "干净"),
    ],
)
def test_width_case_and_traditional_forms_are_set_aside(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_no_form_leads_to_another_form() -> None:
    forms = simplified_forms()
    assert len(forms) > 2000
    assert [pair for pair in forms.items() if pair[1] in forms and forms[pair[1]] != pair[1]] == []


@given(st.text(), st.text())
def test_a_run_of_a_text_folds_to_a_run_of_the_folded_text(before: str, after: str) -> None:
    assert fold(before + after) == fold(before) + fold(after)


@given(st.text(st.one_of(st.sampled_from("重慶Ａ，１㎡…ﬁ"), st.characters())))
def test_long_texts_fold_as_short_ones_do(text: str) -> None:
    assert fold(text * 80) == "".join(map(fold, text)) * 80


@given(st.text())
def test_folding_twice_changes_nothing_that_is_indexed(text: str) -> None:
    assert character_terms(fold(text)) == character_terms(text)


@given(st.text(st.one_of(st.sampled_from("重庆科技创新。，A1 慶"), st.characters()), min_size=2))
def test_every_pair_of_neighbouring_han_characters_is_a_term(text: str) -> None:
    terms = set(character_terms(text))
    for run in HAN_RUN.findall(fold(text)):
        assert run[-1] in terms
        assert all(run[at : at + 2] in terms for at in range(len(run) - 1))


@given(st.text())
def test_no_term_holds_a_symbol_of_posting_lists(text: str) -> None:
    symbols = set(FINALS + LEADING + TIMES + FIELD_MARKS + WORD_MARK + ' "\\<')
    assert not symbols & set("".join(character_terms(text)))
