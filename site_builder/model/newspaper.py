"""A newspaper page on its way from file to labelled lines.

``Seed`` -> ``CleanPage`` -> ``LabelledPage``. Line numbers are those of the file, 1-based,
and stay with the text from here to the finished site.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from site_builder.notices import Location, Notice


class Role(StrEnum):
    """What a printed line is on its page. Terms of the trade; the Chinese name follows each."""

    KICKER = "kicker"  # 引题
    HEADLINE = "headline"  # 主题
    SUBHEAD = "subhead"  # 副题
    BYLINE = "byline"  # 署名
    BODY = "body"  # 正文
    HEADING = "heading"  # 小标题
    ITEM_HEADING = "item_heading"  # numbered heading of one item in a round-up
    LIST = "list"  # one entry of a list or of a box of figures
    CAPTION = "caption"  # 图片说明
    CREDIT = "credit"  # who took the picture, who wrote the package
    STANDING = "standing"  # 栏目题, and labels of boxes such as 数读
    JUMP = "jump"  # a line that is only 上接 or 下转
    FURNITURE = "furniture"  # the page's own: folio line, editors, teasers


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCorrection:
    """What a person corrects of one line. ``old`` must stand in it as printed, or the correction is stale: then it is
    told of and nothing is done. ``stated`` is where they wrote it, if known; two that say the same are equal."""

    line: int
    old: str
    reason: str = ""
    stated: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCorrection(LineCorrection):
    """``new`` for ``old``, where it first stands in the line."""

    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCorrection(LineCorrection):
    """The line is ``role``; as furniture it belongs to no article."""

    role: Role


class Boundary(StrEnum):
    """Where an article begins, as a person says."""

    NEW = "new"  # a new article begins at the line
    PREVIOUS = "previous"  # the line's article goes with the one before it


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryCorrection(LineCorrection):
    """An article is split at the line, or that of the line merged with the one before."""

    boundary: Boundary


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachCorrection(LineCorrection):
    """The line belongs to the article of the line ``to``."""

    to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineCorrection(LineCorrection):
    """The line's article, whose own headline is lost, has this one."""

    headline: str


Correction = TextCorrection | RoleCorrection | BoundaryCorrection | AttachCorrection | HeadlineCorrection


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a person states about a page, in front matter or in ``NAME.toml``. None: not stated."""

    publication: str | None = None
    date: datetime.date | None = None
    page_number: int | None = None
    section: str | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a page comes from: the file's stem, its path in the archive, its encoding and SHA-256."""

    name: str
    path: str
    encoding: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """One decoded seed file: every line of it after the front matter, blank ones included."""

    source: Source
    facts: PageFacts
    lines: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What stood around a line's text: the ``level`` of Markdown's ``#`` (0: none), a list bullet,
    the >>> or <<< with which a box label points at its box, the ** that set all of it in bold."""

    level: int = 0
    bullet: bool = False
    arrows: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanLine:
    """A line with text, cleaned. ``gap`` counts the blank lines before it (a picture often leaves many)."""

    number: int
    text: str
    markup: Markup
    gap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row of the ledger: what was done to a stretch of a source line, by which rules, how surely.

    ``column`` counts characters from 1 and is where ``before`` stood in the source line; the changes of a line do not
    overlap, so that the line follows from its source and the source from the line. Column 0: the change is of the
    whole line's place or role (a correction), and its text stays. ``rule`` joins several rules with ``+``.
    """

    line: int
    rule: str
    before: str
    after: str
    column: int = 0
    certainty: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanPage:
    seed: Seed
    lines: tuple[CleanLine, ...]
    changes: tuple[Change, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledLine:
    """A line with its place on the page.

    ``article`` counts articles from 1 in the order of their first line; 0 is the page's own.
    ``joins`` is the number of the line whose text this one continues without a break.
    """

    line: CleanLine
    article: int
    role: Role
    joins: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPage:
    clean: CleanPage
    lines: tuple[LabelledLine, ...]
