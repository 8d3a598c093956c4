"""What the views of terms and figures are made of: indexes, mentions, reasons, rows.

As in ``view_parts``, fields hold typed data and ready relative links; an empty string or tuple means: there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from site_builder.publish.view_parts import ArticleCard, DateSpan, Link, PageCard, TermCard


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTerms:
    """Terms of one kind that two articles share."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedArticle:
    """Another article and what it shares with this one: the reason for showing it."""

    card: ArticleCard
    reasons: tuple[SharedTerms, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroup:
    """Terms of one kind under its name."""

    label: str
    terms: tuple[TermCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way into the archive: an index, how much it holds, and the terms of most articles in it."""

    name: str
    href: str
    count: int
    measure: str
    note: str
    terms: tuple[TermCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionView:
    """A name in its sentence, which is cut to what stands near it; ``href`` leads to its paragraph."""

    before: str
    name: str
    after: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """An article of a term; no mentions: the term is not printed in it word for word."""

    card: ArticleCard
    mentions: tuple[MentionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateGroup:
    """Articles of one day, or of one inferred span, or (neither) of pages that nothing dates."""

    date: date | None
    inferred: DateSpan | None
    articles: tuple[TermEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InitialGroup:
    """Terms whose pinyin begins with one letter; ``#`` for all that begin with none."""

    initial: str
    terms: tuple[TermCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InitialLink:
    """A letter of an index: to its place on the page, or to a page of its own, which may be this one."""

    initial: str
    href: str
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCard:
    """A topic in the index with a few of its newest articles."""

    name: str
    href: str
    count: int
    description: str
    newest: tuple[ArticleCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A quantity as printed; ``plain`` is its value without 万 or 亿 where that differs, ``number`` what it sorts
    by."""

    indicator: str
    value: str
    plain: str
    number: str
    change: str
    scope: str
    sentence: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """The quantities of one article."""

    anchor: str
    title: Link
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePage:
    """A newspaper page in the index of figures: ``indicators`` are a few of what it counts."""

    card: PageCard
    href: str
    count: int
    indicators: tuple[str, ...]
