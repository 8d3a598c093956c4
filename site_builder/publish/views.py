"""What templates see: one view per template, and the small parts that views share.

Every template gets exactly two names: ``site`` (SiteView, equal on every page) and ``page`` (one
of the views at the end). Fields hold typed data and ready relative links; HTML stands only in
``Markup`` fields and comes out of filters. An empty string or tuple means: there is none.
A test compares these fields with what the templates use, both ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from site_builder.model.article import Block
from site_builder.publish.assets import AssetManifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    label: str
    href: str


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
class ArticleCard:
    """An article in a list. ``untitled``: the title stands for one that is lost."""

    href: str
    title: str
    untitled: bool
    kicker: str
    deck: str
    excerpt: str
    byline: str
    date: date | None
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
    lead: str
    article_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCard:
    name: str
    href: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What the archive holds; the dates are those of its first and last dated page."""

    page_count: int
    article_count: int
    undated_count: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """One bar of the chart: ``share`` is its height in percent of the highest."""

    year: int
    month: int
    count: int
    share: int


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
class RelatedArticle:
    """Another article and the tags it shares with this one: the reason for showing it."""

    card: ArticleCard
    shared: tuple[str, ...]


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
    citation: CitationView
    related: tuple[RelatedArticle, ...]
    previous: Link | None
    next: Link | None
    meta: tuple[MetaTag, ...]
    json_ld: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCard:
    """A topic in the index with a few of its newest articles."""

    name: str
    href: str
    count: int
    description: str
    newest: tuple[ArticleCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    head: Head
    topics: tuple[TopicCard, ...]
    unsorted_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InitialGroup:
    """Terms whose pinyin begins with one letter; ``#`` for all that begin with none."""

    initial: str
    terms: tuple[TermCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsView:
    head: Head
    groups: tuple[InitialGroup, ...]
    tag_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DateGroup:
    """Articles of one day, or (None) those of undated pages."""

    date: date | None
    articles: tuple[ArticleCard, ...]


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
class DatesView:
    head: Head
    holdings: Holdings
    months: tuple[MonthView, ...]
    undated: tuple[PageCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    name: str
    href: str
    encoding: str
    digest: str
    article_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutView:
    head: Head
    holdings: Holdings
    publications: tuple[str, ...]
    topic_count: int
    tag_count: int
    sources: tuple[SourceFile, ...]


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
    | SearchView
    | NotFoundView
    | RedirectView
)
