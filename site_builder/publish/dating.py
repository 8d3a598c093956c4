"""When a page was printed, for readers: the day where it is stated, else the span that its articles allow.

In: a page. Out: a ``date`` that is a fact, or a ``DateSpan`` that is an inference; never the one as the other.
"""

from __future__ import annotations

from datetime import date

from site_builder.model.archive import ArchivePage
from site_builder.publish.view_parts import DateSpan


def stated_day(page: ArchivePage) -> date | None:
    """The day that a person or the page itself states."""
    if page.facts.date is None and page.printed is not None and page.printed.stated:
        return page.printed.earliest
    return page.facts.date


def inferred_span(page: ArchivePage) -> DateSpan | None:
    """From when to when the page must have been printed; None where its day is stated or nothing tells."""
    if stated_day(page) is not None or page.printed is None:
        return None
    return DateSpan(earliest=page.printed.earliest, latest=page.printed.latest)


def span_text(span: DateSpan) -> str:
    """``约2023年12月2日至8日（推断）``: what both days share is said once."""
    first, last = span.earliest, span.latest
    if first == last:
        end = ""
    elif first.year != last.year:
        end = f"至{last.year}年{last.month}月{last.day}日"
    elif first.month != last.month:
        end = f"至{last.month}月{last.day}日"
    else:
        end = f"至{last.day}日"
    return f"约{first.year}年{first.month}月{first.day}日{end}（推断）"


def day_text(page: ArchivePage) -> str:
    """The page's day or span in Chinese; empty where neither is known."""
    day, span = stated_day(page), inferred_span(page)
    if day is not None:
        return f"{day.year}年{day.month}月{day.day}日"
    return span_text(span) if span else ""


def newest_key(page: ArchivePage) -> tuple[bool, int]:
    """Sorts stated days first, then inferred spans, the newest of each first, pages of no date last."""
    day, span = stated_day(page), inferred_span(page)
    if day is not None:
        return False, -day.toordinal()
    return True, -span.earliest.toordinal() if span else 0
