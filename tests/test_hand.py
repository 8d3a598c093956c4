"""The notation of pages damaged by hand, and that all of them can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.press.hand import read_page, read_pages


def written(folder: Path, *rows: str) -> Path:
    path = folder / "x1.tsv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_joins_count_back_among_lines_of_one_article_and_role(tmp_path: Path) -> None:
    rows = (
        "1\tbody\t\t甲，",
        "",
        "2\tbody\t\t乙，",
        "1\tbody\t\t丙，",
        "1\tbody\t+2\t甲的另一半。",
        "2\tbody\t+\t乙的另一半。",
    )
    page = read_page(written(tmp_path, *rows))
    assert [label.joins for label in page.labels] == [None, None, None, 1, 3]
    assert page.text.split("\n")[1] == ""


def test_a_row_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        read_page(written(tmp_path, "1\tnobody\t\t甲"))


def test_every_page_has_articles_and_every_join_looks_back() -> None:
    pages = read_pages()
    assert pages
    for name, page in pages.items():
        assert any(label.article for label in page.labels), name
        assert all(label.joins is None or label.joins < label.line for label in page.labels), name
