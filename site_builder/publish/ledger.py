"""The ledger of a page as files: every change of its source lines, as CSV for people and JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from site_builder.model.archive import ArchivePage, PageHistory
from site_builder.model.newspaper import Change
from site_builder.publish import permalinks
from site_builder.publish.catalogue import Catalogue
from site_builder.publish.output import OutputFile

COLUMNS = ("file", "line", "column_from", "column_to", "before", "after", "rule", "certainty", "reason")
"""``column_from`` and ``column_to`` count characters of the source line from 1, both included; both 0 for a change of
the whole line's place or role."""


def ledger_files(catalogue: Catalogue) -> Iterator[OutputFile]:
    """``ledger.csv`` and ``ledger.json`` of every page."""
    for page in catalogue.pages:
        rows = [_row(page, change) for change in _changes(catalogue.histories[page.id])]
        records = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
        yield OutputFile(path=permalinks.page_download(page.id, "ledger.csv"), content=_csv(rows))
        text = json.dumps(records, ensure_ascii=False, indent=0)
        yield OutputFile(path=permalinks.page_download(page.id, "ledger.json"), content=f"{text}\n".encode())


def _changes(history: PageHistory) -> tuple[Change, ...]:
    return tuple(sorted(history.changes, key=lambda change: (change.line, change.column)))


def _row(page: ArchivePage, change: Change) -> tuple[str | int | float, ...]:
    last = change.column + len(change.before) - 1 if change.column else 0
    place = (page.source.path, change.line, change.column, last)
    return (*place, change.before, change.after, change.rule, change.certainty, change.reason)


def _csv(rows: list[tuple[str | int | float, ...]]) -> bytes:
    """With a byte order mark: spreadsheets take the file for UTF-8 only if it has one."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig", "replace")
