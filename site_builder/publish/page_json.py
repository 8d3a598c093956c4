"""All that is known of a page and its articles, under the keys of hand labels.

In: a page of the archive and the settings. Out: plain values for JSON; what is not known is null or empty.
"""

from __future__ import annotations

import datetime
import json

from site_builder.config import Settings
from site_builder.model.archive import ArchiveArticle, ArchivePage
from site_builder.model.article import Article, BylineRole
from site_builder.model.knowledge import PageDate
from site_builder.model.newspaper import Role

_REPORTERS = (BylineRole.REPORTER, BylineRole.CHIEF_REPORTER, BylineRole.AUTHOR)
_FIGURE = ("line", "value", "unit", "indicator", "change")


def json_text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def page_data(page: ArchivePage, settings: Settings) -> dict[str, object]:
    """The page with all its articles."""
    return {
        "seed": page.source.name,
        "id": page.id,
        "publication": page.facts.publication or settings.paper.publication,
        "date": _iso(page.facts.date),
        "page_date": page_date_data(page.printed),
        "page": page.facts.page_number,
        "articles": [article_data(number, one, page, settings) for number, one in enumerate(page.articles, 1)],
        "furniture": [block.text for block in page.furniture],
    }


def page_date_data(printed: PageDate | None) -> dict[str, object] | None:
    if printed is None:
        return None
    return {
        "earliest": printed.earliest.isoformat(),
        "latest": printed.latest.isoformat(),
        "stated": printed.stated,
        "evidence": [{"line": item.line, "text": item.text, "says": item.says} for item in printed.evidence],
    }


def article_data(number: int, one: ArchiveArticle, page: ArchivePage, settings: Settings) -> dict[str, object]:
    """One article; ``number`` counts the articles of its page from 1."""
    content, article, knowledge = one.content, one.content.article, one.content.knowledge
    topics = {topic.slug: topic.name for topic in settings.topics}

    def names(*roles: BylineRole) -> list[str]:
        return list(dict.fromkeys(person.name for person in article.byline if person.role in roles))

    return {
        "article": number,
        "first_line": article.first_line,
        "lines": list(article.lines),
        "headline": article.headline,
        "kicker": article.kicker,
        "subheads": list(article.subheads),
        "standing": list(article.texts(Role.STANDING)),
        "source": _source(article, page.facts.publication or settings.paper.publication),
        "reporters": names(*_REPORTERS),
        "correspondents": names(BylineRole.CORRESPONDENT),
        "interns": names(BylineRole.INTERN),
        "photographers": names(BylineRole.PHOTOGRAPHER),
        "dateline_date": _iso(knowledge.event_date),
        "continued_from": article.continued_from,
        "continued_on": article.continued_on,
        "genre": knowledge.genre.value,
        "topics": [topics.get(slug, slug) for slug in content.topics],
        "tags": list(content.tags),
        "people": [entity.name for entity in knowledge.people],
        "organisations": [entity.name for entity in knowledge.organisations],
        "places": [entity.name for entity in knowledge.places],
        "figures": [{key: getattr(figure, key) for key in _FIGURE} for figure in knowledge.figures],
        "blocks": [{"role": b.role.value, "lines": list(b.lines), "text": b.text} for b in article.blocks],
    }


def _source(article: Article, publication: str) -> str:
    """The paper or agency that the copy is from: its staff's, else the dateline's, else the page's own."""
    staff = next((person.affiliation for person in article.byline if person.affiliation not in ("", "本报")), "")
    filed = article.dateline.source if article.dateline else ""
    return staff.rpartition("-")[2] or ("" if filed == "本报" else filed) or publication


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
