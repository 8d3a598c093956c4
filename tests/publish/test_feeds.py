"""Feeds, sitemap and host files: well-formed, absolute, dated by the printed page only."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from site_builder.model.archive import Redirect
from site_builder.publish.feeds import feed_files, sitemap_file
from site_builder.publish.hosting import hosting_files
from site_builder.publish.permalinks import canonical
from site_builder.publish.sheets import findable
from site_builder.publish.terms import REPORTER

from .small_archive import SmallSite, settings, small_site

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site() -> SmallSite:
    return small_site("https://e.org/archive/")


def test_the_feed_holds_dated_articles_only(site: SmallSite) -> None:
    feeds = {file.path: ElementTree.fromstring(file.content) for file in feed_files(site.catalogue)}
    tags = {term.path for term in site.catalogue.tags}
    (reporter,) = site.catalogue.terms[REPORTER].terms
    terms = {path.replace("index.html", "feed.xml") for path in {*tags, reporter.path}}
    assert set(feeds) == {"feed.xml", "topics/science/feed.xml", *terms}
    entries = feeds["feed.xml"].findall(f"{ATOM}entry")
    assert len(entries) == 3
    assert {entry.findtext(f"{ATOM}updated") for entry in entries} == {"2024-02-29T00:00:00+08:00"}
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(ids)) == 3
    assert all(id_.startswith("https://e.org/archive/2024-02-29/") for id_ in ids)
    assert "</script>" in (entries[0].findtext(f"{ATOM}title") or "")


def test_pages_name_their_feed(site: SmallSite) -> None:
    pages = {file.path: file.content.decode() for file in site.html}
    assert 'href="feed.xml"' in pages["index.html"]
    assert 'href="../../topics/science/feed.xml"' in pages["topics/science/index.html"]
    assert "feed.xml" not in pages["topics/empty/index.html"]


def test_the_sitemap_lists_what_readers_are_to_find_and_no_page_that_says_noindex(site: SmallSite) -> None:
    (file,) = sitemap_file(findable(site.sheets), site.catalogue)
    places = {element.text for element in ElementTree.fromstring(file.content).iter() if element.tag.endswith("loc")}
    hidden = {page.path for page in site.html if b'<meta name="robots" content="noindex">' in page.content}
    assert {"404.html", "review/index.html", "2024-02-29/01/source/index.html", "old/0001/index.html"} <= hidden
    found = {canonical("https://e.org/archive/", page.path) for page in site.html if page.path not in hidden}
    assert places == found
    assert {"https://e.org/archive/", "https://e.org/archive/2024-02-29/01/0003/"} <= places


def test_the_404_page_starts_at_the_sites_own_root(site: SmallSite) -> None:
    html = next(file for file in site.html if file.path == "404.html").content.decode()
    assert 'href="/archive/index.html"' in html
    assert 'action="/archive/search/index.html"' in html


def test_host_files() -> None:
    redirects = (Redirect(former="old/0001", target="new/0002"),)
    files = {file.path: file.content.decode() for file in hosting_files(settings("https://e.org/a/"), redirects)}
    assert files["_redirects"] == "/old/0001/* /new/0002/:splat 301\n"
    assert "Sitemap: https://e.org/a/sitemap.xml" in files["robots.txt"]
    assert "unsafe-inline" not in files["_headers"]
    assert "default-src 'none'" in files["_headers"]
    search = ElementTree.fromstring(files["opensearch.xml"])
    assert any("{searchTerms}" in element.get("template", "") for element in search)
