"""Articles, pages and terms as the small cards that lists show.

In: a catalogue and the path of the page that shows the card (links are relative to it).
"""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.model.archive import ArchivePage
from site_builder.publish import permalinks
from site_builder.publish.catalogue import Catalogue, Entry
from site_builder.publish.headings import byline_text, deck, filed_text, opening, shortened, title
from site_builder.publish.view_parts import ArticleCard, Head, Link, PageCard, TermCard

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
        date=entry.page.facts.date,
        filed=filed_text(article),
        page=Link(label=page_name(entry.page), href=place.href(permalinks.page_path(entry.page.id))),
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
        date=page.facts.date,
        lead=lead_title(page),
        article_count=len(page.articles),
    )


def page_name(page: ArchivePage) -> str:
    """``第5版`` if its number is known, else its headline: a file's name tells a reader nothing."""
    if page.facts.page_number is not None:
        return f"第{page.facts.page_number}版"
    lead = lead_title(page)
    return f"《{shortened(lead, _NAME_FROM_HEADLINE)}》等{len(page.articles)}篇" if lead else page.source.name


def lead_title(page: ArchivePage) -> str:
    """The first headline on the page, in reading order; empty where none is left."""
    headlines = (article.content.article.headline for article in page.articles)
    return next((headline for headline in headlines if headline), "")


def topic_cards(place: Place) -> tuple[TermCard, ...]:
    """Every topic that has articles, in the order of ``site.toml``."""
    catalogue = place.catalogue
    return tuple(
        TermCard(name=topic.name, href=place.href(permalinks.topic_path(slug)), count=count)
        for slug, topic in catalogue.known_topics.items()
        if (count := len(catalogue.topics[slug]))
    )


def tag_card(name: str, place: Place) -> TermCard:
    return TermCard(
        name=name,
        href=place.href(place.catalogue.tag_paths[name]),
        count=len(place.catalogue.tags[name]),
    )


def common_tags(catalogue: Catalogue, limit: int) -> tuple[str, ...]:
    """The tags of most articles, most first."""
    ranked = sorted(catalogue.tags.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(name for name, _ in ranked[:limit])
