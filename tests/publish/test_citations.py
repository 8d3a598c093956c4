"""Citations: what is known, in each form; what is not known, said or left out."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from site_builder.publish.citations import Citation, bibtex, csl_json, gb_text, ris
from site_builder.publish.view_parts import DateSpan

KNOWN = Citation(
    id="2024-02-29/05/0003",
    archive="某档案",
    title="新质生产力",
    authors=("甲", "乙"),
    publication="某报",
    date=date(2024, 2, 29),
    inferred=None,
    page_number=5,
    language="zh-Hans",
    url="https://e.org/2024-02-29/05/0003/",
)
SPAN = DateSpan(earliest=date(2023, 12, 2), latest=date(2024, 1, 8))
UNKNOWN = replace(KNOWN, authors=(), publication="", date=None, page_number=None, url="")
INFERRED = replace(UNKNOWN, inferred=SPAN)


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        (KNOWN, "甲, 乙. 新质生产力[N/OL]. 某报, 2024-02-29(5). https://e.org/2024-02-29/05/0003/"),
        (replace(KNOWN, url=""), "甲, 乙. 新质生产力[N]. 某报, 2024-02-29(5). 某档案, 2024-02-29/05/0003."),
        (INFERRED, "新质生产力[N]. [2023-12-02/2024-01-08]. 某档案, 2024-02-29/05/0003."),
        (UNKNOWN, "新质生产力[N]. [日期不详]. 某档案, 2024-02-29/05/0003."),
        (
            replace(UNKNOWN, authors=("甲", "乙", "丙", "丁")),
            "甲, 乙, 丙, 等. 新质生产力[N]. [日期不详]. 某档案, 2024-02-29/05/0003.",
        ),
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


def test_an_inferred_date_is_an_estimate_or_a_note_and_never_a_year() -> None:
    (item,) = json.loads(csl_json(INFERRED))
    assert item["issued"] == {"date-parts": [[2023, 12, 2], [2024, 1, 8]], "circa": True}
    (one_day,) = json.loads(csl_json(replace(INFERRED, inferred=replace(SPAN, latest=SPAN.earliest))))
    assert one_day["issued"] == {"date-parts": [[2023, 12, 2]], "circa": True}
    assert "N1  - 见报日期推断为2023-12-02/2024-01-08" in ris(INFERRED).split("\r\n")
    assert not [line for line in ris(INFERRED).splitlines() if line.startswith(("PY", "DA", "Y1"))]
    assert "见报日期推断为2023-12-02/2024-01-08" in bibtex(INFERRED)
    assert "year" not in bibtex(INFERRED)


HOSTILE = replace(
    INFERRED,
    title='A {B} "C" \\ % & # _ ~ ^ $\nER  - TY',
    authors=("甲 {乙", "Ann and Bob", "a, b"),
    publication="报\r\nAU  - x",
)


@pytest.mark.parametrize("citation", [KNOWN, UNKNOWN, INFERRED, HOSTILE])
def test_every_line_of_ris_is_a_tag_and_a_value_and_one_record_ends(citation: Citation) -> None:
    lines = ris(citation).split("\r\n")
    assert lines.pop() == ""
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    assert [line[:2] for line in lines if line[:2] in ("TY", "ER")] == ["TY", "ER"]


@pytest.mark.parametrize("citation", [KNOWN, UNKNOWN, INFERRED, HOSTILE])
def test_braces_of_bibtex_balance_inside_every_field_and_authors_stay_apart(citation: Citation) -> None:
    text = bibtex(citation)
    fields = re.findall(r"^  (\w+) = \{(.*)\},?$", text, re.MULTILINE)
    assert len(fields) == len(text.splitlines()) - 2
    for _, value in fields:
        assert _depths(value)[-1] == 0 and min(_depths(value)) >= 0
    authors = dict(fields).get("author", "")
    assert len(_split_authors(authors)) == len(citation.authors)


def _depths(value: str) -> list[int]:
    """How deep in braces each character stands; escaped braces open and close nothing."""
    depths = [0]
    for mark in re.findall(r"\\.|[{}]", value):
        depths.append(depths[-1] + {"{": 1, "}": -1}.get(mark, 0))
    return depths


def _split_authors(value: str) -> list[str]:
    """The names of an author field as BibTeX reads it: set apart by ``and`` outside braces."""
    names, depth, name = [], 0, ""
    for part in re.findall(r"\\.|[{}]| and |.", value):
        depth += {"{": 1, "}": -1}.get(part, 0)
        if part == " and " and not depth:
            names.append(name)
            name = ""
        else:
            name += part
    return [*names, name] if value else []
