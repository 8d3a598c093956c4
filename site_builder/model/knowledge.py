"""What is known of an article beyond its text: names with their aliases, figures, dates, its genre."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Genre(StrEnum):
    """What kind of text an article is."""

    NEWS = "news"  # 消息
    FEATURE = "feature"  # 通讯、特写
    PHOTO = "photo"  # 图片新闻
    LIST = "list"  # 一览、榜单
    NOTICE = "notice"  # 公告、申报、导读
    SIDEBAR = "sidebar"  # 相关新闻、链接
    OBITUARY = "obituary"  # 讣告
    COMMENTARY = "commentary"  # 评论
    INTERVIEW = "interview"  # 访谈


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation or place of an article.

    ``aliases`` are the other names that the article prints for it; ``lines`` the source lines that the blocks of its
    mentions stand on, ascending; ``mentions`` counts them under all names.
    """

    name: str
    aliases: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    mentions: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """Everybody and everything that an article names, the weightiest first."""

    people: tuple[Entity, ...] = ()
    organisations: tuple[Entity, ...] = ()
    places: tuple[Entity, ...] = ()


ALLOWED = 1e6
"""The score of a candidate that the archive's settings always want: above all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagCandidate:
    """A name or phrase that an article may be filed under: its ``score`` by this article alone, and how often it
    occurs."""

    name: str
    score: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity that an article states: ``value`` and ``unit`` as printed.

    ``number`` is the value as a plain decimal number of ``base_unit`` (8.5万 人 is 85000 人; empty where the value is
    no single number, such as a range); ``change`` is a rise or fall printed with it (增长13.7%),
    ``comparison`` what it is measured against (同比), ``scope`` the time or extent it holds for (今年1—10月).
    """

    line: int
    value: str
    unit: str
    indicator: str = ""
    change: str = ""
    comparison: str = ""
    scope: str = ""
    number: str = ""
    base_unit: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Something printed that says when: the line it stands on, its words, and what follows from them."""

    line: int
    text: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDate:
    """When a page was printed: from ``earliest`` to ``latest``, one day where it is stated; the evidence, best first.

    ``stated``: front matter or the folio line says so, nothing was inferred.
    """

    earliest: datetime.date
    latest: datetime.date
    stated: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that is known of one article, names in the order of their weight in it, figures in that of the page."""

    genre: Genre = Genre.NEWS
    people: tuple[Entity, ...] = ()
    organisations: tuple[Entity, ...] = ()
    places: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    event_date: datetime.date | None = None
