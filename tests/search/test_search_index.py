from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise

from lunr.index import Index
from lunr.query import QueryPresence

from site_builder.publish.output import OutputFile
from site_builder.publish.search_check import verify_search
from site_builder.publish.search_documents import FIELDS
from site_builder.publish.search_index import DOCUMENTS_PER_CHUNK, LUNR_INDEX
from tests.search.documents import make_document, search_files

DOCUMENTS = (
    make_document(1, "重庆制造业高质量发展", "本报讯，制造业是重庆的家底。", "汽车产量增长三成。", kicker="向新而行"),
    make_document(2, "科创高地建设提速", "重庆加快建设科创高地，金凤实验室入驻团队。", tags=("金凤实验室",)),
    make_document(3, "", "空天信息产业发展前景广阔。"),
)


def lunr_json(files: tuple[OutputFile, ...]) -> str:
    return next(file.content.decode() for file in files if file.path == LUNR_INDEX)


def test_lunr_reads_the_index_and_finds_by_pairs() -> None:
    index = Index.load(lunr_json(search_files(DOCUMENTS)))
    query = index.create_query()
    for pair in ("科创", "创高", "高地"):
        query.term(pair, presence=QueryPresence.REQUIRED, use_pipeline=False)
    assert [hit["ref"] for hit in index.query(query)] == ["page/0002"]


def test_a_word_in_the_headline_outweighs_one_in_the_body() -> None:
    documents = (make_document(1, "别的事情", "重庆重庆重庆"), make_document(2, "重庆", "别的事情"))
    index = Index.load(lunr_json(search_files(documents)))
    query = index.create_query()
    query.term("重庆", use_pipeline=False)
    assert [hit["ref"] for hit in index.query(query)] == ["page/0002", "page/0001"]


def test_terms_stand_in_the_order_that_lunr_js_demands() -> None:
    """U+FA0E sorts before an astral character by code point, after it by UTF-16 code unit."""
    index = json.loads(lunr_json(search_files((make_document(1, "𠮷野家", "﨎字，𠀀，中国"),))))
    terms = [term for term, _ in index["invertedIndex"]]
    assert "﨎字" in terms and "𠮷野" in terms
    assert all(a.encode("utf-16-be") < b.encode("utf-16-be") for a, b in pairwise(terms))
    assert terms != sorted(terms)  # so the two orders differ here, and the test can fail


def test_every_file_but_the_manifest_is_named_after_its_content() -> None:
    before = {file.path for file in search_files(DOCUMENTS)}
    changed = replace(DOCUMENTS[2], headline="空天信息", title="空天信息")
    after = {file.path for file in search_files((*DOCUMENTS[:2], changed))}
    assert before & after == {"search/manifest.js", LUNR_INDEX}


def test_documents_are_split_into_chunks_and_each_chunk_is_named_in_the_manifest() -> None:
    documents = tuple(make_document(n, f"第{n}条消息") for n in range(DOCUMENTS_PER_CHUNK * 2 + 1))
    files = search_files(documents)
    chunks = [file for file in files if file.path.startswith("search/documents-")]
    manifest = next(file.content.decode() for file in files if file.path == "search/manifest.js")
    assert len(chunks) == 3
    assert all(chunk.path in manifest for chunk in chunks)


def test_an_empty_archive_has_an_index_that_finds_nothing() -> None:
    files = search_files(())
    assert Index.load(lunr_json(files)).search("重庆") == []
    assert verify_search((), files) == ()


def test_the_same_documents_give_the_same_bytes() -> None:
    assert search_files(DOCUMENTS) == search_files(DOCUMENTS)


def test_text_cannot_end_the_script_it_stands_in() -> None:
    hostile = make_document(1, "</script><img onerror=alert(1)>", 'a|b\0c\u2028d\u2029"e\\', "\ud800孤")
    files = search_files((hostile,))
    for file in files:
        text = file.content.decode()
        if file.path.startswith("search/documents-"):
            assert not re.search(r"[<\u2028\u2029\0]", text)
            assert "\\ud800孤" in text
    assert verify_search((hostile,), files) == ()


def test_the_self_test_passes_on_a_sound_index() -> None:
    assert verify_search(DOCUMENTS, search_files(DOCUMENTS)) == ()


def test_the_self_test_tells_of_a_lost_term_and_of_a_lost_text() -> None:
    files = search_files(DOCUMENTS)
    lost_term = tuple(
        replace(file, content=file.content.replace('["造业"'.encode(), '["造造"'.encode())) for file in files
    )
    lost_text = tuple(
        replace(file, content=file.content.replace("信息产业发展".encode(), "信自产业发展".encode())) for file in files
    )
    assert {notice.location.path for notice in verify_search(DOCUMENTS, lost_term)} == {"page/0001/index.html"}
    assert {notice.location.path for notice in verify_search(DOCUMENTS, lost_text)} == {"page/0003/index.html"}


def test_fields_are_stated_once() -> None:
    names = [field.name for field in FIELDS]
    assert len(set(names)) == len(names)
    assert json.loads(lunr_json(search_files(DOCUMENTS)))["fields"] == names
