"""The client against its references: lunr.py for scores, the indexer for folding and terms."""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path

import pytest
from lunr.index import Index
from lunr.query import QueryPresence

from site_builder.publish.search_index import LUNR_INDEX
from site_builder.text.characters import HAN_RUN
from site_builder.text.search_terms import _RUN, fold
from tests.browser.conftest import Reader
from tests.browser.test_search import article_texts

pytestmark = pytest.mark.browser

QUERIES = 120


@pytest.fixture
def origin(http_origin: str) -> str:
    """What is computed does not depend on how the files came: once is enough."""
    return http_origin


@pytest.fixture
def client(reader: Reader) -> Reader:
    """A reader whose page has the whole client loaded."""
    reader.search("重庆")
    return reader


def lunr_index(site_folder: Path) -> Index:
    stored = json.loads((site_folder / LUNR_INDEX).read_text("utf-8"))
    stored["invertedIndex"].sort()  # lunr.py's own order; the file has lunr.js's
    return Index.load(stored)


def queries(site_folder: Path) -> list[str]:
    """Runs of one to nine characters, two of them together, with Latin words, digits and a typo mixed in."""
    text = "\n".join("\n".join(blocks) for blocks in article_texts(site_folder).values())
    runs = [run for run in HAN_RUN.findall(text) if len(run) > 1]
    words = sorted({run[0] for run in _RUN.finditer(fold(text)) if not run["han"]})
    choose = random.Random(1912)
    made = []
    for number in range(QUERIES):
        run = choose.choice(runs)
        start = choose.randrange(len(run))
        piece = run[start : start + 1 + number % 9]
        extra = ("", "", choose.choice(runs)[:2], choose.choice(words), "龘")[number % 5]
        made.append(f"{piece} {extra}".strip())
    return made


@pytest.mark.parametrize("all_optional", [False, True], ids=["as asked", "any term"])
def test_scores_are_lunr_s(client: Reader, site_folder: Path, all_optional: bool) -> None:
    index = lunr_index(site_folder)
    asked = queries(site_folder)
    answers = client.page.evaluate(
        """async ([asked, allOptional]) => {
            const session = await siteSearch.openSession();
            return asked.map((typed) => {
                const clauses = session.clauses(typed)
                    .map(({ term, required }) => ({ term, required: required && !allOptional }));
                return { clauses, hits: session.index.query(clauses) };
            });
        }""",
        [asked, all_optional],
    )
    found = 0
    for typed, answer in zip(asked, answers, strict=True):
        query = index.create_query()
        for clause in answer["clauses"]:
            presence = QueryPresence.REQUIRED if clause["required"] else QueryPresence.OPTIONAL
            query.clause(clause["term"], presence=presence, use_pipeline=False)
        expected = {hit["ref"]: hit["score"] for hit in index.query(query)}
        given = {hit["ref"]: hit["score"] for hit in answer["hits"]}
        assert given == pytest.approx(expected, rel=1e-12), typed
        ranks = [hit["score"] for hit in answer["hits"]]
        assert ranks == sorted(ranks, reverse=True), typed
        found += bool(expected)
    assert found > QUERIES / 2


def test_folding_is_the_indexer_s(client: Reader) -> None:
    codes = [code for code in range(0x32000) if unicodedata.category(chr(code)) not in ("Cn", "Cs")]
    folded = client.page.evaluate("codes => codes.map(code => siteSearch.fold(String.fromCodePoint(code)))", codes)
    different = [hex(code) for code, form in zip(codes, folded, strict=True) if form != fold(chr(code))]
    assert different == []


def test_runs_are_the_indexer_s(client: Reader, site_folder: Path) -> None:
    for blocks in article_texts(site_folder).values():
        text = fold("\n".join(blocks))
        expected = [[run[0], run["han"] is not None] for run in _RUN.finditer(text)]
        runs = client.page.evaluate("text => siteSearch.runs(text).map(run => [run.text, run.han])", text)
        assert runs == expected
