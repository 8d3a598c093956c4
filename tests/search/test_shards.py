from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.publish.output import OutputFile
from site_builder.publish.search.check import verify_search
from site_builder.publish.search.documents import SearchDocument
from site_builder.publish.search.inverted import utf16_order
from site_builder.publish.search.layers import layers
from site_builder.publish.search.reader import read_back
from site_builder.publish.search.shards import Shard, cut_shards
from tests.search.documents import index_of, invented_documents, make_document, search_files

DOCUMENTS = invented_documents(400)
AVERAGE = 2_000


def shards_of(documents: Sequence[SearchDocument]) -> list[Shard]:
    index = index_of(documents)
    return list(cut_shards(index, index.ordered(), index.places, AVERAGE))


def test_every_posting_reads_back_from_the_files() -> None:
    index = index_of(DOCUMENTS)
    written = read_back(search_files(DOCUMENTS))
    terms = index.terms()
    assert sorted(set(written.terms()), key=utf16_order) == terms
    for term in terms:
        read = [[(posting.document, posting.times) for posting in field] for field in written.postings(term)]
        assert read == index.postings(term), term


@pytest.mark.parametrize("term", ["", "龘龘", "z", "\U0003fffd", "一丁丂"])
def test_what_is_not_in_the_index_has_no_postings(term: str) -> None:
    assert not any(read_back(search_files(DOCUMENTS)).postings(term))


def test_shards_are_ranges_in_order_near_the_wanted_size() -> None:
    shards = shards_of(DOCUMENTS)
    assert len(shards) > 20
    assert all(utf16_order(one.first) < utf16_order(other.first) for one, other in pairwise(shards))
    sizes = sorted(len(shard.text.encode()) for shard in shards)
    assert AVERAGE * 0.8 < sum(sizes) / len(sizes) < AVERAGE * 1.2
    assert sizes[len(sizes) // 20] > AVERAGE / 3


def test_an_edit_changes_the_shards_of_its_own_terms_only() -> None:
    before = {shard.text for shard in shards_of(DOCUMENTS)}
    edited = (*DOCUMENTS[:200], replace(DOCUMENTS[200], headline="龙凤呈祥"), *DOCUMENTS[201:])
    after = [shard.text for shard in shards_of(edited)]
    changed = [text for text in after if text not in before]
    assert 0 < len(changed) < len(after) / 3


def test_an_article_that_is_added_moves_less_than_a_tenth_of_the_bytes() -> None:
    documents = invented_documents(523)
    before, after = (
        {file.path: len(file.content) for file in search_files(archive) if file.path.startswith("search/t/")}
        for archive in (documents[:-1], documents)
    )
    moved = sum(size for path, size in after.items() if path not in before)
    assert 0 < moved < sum(after.values()) / 10


def test_a_place_that_no_article_has_changes_nothing_for_the_others() -> None:
    with_gap = (*DOCUMENTS[:7], *DOCUMENTS[8:])
    closed = tuple(replace(document, place=place) for place, document in enumerate(with_gap))
    written, dense = read_back(search_files(with_gap)), read_back(search_files(closed))
    assert written.manifest["articles"] == dense.manifest["articles"] == len(with_gap)
    assert written.manifest["averages"] == dense.manifest["averages"]
    assert written.document(8)["id"] == dense.document(7)["id"] == DOCUMENTS[8].id
    term = index_of(DOCUMENTS[8:9]).terms()[0]
    assert 8 in {posting.document for field in written.postings(term) for posting in field}
    assert verify_search(with_gap, search_files(with_gap)) == ()


@given(st.integers(0, 300_000))
def test_layers_follow_one_another_and_the_second_is_small(count: int) -> None:
    stretches = layers(range(count))
    assert [place for layer in stretches for place in (layer.start, layer.stop)] == sorted(
        [0, count, *(layer.start for layer in stretches[1:]), *(layer.start for layer in stretches[1:])]
        if count
        else []
    )
    assert len(stretches) < 2 or len(stretches[1]) < max(16, count / 32)


def test_a_layer_stands_while_articles_come() -> None:
    firsts = [layers(range(count))[0] for count in range(2_816, 2_880)]
    assert len(set(firsts)) == 1


def test_pairs_that_are_words_are_marked_and_others_are_not() -> None:
    written = read_back(search_files((make_document(0, "重庆市长", "市长在重庆"),)))
    assert written.is_marked("重庆") and written.is_marked("市长")
    assert not written.is_marked("庆市") and not written.is_marked("长在")


def test_the_number_of_files_can_be_bounded() -> None:
    free = search_files(DOCUMENTS)
    bound = search_files(DOCUMENTS, most_files=12)
    assert len(free) > 20
    assert len(_served(bound)) <= 12
    assert set(read_back(bound).terms()) == set(read_back(free).terms())


def _served(files: tuple[OutputFile, ...]) -> list[OutputFile]:
    return [file for file in files if file.path.endswith(".js")]
