"""The view of what a person should look at, and the same in short for each article.

In: the catalogue with the suspicions of every page. Out: ``ReviewView``, ``Doubt``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from site_builder.corrections_text import ready_made
from site_builder.model.archive import ArchivePage
from site_builder.model.suspicion import Suspicion, SuspicionKind
from site_builder.publish import permalinks
from site_builder.publish.cards import Place
from site_builder.publish.catalogue import Entry
from site_builder.publish.page_sheets import full_name
from site_builder.publish.view_parts import Doubt, KindCount, Link, ReviewGroup, ReviewRow
from site_builder.publish.views import ReviewView

MOST_ROWS = 400
"""Rows of one page: some 400 KB. Of more suspicions the surest are shown, and the command lists them all."""

_KIND_NAMES: Mapping[SuspicionKind, str] = {
    SuspicionKind.TRUNCATED: "文字残缺",
    SuspicionKind.DUPLICATE: "文字重复",
    SuspicionKind.MISPLACED: "段落错位",
    SuspicionKind.LOST_HEADLINE: "标题缺失",
    SuspicionKind.MISREAD: "疑似误认",
    SuspicionKind.INCONSISTENT_NAME: "名称不一",
    SuspicionKind.FIGURE: "数字不合",
    SuspicionKind.REPRINT: "两版同文",
}
_AROUND = 16  # characters of the line on either side of the excerpt
_LONGEST_EXCERPT = 60


def review_view(place: Place) -> ReviewView:
    found = place.catalogue.suspicions
    every = [one for page in place.catalogue.pages for one in found.get(page.source.path, ())]
    shown = set(sorted(every, key=lambda one: (-one.certainty, one.path, one.line, one.column))[:MOST_ROWS])
    groups = (_group(page, [one for one in found.get(page.source.path, ()) if one in shown], place)
              for page in place.catalogue.pages)  # fmt: skip
    counts = Counter(_KIND_NAMES[one.kind] for one in every)
    return ReviewView(
        head=place.head("存疑之处", "程序读出的可疑之处，请人来看。", section=permalinks.ABOUT, scripts=("site.js",)),
        counts=tuple(KindCount(kind=name, count=counts[name]) for name in _KIND_NAMES.values() if counts[name]),
        total=len(every),
        hidden_count=len(every) - len(shown),
        groups=tuple(group for group in groups if group.rows),
    )


def doubts(entry: Entry, place: Place) -> tuple[Doubt, ...]:
    """What seems wrong with one article, in the order of its lines."""
    own = set(entry.text.lines)
    return tuple(
        Doubt(
            kind=_KIND_NAMES[one.kind],
            evidence=one.evidence,
            href=place.href(f"{permalinks.source_path(entry.page.id)}#S{one.line}"),
        )
        for one in place.catalogue.suspicions.get(entry.page.source.path, ())
        if one.line in own
    )


def _group(page: ArchivePage, suspicions: list[Suspicion], place: Place) -> ReviewGroup:
    printed = {line.number: line.text for line in place.catalogue.histories[page.id].lines}
    return ReviewGroup(
        page=Link(label=full_name(page, place), href=place.href(permalinks.page_path(page.id))),
        seed=page.source.path,
        rows=tuple(
            _row(one, printed.get(one.line, ""), f"{page.id.replace('/', '-')}-{number}", page, place)
            for number, one in enumerate(suspicions, 1)
        ),
    )


def _row(suspicion: Suspicion, line: str, anchor: str, page: ArchivePage, place: Place) -> ReviewRow:
    start = max(suspicion.column - 1, 0)
    end = start + len(suspicion.excerpt)
    correction = ready_made(suspicion, line)
    excerpt = suspicion.excerpt
    is_long = len(excerpt) > _LONGEST_EXCERPT
    return ReviewRow(
        anchor=anchor,
        kind=_KIND_NAMES[suspicion.kind],
        line=suspicion.line,
        href=place.href(f"{permalinks.source_path(page.id)}#S{suspicion.line}"),
        before=("…" if start > _AROUND else "") + line[max(start - _AROUND, 0) : start],
        excerpt=f"{excerpt[:_LONGEST_EXCERPT]}…" if is_long else excerpt,
        after=line[end : end + _AROUND] + ("…" if end + _AROUND < len(line) else ""),
        evidence=suspicion.evidence,
        certainty=round(suspicion.certainty * 100),
        replacement=suspicion.suggested or "",
        correction=correction,
        has_gap=correction.startswith("#"),
    )
