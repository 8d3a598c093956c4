"""The page of an article: what stands around its text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.model.archive import Archive
from site_builder.model.knowledge import Entity, Knowledge
from site_builder.model.newspaper import PageFacts, Role
from site_builder.publish import permalinks
from site_builder.publish.contact import contact_href
from site_builder.publish.view_parts import Link
from site_builder.publish.views import ArticleView, TermView

from .small_archive import Known, SmallSite, article, block, page, small_archive, small_site


@pytest.fixture(scope="module")
def site() -> SmallSite:
    return small_site()


def article_at(site: SmallSite, id_: str) -> ArticleView:
    path = f"{id_}/index.html"
    (view,) = (sheet.view for sheet in site.sheets if sheet.path == path)
    assert isinstance(view, ArticleView)
    return view


def alone(known: Known) -> ArticleView:
    """The view of an article that is all there is in its archive."""
    paper = page("p", PageFacts(), known)
    history = replace(small_archive().histories[0], page=paper.id)
    site = small_site(archive=Archive(pages=(paper,), histories=(history,), redirects=()))
    return article_at(site, permalinks.article_id(paper.id, known[0].first_line))


def test_an_article_shows_the_page_around_it(site: SmallSite) -> None:
    view = article_at(site, "2024-02-29/01/0003")
    here, other = view.contents
    assert (here.kicker, here.title, here.href) == ("引题", view.title, "")
    assert other.title == "〔原题缺失〕没有标题的一段。"
    assert view.next is not None
    assert view.next.href == other.href


def test_a_neighbour_is_named_with_its_kicker(site: SmallSite) -> None:
    view = article_at(site, "2024-02-29/01/0040")
    assert view.previous is not None
    assert view.previous.label.startswith("引题　主题")


def test_an_article_alone_on_its_page_has_no_contents(site: SmallSite) -> None:
    assert article_at(site, "2024-02-29/02/0002").contents == ()


@pytest.mark.parametrize(
    ("count", "expected"),
    [(2, []), (3, [(Link(label="一、甲", href="#L4"), Link(label="乙", href="#L6"))])],
)
def test_crossheads_stand_in_the_contents_where_there_are_several(count: int, expected: list[tuple[Link, ...]]) -> None:
    rest = (block(Role.HEADING, "一、甲", 4), block(Role.BODY, "文。", 5), block(Role.ITEM_HEADING, "乙", 6))
    view = alone((article(2, "题", block(Role.BODY, "导语。", 3), *rest[:count]), (), ()))
    assert [line.sections for line in view.contents] == expected


def test_a_tag_that_is_a_name_is_linked_once() -> None:
    known = Knowledge(people=(Entity(name="某甲", lines=(3,)),))
    view = alone((article(2, "题", block(Role.BODY, "某甲。", 3)), ("某甲", "别的"), (), known))
    assert [(group.label, [link.label for link in group.links]) for group in view.terms] == [
        ("人物", ["某甲"]),
        ("标签", ["别的"]),
    ]


def test_a_list_points_at_a_page_without_number_and_names_one_with(site: SmallSite) -> None:
    (tag,) = (sheet.view for sheet in site.sheets if isinstance(sheet.view, TermView) and sheet.view.name == "共同")
    labels = {each.card.title: each.card.page.label for group in tag.groups for each in group.articles}
    assert labels["接着说"] == "第2版"
    assert labels["未标日期"] == "所在版面"


def test_a_mistake_is_reported_with_the_article_it_is_in() -> None:
    assert contact_href("a@e.org", "勘误：题（p/0002）") == (
        "mailto:a@e.org?subject=%E5%8B%98%E8%AF%AF%EF%BC%9A%E9%A2%98%EF%BC%88p/0002%EF%BC%89"
    )
    assert contact_href("https://e.org/@a/new", "题") == "https://e.org/@a/new"


def test_without_a_contact_no_page_asks_for_reports(site: SmallSite) -> None:
    assert not any("报告本篇的错误" in file.content.decode() for file in site.html)
    with_one = small_site(contact="a@e.org")
    articles = [file.content.decode() for file in with_one.html if b"data-article-id" in file.content]
    assert articles
    assert all('<a href="mailto:a@e.org?subject=' in html for html in articles)
