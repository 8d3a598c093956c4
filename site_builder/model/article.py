"""An article: blocks of text in reading order, and what its byline and dateline say."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from site_builder.model.knowledge import Knowledge, TagCandidate
from site_builder.model.newspaper import Role


class BylineRole(StrEnum):
    REPORTER = "reporter"  # 记者
    CHIEF_REPORTER = "chief_reporter"  # 首席记者
    CORRESPONDENT = "correspondent"  # 通讯员
    INTERN = "intern"  # 实习生
    PHOTOGRAPHER = "photographer"  # 摄
    COMPILER = "compiler"  # 整理
    AUTHOR = "author"  # 作者, 文


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """One person of a byline, in one role, with the paper or agency printed before the name."""

    name: str
    role: BylineRole
    affiliation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """本报讯, 新华社酒泉10月25日电: who files, from where, on which day.

    ``month`` and ``day`` are as printed (0: not printed). The year is not printed; a later
    stage that knows the page's date may give the full one.
    """

    source: str
    place: str = ""
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of text with one role: a whole paragraph, heading, caption. ``lines`` are its source lines,
    in the order in which they were joined."""

    role: Role
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as assembled from a labelled page.

    ``blocks`` are in reading order: standing head, kicker, headline, subheads, then the rest.
    ``continued_from`` and ``continued_on`` are page numbers of 上接 and 下转 (None: no jump).
    """

    first_line: int
    blocks: tuple[Block, ...]
    byline: tuple[Contributor, ...] = ()
    dateline: Dateline | None = None
    continued_from: int | None = None
    continued_on: int | None = None

    def texts(self, role: Role) -> tuple[str, ...]:
        """The texts of the blocks with this role, in reading order."""
        return tuple(block.text for block in self.blocks if block.role is role)

    @property
    def headline(self) -> str:
        """The headline as one string, its lines set apart by a space; empty when none was printed."""
        return " ".join(self.texts(Role.HEADLINE))

    @property
    def kicker(self) -> str:
        return " ".join(self.texts(Role.KICKER))

    @property
    def subheads(self) -> tuple[str, ...]:
        return self.texts(Role.SUBHEAD)

    @property
    def lines(self) -> tuple[int, ...]:
        """Every source line of the article, ascending."""
        return tuple(sorted(line for block in self.blocks for line in block.lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article with its tags, best first, the slugs of its topics, best first, and what else is known of it.

    ``candidates`` are what its tags are chosen from, best first; empty once the whole archive has been looked at.
    """

    article: Article
    tags: tuple[str, ...]
    topics: tuple[str, ...]
    knowledge: Knowledge = field(default_factory=Knowledge)
    candidates: tuple[TagCandidate, ...] = ()
