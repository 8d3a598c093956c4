"""Quotations, fields, dates, facets, other forms of characters, suggestions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.conftest import Reader
from tests.browser.known_items import article_texts, known_items, misread, written_index

pytestmark = pytest.mark.browser


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

    def first(part: str) -> str:
        return next(str(document[part][0]) for document in documents if document.get(part))

    def having(part: str, text: str) -> set[str]:
        return {d["href"] for d in documents if any(text in each for each in d.get(part, ()))}

    tag, person, organisation = first("tags"), first("people"), first("organisations")
    for typed, holders in (
        (f"标签：{tag}", having("tags", tag)),
        (f"人物：{person}", having("people", person)),
        (f"人物:{person[0]}", having("people", person[0])),
        (f"机构：{organisation[:3]}", having("organisations", organisation[:3])),
        ("标题:重庆", {d["href"] for d in documents if "重庆" in d["title"] and not d.get("untitled")}),
        ("正文:重庆", {d["href"] for d in documents if any("重庆" in text for _, text in d.get("passages", ()))}),
    ):
        reader.search(typed)
        reader.show_all()
        assert set(reader.hits()) == holders and holders, typed


def test_a_person_is_no_organisation_though_one_field_of_the_index_holds_both(
    reader: Reader, site_folder: Path
) -> None:
    written = written_index(site_folder)
    documents = [written.document(place) for place in range(written.manifest["articles"])]
    organisations = {name for document in documents for name in document.get("organisations", ())}
    person = next(
        name for d in documents for name in d.get("people", ()) if not any(name in other for other in organisations)
    )
    reader.search(f"机构：{person}")
    assert reader.hits() == []


def test_a_reporter_can_be_named(reader: Reader) -> None:
    reader.search("重庆")
    name, count = reader.page.evaluate(
        """async () => {
            const places = Array.from({ length: siteSearch.manifest.places }, (_, place) => place);
            return (await siteSearch.countFacets(places)).facets.reporter[0];
        }"""
    )
    reader.search(f"记者：{name}")
    assert f"找到 {count} 篇" in reader.page.locator(".search-status").inner_text()
    dates = reader.page.locator(".search-result time").evaluate_all("times => times.map(time => time.dateTime)")
    assert dates == sorted(dates, reverse=True)


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


def test_suggestions_are_words_of_the_archive_with_the_number_of_their_articles(
    reader: Reader, site_folder: Path
) -> None:
    written = written_index(site_folder)
    reader.search("重庆")
    offered = reader.page.evaluate("siteSearch.suggest('重')")
    assert len(offered) > 3
    for each in offered:
        assert len(each["text"]) > 2 or written.is_marked(each["text"]), each
        holders = {posting.document for field in written.postings(each["text"]) for posting in field}
        assert each["count"] == len(holders) > 0
    assert [each["count"] for each in offered] == sorted((each["count"] for each in offered), reverse=True)


def test_hits_over_time_leave_no_day_out(reader: Reader) -> None:
    reader.search("重庆")
    bars = """dates => {
        const box = siteSearch.timeline(dates, () => {});
        return box && [box.querySelectorAll("rect").length, box.querySelectorAll("li").length];
    }"""
    assert reader.page.evaluate(bars, [["2024-02-28", 1], ["2024-03-02", 4]]) == [4, 2]
    assert reader.page.evaluate(bars, [["2023-11-30", 1], ["2024-02-01", 4]]) == [4, 2]
    assert reader.page.evaluate(bars, [["1998-01-01", 1], ["2024-02-01", 4]]) == [27, 2]
    assert reader.page.evaluate(bars, [["0999-01-01", 1], ["9999-12-31", 4]])  # and ends
    assert reader.page.evaluate(bars, [["2024-03-02", 4]]) is None


def test_escape_closes_the_suggestions_before_it_empties_the_box(reader: Reader) -> None:
    reader.open("search/index.html")
    box = reader.page.locator("main input[name=q]")
    box.fill("制造")
    reader.page.locator("[role=option]").first.wait_for()
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false" and box.input_value() == "制造"
    box.press("Escape")
    assert box.input_value() == ""
