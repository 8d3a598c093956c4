"""The views of the front page, the calendar and the page about the archive.

In: the catalogue. Out: ``FrontView``, ``DatesView``, ``AboutView``.
"""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from site_builder.model.archive import ArchivePage
from site_builder.publish import permalinks
from site_builder.publish.cards import Place, page_card, term_cards, topic_cards
from site_builder.publish.catalogue import Catalogue, common_terms
from site_builder.publish.dating import inferred_span, newest_key, stated_day
from site_builder.publish.headings import opening_paragraphs
from site_builder.publish.page_sheets import LEAD_LENGTH, lead_and_rest, lead_entry
from site_builder.publish.structured_data import website_data
from site_builder.publish.term_sheets import ways
from site_builder.publish.terms import Term
from site_builder.publish.timelines import month_counts
from site_builder.publish.view_parts import DateSpan, DayCell, DayPages, Holdings, MonthView, SourceFile
from site_builder.publish.views import AboutView, DatesView, FrontView

_PAGES_ON_FRONT = 12
_TAGS_ON_FRONT = 24
_NO_DAY = DayCell(day=0, href="", article_count=0)


def holdings(catalogue: Catalogue) -> Holdings:
    days = list(catalogue.by_date)
    spans = [span for page in catalogue.pages if (span := inferred_span(page)) is not None]
    return Holdings(
        page_count=len(catalogue.pages),
        article_count=len(catalogue.entries),
        undated_count=sum(1 for page in catalogue.pages if stated_day(page) is None),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        inferred=DateSpan(earliest=min(span.earliest for span in spans), latest=max(span.latest for span in spans))
        if spans
        else None,
    )


def front_view(place: Place, feed: str) -> FrontView:
    """``feed`` is the output path of the site's feed, empty when it has none."""
    catalogue = place.catalogue
    site = catalogue.settings.site
    pages = newest_pages(catalogue)
    leads, secondary, briefs = lead_and_rest(pages[0], place) if pages else ((), (), ())
    lead = lead_entry(catalogue.by_page[pages[0].id]) if pages else None
    return FrontView(
        head=place.head(
            site.title,
            site.description or f"{site.title}：报纸版面的文字档案。",
            section=permalinks.HOME,
            feed=feed,
        ),
        holdings=holdings(catalogue),
        newest=page_card(pages[0], place) if pages else None,
        lead=next(iter(leads), None),
        lead_paragraphs=opening_paragraphs(lead.text, LEAD_LENGTH) if lead else (),
        secondary=secondary,
        briefs=briefs,
        pages=tuple(page_card(page, place) for page in pages[:_PAGES_ON_FRONT]),
        topics=topic_cards(place),
        tags=term_cards(common_terms(_shared(catalogue.tags), _TAGS_ON_FRONT), place),
        ways=ways(place),
        months=month_counts(catalogue.entries),
        json_ld=website_data(catalogue, permalinks.canonical(site.base_url, permalinks.SEARCH)),
    )


def _shared(tags: tuple[Term, ...]) -> Iterator[Term]:
    """Tags that lead from one article to another."""
    return (tag for tag in tags if len(tag.entries) > 1)


def newest_pages(catalogue: Catalogue) -> tuple[ArchivePage, ...]:
    """Dated pages from the newest day on, each day's in their order; then the others, by their inferred dates."""
    dated = [page for pages in reversed([*catalogue.by_date.values()]) for page in pages]
    return (*dated, *_undated(catalogue))


def dates_view(place: Place) -> DatesView:
    catalogue = place.catalogue
    months = groupby(reversed([*catalogue.by_date]), key=lambda day: (day.year, day.month))
    return DatesView(
        head=place.head("日期", "按日期浏览全部版面。", section=permalinks.DATES),
        holdings=holdings(catalogue),
        months=tuple(_month(year, month, tuple(days), place) for (year, month), days in months),
        undated=tuple(page_card(page, place) for page in _undated(catalogue)),
    )


def about_view(place: Place) -> AboutView:
    catalogue = place.catalogue
    papers = dict.fromkeys(catalogue.publication(page) for page in catalogue.pages)
    return AboutView(
        head=place.head("关于本档案", "本档案收了什么、怎样做成、如何引用。", section=permalinks.ABOUT),
        holdings=holdings(catalogue),
        publications=tuple(paper for paper in papers if paper),
        topic_count=len(catalogue.topics),
        tag_count=len(catalogue.tags),
        doubt_count=sum(map(len, catalogue.suspicions.values())),
        sources=tuple(
            SourceFile(
                name=page.source.path,
                href=place.href(permalinks.page_path(page.id)),
                encoding=page.source.encoding,
                digest=page.source.digest,
                article_count=len(page.articles),
            )
            for page in catalogue.pages
        ),
    )


def _undated(catalogue: Catalogue) -> tuple[ArchivePage, ...]:
    return tuple(sorted((page for page in catalogue.pages if stated_day(page) is None), key=newest_key))


def _month(year: int, month: int, days: tuple[date, ...], place: Place) -> MonthView:
    """``days`` are those of the month that have pages, newest first."""
    catalogue = place.catalogue

    def cell(day: int) -> DayCell:
        pages = catalogue.by_date.get(date(year, month, day), ()) if day else ()
        if not pages:
            return DayCell(day=day, href="", article_count=0) if day else _NO_DAY
        href = f"#{date(year, month, day).isoformat()}"
        if len(pages) == 1:
            href = place.href(permalinks.page_path(pages[0].id))
        return DayCell(day=day, href=href, article_count=sum(len(page.articles) for page in pages))

    weeks = Calendar().monthdayscalendar(year, month)
    return MonthView(
        year=year,
        month=month,
        weeks=tuple(tuple(cell(day) for day in week) for week in weeks),
        days=tuple(
            DayPages(date=day, pages=tuple(page_card(page, place) for page in catalogue.by_date[day])) for day in days
        ),
    )
