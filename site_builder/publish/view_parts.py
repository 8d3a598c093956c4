"""What views are made of: links, cards, and the small parts of single pages.

Fields hold typed data and ready relative links. An empty string or tuple means: there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every page needs: ``root`` leads to the site's root, ``section`` is the menu entry that
    is lit, ``feed`` and ``canonical`` are empty when there is none, ``scripts`` are asset names."""

    title: str
    description: str
    root: str
    section: str
    canonical: str
    feed: str
    scripts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """From when to when something must have happened, both days included: inferred, never stated."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCard:
    """An article in a list. ``untitled``: the title stands for one that is lost. ``date`` is stated, ``inferred``
    stands in its place where it is not."""

    href: str
    title: str
    untitled: bool
    kicker: str
    deck: str
    excerpt: str
    byline: str
    date: date | None
    inferred: DateSpan | None
    filed: str
    page: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCard:
    """A newspaper page in a list; ``lead`` is the headline it is known by when it has no date."""

    href: str
    name: str
    code: str
    publication: str
    section: str
    date: date | None
    inferred: DateSpan | None
    lead: str
    article_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCard:
    name: str
    href: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What the archive holds; the dates are those of its first and last dated page, ``inferred`` spans the others."""

    page_count: int
    article_count: int
    undated_count: int
    first: date | None
    last: date | None
    inferred: DateSpan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """One bar of the chart: ``share`` is its height in percent of the highest."""

    year: int
    month: int
    count: int
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One block beside the source lines it was made of. No block: the lines were left out."""

    lines: tuple[tuple[int, str], ...]
    role: str
    text: str
    reasons: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    """The rows of one article (or of the page's own text) in the order of the source."""

    heading: Link
    anchor: str
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What seems wrong with an article, in a few words; ``href`` leads to all that is known of it."""

    kind: str
    evidence: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A suspicion: the words in question between those around them, and the correction to paste (empty: none).

    ``certainty`` is in percent; ``replacement`` stands for the excerpt in the correction; ``has_gap``: the correction
    is to be filled in first.
    """

    anchor: str
    kind: str
    line: int
    href: str
    before: str
    excerpt: str
    after: str
    evidence: str
    certainty: int
    replacement: str
    correction: str
    has_gap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewGroup:
    """The suspicions of one page in the order of its lines; ``seed`` is the path of its file."""

    page: Link
    seed: str
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    kind: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingLine:
    """A line of the heading stack with the anchor of its first source line."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """The people who share one role, as in 记者 甲 乙."""

    role: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JumpNote:
    """Where an article goes on or comes from; no ``href``: that page is not in the archive."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkGroup:
    """Links of one sort under its name."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsLine:
    """An article in the contents of its page; no ``href``: the reader is there, and ``sections`` are its crossheads."""

    kicker: str
    title: str
    href: str
    sections: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """Something printed that says when, what follows from it, and where it stands in the source."""

    text: str
    says: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationView:
    """``text`` follows GB/T 7714; ``files`` are for citation managers."""

    text: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaTag:
    name: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """A day of a month's calendar; day 0 is the blank before the first."""

    day: int
    href: str
    article_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPages:
    date: date
    pages: tuple[PageCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """A month that has pages: its calendar, Monday first, and its days with their pages."""

    year: int
    month: int
    weeks: tuple[tuple[DayCell, ...], ...]
    days: tuple[DayPages, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    name: str
    href: str
    encoding: str
    digest: str
    article_count: int
