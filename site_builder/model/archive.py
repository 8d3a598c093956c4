"""The archive: every page and article under its permanent id. Built once per build, read only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from site_builder.model.article import AnnotatedArticle, Block
from site_builder.model.knowledge import PageDate
from site_builder.model.newspaper import Change, PageFacts, Source, SourceLine
from site_builder.model.suspicion import Suspicion

PageId = NewType("PageId", str)
"""ASCII path segments that name a page for good: ``2024-02-29/05``, or its seed's file name
where date and page number are not both stated."""

ArticleId = NewType("ArticleId", str)
"""The page's id, a slash, and the article's number on the page: ``2024-02-29/05/0129``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveArticle:
    id: ArticleId
    content: AnnotatedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePage:
    """One page of the archive; its Markdown form holds exactly this and reads back to it.

    ``facts`` are what a person states, ``printed`` is when it was printed, stated or inferred (None: nothing says so).
    """

    id: PageId
    source: Source
    facts: PageFacts
    articles: tuple[ArchiveArticle, ...]
    furniture: tuple[Block, ...]
    printed: PageDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An id that was given once and no longer names anything; ``target`` is what holds its text now."""

    former: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHistory:
    """The page as its file has it and what cleaning did to it; beside the page, because its
    Markdown carries neither. ``lines`` are the seed's, blank ones left out."""

    page: PageId
    lines: tuple[SourceLine, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Pages in order of date, then page number, then id; redirects in order of the former id.

    ``suspicions`` are of all pages, in the order of their seeds' paths, then of lines.
    """

    pages: tuple[ArchivePage, ...]
    histories: tuple[PageHistory, ...]
    redirects: tuple[Redirect, ...]
    suspicions: tuple[Suspicion, ...] = ()
