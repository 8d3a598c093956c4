"""What an editor should look at: a place on a page, what seems wrong with it, and how that is known.

Nothing is corrected because of a suspicion. It is shown, and a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from site_builder.model.newspaper import PageFacts


class SuspicionKind(StrEnum):
    TRUNCATED = "truncated"  # 文字残缺
    DUPLICATE = "duplicate_text"  # 文字重复
    MISPLACED = "misplaced_block"  # 段落错位
    LOST_HEADLINE = "lost_headline"  # 标题缺失
    MISREAD = "misread"  # 疑似误认
    INCONSISTENT_NAME = "inconsistent_name"  # 名称不一
    FIGURE = "inconsistent_figure"  # 数字不合
    REPRINT = "reprint"  # 两版同文


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line of a seed."""

    path: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """One thing that seems wrong.

    ``path`` is the seed's, ``line`` and ``column`` (from 1; 0: the whole line) the place in it; ``excerpt`` stands
    there as printed. ``evidence`` says in Chinese why; ``suggested`` is what might replace the excerpt (None: cannot be
    said, "": nothing); ``certainty`` goes from 0 to 1. ``counterpart`` is the place it does not agree with, if any.
    """

    kind: SuspicionKind
    path: str
    line: int
    column: int
    excerpt: str
    evidence: str
    certainty: float
    suggested: str | None = None
    counterpart: Place | None = None


SHOWN = 0.5
"""Certainty from which a suspicion is worth a person's time; those below are shown on request."""


class ClueKind(StrEnum):
    PERSON = "person"  # a name of a byline; ``key``: the article's number on the page
    ORGANISATION = "organisation"  # the words before and with 公司, 中心 …; ``key``: the ending
    ENUMERATION = "enumeration"  # A、B、C
    PARAGRAPH = "paragraph"  # ``key``: a digest of the text
    JUMP = "jump"  # 上接 or 下转; ``key``: the number of the other page, negative where the text comes from there


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """Something on one page that may prove wrong beside another page. ``text`` cleaned, ``excerpt`` as printed."""

    kind: ClueKind
    line: int
    column: int
    text: str
    excerpt: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigure:
    """A figure with what it measures, to be set beside others: ``excerpt`` as printed, ``number`` of ``unit`` in plain
    digits, ``step`` the worth of one in its last printed place, ``scope`` the time it holds for (empty: not said).

    ``article`` counts the articles of the page; ``expected``: it was not there yet when it was printed.
    """

    line: int
    column: int
    excerpt: str
    article: int
    indicator: str
    number: str
    step: str
    unit: str
    scope: str
    expected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What one page gives: its own suspicions, in order of their places, and what the whole archive may show: clues
    and figures."""

    suspicions: tuple[Suspicion, ...] = ()
    clues: tuple[Clue, ...] = ()
    figures: tuple[StatedFigure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page as the archive's own suspicions need it; ``texts`` are those of its blocks."""

    path: str
    facts: PageFacts
    texts: tuple[str, ...]
    findings: Findings
