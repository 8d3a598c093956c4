"""The view of a newspaper page: its articles in reading order, set as a page.

In: a page and the catalogue. Out: ``NewspaperPageView``, and the same cards for the front page.
"""

from __future__ import annotations

from site_builder.model.archive import ArchivePage
from site_builder.publish import permalinks
from site_builder.publish.cards import Place, article_cards, evidence_lines, page_card, page_name
from site_builder.publish.catalogue import Entry
from site_builder.publish.dating import day_text
from site_builder.publish.figure_sheets import page_figures_link
from site_builder.publish.headings import opening_paragraphs, title
from site_builder.publish.view_parts import ArticleCard, Link
from site_builder.publish.views import NewspaperPageView

LEAD_LENGTH = 420
"""Characters of the lead story that a page shows."""

_SECONDARY = 3
_DOWNLOADS = (
    ("Markdown", "md"),
    ("纯文本", "txt"),
    ("全部数据 JSON", "json"),
    ("整理记录 CSV", "ledger.csv"),
    ("整理记录 JSON", "ledger.json"),
)


def newspaper_page_view(
    page: ArchivePage, before: ArchivePage | None, after: ArchivePage | None, place: Place
) -> NewspaperPageView:
    """``before`` and ``after`` are its neighbours in the archive."""
    entries = place.catalogue.by_page[page.id]
    lead = lead_entry(entries)
    card = page_card(page, place)
    name = full_name(page, place)
    return NewspaperPageView(
        head=place.head(
            name,
            f"{name}：{len(entries)}篇报道。{'；'.join(title(entry.text) for entry in entries[:4])}",
            section=permalinks.DATES,
        ),
        card=card,
        lead=article_cards((lead,), place)[0] if lead else None,
        lead_paragraphs=opening_paragraphs(lead.text, LEAD_LENGTH) if lead else (),
        articles=article_cards(entries, place),
        furniture=tuple(block.text for block in page.furniture),
        evidence=evidence_lines(page, place),
        figures=page_figures_link(page, place),
        source_name=page.source.path,
        source_encoding=page.source.encoding,
        source_digest=page.source.digest,
        source_href=place.href(permalinks.source_path(page.id)),
        downloads=tuple(
            Link(label=label, href=place.href(permalinks.page_download(page.id, kind))) for label, kind in _DOWNLOADS
        ),
        previous=_neighbour(before, place),
        next=_neighbour(after, place),
    )


def full_name(page: ArchivePage, place: Place) -> str:
    """``重庆日报 2024年2月29日 第5版``, as far as it is known."""
    parts = (place.catalogue.publication(page), day_text(page))
    return " ".join((*filter(None, parts), page_name(page)))


def lead_entry(entries: tuple[Entry, ...]) -> Entry | None:
    """The story that leads a page: the longest one with a headline, the first of equals."""
    titled = [entry for entry in entries if entry.text.headline] or list(entries)
    return max(titled, key=_length, default=None)


def by_weight(entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The secondary stories and the briefs of a page, both in reading order, the lead left out."""
    lead = lead_entry(entries)
    rest = [entry for entry in entries if entry is not lead]
    secondary = sorted((entry for entry in rest if entry.text.headline), key=_length, reverse=True)[:_SECONDARY]
    return (
        tuple(entry for entry in rest if entry in secondary),
        tuple(entry for entry in rest if entry not in secondary),
    )


def lead_and_rest(page: ArchivePage, place: Place) -> tuple[tuple[ArticleCard, ...], ...]:
    """Cards of the lead (one, or none on an empty page), the secondary stories and the briefs."""
    entries = place.catalogue.by_page[page.id]
    lead = lead_entry(entries)
    secondary, briefs = by_weight(entries)
    return tuple(article_cards(group, place) for group in ((lead,) if lead else (), secondary, briefs))


def _neighbour(page: ArchivePage | None, place: Place) -> Link | None:
    if page is None:
        return None
    label = " ".join(filter(None, (day_text(page), page_name(page))))
    return Link(label=label, href=place.href(permalinks.page_path(page.id)))


def _length(entry: Entry) -> int:
    return sum(len(block.text) for block in entry.text.blocks)
