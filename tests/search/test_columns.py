from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from site_builder.publish.search.columns import (
    COLUMN_ARTICLES,
    FACETS,
    LENGTH_ARTICLES,
    LENGTH_STEPS,
    facet_columns,
    facet_values,
    length_columns,
    length_groups,
    length_steps,
    nearest_step,
)
from site_builder.publish.search.documents import FIELDS, Kind
from site_builder.publish.search.inverted import invert, weight
from site_builder.publish.search.postings import decode_numbers
from site_builder.text.search_terms import FieldText
from tests.search.documents import index_of, invented_documents, make_document


def test_lengths_read_back_column_by_column() -> None:
    index = index_of(invented_documents(30))
    columns = list(length_columns(index))
    assert length_steps(index.places) == ()
    assert [[decode_numbers(text) for text in group] for group in columns] == [
        [tuple(index.lengths[field]) for field in group] for group in length_groups()
    ]
    assert sorted(chain.from_iterable(length_groups())) == list(range(len(FIELDS)))


def test_in_a_large_archive_lengths_are_kept_in_steps() -> None:
    bodies = (FieldText("", ("重庆",) * (place % 5)) for place in range(LENGTH_ARTICLES + 1))
    index = invert(([FieldText("")] * (len(FIELDS) - 1) + [body] for body in bodies), len(FIELDS))
    columns = list(length_columns(index))
    assert len(columns) == 2 * len(length_groups())
    body = [LENGTH_STEPS[number] for number in decode_numbers(columns[0][1])]
    assert length_steps(index.places) == LENGTH_STEPS and body[:10] == [0, 1, 2, 3, 4] * 2


@given(st.integers(0, 9_000))
def test_a_step_is_near_the_length_it_stands_for(length: int) -> None:
    step = LENGTH_STEPS[nearest_step(length)]
    assert step == length if length < 5 else 1 / 1.25 < step / length < 1.25


@given(st.integers(1, 9_000), st.floats(100, 1_000), st.integers(1, 9))
def test_steps_change_a_weight_by_less_than_a_fifth(length: int, average: float, times: int) -> None:
    exact, stepped = (weight(5.0, times, n, average, 10) for n in (length, LENGTH_STEPS[nearest_step(length)]))
    assert abs(stepped - exact) < exact / 5


def test_a_large_archive_has_several_columns() -> None:
    documents = tuple(make_document(n, "重庆") for n in range(COLUMN_ARTICLES + 1))
    assert len(list(facet_columns(documents))) == 2


def test_facets_lead_to_the_articles_that_have_them() -> None:
    day = datetime.date(2024, 2, 29)
    plain = make_document(1, "甲", tags=("桥", "水"))
    documents = (
        replace(plain, date=day, reporters=("林小河",), kind=Kind.DISPATCH, topics=("交通",)),
        replace(plain, date=day, tags=("水",)),
        replace(plain, tags=("水", "水")),
    )
    (column,) = facet_columns(documents)
    assert column["dates"] == [("2024-02-29", 2), ("", 1)]
    for facet in FACETS:
        holders: dict[str, str] = column[facet]  # type: ignore[assignment]
        read = {value: _places(encoded) for value, encoded in holders.items()}
        assert read == {
            value: [n for n, document in enumerate(documents) if value in facet_values(document, facet)]
            for value in {value for document in documents for value in facet_values(document, facet)}
        }
    assert set(column["kind"]) == {"消息", "其他"}  # type: ignore[call-overload]


def _places(encoded: str) -> list[int]:
    places, place = [], -1
    for distance in decode_numbers(encoded):
        place += distance + 1
        places.append(place)
    return places
