"""Articles over time: what a small chart shows.

In: articles. Out: a count for every month from the first to the last; stated days only, an inferred one is no fact
to draw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from site_builder.publish.dating import stated_day
from site_builder.publish.terms import Entry
from site_builder.publish.view_parts import MonthCount


def month_counts(entries: Iterable[Entry]) -> tuple[MonthCount, ...]:
    """Empty months too; nothing where fewer than two months have articles."""
    days = filter(None, (stated_day(entry.page) for entry in entries))
    counts = Counter(day.year * 12 + day.month - 1 for day in days)
    if len(counts) < 2:
        return ()
    highest = max(counts.values())
    return tuple(
        MonthCount(year=n // 12, month=n % 12 + 1, count=counts[n], share=round(100 * counts[n] / highest))
        for n in range(min(counts), max(counts) + 1)
    )
