"""Every quantity that the articles state.

In: the catalogue. Out: counts, and one table of all of them for spreadsheets and programs.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from site_builder.publish import permalinks
from site_builder.publish.catalogue import Catalogue
from site_builder.publish.dating import stated_day
from site_builder.publish.headings import title
from site_builder.publish.output import OutputFile

_COLUMNS = (
    *("article", "title", "page_date", "line", "indicator", "value", "unit", "number", "base_unit"),
    *("change", "comparison", "scope", "sentence"),
)


def figure_count(catalogue: Catalogue) -> int:
    return sum(len(entry.article.content.knowledge.figures) for entry in catalogue.entries)


def figures_table(catalogue: Catalogue) -> tuple[OutputFile, ...]:
    """The table, or nothing where no article states a quantity; with a byte order mark, by which spreadsheets know
    UTF-8. ``page_date`` is a stated day."""
    if not figure_count(catalogue):
        return ()
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_rows(catalogue))
    return (OutputFile(path=permalinks.FIGURES_TABLE, content=text.getvalue().encode("utf-8-sig", "replace")),)


def _rows(catalogue: Catalogue) -> Iterator[tuple[str | int, ...]]:
    for entry in catalogue.entries:
        day = stated_day(entry.page)
        place = (entry.article.id, title(entry.text), day.isoformat() if day else "")
        for one in entry.article.content.knowledge.figures:
            amount = (one.indicator, one.value, one.unit, one.number, one.base_unit)
            yield (*place, one.line, *amount, one.change, one.comparison, one.scope, one.sentence)
