"""The index and its lunr form against lunr.py, the oracle, on the same terms."""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.builder import Builder
from lunr.index import Index
from lunr.query import QueryPresence

from site_builder.publish.search.documents import FIELDS
from site_builder.publish.search.inverted import InvertedIndex, invert, utf16_order
from site_builder.publish.search.lunr_format import lunr_json
from site_builder.text.folding import fold
from site_builder.text.search_terms import FieldText
from tests.search.documents import index_of, invented_documents, terms_of

DOCUMENTS = invented_documents(120)
IDS = [document.id for document in DOCUMENTS]
NAMES = [field.name for field in FIELDS]


def lunr_built(terms: list[list[list[str]]], ids: list[str]) -> dict[str, Any]:
    """What lunr.py makes of the same terms."""
    builder = Builder()
    for field in FIELDS:
        builder.field(field.name, boost=field.boost)
    for id_, fields in zip(ids, terms, strict=True):
        builder.add({"id": id_, **dict(zip(NAMES, fields, strict=True))})
    return dict(builder.build().serialize())


def ours(index: InvertedIndex, ids: list[str]) -> dict[str, Any]:
    return dict(json.loads(lunr_json(index, dict(enumerate(ids)), NAMES, [field.boost for field in FIELDS])))


def by_term(serialized: dict[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, float]]]:
    """Postings by term, and each field vector by term: what is left when terms are not numbered."""
    terms = {posting["_index"]: term for term, posting in serialized["invertedIndex"]}
    postings = {
        term: {f: d for f, d in posting.items() if f != "_index"} for term, posting in serialized["invertedIndex"]
    }
    vectors = {
        ref: {terms[number]: weight for number, weight in zip(flat[::2], flat[1::2], strict=True)}
        for ref, flat in serialized["fieldVectors"]
    }
    return postings, vectors


def test_terms_postings_and_weights_are_lunr_s() -> None:
    expected = by_term(json.loads(json.dumps(lunr_built(terms_of(DOCUMENTS), list(IDS)))))
    given = by_term(ours(index_of(DOCUMENTS), list(IDS)))
    assert len(expected[0]) > 1000
    assert given[0] == expected[0]
    assert given[1] == expected[1]


def test_the_frame_of_the_file_is_lunr_s() -> None:
    expected = lunr_built(terms_of(DOCUMENTS), list(IDS))
    written = ours(index_of(DOCUMENTS), list(IDS))
    assert {key: written[key] for key in ("version", "fields", "pipeline")} == {
        key: expected[key] for key in ("version", "fields", "pipeline")
    } | {"version": "2.3.9"}
    assert [ref for ref, _ in written["fieldVectors"]] == [ref for ref, _ in expected["fieldVectors"]]


def test_terms_stand_in_the_order_that_lunr_js_demands() -> None:
    """U+FA0E sorts before an astral character by code point, after it by UTF-16 code unit."""
    terms = [term for term, _ in ours(index_of(DOCUMENTS), list(IDS))["invertedIndex"]]
    assert any(term[0] == "﨎" for term in terms) and any(term[0] == "𠮷" for term in terms)
    assert terms == sorted(terms, key=utf16_order)
    assert terms != sorted(terms)  # so the two orders differ here, and the test can fail


def test_lunr_py_gives_both_indexes_the_same_answers() -> None:
    built = Index.load(lunr_built(terms_of(DOCUMENTS), list(IDS)))
    written = ours(index_of(DOCUMENTS), list(IDS))
    written["invertedIndex"].sort()  # lunr.py's own order
    loaded = Index.load(written)
    choose = random.Random(5)
    terms = [term for term, _ in written["invertedIndex"]]
    for _ in range(60):
        asked = choose.sample(terms, choose.randint(1, 3))
        answers = []
        for index in (built, loaded):
            query = index.create_query()
            for number, term in enumerate(asked):
                presence = QueryPresence.OPTIONAL if number else QueryPresence.REQUIRED
                query.term(term, presence=presence, use_pipeline=False)
            answers.append({hit["ref"]: hit["score"] for hit in index.query(query)})
        assert answers[1] == pytest.approx(answers[0], rel=1e-12) and answers[0]


def test_a_term_may_occur_more_often_than_a_byte_counts() -> None:
    index = invert([[FieldText("", ("重庆",) * times) for times in (255, 256, 0, 0, 5000)]], len(FIELDS))
    assert index.postings("重庆") == [[(0, 255)], [(0, 256)], [], [], [(0, 5000)]]


TEXTS = st.text(st.one_of(st.sampled_from("重庆科技创新。，A1 慶_\n"), st.characters()), max_size=30)


@given(
    st.lists(st.tuples(TEXTS, st.lists(st.sampled_from(["重庆", "科", "cqc", "中国科技", "𠮷野家", "𠮷"]))), max_size=6)
)
def test_every_term_of_a_field_is_counted_once_for_each_time_it_stands_there(
    written: list[tuple[str, list[str]]],
) -> None:
    fields = [FieldText(fold(text), tuple(words)) for text, words in written]
    index = invert([[field] for field in fields], 1)
    counted = [Counter(field.terms()) for field in fields]
    assert set(index.terms()) == set().union(*counted)
    for term in index.terms():
        assert index.postings(term) == [[(at, own[term]) for at, own in enumerate(counted) if term in own]]
    assert list(index.lengths[0]) == [own.total() for own in counted]


def test_articles_whose_places_lie_far_apart_are_indexed() -> None:
    far = 1 << 19
    texts = itertools.chain(
        [[FieldText("重庆")] * 3], itertools.repeat(None, far - 1), [[FieldText("重庆", ("庆",))] * 3]
    )
    index = invert(texts, 3)
    assert index.documents == 2
    assert index.postings("重庆") == [[(0, 1), (far, 1)]] * 3 and index.postings("庆") == [[(0, 1), (far, 2)]] * 3


def test_an_empty_archive_has_an_empty_index() -> None:
    index = index_of(())
    assert (index.terms(), index.documents, index.average_length(0)) == ([], 0, 0.0)
    assert Index.load(ours(index, [])).search("重庆") == []
