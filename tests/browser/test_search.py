"""Search as a reader meets it: typing, results, the article with its hits marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.conftest import Reader
from tests.browser.known_items import KNOWN_ITEMS, article_texts, known_items, written_index

pytestmark = pytest.mark.browser


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


def test_results_come_before_facets_and_facets_can_be_reached_at_once(reader: Reader) -> None:
    reader.search("重庆")
    reader.page.locator(".facet-group .facet").first.wait_for(state="attached")
    after = "([one, other]) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING"
    results = reader.page.locator(".search-results").element_handle()
    facets = reader.page.locator(".facets").element_handle()
    assert reader.page.evaluate(after, [results, facets])
    reader.page.locator(".search-found .skip").focus()
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("Boolean(document.activeElement.closest('.facets-box'))")
    reader.page.keyboard.press("Enter")
    reader.page.locator(".chip").first.wait_for()
    assert reader.page.evaluate("document.activeElement.className") == "search-status"  # not lost with the facet


def test_more_results_take_the_reader_to_the_first_new_one(reader: Reader) -> None:
    reader.search("重庆")
    reader.page.locator(".search-more").click()
    reader.page.wait_for_function("document.querySelectorAll('.search-result').length > 10")
    tenth = "document.activeElement === document.querySelectorAll('.search-result a')[10]"
    reader.page.wait_for_function(tenth)


def test_a_result_shows_few_tags(reader: Reader) -> None:
    reader.search("重庆")
    reader.show_all()
    counts = reader.page.locator(".search-result").evaluate_all(
        "all => all.map(each => each.querySelectorAll('.tag').length)"
    )
    assert max(counts) == 4


def test_where_nothing_is_found_the_reader_is_told_what_else_to_try(reader: Reader, site_folder: Path) -> None:
    item = next(item for item in known_items(site_folder) if len(item.run) == 4)
    reader.search(f"标签：“{item.run}龘”")
    reader.page.locator(".search-hints a").first.wait_for()
    reader.search(f"记者：龘龘 {item.run}")
    way = reader.page.locator(".search-hints button")
    way.first.wait_for()
    assert item.run in way.first.inner_text()
    way.first.click()
    reader.page.locator(".search-result").first.wait_for()
    assert item.source in reader.hits()
    assert reader.page.locator(".search-hints button").count() == 0


def test_suggestions_do_not_come_back_after_the_query_is_settled(reader: Reader) -> None:
    reader.open("search/index.html")
    box = reader.page.locator("main input[name=q]")
    box.fill("重庆")
    reader.page.evaluate("setTimeout(() => document.querySelector('main .search-form').requestSubmit(), 155)")
    reader.page.locator(".search-result").first.wait_for()
    reader.page.wait_for_timeout(400)
    assert box.get_attribute("aria-expanded") == "false"


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
    written = written_index(site_folder)
    documents = [written.document(place) for place in range(written.manifest["articles"])]
    printed = {d["href"]: "\n".join(text for _, text in d.get("passages", ())) for d in documents}
    word = next(found[0] for text in printed.values() if (found := re.search(r"[0-9]{3,}", text)))
    reader.search(word[1:])
    reader.show_all()
    holders = {path for path, text in printed.items() if word[1:] in text}
    assert holders <= set(reader.hits())


def test_a_typo_gets_partial_matches_that_say_so(reader: Reader, site_folder: Path) -> None:
    item = next(item for item in known_items(site_folder) if len(item.run) == 8 and len(item.holders) == 1)
    reader.search(item.run[:4] + "龘" + item.run[4:])
    assert "部分" in reader.page.locator(".search-status").inner_text()
    assert reader.page.locator(".search-note").inner_text()
    assert reader.hits()[0] == item.source
