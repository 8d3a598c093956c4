from __future__ import annotations

import json
import re
from dataclasses import replace

from lunr.index import Index
from lunr.query import QueryPresence

from site_builder.publish.assets import load_assets, shipped_folder
from site_builder.publish.output import OutputFile
from site_builder.publish.search.check import verify_search
from site_builder.publish.search.client import bare, client_scripts, without_client
from site_builder.publish.search.documents import FIELDS
from site_builder.publish.search.files import DOCUMENTS_PER_CHUNK, LUNR_INDEX
from site_builder.publish.search.lunr_format import LUNR_INDEX_ARTICLES
from site_builder.publish.search.reader import read_back
from tests.search.documents import make_document, search_files

DOCUMENTS = (
    make_document(1, "重庆制造业高质量发展", "本报讯，制造业是重庆的家底。", "汽车产量增长三成。", kicker="向新而行"),
    make_document(2, "科创高地建设提速", "重庆加快建设科创高地，金凤实验室入驻团队。", tags=("金凤实验室",)),
    make_document(3, "", "空天信息产业发展前景广阔。"),
)


def lunr_index(files: tuple[OutputFile, ...]) -> Index:
    return Index.load(next(file.content.decode() for file in files if file.path == LUNR_INDEX))


def test_lunr_reads_the_index_and_finds_by_pairs() -> None:
    index = lunr_index(search_files(DOCUMENTS))
    query = index.create_query()
    for pair in ("科创", "创高", "高地"):
        query.term(pair, presence=QueryPresence.REQUIRED, use_pipeline=False)
    assert [hit["ref"] for hit in index.query(query)] == ["page/0002"]


def test_a_word_in_the_headline_outweighs_one_in_the_body() -> None:
    documents = (make_document(1, "别的事情", "重庆重庆重庆"), make_document(2, "重庆", "别的事情"))
    index = lunr_index(search_files(documents))
    query = index.create_query()
    query.term("重庆", use_pipeline=False)
    assert [hit["ref"] for hit in index.query(query)] == ["page/0002", "page/0001"]


def test_every_file_but_two_is_named_after_its_content() -> None:
    before = {file.path for file in search_files(DOCUMENTS)}
    changed = replace(DOCUMENTS[2], headline="空天信息", title="空天信息")
    after = {file.path for file in search_files((*DOCUMENTS[:2], changed))}
    named = re.compile(r"search/([a-z]/)?[a-z2-7]{8}\.js")
    stable = {"search/manifest.js", LUNR_INDEX}
    assert stable < before and all(named.fullmatch(path) for path in before - stable)
    assert any(path.startswith("search/t/") for path in after - before)


def test_texts_are_split_into_chunks_that_the_manifest_names() -> None:
    documents = tuple(make_document(n, f"第{n}条消息") for n in range(DOCUMENTS_PER_CHUNK * 2 + 1))
    files = search_files(documents)
    assert sum(file.path.startswith("search/x/") for file in files) == 3
    written = read_back(files)
    assert [written.document(place)["id"] for place in range(len(documents))] == [d.id for d in documents]


def test_lunr_s_format_is_left_out_of_a_large_archive() -> None:
    files = search_files(tuple(make_document(n, "讯") for n in range(LUNR_INDEX_ARTICLES + 1)))
    assert LUNR_INDEX not in {file.path for file in files}


def test_an_empty_archive_has_a_search_that_finds_nothing() -> None:
    files = search_files(())
    assert lunr_index(files).search("重庆") == []
    assert verify_search((), files) == ()


def test_the_same_documents_give_the_same_bytes() -> None:
    assert search_files(DOCUMENTS) == search_files(DOCUMENTS)


def test_the_client_gets_the_character_forms_that_the_archive_needs() -> None:
    files = search_files(DOCUMENTS)
    (tables,) = (file.content.decode() for file in files if file.path.startswith("search/c/"))
    larger = search_files((*DOCUMENTS, make_document(4, "历史与文化，龙马精神")))
    (more,) = (file.content.decode() for file in larger if file.path.startswith("search/c/"))
    assert 20 < len(tables) < len(more) < 10_000


def test_text_cannot_end_the_script_it_stands_in() -> None:
    hostile = make_document(1, "</script><img onerror=alert(1)>", 'a|b\0c\u2028d\u2029"e\\', "\ud800孤")
    files = search_files((hostile,))
    for file in files:
        text = file.content.decode()
        if file.path.startswith("search/x/"):
            assert not re.search(r"[<\u2028\u2029\0]", text)
            assert "\\ud800孤" in text
    assert verify_search((hostile,), files) == ()


def test_the_self_test_passes_on_a_sound_index() -> None:
    assert verify_search(DOCUMENTS, search_files(DOCUMENTS)) == ()


def test_the_self_test_tells_of_a_lost_term_a_lost_text_and_a_lost_file() -> None:
    files = search_files(DOCUMENTS)
    lost_text = _replaced(files, "search/x/", "信息产业发展", "信自产业发展")
    lost_term = _replaced(files, "search/t/", " 造", " 龘")
    lost_file = tuple(file for file in files if not file.path.startswith("search/t/"))
    assert {notice.location.path for notice in verify_search(DOCUMENTS, lost_text)} == {"page/0003/index.html"}
    assert {notice.location.path for notice in verify_search(DOCUMENTS, lost_term)} == {"page/0001/index.html"}
    assert len(verify_search(DOCUMENTS, lost_file)) == 5


def _replaced(files: tuple[OutputFile, ...], folder: str, old: str, new: str) -> tuple[OutputFile, ...]:
    def edit(file: OutputFile) -> OutputFile:
        return replace(file, content=file.content.replace(old.encode(), new.encode()))

    return tuple(edit(file) if file.path.startswith(folder) else file for file in files)


def test_fields_are_stated_once() -> None:
    names = [field.name for field in FIELDS]
    assert len(set(names)) == len(names)
    files = search_files(DOCUMENTS)
    (stored,) = (json.loads(file.content) for file in files if file.path == LUNR_INDEX)
    assert stored["fields"] == names == read_back(files).manifest["fields"]


def test_the_client_is_one_script_of_all_its_parts() -> None:
    assets = load_assets(shipped_folder("assets"), None)
    scripts = client_scripts(assets)
    parts = [path for path in (shipped_folder("assets") / "search").glob("*.js") if path.name != "loader.js"]
    assert len(parts) > 10
    for path in parts:
        assert bare(path.read_text("utf-8")) in scripts.client
    assert not any(name.startswith("search/") for name, _ in without_client(assets).manifest.entries)


def test_comments_are_taken_off_and_nothing_else() -> None:
    assert bare("// a\n  const b = 'c'; // d\n/**\n * e\n */\nf(); /* g */\n") == "const b = 'c'; // d\nf(); /* g */\n"
    spanning = "const a = `\n// not a comment`;\n"
    assert bare(spanning) == spanning
