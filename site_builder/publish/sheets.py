"""Every page the site has, as data: path, template, view.

In: ``Archive`` and ``Settings``. Out: sheets in order of their paths. Cheap and deterministic: no
clock, no files, no HTML; what costs time (body text, source comparison) waits for rendering,
which the build can skip for a sheet that has not changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from site_builder.config import Settings
from site_builder.model.archive import Archive
from site_builder.notices import Location, SiteBuilderError
from site_builder.publish import permalinks
from site_builder.publish.article_sheets import article_view
from site_builder.publish.assets import AssetManifest
from site_builder.publish.cards import Place, page_name
from site_builder.publish.catalogue import Catalogue, common_terms
from site_builder.publish.contact import contact_href
from site_builder.publish.feeds import site_feed_path, term_feed_path
from site_builder.publish.figure_sheets import counting_pages, figures_view, page_figures_view
from site_builder.publish.headings import title
from site_builder.publish.index_sheets import about_view, dates_view, front_view
from site_builder.publish.page_sheets import newspaper_page_view
from site_builder.publish.review_sheets import review_view
from site_builder.publish.source_sheets import source_view
from site_builder.publish.term_indexes import index_views
from site_builder.publish.term_sheets import filled_kinds, indexes_view, term_view, topics_view
from site_builder.publish.terms import KINDS, TAG, TOPIC
from site_builder.publish.view_parts import Link
from site_builder.publish.views import NotFoundView, RedirectView, SearchView, SiteView, View

_EXAMPLES = 6
_UNFINDABLE = frozenset({"not_found.html", "redirect.html", "review.html", "source.html"})
_MENU = (
    ("首页", permalinks.HOME),
    ("日期", permalinks.DATES),
    ("专题", TOPIC.index_path),
    ("标签", TAG.index_path),
    ("索引", permalinks.INDEXES),
    ("检索", permalinks.SEARCH),
    ("关于", permalinks.ABOUT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One HTML page to render: ``path`` in the output folder, the template's file name, what it sees."""

    path: str
    template: str
    view: View


def make_site_view(settings: Settings, assets: AssetManifest) -> SiteView:
    site = settings.site
    return SiteView(
        title=site.title,
        description=site.description,
        language=site.language,
        rights=site.rights,
        contact=contact_href(site.contact),
        menu=tuple(Link(label=label, href=path) for label, path in _MENU),
        assets=assets,
        has_opensearch=bool(site.base_url),
    )


def make_sheets(catalogue: Catalogue, archive: Archive) -> tuple[Sheet, ...]:
    """All sheets of the site. Raises SiteBuilderError when two would stand at one path."""
    sheets = sorted(_sheets(catalogue, archive), key=lambda sheet: sheet.path)
    claims = (permalinks.Claim(path=sheet.path, location=Location(path=sheet.path)) for sheet in sheets)
    if collisions := permalinks.path_collisions(claims):
        raise SiteBuilderError(*collisions)
    return tuple(sheets)


def findable(sheets: tuple[Sheet, ...]) -> tuple[str, ...]:
    """The paths that search engines are told of: their reader is to find an article, not its raw text or a sign to it.
    The other pages say ``noindex`` themselves."""
    return tuple(sheet.path for sheet in sheets if sheet.template not in _UNFINDABLE)


def _sheets(catalogue: Catalogue, archive: Archive) -> Iterator[Sheet]:
    yield from _index_sheets(catalogue)
    yield from _page_sheets(catalogue)
    yield from _term_sheets(catalogue)
    yield from _figure_sheets(catalogue)
    yield from _redirect_sheets(catalogue, archive)


def _index_sheets(catalogue: Catalogue) -> Iterator[Sheet]:
    front = Place(path=permalinks.HOME, catalogue=catalogue)
    yield Sheet(path=front.path, template="front.html", view=front_view(front, site_feed_path(catalogue)))
    dates = Place(path=permalinks.DATES, catalogue=catalogue)
    yield Sheet(path=dates.path, template="dates.html", view=dates_view(dates))
    indexes = Place(path=permalinks.INDEXES, catalogue=catalogue)
    yield Sheet(path=indexes.path, template="indexes.html", view=indexes_view(indexes))
    about = Place(path=permalinks.ABOUT, catalogue=catalogue)
    yield Sheet(path=about.path, template="about.html", view=about_view(about))
    review = Place(path=permalinks.REVIEW, catalogue=catalogue)
    yield Sheet(path=review.path, template="review.html", view=review_view(review))
    search = Place(path=permalinks.SEARCH, catalogue=catalogue)
    yield Sheet(path=search.path, template="search.html", view=_search_view(search))
    yield Sheet(path=permalinks.NOT_FOUND, template="not_found.html", view=_not_found_view(catalogue))


def _page_sheets(catalogue: Catalogue) -> Iterator[Sheet]:
    pages = catalogue.pages
    for before, page, after in zip((None, *pages), pages, (*pages[1:], None), strict=False):
        place = Place(path=permalinks.page_path(page.id), catalogue=catalogue)
        view = newspaper_page_view(page, before, after, place)
        yield Sheet(path=place.path, template="newspaper_page.html", view=view)
        place = Place(path=permalinks.source_path(page.id), catalogue=catalogue)
        yield Sheet(path=place.path, template="source.html", view=source_view(page, place))
        entries = catalogue.by_page[page.id]
        for previous, entry, following in zip((None, *entries), entries, (*entries[1:], None), strict=False):
            place = Place(path=permalinks.article_path(entry.article.id), catalogue=catalogue)
            article = article_view(entry, previous, following, place)
            yield Sheet(path=place.path, template="article.html", view=article)


def _term_sheets(catalogue: Catalogue) -> Iterator[Sheet]:
    place = Place(path=TOPIC.index_path, catalogue=catalogue)
    yield Sheet(path=place.path, template="topics.html", view=topics_view(place))
    for kind in dict.fromkeys((TAG, *filled_kinds(catalogue))):  # tags are in the menu, with or without any
        for path, view in index_views(kind, catalogue):
            yield Sheet(path=path, template="terms.html", view=view)
    for term in (term for kind in KINDS for term in catalogue.terms[kind].terms):
        place = Place(path=term.path, catalogue=catalogue)
        yield Sheet(path=place.path, template="term.html", view=term_view(term, place, term_feed_path(term, catalogue)))


def _figure_sheets(catalogue: Catalogue) -> Iterator[Sheet]:
    pages = counting_pages(catalogue)
    if pages:
        place = Place(path=permalinks.FIGURES, catalogue=catalogue)
        yield Sheet(path=place.path, template="figures.html", view=figures_view(place))
    for page in pages:
        place = Place(path=permalinks.figures_path(page.id), catalogue=catalogue)
        yield Sheet(path=place.path, template="page_figures.html", view=page_figures_view(page, place))


def _redirect_sheets(catalogue: Catalogue, archive: Archive) -> Iterator[Sheet]:
    """A page at every former id. A target that is gone itself leads to the front page."""
    articles = {str(entry.article.id): title(entry.text) for entry in catalogue.entries}
    names = {**{str(page.id): page_name(page) for page in catalogue.pages}, **articles}
    for redirect in archive.redirects:
        place = Place(path=permalinks.redirect_path(redirect.former), catalogue=catalogue)
        known = redirect.target in names
        target = Link(
            label=names[redirect.target] if known else catalogue.settings.site.title,
            href=place.href(permalinks.redirect_path(redirect.target) if known else permalinks.HOME),
        )
        head = place.head("此页已移动", f"此页已移到：{target.label}")
        yield Sheet(path=place.path, template="redirect.html", view=RedirectView(head=head, target=target))


def _search_view(place: Place) -> SearchView:
    return SearchView(
        head=place.head("检索", "检索全部报道的标题与正文。", section=permalinks.SEARCH, scripts=("search.js",)),
        examples=tuple(term.name for term in common_terms(place.catalogue.tags, _EXAMPLES)),
    )


def _not_found_view(catalogue: Catalogue) -> NotFoundView:
    """A host shows this page at any address, so its links start at the site's own root, or else at its host's."""
    place = Place(path=permalinks.NOT_FOUND, catalogue=catalogue)
    head = place.head("没有这一页", "没有找到这一页。")
    base = permalinks.base_path(catalogue.settings.site.base_url)
    return NotFoundView(head=replace(head, root=base or "/", canonical=""))
