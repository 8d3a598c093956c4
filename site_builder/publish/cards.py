"""Articles, pages and terms as the small cards that lists show.

In: a catalogue and the path of the page that shows the card (links are relative to it).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.model.archive import ArchivePage
from site_builder.publish import permalinks
from site_builder.publish.catalogue import Catalogue, Entry
from site_builder.publish.dating import inferred_span, stated_day
from site_builder.publish.headings import byline_text, deck, filed_text, opening, shortened, title
from site_builder.publish.terms import Term
from site_builder.publish.view_parts import ArticleCard, EvidenceLine, Head, Link, PageCard, TermCard

_EXCERPT = 110
_NAME_FROM_HEADLINE = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The page being laid out: its own output path, and what it may look up."""

    path: str
    catalogue: Catalogue

    def href(self, target: str) -> str:
        return permalinks.href(self.path, target)

    def head(
        self,
        title: str,
        description: str,
        *,
        section: str = "",
        feed: str = "",
        scripts: tuple[str, ...] = (),
    ) -> Head:
        """The head of this page; ``section`` and ``feed`` are output paths, empty for none."""
        base_url = self.catalogue.settings.site.base_url
        return Head(
            title=title,
            description=description,
            root=permalinks.root_prefix(self.path),
            section=section,
            canonical=permalinks.canonical(base_url, self.path),
            feed=self.href(feed) if feed else "",
            scripts=scripts,
        )


def article_card(entry: Entry, place: Place) -> ArticleCard:
    article = entry.text
    return ArticleCard(
        href=place.href(permalinks.article_path(entry.article.id)),
        title=title(article),
        untitled=not article.headline,
        kicker=article.kicker,
        deck=deck(article),
        excerpt=shortened(opening(article), _EXCERPT),
        byline=byline_text(article.byline),
        date=stated_day(entry.page),
        inferred=inferred_span(entry.page),
        filed=filed_text(article),
        page=Link(label=_page_label(entry.page), href=place.href(permalinks.page_path(entry.page.id))),
    )


def article_cards(entries: tuple[Entry, ...], place: Place) -> tuple[ArticleCard, ...]:
    return tuple(article_card(entry, place) for entry in entries)


def page_card(page: ArchivePage, place: Place) -> PageCard:
    return PageCard(
        href=place.href(permalinks.page_path(page.id)),
        name=page_name(page),
        code=page.id,
        publication=place.catalogue.publication(page),
        section=page.facts.section or "",
        date=stated_day(page),
        inferred=inferred_span(page),
        lead=lead_title(page),
        article_count=len(page.articles),
    )


def page_name(page: ArchivePage) -> str:
    """``第5版`` if its number is known, else its headline: a file's name tells a reader nothing."""
    if page.facts.page_number is not None:
        return f"第{page.facts.page_number}版"
    lead = lead_title(page)
    return f"《{shortened(lead, _NAME_FROM_HEADLINE)}》等{len(page.articles)}篇" if lead else page.source.name


def _page_label(page: ArchivePage) -> str:
    """The number of an article's page; one without is only pointed at, for its name is another article's headline."""
    return page_name(page) if page.facts.page_number is not None else "所在版面"


def lead_title(page: ArchivePage) -> str:
    """The first headline on the page, in reading order; empty where none is left."""
    headlines = (article.content.article.headline for article in page.articles)
    return next((headline for headline in headlines if headline), "")


def term_card(term: Term, place: Place) -> TermCard:
    return TermCard(name=term.name, href=place.href(term.path), count=len(term.entries))


def term_cards(terms: Iterable[Term], place: Place) -> tuple[TermCard, ...]:
    return tuple(term_card(term, place) for term in terms)


def topic_cards(place: Place) -> tuple[TermCard, ...]:
    """Every topic that has articles, in the order of ``site.toml``."""
    return term_cards((topic for topic in place.catalogue.topics if topic.entries), place)


def term_links(terms: Iterable[Term], place: Place) -> tuple[Link, ...]:
    return tuple(Link(label=term.name, href=place.href(term.path)) for term in terms)


def evidence_lines(page: ArchivePage, place: Place) -> tuple[EvidenceLine, ...]:
    """What the inferred date of a page rests on; nothing for a stated one."""
    if inferred_span(page) is None or page.printed is None:
        return ()
    source = permalinks.source_path(page.id)
    return tuple(
        EvidenceLine(text=item.text, says=item.says, href=place.href(f"{source}#{permalinks.source_line(item.line)}"))
        for item in page.printed.evidence
    )
