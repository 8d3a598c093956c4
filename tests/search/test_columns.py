from __future__ import annotations

import datetime
from dataclasses import replace

from site_builder.publish.search.columns import COLUMN_ARTICLES, FACETS, facet_columns, facet_values, length_columns
from site_builder.publish.search.documents import FIELDS, Kind
from site_builder.publish.search.postings import decode_numbers
from tests.search.documents import index_of, invented_documents, make_document


def test_lengths_read_back_column_by_column() -> None:
    index = index_of(invented_documents(30))
    (column,) = length_columns(index)
    assert [decode_numbers(text) for text in column] == [tuple(lengths) for lengths in index.lengths]
    assert len(column) == len(FIELDS)


def test_a_large_archive_has_several_columns() -> None:
    documents = tuple(make_document(n, "重庆") for n in range(COLUMN_ARTICLES + 1))
    assert len(list(length_columns(index_of(documents)))) == len(list(facet_columns(documents))) == 2


def test_facets_lead_to_the_articles_that_have_them() -> None:
    day = datetime.date(2024, 2, 29)
    plain = make_document(1, "甲", tags=("桥", "水"))
    documents = (
        replace(plain, date=day, people=("林小河",), kind=Kind.DISPATCH, topics=("交通",)),
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
