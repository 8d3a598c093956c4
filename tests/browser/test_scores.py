"""The client against its references: stock lunr.js for scores, the indexer for folding, runs and numbers."""

from __future__ import annotations

import json
import random
import unicodedata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from site_builder.publish.search.files import LUNR_INDEX
from site_builder.text.characters import HAN_RUN
from site_builder.text.folding import fold
from site_builder.text.search_terms import folded_runs
from tests.browser.conftest import Reader
from tests.browser.known_items import article_texts, written_index

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

QUERIES = 320
LUNR_VERSION = "2.3.9"


@pytest.fixture
def origin(http_origin: str) -> str:
    """What is computed does not depend on how the files came: once is enough."""
    return http_origin


@pytest.fixture
def client(reader: Reader) -> Reader:
    """A reader whose page has the whole client loaded."""
    reader.search("重庆")
    return reader


@pytest.fixture(scope="session")
def lunr_js() -> Path:
    """Stock lunr.js as MkDocs carries it. Its absence is a failure, never a silent skip."""
    spec = find_spec("mkdocs")
    if spec is None or spec.origin is None:
        pytest.fail("no stock lunr.js: install the development dependencies, mkdocs among them")
    return Path(spec.origin).parent / "contrib/search/templates/search/lunr.js"


@pytest.fixture
def lunr_page(browser: Browser, lunr_js: Path, site_folder: Path) -> Page:
    """A page in which stock lunr.js has loaded the site's lunr-index.json."""
    page = browser.new_page()
    page.add_script_tag(path=lunr_js)
    assert page.evaluate("lunr.version") == LUNR_VERSION
    stored = json.loads((site_folder / LUNR_INDEX).read_text("utf-8"))
    page.evaluate("stored => { window.index = lunr.Index.load(stored); }", stored)
    return page


def queries(site_folder: Path) -> list[str]:
    """Runs of one to nine characters, two of them together, with Latin words, digits, fields and a typo mixed in."""
    text = "\n".join("\n".join(blocks) for blocks in article_texts(site_folder).values())
    runs = [run for run in HAN_RUN.findall(text) if len(run) > 1]
    words = sorted({run for run, is_han in folded_runs(fold(text)) if not is_han})
    choose = random.Random(1912)
    made = []
    for number in range(QUERIES):
        run = choose.choice(runs)
        start = choose.randrange(len(run))
        piece = run[start : start + 1 + number % 9]
        extra = ("", "", choose.choice(runs)[:2], choose.choice(words), "龘", "标题:" + choose.choice(runs)[:3])[
            number % 6
        ]
        made.append(f"{piece} {extra}".strip())
    return made


def answers_of_lunr(page: Page, asked: list[list[dict[str, Any]]]) -> list[dict[str, float]]:
    """Stock lunr.js's scores by document for each query's clauses."""
    hits: list[list[tuple[str, float]]] = page.evaluate(
        """asked => asked.map(clauses => index.query(query => {
            for (const { term, prefix, required, field } of clauses) {
                query.term(prefix ? term + "*" : term, {
                    usePipeline: false,
                    presence: required ? lunr.Query.presence.REQUIRED : lunr.Query.presence.OPTIONAL,
                    ...(field && { fields: [field] }),
                });
            }
        }).map(hit => [hit.ref, hit.score]))""",
        asked,
    )
    return [dict(found) for found in hits]


@pytest.mark.parametrize("all_optional", [False, True], ids=["as asked", "any term"])
def test_scores_are_stock_lunr_js_s(client: Reader, lunr_page: Page, site_folder: Path, all_optional: bool) -> None:
    asked = queries(site_folder)
    answers = client.page.evaluate(
        """async ([asked, allOptional]) => {
            const answers = [];
            for (const typed of asked) {
                const clauses = await siteSearch.clausesFor(typed);
                for (const clause of clauses) clause.required = clause.required && !allOptional;
                const ranked = await siteSearch.rankedBy(clauses);
                const documents = await siteSearch.documentsAt(ranked.map(({ place }) => place));
                answers.push({ clauses, hits: ranked.map(({ place, score }) => [documents.get(place).id, score]) });
            }
            return answers;
        }""",
        [asked, all_optional],
    )
    expected = answers_of_lunr(lunr_page, [answer["clauses"] for answer in answers])
    found = 0
    for typed, answer, scores in zip(asked, answers, expected, strict=True):
        assert dict(answer["hits"]) == pytest.approx(scores, rel=1e-12), typed
        ranks = [score for _, score in answer["hits"]]
        assert ranks == sorted(ranks, reverse=True), typed
        found += bool(scores)
    assert len(asked) >= 300 and found > QUERIES / 3


def test_folding_is_the_indexer_s(client: Reader, site_folder: Path) -> None:
    """For every character of every plane; of traditional ones, those whose simplified form the archive has."""
    present = set("".join(written_index(site_folder).terms()))
    codes = [code for code in range(0x32000) if unicodedata.category(chr(code)) not in ("Cn", "Cs")]
    folded = client.page.evaluate("codes => codes.map(code => siteSearch.fold(String.fromCodePoint(code)))", codes)
    different = [
        hex(code)
        for code, form in zip(codes, folded, strict=True)
        if form != fold(chr(code)) and set(fold(chr(code))) & present
    ]
    assert different == []
    assert client.page.evaluate("siteSearch.fold('重慶市發展')") == "重庆市发展"


def test_runs_are_the_indexer_s(client: Reader, site_folder: Path) -> None:
    for blocks in article_texts(site_folder).values():
        text = fold("\n".join(blocks))
        runs = client.page.evaluate("text => siteSearch.runs(text).map(run => [run.text, run.han])", text)
        assert [tuple(run) for run in runs] == list(folded_runs(text))
