"""What a term's page shows, as data.

In: a term and the catalogue. Out: plain values for JSON. Addresses are relative to the site's root.
"""

from __future__ import annotations

from site_builder.publish import permalinks
from site_builder.publish.catalogue import Catalogue, Entry
from site_builder.publish.dating import stated_day
from site_builder.publish.headings import title
from site_builder.publish.page_json import page_date_data
from site_builder.publish.passages import passages_with
from site_builder.publish.terms import Term

_PASSAGES = 20  # of one article


def term_data(term: Term, catalogue: Catalogue) -> dict[str, object]:
    return {
        "kind": term.kind.segment,
        "name": term.name,
        "aliases": list(term.names[1:]),
        "description": term.description,
        "page": term.path,
        "articles": [_article(term, entry, catalogue) for entry in term.entries],
    }


def _article(term: Term, entry: Entry, catalogue: Catalogue) -> dict[str, object]:
    day = stated_day(entry.page)
    return {
        "id": entry.article.id,
        "title": title(entry.text),
        "publication": catalogue.publication(entry.page),
        "date": day.isoformat() if day else None,
        "page_date": page_date_data(entry.page.printed),
        "page": permalinks.article_path(entry.article.id),
        "mentions": [
            {"anchor": one.anchor, "text": f"{one.before}{one.name}{one.after}"}
            for one in passages_with(term.names, entry.text, _PASSAGES)
        ],
    }
