from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from site_builder.publish.output import OutputFile
from site_builder.publish.search.inverted import utf16_order
from site_builder.publish.search.reader import read_back
from site_builder.publish.search.shards import cut_shards
from tests.search.documents import index_of, invented_documents, make_document, search_files

DOCUMENTS = invented_documents(400)
AVERAGE = 2_000


def test_every_posting_reads_back_from_the_files() -> None:
    index = index_of(DOCUMENTS)
    written = read_back(search_files(DOCUMENTS))
    terms = index.terms()
    assert written.terms() == terms
    for term in terms:
        read = [[(posting.document, posting.times) for posting in field] for field in written.postings(term)]
        assert read == index.postings(term), term


@pytest.mark.parametrize("term", ["", "龘龘", "z", "\U0003fffd", "一丁丂"])
def test_what_is_not_in_the_index_has_no_postings(term: str) -> None:
    assert not any(read_back(search_files(DOCUMENTS)).postings(term))


def test_shards_are_ranges_in_order_near_the_wanted_size() -> None:
    shards = list(cut_shards(index_of(DOCUMENTS), AVERAGE))
    assert len(shards) > 20
    assert all(utf16_order(one.first) < utf16_order(other.first) for one, other in pairwise(shards))
    sizes = sorted(len(shard.text.encode()) for shard in shards)
    assert AVERAGE * 0.8 < sum(sizes) / len(sizes) < AVERAGE * 1.2
    assert sizes[len(sizes) // 20] > AVERAGE / 3


def test_an_edit_changes_the_shards_of_its_own_terms_only() -> None:
    before = {shard.text for shard in cut_shards(index_of(DOCUMENTS), AVERAGE)}
    edited = (*DOCUMENTS[:200], replace(DOCUMENTS[200], headline="龙凤呈祥"), *DOCUMENTS[201:])
    after = [shard.text for shard in cut_shards(index_of(edited), AVERAGE)]
    changed = [text for text in after if text not in before]
    assert 0 < len(changed) < len(after) / 3


def test_an_article_added_at_the_end_leaves_what_it_does_not_touch() -> None:
    added = (*DOCUMENTS, make_document(len(DOCUMENTS), "龙凤呈祥", "龙马精神。"))
    before, after = (set(cut_shards(index_of(documents), AVERAGE)) for documents in (DOCUMENTS, added))
    assert len(after - before) < len(after) / 3
    names = [{file.path for file in search_files(documents) if "/t/" in file.path} for documents in (DOCUMENTS, added)]
    assert names[0] & names[1]


def test_the_number_of_files_can_be_bounded() -> None:
    free = search_files(DOCUMENTS)
    bound = search_files(DOCUMENTS, most_files=12)
    assert len(free) > 20
    assert len(_served(bound)) <= 12
    assert sorted(read_back(bound).terms()) == sorted(read_back(free).terms())


def _served(files: tuple[OutputFile, ...]) -> list[OutputFile]:
    return [file for file in files if file.path.endswith(".js")]
