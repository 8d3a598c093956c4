"""What templates see: one view per template.

Every template gets exactly two names: ``site`` (SiteView, equal on every page) and ``page`` (one
of the views below it). HTML stands only in ``Markup`` fields and comes out of filters. A test compares
these fields with what the templates use, both ways.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.model.article import Block
from site_builder.publish.assets import AssetManifest
from site_builder.publish.view_parts import (
    ArticleCard,
    CitationView,
    Credit,
    DateGroup,
    Doubt,
    Head,
    HeadingLine,
    Holdings,
    InitialGroup,
    JumpNote,
    KindCount,
    Link,
    MetaTag,
    MonthCount,
    MonthView,
    PageCard,
    RelatedArticle,
    ReviewGroup,
    SourceFile,
    SourceGroup,
    TermCard,
    TopicCard,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """The site as a whole. ``menu`` links are relative to the root: put ``page.head.root`` before them."""

    title: str
    description: str
    language: str
    rights: str
    menu: tuple[Link, ...]
    assets: AssetManifest
    has_opensearch: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """``index.html``: ``newest`` is set as a front page, ``pages`` are the newest few."""

    head: Head
    holdings: Holdings
    newest: PageCard | None
    lead: ArticleCard | None
    lead_paragraphs: tuple[str, ...]
    secondary: tuple[ArticleCard, ...]
    briefs: tuple[ArticleCard, ...]
    pages: tuple[PageCard, ...]
    topics: tuple[TermCard, ...]
    tags: tuple[TermCard, ...]
    months: tuple[MonthCount, ...]
    json_ld: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class NewspaperPageView:
    """One page of the paper, its articles in reading order; ``furniture`` is the page's own text."""

    head: Head
    card: PageCard
    lead: ArticleCard | None
    lead_paragraphs: tuple[str, ...]
    articles: tuple[ArticleCard, ...]
    furniture: tuple[str, ...]
    source_name: str
    source_encoding: str
    source_digest: str
    source_href: str
    downloads: tuple[Link, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """The source beside the text. Counts are of source lines: all, changed, joined, left out."""

    head: Head
    card: PageCard
    source_name: str
    groups: tuple[SourceGroup, ...]
    line_count: int
    changed_count: int
    joined_count: int
    dropped_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article. ``filed`` is what its dateline says of the day, when the page's date is not known."""

    head: Head
    id: str
    card: PageCard
    standing: tuple[HeadingLine, ...]
    kickers: tuple[HeadingLine, ...]
    headlines: tuple[HeadingLine, ...]
    title: str
    decks: tuple[HeadingLine, ...]
    bylines: tuple[HeadingLine, ...]
    credits: tuple[Credit, ...]
    filed: str
    place: str
    body: tuple[Block, ...]
    continued_from: JumpNote | None
    continued_on: JumpNote | None
    topics: tuple[Link, ...]
    tags: tuple[Link, ...]
    source_href: str
    text_href: str
    doubts: tuple[Doubt, ...]
    citation: CitationView
    related: tuple[RelatedArticle, ...]
    previous: Link | None
    next: Link | None
    meta: tuple[MetaTag, ...]
    json_ld: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    head: Head
    topics: tuple[TopicCard, ...]
    unsorted_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsView:
    head: Head
    groups: tuple[InitialGroup, ...]
    tag_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A topic or a tag: ``kind`` is its Chinese name, ``companions`` occur with it most often."""

    head: Head
    kind: str
    name: str
    description: str
    count: int
    groups: tuple[DateGroup, ...]
    companions: tuple[TermCard, ...]
    index: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesView:
    head: Head
    holdings: Holdings
    months: tuple[MonthView, ...]
    undated: tuple[PageCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutView:
    head: Head
    holdings: Holdings
    publications: tuple[str, ...]
    topic_count: int
    tag_count: int
    doubt_count: int
    sources: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """``review/index.html``: what a person should look at; ``hidden_count`` more are too many for one page."""

    head: Head
    counts: tuple[KindCount, ...]
    total: int
    hidden_count: int
    groups: tuple[ReviewGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The shell of search; its script fills ``#search-app``. ``examples`` are queries that find something."""

    head: Head
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    head: Head


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """Stands where a former id stood and leads on to ``target``."""

    head: Head
    target: Link


View = (
    FrontView
    | NewspaperPageView
    | SourceView
    | ArticleView
    | TopicsView
    | TagsView
    | TermView
    | DatesView
    | AboutView
    | ReviewView
    | SearchView
    | NotFoundView
    | RedirectView
)
