"""Addresses: ASCII, one to a name, never two things at one path."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model.newspaper import PageFacts
from site_builder.notices import Location
from site_builder.publish import permalinks
from site_builder.publish.permalinks import Claim

SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
names = st.text(min_size=1, max_size=60)


def claim(path: str, by: str = "seeds/a.txt") -> Claim:
    return Claim(path=path, location=Location(path=by))


@settings(deadline=None)  # the first call loads the tables of pinyin
@given(st.lists(names, unique=True, min_size=2, max_size=12))
def test_different_names_have_different_ascii_addresses(given_names: list[str]) -> None:
    terms = list(permalinks.term_paths("people", given_names).values())
    for addresses in (terms, [permalinks.ascii_segment(name) for name in given_names]):
        assert len(set(addresses)) == len(addresses)
        assert all(each.isascii() for each in addresses)


def test_names_with_one_slug_get_longer_ones_in_any_order() -> None:
    one, other = "事势式", "市史世"  # alike in pinyin, and in the first six digits of their hashes
    assert permalinks.hashed_slug(one) == permalinks.hashed_slug(other)
    paths = permalinks.term_paths("tags", [one, other, "书"])
    assert len(set(paths.values())) == 3
    assert paths == permalinks.term_paths("tags", ["书", other, one])
    assert paths["书"] == permalinks.term_paths("tags", ["书"])["书"]


@settings(deadline=None)  # the first call loads the tables of pinyin
@given(names)
def test_a_segment_is_safe_on_every_file_system(name: str) -> None:
    segment = permalinks.ascii_segment(name)
    assert SEGMENT.fullmatch(segment)
    assert len(segment) <= 80
    assert permalinks.ascii_segment(segment) == segment


@pytest.mark.parametrize("stem", ["000_11ae6fc44e8203d4", "page-1", "A"])
def test_a_safe_stem_is_kept(stem: str) -> None:
    assert permalinks.page_id(PageFacts(), stem) == stem


@pytest.mark.parametrize("stem", ["con", "NUL", ".hidden", "a b", "a.b", "-x", "版面", "x" * 200, "a/b", ".."])
def test_an_unsafe_stem_is_made_safe(stem: str) -> None:
    segment = permalinks.page_id(PageFacts(), stem)
    assert segment != stem
    assert SEGMENT.fullmatch(segment)


def test_page_and_article_ids() -> None:
    facts = PageFacts(date=date(2024, 2, 29), page_number=5)
    page = permalinks.page_id(facts, "any")
    assert page == "2024-02-29/05"
    assert permalinks.article_id(page, 129) == "2024-02-29/05/0129"
    assert permalinks.article_path(permalinks.article_id(page, 129)) == "2024-02-29/05/0129/index.html"
    assert permalinks.page_id(PageFacts(date=facts.date), "any") == "any"


@pytest.mark.parametrize(
    ("origin", "target", "href"),
    [
        ("index.html", "tags/index.html", "tags/index.html"),
        ("2024-02-29/05/0129/index.html", "tags/x/index.html", "../../../tags/x/index.html"),
        ("404.html", "about/index.html", "about/index.html"),
    ],
)
def test_hrefs_are_relative(origin: str, target: str, href: str) -> None:
    assert permalinks.href(origin, target) == href


@pytest.mark.parametrize(
    ("base_url", "path", "address"),
    [
        ("", "index.html", ""),
        ("https://e.org/a/", "index.html", "https://e.org/a/"),
        ("https://e.org", "tags/x/index.html", "https://e.org/tags/x/"),
        ("https://e.org/", "feed.xml", "https://e.org/feed.xml"),
    ],
)
def test_canonical_addresses(base_url: str, path: str, address: str) -> None:
    assert permalinks.canonical(base_url, path) == address


@pytest.mark.parametrize("stem", ["tags", "Search", "ASSETS", "404", "People", "figures"])
def test_the_sites_own_names_are_refused(stem: str) -> None:
    ((refused, notice),) = permalinks.refused_pages([claim(stem)])
    assert refused.path == stem
    assert notice.code == "page-id-reserved"
    assert notice.remedy


def test_the_second_page_of_one_id_is_refused_whatever_its_case() -> None:
    claims = [claim("Page", "seeds/1.txt"), claim("other", "seeds/2.txt"), claim("page", "seeds/3.txt")]
    ((refused, notice),) = permalinks.refused_pages(claims)
    assert refused is claims[2]
    assert notice.location.path == "seeds/3.txt"
    assert "seeds/1.txt" in notice.what


def test_two_files_at_one_path_and_a_file_in_place_of_a_folder() -> None:
    assert permalinks.path_collisions([claim("a/index.html"), claim("b/index.html")]) == ()
    assert len(permalinks.path_collisions([claim("a/X.html"), claim("a/x.html")])) == 1
    assert len(permalinks.path_collisions([claim("a/b"), claim("a/b/index.html")])) == 1
