"""Search as a reader meets it: typing, results, the article with its hits marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from site_builder.publish.search_inverted import utf16_order
from site_builder.publish.search_reader import WrittenIndex
from site_builder.text.characters import HAN_RUN
from site_builder.text.look_alikes import look_alikes
from tests.browser.conftest import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Route

pytestmark = pytest.mark.browser

KNOWN_ITEMS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownItem:
    """A run of characters, and the pages of all articles whose text it stands in."""

    run: str
    source: str
    holders: frozenset[str]


def article_texts(site_folder: Path) -> dict[str, list[str]]:
    """Path of each article's page -> the blocks of its heading and body, read from the page itself."""
    texts = {}
    for page in sorted(site_folder.rglob("index.html")):
        html = page.read_text("utf-8")
        if '<article class="article"' in html:
            article = html.partition('<article class="article"')[2].partition("</article>")[0]
            blocks = re.split(r"<(?:p|h1|h2|li|figcaption)\b[^>]*>", article)[1:]
            texts[page.relative_to(site_folder).as_posix()] = [re.sub(r"<[^>]+>", "", block) for block in blocks]
    return texts


def written_index(site_folder: Path) -> WrittenIndex:
    """The files of the search, to read what the client reads."""
    return WrittenIndex(
        {p.relative_to(site_folder).as_posix(): p.read_bytes() for p in (site_folder / "search").rglob("*.js")}
    )


def known_items(site_folder: Path) -> list[KnownItem]:
    """From every so manieth article, in turn out of its heading and its longest block: the middle of the
    longest run of Han characters there, two to eight of them."""
    texts = article_texts(site_folder)
    paths = sorted(texts)
    items = []
    for number in range(KNOWN_ITEMS):
        path = paths[number * len(paths) // KNOWN_ITEMS]
        block = texts[path][0] if number % 2 else max(texts[path], key=len)
        longest = max(HAN_RUN.findall(block), key=len)
        length = 2 + number % 7
        start = max(0, (len(longest) - length) // 2)
        run = longest[start : start + length]
        holders = frozenset(other for other, blocks in texts.items() if any(run in text for text in blocks))
        items.append(KnownItem(run=run, source=path, holders=holders))
    return items


def test_known_items_are_found_and_marked(reader: Reader, site_folder: Path) -> None:
    items = known_items(site_folder)
    assert len(items) == KNOWN_ITEMS and len({item.run for item in items}) > KNOWN_ITEMS / 2
    for item in items:
        reader.search(item.run)
        reader.show_all()
        hits = reader.hits()
        assert item.source in hits, item
        assert item.holders <= set(hits), item
        if len(item.holders) == 1:
            assert hits[0] == item.source, item
        assert item.run in reader.page.locator("mark.hit").first.inner_text()
        reader.page.locator(f'.search-result a[href*="{item.source}"]').click()
        marks = reader.page.locator("article mark.hit")
        marks.first.wait_for()
        assert item.run in re.sub(r"\s", "", "".join(marks.all_inner_texts()))
        assert reader.page.url.startswith(reader.origin + item.source + "?q=")


def test_nothing_of_search_is_loaded_before_the_reader_turns_to_it(reader: Reader) -> None:
    def loaded() -> list[str]:
        data = reader.origin + "search/"
        return [address for address in reader.requests if address.startswith(data) and ".js" in address]

    reader.open("index.html")
    reader.open("search/index.html")
    reader.page.wait_for_timeout(300)
    assert loaded() == []
    reader.page.locator("main input[name=q]").focus()
    reader.page.wait_for_function("Boolean(window.siteSearch && window.siteSearch.search)")
    assert loaded() != []


def test_an_article_opened_without_a_query_loads_nothing_and_marks_nothing(reader: Reader, site_folder: Path) -> None:
    reader.open(min(article_texts(site_folder)))
    reader.page.wait_for_timeout(300)
    assert not [address for address in reader.requests if "search/manifest.js" in address]
    assert reader.page.locator("mark.hit").count() == 0


def test_a_query_in_the_address_is_answered_and_typing_keeps_the_address(reader: Reader) -> None:
    reader.open("search/index.html?q=%E9%87%8D%E5%BA%86")
    reader.page.locator(".search-result").first.wait_for()
    assert reader.page.locator("main input[name=q]").input_value() == "重庆"
    reader.search("科技")
    assert reader.page.evaluate("new URLSearchParams(location.search).get('q')") == "科技"


def test_results_follow_typing(reader: Reader) -> None:
    reader.open("search/index.html")
    reader.page.locator("main input[name=q]").press_sequentially("重庆", delay=30)
    reader.page.locator(".search-result").first.wait_for()
    assert "篇" in reader.page.locator(".search-status").inner_text()


def test_composing_never_fires_half_a_query(reader: Reader) -> None:
    reader.open("search/index.html")
    box = reader.page.locator("main input[name=q]")
    box.focus()
    box.evaluate(
        """box => {
            box.dispatchEvent(new CompositionEvent("compositionstart"));
            box.value = "chong'q";
            box.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
        }"""
    )
    reader.page.wait_for_timeout(500)
    assert reader.page.locator(".search-status").inner_text() == ""
    box.evaluate(
        """box => {
            box.value = "重庆";
            box.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
            box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
        }"""
    )
    reader.page.locator(".search-result").first.wait_for()


def test_arrows_walk_the_results_and_escape_begins_anew(reader: Reader) -> None:
    reader.search("重庆")
    focused = "document.activeElement.textContent"
    first, second = reader.page.locator(".search-result a").all_inner_texts()[:2]
    reader.page.keyboard.press("ArrowDown")
    assert reader.page.evaluate(focused) == first
    reader.page.keyboard.press("ArrowDown")
    assert reader.page.evaluate(focused) == second
    reader.page.keyboard.press("ArrowUp")
    reader.page.keyboard.press("ArrowUp")
    assert reader.page.evaluate("document.activeElement.name") == "q"
    reader.page.keyboard.press("Escape")
    reader.page.locator(".search-result").first.wait_for(state="detached")
    assert reader.page.locator("main input[name=q]").input_value() == ""
    assert "q=" not in reader.page.url


def test_marks_can_be_cleared(reader: Reader) -> None:
    reader.search("重庆")
    reader.page.locator(".search-result a").first.click()
    reader.page.locator("mark.hit").first.wait_for()
    before = reader.page.locator("article .article-body").inner_text()
    reader.page.locator(".hits-clear").click()
    assert reader.page.locator("mark.hit").count() == 0
    assert reader.page.locator("article .article-body").inner_text() == before
    assert "q=" not in reader.page.url


def test_marks_span_inline_elements(reader: Reader, site_folder: Path) -> None:
    path = min(article_texts(site_folder))
    reader.open(f"{path}?q=%E4%B9%99%E4%B8%99")
    reader.page.wait_for_function("Boolean(window.siteSearch && window.siteSearch.markHits)")
    texts = reader.page.evaluate(
        """() => {
            const box = document.createElement("div");
            box.innerHTML = "<p>甲<b>乙</b>丙，<i>乙丙</i>丁</p><script>乙丙</" + "script>";
            const marks = siteSearch.markHits(box, siteSearch.parseQuery("乙丙"));
            const marked = box.innerHTML;
            siteSearch.clearHits(marks);
            return [marked, box.innerHTML];
        }"""
    )
    hit = '<mark class="hit">{}</mark>'.format
    assert texts == [
        f"<p>甲<b>{hit('乙')}</b>{hit('丙')}，<i>{hit('乙丙')}</i>丁</p><script>乙丙</script>",
        "<p>甲<b>乙</b>丙，<i>乙丙</i>丁</p><script>乙丙</script>",
    ]


def test_phrases_exclusions_and_parts_of_words(reader: Reader, site_folder: Path) -> None:
    texts = {path: "\n".join(blocks) for path, blocks in article_texts(site_folder).items()}
    reader.search("重庆 -汽车")
    reader.show_all()
    without = {path for path, text in texts.items() if "重庆" in text and "汽车" not in text}
    assert without <= set(reader.hits())
    assert not any("汽车" in texts[path] for path in reader.hits())
    reader.search('"庆重庆重"')
    assert reader.hits() == []
    word = next(found[0] for text in texts.values() if (found := re.search(r"[0-9]{3,}", text)))
    reader.search(word[1:])
    reader.show_all()
    holders = {path for path, text in texts.items() if word[1:] in text}
    assert holders <= set(reader.hits())


def test_a_typo_gets_partial_matches_that_say_so(reader: Reader, site_folder: Path) -> None:
    item = next(item for item in known_items(site_folder) if len(item.run) == 8 and len(item.holders) == 1)
    reader.search(item.run[:4] + "龘" + item.run[4:])
    assert "部分" in reader.page.locator(".search-status").inner_text()
    assert reader.page.locator(".search-note").inner_text()
    assert reader.hits()[0] == item.source


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
    firsts = [utf16_order(first) for first in manifest["firsts"].split(" ")]
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


def test_a_quotation_must_stand_as_it_is(reader: Reader, site_folder: Path) -> None:
    item = next(item for item in known_items(site_folder) if len(item.run) == 6)
    reader.search(f"“{item.run}”")
    assert set(reader.hits()) == item.holders
    reader.search(f'"{item.run[3:]}{item.run[:3]}"')
    assert reader.hits() == []


def test_one_character_finds_all_that_have_it(reader: Reader, site_folder: Path) -> None:
    item = known_items(site_folder)[0]
    texts = article_texts(site_folder)
    holders = {path for path, blocks in texts.items() if item.run[0] in "".join(blocks)}
    reader.search(item.run[0])
    reader.show_all()
    assert holders <= set(reader.hits())


def test_traditional_characters_find_simplified_ones_and_mark_them(reader: Reader) -> None:
    reader.search("重慶")
    assert reader.page.locator("mark.hit").first.inner_text() == "重庆"
    reader.page.locator(".search-result a").first.click()
    reader.page.locator("article mark.hit").first.wait_for()
    assert reader.page.locator("article mark.hit").first.inner_text() == "重庆"


def test_a_field_can_be_named(reader: Reader, site_folder: Path) -> None:
    written = written_index(site_folder)
    documents = [written.document(place) for place in range(written.manifest["articles"])]
    tag = next(document["tags"][0] for document in documents if document.get("tags"))
    person = next(document["people"][0] for document in documents if document.get("people"))
    for typed, holders in (
        (f"标签：{tag}", {d["href"] for d in documents if any(tag in each for each in d.get("tags", ()))}),
        (f"作者:{person}", {d["href"] for d in documents if person in d.get("people", ())}),
        ("标题:重庆", {d["href"] for d in documents if "重庆" in d["title"] and not d.get("untitled")}),
    ):
        reader.search(typed)
        reader.show_all()
        assert set(reader.hits()) == holders and holders, typed


@pytest.mark.parametrize(
    ("typed", "range_"),
    [
        ("2024", {"from": "2024-01-01", "to": "2024-12-31"}),
        ("2024-2", {"from": "2024-02-01", "to": "2024-02-31"}),
        ("2024年2月9日", {"from": "2024-02-09", "to": "2024-02-09"}),
        ("2023..2024年3月", {"from": "2023-01-01", "to": "2024-03-31"}),
        ("2023至", {"from": "2023-01-01"}),
        ("~2024.5.1", {"to": "2024-05-01"}),
        ("昨天", None),
        ("..", None),
    ],
)
def test_dates_are_typed_as_people_write_them(
    reader: Reader, origin: str, typed: str, range_: dict[str, str] | None
) -> None:
    if origin.startswith("file"):
        return  # nothing here depends on how the files came
    reader.search("重庆")
    assert reader.page.evaluate("typed => siteSearch.parseDates(typed)", typed) == range_


def misread(texts: str) -> tuple[str, str]:
    """A run of the texts, and the same with one character exchanged for a look-alike, which nowhere stands."""
    for run in HAN_RUN.findall(texts):
        for at, character in enumerate(run[1:-1], 1):
            for group in (group for group in look_alikes() if character in group):
                for other in group:
                    wrong = run[at - 1] + other + run[at + 1]
                    if other != character and other in texts and wrong not in texts:
                        return run[at - 1 : at + 2], wrong
    raise AssertionError("no look-alikes in these texts")


def test_a_look_alike_is_offered_where_nothing_else_is_found(reader: Reader, site_folder: Path) -> None:
    written = written_index(site_folder)
    documents = [written.document(place) for place in range(written.manifest["articles"])]
    right, wrong = misread("\n".join(text for document in documents for _, text in document.get("passages", ())))
    reader.search(wrong)
    assert "字形相近" in reader.page.locator(".search-status").inner_text()
    assert "识别错误" in reader.page.locator(".search-note").inner_text()
    assert right in reader.page.locator(".search-result mark.hit").all_inner_texts()


def test_facets_narrow_and_stay_in_the_address(reader: Reader) -> None:
    reader.search("重庆")
    facet = reader.page.locator(".facet-group .facet").first
    facet.wait_for(state="attached")
    reader.page.locator(".facets-box").evaluate("box => { box.open = true; }")
    before = int(re.search(r"\d+", reader.page.locator(".search-status").inner_text())[0])  # type: ignore[index]
    count = int(facet.locator(".count").inner_text())
    facet.click()
    chip = reader.page.locator(".chip")
    chip.wait_for()
    assert count < before
    assert re.search(rf"找到 {count} 篇", reader.page.locator(".search-status").inner_text())
    address = reader.page.url
    reader.open("index.html")
    reader.page.goto(address)
    chip.wait_for()
    reader.page.wait_for_function("document.querySelector('.search-status').textContent")
    assert re.search(rf"找到 {count} 篇", reader.page.locator(".search-status").inner_text())
    chip.click()
    chip.wait_for(state="detached")
    assert re.search(rf"找到 {before} 篇", reader.page.locator(".search-status").inner_text())


def test_facets_count_what_the_articles_say(reader: Reader, site_folder: Path) -> None:
    written = written_index(site_folder)
    documents = [written.document(place) for place in range(written.manifest["articles"])]
    reader.search("重庆")
    reader.page.locator(".facet-group .facet").first.wait_for(state="attached")
    counted = reader.page.evaluate(
        """async () => {
            const result = await siteSearch.search("重庆", {}, 20);
            return [result.found, (await siteSearch.countFacets(result.found)).facets.tag];
        }"""
    )
    found, tags = counted
    expected: dict[str, int] = {}
    for place in found:
        for tag in documents[place].get("tags", ()):
            expected[tag] = expected.get(tag, 0) + 1
    assert dict(tags) == expected and expected


def test_suggestions_follow_typing_and_are_taken_from_the_keyboard(reader: Reader) -> None:
    reader.open("search/index.html")
    box = reader.page.locator("main input[name=q]")
    box.fill("制造")
    options = reader.page.locator("[role=listbox] [role=option]")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    first = options.first.evaluate("option => option.firstChild.textContent")
    assert first.startswith("制造") and len(first) > 2
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    box.press("Enter")
    assert box.input_value() == first
    assert box.get_attribute("aria-expanded") == "false"
    reader.page.locator(".search-result").first.wait_for()
    box.fill("")
    reader.page.locator("h1").click()
    box.focus()
    options.first.wait_for()
    assert options.first.inner_text() == first  # a recent query now


def test_escape_closes_the_suggestions_before_it_empties_the_box(reader: Reader) -> None:
    reader.open("search/index.html")
    box = reader.page.locator("main input[name=q]")
    box.fill("制造")
    reader.page.locator("[role=option]").first.wait_for()
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false" and box.input_value() == "制造"
    box.press("Escape")
    assert box.input_value() == ""
