"""The views of what the articles count: an index of newspaper pages, and every quantity of one page.

In: the catalogue. Out: ``FiguresView``, ``PageFiguresView``.
"""

from __future__ import annotations

from site_builder.model.archive import ArchivePage
from site_builder.model.knowledge import Figure
from site_builder.publish import permalinks
from site_builder.publish.cards import Place, page_card
from site_builder.publish.catalogue import Catalogue, Entry
from site_builder.publish.excerpts import end_of, start_of
from site_builder.publish.figures import figure_count
from site_builder.publish.headings import title
from site_builder.publish.passages import line_anchors
from site_builder.publish.term_parts import FigureGroup, FigurePage, FigureRow
from site_builder.publish.view_parts import Link
from site_builder.publish.views import FiguresView, PageFiguresView

_INDICATORS = 6
_AROUND = 24  # characters of a sentence shown on either side of the value, about


def figures_view(place: Place) -> FiguresView:
    catalogue = place.catalogue
    count = figure_count(catalogue)
    return FiguresView(
        head=place.head("数读", f"报道里的{count}个数量，连同指标、单位、变化和出处。", section=permalinks.INDEXES),
        count=count,
        pages=tuple(_page(page, place) for page in counting_pages(catalogue)),
        table_href=place.href(permalinks.FIGURES_TABLE) if count else "",
    )


def page_figures_view(page: ArchivePage, place: Place) -> PageFiguresView:
    groups = tuple(_group(entry, place) for entry in place.catalogue.by_page[page.id] if _figures(entry))
    card = page_card(page, place)
    return PageFiguresView(
        head=place.head(
            f"{card.name}的数字",
            f"{card.name}的数字，连同指标、单位、变化和出处。",
            section=permalinks.INDEXES,
            scripts=("figures.js",),
        ),
        card=card,
        count=sum(len(group.rows) for group in groups),
        groups=groups,
        index=Link(label="数读", href=place.href(permalinks.FIGURES)),
    )


def counting_pages(catalogue: Catalogue) -> tuple[ArchivePage, ...]:
    """The pages whose articles state quantities."""
    return tuple(page for page in catalogue.pages if any(map(_figures, catalogue.by_page[page.id])))


def page_figures_link(page: ArchivePage, place: Place) -> Link | None:
    """To the quantities of a page; None where it states none."""
    count = sum(len(_figures(entry)) for entry in place.catalogue.by_page[page.id])
    return Link(label=f"{count} 个数字", href=place.href(permalinks.figures_path(page.id))) if count else None


def article_figures_link(entry: Entry, place: Place) -> Link | None:
    """To the quantities of an article; None where it states none."""
    count = len(_figures(entry))
    path = f"{permalinks.figures_path(entry.page.id)}#{_anchor(entry)}"
    return Link(label=f"{count} 个数字", href=place.href(path)) if count else None


def _page(page: ArchivePage, place: Place) -> FigurePage:
    figures = [figure for entry in place.catalogue.by_page[page.id] for figure in _figures(entry)]
    indicators = dict.fromkeys(figure.indicator for figure in figures if figure.indicator)
    return FigurePage(
        card=page_card(page, place),
        href=place.href(permalinks.figures_path(page.id)),
        count=len(figures),
        indicators=tuple(indicators)[:_INDICATORS],
    )


def _group(entry: Entry, place: Place) -> FigureGroup:
    path = permalinks.article_path(entry.article.id)
    places = line_anchors(entry.text)
    return FigureGroup(
        anchor=_anchor(entry),
        title=Link(label=title(entry.text), href=place.href(path)),
        rows=tuple(
            _row(figure, place.href(f"{path}#{places[figure.line]}" if figure.line in places else path))
            for figure in _figures(entry)
        ),
    )


def _row(figure: Figure, href: str) -> FigureRow:
    plain = f"{figure.number}{figure.base_unit}"
    printed = f"{figure.value}{figure.unit}"
    comparison = figure.comparison if figure.comparison not in figure.change else ""
    return FigureRow(
        indicator=figure.indicator,
        value=printed,
        plain="" if plain == printed or not figure.number else plain,
        number=figure.number,
        change=f"{comparison}{figure.change}" if figure.change else comparison,
        scope=figure.scope,
        sentence=_near(figure.sentence, printed if printed in figure.sentence else figure.value),
        href=href,
    )


def _near(sentence: str, printed: str) -> str:
    """What stands around the value in its sentence; its beginning, where the value is not found in it as such."""
    before, value, after = sentence.partition(printed) if printed in sentence else ("", "", sentence)
    return f"{end_of(before, _AROUND)}{value}{start_of(after, _AROUND)}"


def _figures(entry: Entry) -> tuple[Figure, ...]:
    return entry.article.content.knowledge.figures


def _anchor(entry: Entry) -> str:
    return f"A{entry.text.first_line}"
