"""Search when files are missing or damaged, and when what is typed is meant to harm."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from site_builder.publish.search.inverted import utf16_order
from tests.browser.conftest import Reader
from tests.browser.known_items import article_texts, known_items, written_index

if TYPE_CHECKING:
    from playwright.sync_api import Route

pytestmark = pytest.mark.browser


def test_a_missing_text_is_told_of_and_the_rest_still_found(reader: Reader, site_folder: Path) -> None:
    chunks = written_index(site_folder).manifest["chunks"]
    reader.page.route(f"**/search/x/{chunks[:8]}.js", lambda route: route.abort())
    reader.search("重庆")
    assert "没能载入" in reader.page.locator(".search-note").inner_text()
    assert reader.hits()
    assert any("ERR_FAILED" in fault for fault in reader.faults)
    reader.faults.clear()  # the browser's own report of what this test did


@pytest.mark.parametrize("damage", ["missing", "cut off", "empty"])
def test_a_damaged_shard_is_told_of_and_the_rest_still_found(reader: Reader, site_folder: Path, damage: str) -> None:
    manifest = written_index(site_folder).manifest
    firsts = [utf16_order(first) for first in manifest["layers"][0][1].split(" ")]
    item = next(item for item in known_items(site_folder) if len(item.run) == 8 and len(item.holders) == 1)
    numbers = [bisect_right(firsts, utf16_order(item.run[at : at + 2])) - 1 for at in (0, 2, 4, 6)]
    assert len(set(numbers)) > 1

    def spoil(route: Route) -> None:
        if damage == "missing":
            route.abort()
        else:
            route.fulfill(body='siteSearch.receive(" 重' if damage == "cut off" else "", content_type="text/javascript")

    name = manifest["shards"][numbers[0] * 8 : numbers[0] * 8 + 8]
    reader.page.route(f"**/search/t/{name}.js", spoil)
    reader.search(item.run)
    assert "没能载入" in reader.page.locator(".search-note").inner_text()
    assert item.source in reader.hits()
    reader.faults.clear()


def test_without_its_files_search_says_what_to_do(reader: Reader) -> None:
    reader.page.route("**/search/t/*.js", lambda route: route.abort())
    reader.search("重庆")
    assert "没能载入" in reader.page.locator(".search-status").inner_text()
    reader.page.unroute("**/search/t/*.js")
    reader.search("重庆")
    assert reader.hits()
    reader.faults.clear()


HOSTILE = (
    '"', '""', "'\"`", "“", "-", "--", "-重庆", "*", "**", "重*庆", "+重庆 ~1 title:重庆^10", "(", "[重", "\\",
    "(?<x>", "a:b", "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "&lt;b&gt;重庆",
    "😀", "👨\u200d👩\u200d👧重庆", "\u202e重庆\u202c\u200f", "\ufeff", "\x00重\x07庆", "%E9%87", "𠮷", "ﷺ", "İ", "ß",
    "__proto__", "constructor", "toString",
    "重庆" * 5000, "重 " * 5000, '"' * 10_000, "-a " * 3000, "𠮷" * 4000,
)  # fmt: skip


def test_hostile_queries_neither_throw_nor_inject(reader: Reader) -> None:
    for query in HOSTILE:
        reader.search(query)
        injected = reader.page.locator("#search-app :is(img, script, svg, b, iframe)")
        assert injected.count() == 0, query
        assert reader.page.evaluate("typeof siteSearch.search") == "function"
    for code in ("\\ud800", "重\\udfff庆", "\\ud83d -\\ude00"):
        reader.page.evaluate(
            f"""async () => {{
                const result = await siteSearch.search("{code}", {{}}, 10);
                siteSearch.resultsView(document.createElement("div"), document.createElement("p"))
                    .show(result, {{ typed: "{code}", chosen: {{}}, milliseconds: 1 }});
            }}"""
        )


def test_a_hostile_query_in_an_article_s_address_marks_nothing_and_throws_nothing(
    reader: Reader, site_folder: Path
) -> None:
    path = min(article_texts(site_folder))
    for query in ("%3Cimg%20onerror%3D1%3E", "%ED%A0%80", "%", "%22", "-%E9%87%8D"):
        reader.open(f"{path}?q={query}#%E0%A4%A")
        reader.page.wait_for_function("Boolean(window.siteSearch && window.siteSearch.markHits)")
        assert reader.page.locator("article img").count() == 0
