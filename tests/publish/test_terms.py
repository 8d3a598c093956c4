"""Terms: names that mean one thing are one page, however many there are and whatever they are made of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from posixpath import dirname, join, normpath

import pytest

from site_builder.model.archive import Archive, ArchivePage
from site_builder.model.knowledge import Entity, Knowledge
from site_builder.model.newspaper import PageFacts, Role
from site_builder.publish.cards import Place
from site_builder.publish.catalogue import Catalogue, make_catalogue
from site_builder.publish.dating import span_text
from site_builder.publish.downloads import download_files
from site_builder.publish.relations import companions, related
from site_builder.publish.sheets import make_sheets
from site_builder.publish.term_indexes import MOST_ON_A_PAGE, index_views
from site_builder.publish.term_sheets import indexes_view, term_view
from site_builder.publish.terms import NAMES, ORGANISATION, PERSON, PLACE, TAG, Term
from site_builder.publish.view_parts import DateSpan

from .small_archive import SmallSite, article, block, page, settings, small_archive, small_site


def catalogue_of(*organisations: Sequence[Entity], texts: Sequence[str] = (), days: Sequence[date] = ()) -> Catalogue:
    """A page for each article that names these organisations."""
    pages = tuple(
        page(
            f"p{n}",
            PageFacts(date=days[n], page_number=n + 1) if days else PageFacts(),
            (
                article(1, f"第{n}篇", block(Role.BODY, texts[n] if texts else "无。", 2)),
                (),
                (),
                Knowledge(organisations=tuple(named)),
            ),
        )
        for n, named in enumerate(organisations)
    )
    return make_catalogue(archive_of(*pages), settings())


def archive_of(*pages: ArchivePage) -> Archive:
    history = small_archive().histories[0]
    return Archive(pages=pages, histories=tuple(replace(history, page=each.id) for each in pages), redirects=())


def terms(catalogue: Catalogue) -> dict[str, Term]:
    return {term.name: term for term in catalogue.terms[ORGANISATION].terms}


def test_a_short_name_that_one_article_declares_is_the_full_name_everywhere() -> None:
    full = Entity(name="重庆鑫景特种玻璃有限公司", aliases=("鑫景特玻",))
    found = terms(catalogue_of([full], [Entity(name="鑫景特玻")]))
    assert set(found) == {full.name}
    assert found[full.name].names == (full.name, "鑫景特玻")
    assert len(found[full.name].entries) == 2


def test_a_short_name_of_two_things_stays_by_itself() -> None:
    one, other = Entity(name="重庆大学", aliases=("重大",)), Entity(name="重庆重大公司", aliases=("重大",))
    assert set(terms(catalogue_of([one], [other], [Entity(name="重大")]))) == {"重庆大学", "重庆重大公司", "重大"}


def test_names_that_declare_each_other_short_lose_nothing() -> None:
    found = terms(catalogue_of([Entity(name="甲", aliases=("乙",))], [Entity(name="乙", aliases=("甲",))]))
    assert sum(len(term.entries) for term in found.values()) == 2


def test_a_public_body_is_one_term_by_its_short_and_its_full_name() -> None:
    found = terms(catalogue_of([Entity(name="工业和信息化部")], [Entity(name="工信部")]))
    assert {name: len(term.entries) for name, term in found.items()} == {"工业和信息化部": 2}
    assert set(terms(catalogue_of([Entity(name="工信部")]))) == {"工信部"}


def test_an_archive_that_names_nobody_has_no_index_of_names() -> None:
    catalogue = make_catalogue(archive_of(), settings())
    assert indexes_view(Place(path="indexes/index.html", catalogue=catalogue)).ways == ()
    paths = {sheet.path for sheet in make_sheets(catalogue, archive_of())}
    assert paths.isdisjoint({kind.index_path for kind in NAMES} | {"figures/index.html"})


@pytest.mark.parametrize("name", ["<b>甲</b>", "……", "“”", "a/../b", "\u200b", "重" * 200])
def test_any_name_has_a_page_and_a_place_in_the_index(name: str) -> None:
    catalogue = catalogue_of([Entity(name=name)], texts=[f"这里写着{name}。"])
    ((_, view),) = index_views(ORGANISATION, catalogue)
    assert [term.name for group in view.groups for term in group.terms] == [name]
    html = {file.path: file.content.decode() for file in small_site(archive=archive_of(*catalogue.pages)).html}
    assert "<b>甲</b>" not in html[terms(catalogue)[name].path]


def tagged(*names: tuple[str, ...]) -> Catalogue:
    """An article for each tuple of tags."""
    pages = (
        page(f"p{n}", PageFacts(), (article(1, "题", block(Role.BODY, "文。", 2)), own, ()))
        for n, own in enumerate(names)
    )
    return make_catalogue(archive_of(*pages), settings())


def leads_to(path: str, href: str) -> str:
    return normpath(join(dirname(path), href))


def test_five_thousand_tags_have_as_many_pages_and_an_index_page_for_each_letter() -> None:
    tags = tuple(f"{'春夏秋冬江河湖海山林'[n % 10]}{n}号" for n in range(4990)) + tuple(f"{n}#" for n in range(10))
    catalogue = tagged(*(tags[first : first + 10] for first in range(0, 5000, 10)))
    assert len({term.path for term in catalogue.tags}) == 5000
    (index_path, index), *letters = index_views(TAG, catalogue)
    assert index_path == TAG.index_path
    assert index.groups == ()
    assert [link.initial for link in index.initials] == ["C", "D", "H", "J", "L", "Q", "S", "X", "#"]
    assert [path for path, _ in letters] == [leads_to(index_path, link.href) for link in index.initials]
    assert letters[-1][0] == "tags/0-9/index.html"
    assert sum(len(group.terms) for _, view in letters for group in view.groups) == 5000
    for (path, view), link in zip(letters, index.initials, strict=True):
        assert [each.initial for each in view.initials if each.is_here] == [link.initial]
        assert [leads_to(path, each.href) for each in view.initials] == [path for path, _ in letters]
    paths = [sheet.path for sheet in make_sheets(catalogue, archive_of(*catalogue.pages))]
    assert len(paths) == len(set(paths))


def test_an_index_is_one_page_until_there_are_too_many() -> None:
    tags = tuple(f"江{n}" for n in range(MOST_ON_A_PAGE))
    assert len(list(index_views(TAG, tagged(tags)))) == 1
    assert len(list(index_views(TAG, tagged((*tags, "多一"))))) == 3


def test_what_several_articles_share_stands_before_what_one_has() -> None:
    ((_, view),) = index_views(TAG, tagged(("单一", "共有", "常见"), ("常见", "共有"), ("常见",)))
    assert [(term.name, term.count) for term in view.leading] == [("常见", 3), ("共有", 2)]
    assert sorted(term.name for group in view.groups for term in group.terms) == sorted(("单一", "共有", "常见"))
    ((_, alone),) = index_views(TAG, tagged(("单一",)))
    assert alone.leading == ()


def test_ways_into_the_archive_show_what_several_articles_share() -> None:
    catalogue = tagged(("单一", "共有"), ("共有",))
    (way,) = (
        way for way in indexes_view(Place(path="indexes/index.html", catalogue=catalogue)).ways if way.name == "标签"
    )
    assert [term.name for term in way.terms] == ["共有"]


@pytest.mark.parametrize("names", [("A", "a"), ("重庆", "重庆 "), ("……", "——"), ("“”", "《》")])
def test_two_tags_that_sound_the_same_have_pages_of_their_own(names: tuple[str, str]) -> None:
    catalogue = tagged(names)
    assert len({term.path.casefold() for term in catalogue.tags}) == 2
    assert sum(len(group.terms) for _, view in index_views(TAG, catalogue) for group in view.groups) == 2


def test_an_article_without_tags_or_names_stands_by_itself() -> None:
    catalogue = tagged(())
    ((_, view),) = index_views(TAG, catalogue)
    assert (view.leading, view.initials, view.groups) == ((), (), ())
    html = {file.path: file.content.decode() for file in small_site(archive=archive_of(*catalogue.pages)).html}
    assert "还没有标签" in html[TAG.index_path]


def test_a_mention_leads_to_its_paragraph() -> None:
    catalogue = catalogue_of(
        [Entity(name="市科技局", aliases=("科技局",))], texts=["开头一句。今天，科技局说了话。末句。"]
    )
    (term,) = catalogue.terms[ORGANISATION].terms
    (group,) = term_view(term, Place(path=term.path, catalogue=catalogue), "").groups
    ((mention,),) = (each.mentions for each in group.articles)
    assert (mention.before, mention.name, mention.after) == ("今天，", "科技局", "说了话。")
    assert mention.href == "../../p0/0001/index.html#L2"


def test_a_chart_needs_two_dated_months() -> None:
    named = [Entity(name="某局")]
    for days, bars in (((date(2024, 1, 5), date(2024, 1, 9)), 0), ((date(2024, 1, 5), date(2024, 3, 9)), 3)):
        catalogue = catalogue_of(named, named, days=days)
        (term,) = catalogue.terms[ORGANISATION].terms
        view = term_view(term, Place(path=term.path, catalogue=catalogue), "")
        assert len(view.months) == bars
        assert (view.first, view.last) == days


def test_companions_stand_beside_a_term_at_least_twice() -> None:
    both, once = [Entity(name="甲局"), Entity(name="乙局")], [Entity(name="甲局"), Entity(name="丙局")]
    catalogue = catalogue_of(both, both, once)
    found = companions(terms(catalogue)["甲局"], ORGANISATION, catalogue, 9)
    assert [term.name for term in found] == ["乙局"]


def test_related_articles_share_names_and_say_which() -> None:
    named = [Entity(name="甲局"), Entity(name="乙局")]
    catalogue = catalogue_of(named, [Entity(name="甲局")], named, [Entity(name="丁局")])
    first, second = related(catalogue.entries[0], catalogue)
    assert [term.name for term in first.shared] == ["乙局", "甲局"]  # the rarer first
    assert [term.name for term in second.shared] == ["甲局"]


def test_a_story_printed_twice_is_linked_and_not_called_related() -> None:
    story = "重庆今天发布了一项关于新型工业化的行动方案。方案提出到2027年建成三个国家级产业集群。"
    named = [Entity(name="甲局")]
    catalogue = catalogue_of(
        named,
        named,
        named,
        texts=[story, story + "另有一句话说的是完全不同的别的事情。", "没有关系的一句话，说的是别的地方的别的事情。"],
    )
    one, other, third = catalogue.entries
    assert catalogue.repeats == {one.article.id: (other.article.id,), other.article.id: (one.article.id,)}
    assert [relation.entry for relation in related(one, catalogue)] == [third]


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        (date(2023, 12, 2), date(2023, 12, 8), "约2023年12月2日至8日（推断）"),
        (date(2023, 11, 30), date(2023, 12, 8), "约2023年11月30日至12月8日（推断）"),
        (date(2023, 12, 30), date(2024, 1, 2), "约2023年12月30日至2024年1月2日（推断）"),
        (date(2024, 1, 2), date(2024, 1, 2), "约2024年1月2日（推断）"),
    ],
)
def test_a_span_says_that_it_is_inferred(earliest: date, latest: date, text: str) -> None:
    assert span_text(DateSpan(earliest=earliest, latest=latest)) == text


@pytest.fixture(scope="module")
def site() -> SmallSite:
    return small_site()


def test_an_inferred_date_is_never_marked_up_as_a_day(site: SmallSite) -> None:
    for file in site.html:
        assert 'datetime="2023-12-28"' not in file.content.decode(), file.path
    assert (
        "约2023年12月28日至2024年1月3日（推断）"
        in next(f for f in site.html if f.path == "dates/index.html").content.decode()
    )


def test_the_data_beside_a_term_is_what_its_page_shows(site: SmallSite) -> None:
    files = {file.path: file.content for file in download_files(site.catalogue)}
    for term in (term for index in site.catalogue.terms.values() for term in index.terms):
        data = json.loads(files[term.path.replace("index.html", "term.json")])
        assert data["name"] == term.name
        assert [each["id"] for each in data["articles"]] == [entry.article.id for entry in term.entries]
    (bureau,) = site.catalogue.terms[ORGANISATION].terms
    assert bureau.names == ("市科学技术局", "市科技局")
    assert len(bureau.entries) == 2


def test_data_beside_pages_and_articles(site: SmallSite) -> None:
    files = {file.path: file.content for file in download_files(site.catalogue)}
    whole = json.loads(files["2024-02-29/01/page.json"])
    one = json.loads(files["2024-02-29/01/0003/article.json"])
    assert one.pop("id") == "2024-02-29/01/0003"
    assert whole["articles"][0] == one
    assert one["people"] == ["<b>甲</b>", "正文"]
    assert one["dateline_date"] == "2024-02-28"
    undated = json.loads(
        next(content for path, content in files.items() if path.startswith("disan") and path.endswith("page.json"))
    )
    assert undated["date"] is None
    assert undated["page_date"]["stated"] is False


def test_the_kinds_of_names_are_found_in_an_article(site: SmallSite) -> None:
    entry = site.catalogue.entries[0]
    assert [term.name for term in site.catalogue.terms_of(entry, PERSON)] == ["<b>甲</b>", "正文"]
    assert [term.name for term in site.catalogue.terms_of(entry, PLACE)] == ["链"]
