from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.publish.search.inverted import PostingColumns
from site_builder.publish.search.postings import (
    FIELD_MARKS,
    FINALS,
    LEADING,
    TIMES,
    WORD_MARK,
    decode_numbers,
    decode_postings,
    encode_number,
    encode_numbers,
    encode_postings,
)

FIELDS = len(FIELD_MARKS) + 1
FIELD = st.dictionaries(st.integers(0, 3_000_000), st.integers(1, 5000), max_size=12).map(lambda d: sorted(d.items()))


def encoded(*terms: list[list[tuple[int, int]]], start: int = 0) -> list[str]:
    """The lists of terms; each has, for each field, its (place, times)."""
    rows = [
        (owner, number, place, times)
        for owner, fields in enumerate(terms)
        for number, field in enumerate(fields)
        for place, times in field
    ]
    owners, fields, documents, times = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    columns = PostingColumns(owners=owners, fields=fields, documents=documents, times=times)
    return encode_postings(columns, len(terms), FIELDS, start)


@given(st.lists(st.integers(0, 1 << 40)))
def test_numbers_read_back(values: list[int]) -> None:
    assert decode_numbers(encode_numbers(values)) == tuple(values)


@given(st.integers(0, 1 << 30), st.integers(0, 1 << 30))
def test_a_smaller_number_is_never_longer(one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert len(encode_number(small)) <= len(encode_number(large))


@given(st.lists(st.lists(FIELD, min_size=FIELDS, max_size=FIELDS), max_size=4))
def test_posting_lists_read_back(terms: list[list[list[tuple[int, int]]]]) -> None:
    read = [decode_postings(text, FIELDS) for text in encoded(*terms)]
    assert [[[(one.document, one.times) for one in field] for field in fields] for fields in read] == terms


@given(st.lists(FIELD, min_size=FIELDS, max_size=FIELDS), st.integers(0, 1000))
def test_the_places_of_a_layer_count_from_its_first(fields: list[list[tuple[int, int]]], start: int) -> None:
    moved = [[(place + start, times) for place, times in field] for field in fields]
    assert encoded(moved, start=start) == encoded(fields)


def test_the_mark_of_a_word_is_no_posting() -> None:
    assert decode_postings(WORD_MARK + "A", FIELDS) == decode_postings("A", FIELDS)


def test_an_article_that_has_a_term_once_costs_one_symbol_when_it_is_near() -> None:
    assert encoded([[], [], [], [], [(0, 1), (1, 1), (5, 2)]]) == ["AAD["]


def test_what_was_not_written_is_refused() -> None:
    with pytest.raises(ValueError):
        decode_numbers("a")
    with pytest.raises(ValueError):
        decode_postings("Aa", FIELDS)


def test_symbols_are_apart_and_stand_in_a_script_as_they_are() -> None:
    symbols = FINALS + LEADING + TIMES + FIELD_MARKS + WORD_MARK
    assert len(set(symbols)) == len(symbols)
    assert not set(symbols) & set('"\\< abcdefghijklmnopqrstuvwxyz0123456789')
    assert symbols.isascii()
