"""Citations: what is known, in each form; what is not known, said or left out."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from site_builder.publish.citations import Citation, bibtex, csl_json, gb_text, ris

KNOWN = Citation(
    id="2024-02-29/05/0003",
    archive="某档案",
    title="新质生产力",
    authors=("甲", "乙"),
    publication="某报",
    date=date(2024, 2, 29),
    page_number=5,
    language="zh-Hans",
    url="https://e.org/2024-02-29/05/0003/",
)
UNKNOWN = replace(KNOWN, authors=(), publication="", date=None, page_number=None, url="")


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        (KNOWN, "甲, 乙. 新质生产力[N/OL]. 某报, 2024-02-29(5). https://e.org/2024-02-29/05/0003/"),
        (replace(KNOWN, url=""), "甲, 乙. 新质生产力[N]. 某报, 2024-02-29(5). 某档案, 2024-02-29/05/0003."),
        (UNKNOWN, "新质生产力[N]. [日期不详]. 某档案, 2024-02-29/05/0003."),
        (replace(UNKNOWN, authors=("甲", "乙", "丙", "丁")), "甲, 乙, 丙, 等. 新质生产力[N]. [日期不详]. 某档案, 2024-02-29/05/0003."),
    ],
)
def test_gb_text(citation: Citation, text: str) -> None:
    assert gb_text(citation) == text


def test_bibtex() -> None:
    assert bibtex(KNOWN) == (
        "@article{2024-02-29-05-0003,\n  title = {{新质生产力}},\n  author = {{甲} and {乙}},\n  journal = {某报},\n"
        "  year = {2024},\n  month = {2},\n  day = {29},\n  pages = {5},\n  note = {某档案, 2024-02-29/05/0003},\n  langid = {chinese},\n"
        "  url = {https://e.org/2024-02-29/05/0003/},\n  entrysubtype = {newspaper}\n}\n"
    )


def test_bibtex_escapes_what_tex_would_read() -> None:
    assert r"{{50\% \& \{a\}\_\textbackslash{}x \#1}}" in bibtex(replace(KNOWN, title="50% & {a}_\\x #1"))


def test_ris_has_one_line_a_tag_and_ends() -> None:
    lines = ris(replace(KNOWN, title="一\n二")).split("\r\n")
    assert lines[:4] == ["TY  - NEWS", "TI  - 一 二", "AU  - 甲", "AU  - 乙"]
    assert "DA  - 2024/02/29" in lines
    assert lines[-2:] == ["ER  - ", ""]


def test_csl_json() -> None:
    (item,) = json.loads(csl_json(KNOWN))
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2024, 2, 29]]}
    assert item["author"] == [{"literal": "甲"}, {"literal": "乙"}]


def test_what_is_not_known_is_left_out() -> None:
    (item,) = json.loads(csl_json(UNKNOWN))
    assert set(item) == {"id", "type", "title", "archive", "archive_location", "language"}
    assert "year" not in bibtex(UNKNOWN)
    assert "DA  -" not in ris(UNKNOWN)


def test_an_article_can_be_found_again_whatever_else_is_unknown() -> None:
    for form in (gb_text, bibtex, ris, csl_json):
        assert "某档案" in form(UNKNOWN)
        assert "2024-02-29/05/0003" in form(UNKNOWN)
    assert bibtex(UNKNOWN).startswith("@misc{")
