"""The build notices when stock lunr could not answer from ``lunr-index.json``."""

from __future__ import annotations

import json
from pathlib import Path

from site_builder.publish.output import OutputFile
from site_builder.publish.search.files import LUNR_INDEX
from site_builder.publish.search.lunr_check import verify_lunr
from tests.archives import build, make_archive
from tests.search.documents import invented_documents


def test_the_index_of_an_archive_answers_in_lunr(tmp_path: Path) -> None:
    result = build(make_archive(tmp_path))
    assert (result.output / LUNR_INDEX).is_file()
    assert [notice.code for notice in result.notices if notice.code == "lunr-index-broken"] == []


def test_a_damaged_index_is_told_of() -> None:
    (notice,) = verify_lunr(invented_documents(3), [OutputFile(path=LUNR_INDEX, content=b"{}")])
    assert notice.code == "lunr-index-broken"


def test_an_index_without_the_articles_is_told_of(tmp_path: Path) -> None:
    output = build(make_archive(tmp_path)).output
    index = json.loads((output / LUNR_INDEX).read_bytes())
    index["invertedIndex"] = []
    assert verify_lunr(invented_documents(3), [OutputFile(path=LUNR_INDEX, content=json.dumps(index).encode())])


def test_a_large_archive_has_no_such_file_and_no_complaint() -> None:
    assert verify_lunr(invented_documents(3), []) == ()
