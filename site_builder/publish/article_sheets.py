"""The view of one article.

In: an entry of the catalogue and its neighbours on the page. Out: an ``ArticleView``.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.archive import ArchivePage
from site_builder.model.newspaper import Role
from site_builder.publish import permalinks
from site_builder.publish.cards import Place, article_card, evidence_lines, page_card, term_links
from site_builder.publish.catalogue import Catalogue, Entry
from site_builder.publish.citations import Citation, gb_text
from site_builder.publish.contact import contact_href
from site_builder.publish.dating import inferred_span, stated_day
from site_builder.publish.figure_sheets import article_figures_link
from site_builder.publish.headings import (
    HeadAndBody,
    filed_text,
    full_title,
    opening,
    people_by_role,
    shortened,
    split_heading,
    title,
    writers,
)
from site_builder.publish.passages import anchored_blocks, stack_anchors
from site_builder.publish.relations import Relation, related
from site_builder.publish.review_sheets import doubts
from site_builder.publish.structured_data import article_data, article_meta
from site_builder.publish.term_parts import RelatedArticle, SharedTerms
from site_builder.publish.terms import NAMES, TAG, TOPIC
from site_builder.publish.view_parts import (
    CitationView,
    ContentsLine,
    Credit,
    HeadingLine,
    JumpNote,
    Link,
    LinkGroup,
)
from site_builder.publish.views import ArticleView

_FILED_UNDER = (TOPIC, *NAMES, TAG)
_CROSSHEADS = frozenset({Role.HEADING, Role.ITEM_HEADING})
_DOWNLOADS = (("纯文本", "txt"), ("数据 JSON", "json"))
_CITATION_FILES = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json"))


def citation_of(entry: Entry, catalogue: Catalogue) -> Citation:
    site, facts = catalogue.settings.site, entry.page.facts
    return Citation(
        id=entry.article.id,
        archive=site.title,
        title=title(entry.text),
        authors=writers(entry.text) or tuple(dict.fromkeys(person.name for person in entry.text.byline)),
        publication=catalogue.publication(entry.page),
        date=stated_day(entry.page),
        inferred=inferred_span(entry.page),
        page_number=facts.page_number,
        language=site.language,
        url=permalinks.canonical(site.base_url, permalinks.article_path(entry.article.id)),
    )


def article_view(entry: Entry, before: Entry | None, after: Entry | None, place: Place) -> ArticleView:
    """``before`` and ``after`` are the neighbours in reading order on the same page."""
    catalogue, article = place.catalogue, entry.text
    citation = citation_of(entry, catalogue)
    parts = split_heading(article)
    description = shortened(opening(article), 120)
    return ArticleView(
        head=place.head(citation.title, description, scripts=("site.js", "highlight.js")),
        id=entry.article.id,
        card=page_card(entry.page, place),
        standing=_lines(parts, Role.STANDING),
        kickers=_lines(parts, Role.KICKER),
        headlines=_lines(parts, Role.HEADLINE),
        title=citation.title,
        decks=_lines(parts, Role.SUBHEAD),
        bylines=_lines(parts, Role.BYLINE),
        credits=tuple(Credit(role=role, names=names) for role, names in people_by_role(article.byline)),
        filed=filed_text(article),
        place=article.dateline.place if article.dateline else "",
        event=entry.article.content.knowledge.event_date,
        body=parts.body,
        continued_from=_jump("上接", article.continued_from, entry.page, place),
        continued_on=_jump("下转", article.continued_on, entry.page, place),
        terms=tuple(_filed_under(entry, place)),
        figures=article_figures_link(entry, place),
        evidence=evidence_lines(entry.page, place),
        source_href=place.href(f"{permalinks.source_path(entry.page.id)}#{source_anchor(entry)}"),
        downloads=tuple(
            Link(label=label, href=place.href(permalinks.article_download(entry.article.id, kind)))
            for label, kind in _DOWNLOADS
        ),
        doubts=doubts(entry, place),
        report_href=contact_href(catalogue.settings.site.contact, f"勘误：{citation.title}（{entry.article.id}）"),
        citation=CitationView(
            text=gb_text(citation),
            files=tuple(
                Link(label=label, href=place.href(permalinks.article_download(entry.article.id, kind)))
                for label, kind in _CITATION_FILES
            ),
        ),
        contents=_contents(entry, place),
        repeats=tuple(
            article_card(catalogue.by_article[id_], place) for id_ in catalogue.repeats.get(entry.article.id, ())
        ),
        related=tuple(_related(relation, place) for relation in related(entry, catalogue)),
        previous=_neighbour(before, place),
        next=_neighbour(after, place),
        meta=article_meta(entry, citation, description, catalogue),
        json_ld=article_data(entry, citation, catalogue),
    )


def source_anchor(entry: Entry) -> str:
    """Where the article begins in the source view of its page."""
    return f"A{entry.text.first_line}"


def _filed_under(entry: Entry, place: Place) -> Iterator[LinkGroup]:
    """The terms of each kind; a tag that is the name of a person, a body or a place stands once, among these."""
    names: set[str] = set()
    for kind in _FILED_UNDER:
        terms = place.catalogue.terms_of(entry, kind)
        if kind is TAG:
            terms = tuple(term for term in terms if term.name not in names)
        names.update(name for term in terms for name in term.names)
        if terms:
            yield LinkGroup(label=kind.name, links=term_links(terms, place))


def _contents(entry: Entry, place: Place) -> tuple[ContentsLine, ...]:
    lines = tuple(_contents_line(other, entry, place) for other in place.catalogue.by_page[entry.page.id])
    return lines if len(lines) > 1 or any(line.sections for line in lines) else ()


def _contents_line(other: Entry, entry: Entry, place: Place) -> ContentsLine:
    is_here = other.article.id == entry.article.id
    return ContentsLine(
        kicker=other.text.kicker,
        title=title(other.text),
        href="" if is_here else place.href(permalinks.article_path(other.article.id)),
        sections=_crossheads(entry) if is_here else (),
    )


def _crossheads(entry: Entry) -> tuple[Link, ...]:
    """Links to the crossheads of an article that has several."""
    found = tuple(
        Link(label=block.text, href=f"#{anchor}")
        for block, anchor in anchored_blocks(entry.text)
        if block.role in _CROSSHEADS
    )
    return found if len(found) > 1 else ()


def _related(relation: Relation, place: Place) -> RelatedArticle:
    by_kind: dict[str, list[str]] = {}
    for term in relation.shared:
        by_kind.setdefault(term.kind.name, []).append(term.name)
    return RelatedArticle(
        card=article_card(relation.entry, place),
        reasons=tuple(SharedTerms(kind=kind, names=tuple(names)) for kind, names in by_kind.items()),
    )


def _lines(parts: HeadAndBody, role: Role) -> tuple[HeadingLine, ...]:
    return tuple(
        HeadingLine(text=block.text, anchor=anchor)
        for block, anchor in zip(parts.stack, stack_anchors(parts), strict=True)
        if block.role is role
    )


def _neighbour(entry: Entry | None, place: Place) -> Link | None:
    if entry is None:
        return None
    return Link(label=full_title(entry.text), href=place.href(permalinks.article_path(entry.article.id)))


def _jump(words: str, number: int | None, page: ArchivePage, place: Place) -> JumpNote | None:
    """The note for a jump to or from page ``number`` of the same paper and day, linked to the one
    article there that jumps back here, else to the page, else not at all."""
    if number is None:
        return None
    text = f"{words}第{number}版"
    target = _page_of_issue(page, number, place.catalogue)
    if target is None:
        return JumpNote(text=f"{text}（本档案未收录该版）", href="")
    back = [
        entry.article.id
        for entry in place.catalogue.by_page[target.id]
        if page.facts.page_number in (entry.text.continued_from, entry.text.continued_on)
    ]
    path = permalinks.article_path(back[0]) if len(back) == 1 else permalinks.page_path(target.id)
    return JumpNote(text=text, href=place.href(path))


def _page_of_issue(page: ArchivePage, number: int, catalogue: Catalogue) -> ArchivePage | None:
    day = stated_day(page)
    if day is None:
        return None
    same_day = catalogue.by_date[day]
    paper = catalogue.publication(page)
    matches = (p for p in same_day if p.facts.page_number == number and catalogue.publication(p) == paper)
    return next(matches, None)
