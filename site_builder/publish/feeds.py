"""Atom feeds and the sitemap, written straight from the catalogue.

Both need absolute addresses, so both exist only when ``site.base_url`` is set: a feed whose ids
and links are relative is read by no reader reliably. Atom also demands a date for every entry, and
nothing here invents one: articles of pages without a stated date are in no feed.
"""

from __future__ import annotations

from datetime import date, datetime
from xml.etree.ElementTree import Element, SubElement, tostring
from zoneinfo import ZoneInfo

from site_builder.publish import permalinks
from site_builder.publish.catalogue import Catalogue, Entry, newest_first
from site_builder.publish.dating import stated_day
from site_builder.publish.headings import opening, shortened, title, writers
from site_builder.publish.output import OutputFile
from site_builder.publish.terms import REPORTER, TAG, TOPIC, Term
from site_builder.publish.xml_text import clean_text

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWEST = 50
_FED = (TOPIC, TAG, REPORTER)


def site_feed_path(catalogue: Catalogue) -> str:
    """Where the feed of the whole site stands; empty when there can be none."""
    return permalinks.FEED if _can_feed(catalogue, catalogue.entries) else ""


def term_feed_path(term: Term, catalogue: Catalogue) -> str:
    """Where a term's feed stands; empty when there can be none, or its kind has none."""
    can = term.kind in _FED and _can_feed(catalogue, term.entries)
    return permalinks.feed_path(term.path) if can else ""


def feed_files(catalogue: Catalogue) -> tuple[OutputFile, ...]:
    """The feed of the site and of every topic, tag and reporter."""
    site = catalogue.settings.site
    whole = site_feed_path(catalogue)
    terms = (term for kind in _FED for term in catalogue.terms[kind].terms)
    return (
        *([_feed(whole, permalinks.HOME, site.title, newest_first(catalogue.entries), catalogue)] if whole else ()),
        *(
            _feed(path, term.path, f"{term.name} · {site.title}", term.entries, catalogue)
            for term in terms
            if (path := term_feed_path(term, catalogue))
        ),
    )


def sitemap_file(paths: tuple[str, ...], catalogue: Catalogue) -> tuple[OutputFile, ...]:
    """``sitemap.xml`` over the HTML pages at ``paths``, or nothing without a base URL. No ``lastmod``: the
    archive does not know when a text last changed."""
    base_url = catalogue.settings.site.base_url
    if not base_url:
        return ()
    urlset = Element("urlset", {"xmlns": _SITEMAP})
    for path in paths:
        SubElement(SubElement(urlset, "url"), "loc").text = permalinks.canonical(base_url, path)
    return (OutputFile(path=permalinks.SITEMAP, content=_xml(urlset)),)


def _can_feed(catalogue: Catalogue, entries: tuple[Entry, ...]) -> bool:
    dated = any(stated_day(entry.page) is not None for entry in entries)
    return bool(catalogue.settings.site.base_url) and dated


def _feed(path: str, page: str, name: str, entries: tuple[Entry, ...], catalogue: Catalogue) -> OutputFile:
    """``entries`` newest first."""
    site = catalogue.settings.site
    address = permalinks.canonical(site.base_url, path)
    dated = [(entry, day) for entry in entries if (day := stated_day(entry.page)) is not None][:_NEWEST]
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": site.language})
    _add(feed, "id", address)
    _add(feed, "title", name)
    _add(feed, "updated", _timestamp(dated[0][1], site.timezone))
    SubElement(feed, "link", {"rel": "self", "href": address})
    SubElement(feed, "link", {"rel": "alternate", "href": permalinks.canonical(site.base_url, page)})
    _add(SubElement(feed, "author"), "name", site.title)
    if site.rights:
        _add(feed, "rights", site.rights)
    for entry, day in dated:
        _entry(feed, entry, day, catalogue)
    return OutputFile(path=path, content=_xml(feed))


def _entry(feed: Element, entry: Entry, day: date, catalogue: Catalogue) -> None:
    site = catalogue.settings.site
    address = permalinks.canonical(site.base_url, permalinks.article_path(entry.article.id))
    element = SubElement(feed, "entry")
    _add(element, "id", address)
    _add(element, "title", title(entry.text))
    _add(element, "updated", _timestamp(day, site.timezone))
    _add(element, "published", _timestamp(day, site.timezone))
    SubElement(element, "link", {"rel": "alternate", "href": address})
    for name in writers(entry.text):
        _add(SubElement(element, "author"), "name", name)
    for tag in entry.article.content.tags:
        SubElement(element, "category", {"term": clean_text(tag)})
    _add(element, "summary", shortened(opening(entry.text), 200))


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = clean_text(text)


def _timestamp(day: date, timezone: str) -> str:
    """Midnight where the paper appears, with the offset of that day."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(timezone))
    return midnight.isoformat()


def _xml(root: Element) -> bytes:
    xml = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n'.encode()
