"""What templates see: one view per template.

Every template gets exactly two names: ``site`` (SiteView, equal on every page) and ``page`` (one
of the views below it). HTML stands only in ``Markup`` fields and comes out of filters. A test compares
these fields with what the templates use, both ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from site_builder.model.article import Block
from site_builder.publish.assets import AssetManifest
from site_builder.publish.term_parts import (
    DateGroup,
    FigureGroup,
    FigurePage,
    InitialGroup,
    InitialLink,
    RelatedArticle,
    TermGroup,
    TopicCard,
    Way,
)
from site_builder.publish.view_parts import (
    ArticleCard,
    CitationView,
    ContentsLine,
    Credit,
    Doubt,
    EvidenceLine,
    Head,
    HeadingLine,
    Holdings,
    JumpNote,
    KindCount,
    Link,
    LinkGroup,
    MetaTag,
    MonthCount,
    MonthView,
    PageCard,
    ReviewGroup,
    SourceFile,
    SourceGroup,
    TermCard,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """The site as a whole. ``menu`` links are relative to the root: put ``page.head.root`` before them;
    ``contact`` is a whole address, empty for none."""

    title: str
    description: str
    language: str
    rights: str
    contact: str
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
    ways: tuple[Way, ...]
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
    evidence: tuple[EvidenceLine, ...]
    figures: Link | None
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
    """One article. ``filed`` is the day of its dateline as printed, ``event`` the full date that follows from it and
    from the page's; ``contents`` are the page's, none where the article is alone on it; ``repeats`` print its text."""

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
    event: date | None
    body: tuple[Block, ...]
    continued_from: JumpNote | None
    continued_on: JumpNote | None
    terms: tuple[LinkGroup, ...]
    figures: Link | None
    evidence: tuple[EvidenceLine, ...]
    source_href: str
    downloads: tuple[Link, ...]
    doubts: tuple[Doubt, ...]
    report_href: str
    citation: CitationView
    contents: tuple[ContentsLine, ...]
    repeats: tuple[ArticleCard, ...]
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
class TermsView:
    """An index of terms of one kind, or one letter of it: ``leading`` are those of several articles, most first; no
    ``groups``: each letter has a page of its own."""

    head: Head
    title: str
    intro: str
    kind: str
    leading: tuple[TermCard, ...]
    initials: tuple[InitialLink, ...]
    groups: tuple[InitialGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A topic, tag, person, organisation, place or reporter: ``kind`` is its Chinese name, ``companions`` occur with
    it most often; ``first`` and ``last`` are stated days."""

    head: Head
    kind: str
    name: str
    aliases: tuple[str, ...]
    description: str
    count: int
    first: date | None
    last: date | None
    months: tuple[MonthCount, ...]
    groups: tuple[DateGroup, ...]
    companions: tuple[TermGroup, ...]
    index: Link
    data_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexesView:
    """Every index of the archive."""

    head: Head
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView:
    """What the archive counts, by newspaper page; the table holds all of it."""

    head: Head
    count: int
    pages: tuple[FigurePage, ...]
    table_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFiguresView:
    """Every quantity of one newspaper page, by article."""

    head: Head
    card: PageCard
    count: int
    groups: tuple[FigureGroup, ...]
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
    | TermsView
    | TermView
    | IndexesView
    | FiguresView
    | PageFiguresView
    | DatesView
    | AboutView
    | ReviewView
    | SearchView
    | NotFoundView
    | RedirectView
)
