"""What an article page says to machines: JSON-LD for search engines, meta tags for Zotero.

Zotero's generic reader does not read JSON-LD, and ``citation_title`` alone makes it guess a
journal article: ``DC.type`` and ``prism.publicationName`` tell it that this is a newspaper's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup

from site_builder.publish.catalogue import Catalogue, Entry
from site_builder.publish.citations import Citation
from site_builder.publish.dating import stated_day
from site_builder.publish.headings import ROLE_NAMES, shortened
from site_builder.publish.terms import TOPIC
from site_builder.publish.view_parts import MetaTag

_SCRIPT_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def json_ld(data: Mapping[str, object]) -> Markup:
    """JSON that may stand inside a ``script`` element: nothing in it can end the element early."""
    text = json.dumps(_stated(data), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_SCRIPT_UNSAFE))


def website_data(catalogue: Catalogue, search_url: str) -> Markup:
    site = catalogue.settings.site
    action = {
        "@type": "SearchAction",
        "target": f"{search_url}?q={{search_term_string}}",
        "query-input": "required name=search_term_string",
    }
    return json_ld(
        {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": site.title,
            "description": site.description,
            "inLanguage": site.language,
            "url": site.base_url,
            "potentialAction": action if site.base_url else None,
        }
    )


def article_data(entry: Entry, citation: Citation, catalogue: Catalogue) -> Markup:
    article, facts, day = entry.text, entry.page.facts, stated_day(entry.page)
    people = [
        {"@type": "Person", "name": person.name, "jobTitle": ROLE_NAMES[person.role]} for person in article.byline
    ]
    paper = {"@type": "Newspaper", "name": citation.publication} if citation.publication else None
    issue = {
        "@type": "PublicationIssue",
        "datePublished": day.isoformat() if day else "",
        "isPartOf": paper,
    }
    dateline = article.dateline
    return json_ld(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": citation.title,
            "alternativeHeadline": " ".join((article.kicker, *article.subheads)).strip(),
            "datePublished": day.isoformat() if day else "",
            "dateline": dateline.source if dateline else "",
            "contentLocation": dateline.place if dateline else "",
            "printPage": str(facts.page_number or ""),
            "printSection": facts.section or "",
            "author": people,
            "keywords": list(entry.article.content.tags),
            "articleSection": topic_names(entry, catalogue),
            "inLanguage": citation.language,
            "url": citation.url,
            "isPartOf": issue if day or paper else None,
        }
    )


def article_meta(entry: Entry, citation: Citation, description: str, catalogue: Catalogue) -> tuple[MetaTag, ...]:
    day = citation.date
    tags = [
        ("citation_title", citation.title),
        *(("citation_author", name) for name in citation.authors),
        ("citation_date", day.strftime("%Y/%m/%d") if day else ""),
        ("citation_firstpage", str(citation.page_number or "")),
        ("citation_language", citation.language),
        ("DC.type", "newspaperArticle"),
        ("DC.source", citation.publication),
        ("prism.publicationName", citation.publication),
        ("og:type", "article"),
        ("og:title", citation.title),
        ("og:description", shortened(description, 120)),
        ("og:site_name", citation.publication or catalogue.settings.site.title),
        ("og:url", citation.url),
        ("article:published_time", day.isoformat() if day else ""),
        *(("article:section", name) for name in topic_names(entry, catalogue)[:1]),
        *(("article:tag", tag) for tag in entry.article.content.tags),
    ]
    return tuple(MetaTag(name=name, content=content) for name, content in tags if content)


def topic_names(entry: Entry, catalogue: Catalogue) -> list[str]:
    return [topic.name for topic in catalogue.terms_of(entry, TOPIC)]


def _stated(data: Mapping[str, object]) -> dict[str, object]:
    """Without what is not known, at every depth."""
    return {name: _stated(value) if isinstance(value, dict) else value for name, value in data.items() if value}
