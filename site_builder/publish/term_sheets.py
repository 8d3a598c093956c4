"""The views of terms: the index of topics, the ways into all other kinds, and the page of one term.

In: the catalogue. Out: ``TopicsView``, ``TermView``, ``IndexesView``.
"""

from __future__ import annotations

from itertools import groupby

from site_builder.model.article import BylineRole
from site_builder.publish import permalinks
from site_builder.publish.cards import Place, article_card, article_cards, term_card, term_cards
from site_builder.publish.catalogue import Catalogue, Entry
from site_builder.publish.dating import inferred_span, stated_day
from site_builder.publish.figures import figure_count
from site_builder.publish.headings import ROLE_NAMES
from site_builder.publish.passages import passages_with
from site_builder.publish.relations import companions
from site_builder.publish.term_indexes import index_section
from site_builder.publish.term_parts import (
    DateGroup,
    MentionView,
    TermEntry,
    TermGroup,
    TopicCard,
    Way,
)
from site_builder.publish.terms import (
    NAMES,
    ORGANISATION,
    PERSON,
    PLACE,
    REPORTER,
    TAG,
    TOPIC,
    Term,
    TermKind,
    leading_terms,
)
from site_builder.publish.timelines import month_counts
from site_builder.publish.view_parts import Link
from site_builder.publish.views import IndexesView, TermView, TopicsView

_NEWEST = 3
_COMPANIONS = 12
_MENTIONS = 3  # of one article that a term's page shows
_COMMONEST = 12  # terms that a way in shows
_IN_CONTEXT = (PERSON, ORGANISATION, PLACE)
_COMPANY = (TAG, PERSON, ORGANISATION, PLACE)


def topics_view(place: Place) -> TopicsView:
    topics = place.catalogue.topics
    cards = tuple(
        TopicCard(
            name=topic.name,
            href=place.href(topic.path),
            count=len(topic.entries),
            description=topic.description,
            newest=article_cards(topic.entries[:_NEWEST], place),
        )
        for topic in topics
    )
    filed = {entry.article.id for topic in topics for entry in topic.entries}
    return TopicsView(
        head=place.head(TOPIC.name, f"按专题浏览：共{len(cards)}个专题。", section=TOPIC.index_path),
        topics=cards,
        unsorted_count=len(place.catalogue.entries) - len(filed),
    )


def term_view(term: Term, place: Place, feed: str) -> TermView:
    """``feed`` is the output path of the term's feed, empty when it has none."""
    days = sorted(filter(None, (stated_day(entry.page) for entry in term.entries)))
    kind = term.kind
    summary = term.description or f"{kind.name}“{term.name}”的{len(term.entries)}篇报道。"
    return TermView(
        head=place.head(term.name, summary, section=index_section(kind), feed=feed),
        kind=kind.name,
        name=term.name,
        aliases=term.names[1:],
        description=term.description or (_work(term) if kind is REPORTER else ""),
        count=len(term.entries),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        months=month_counts(term.entries),
        groups=_by_date(term, place),
        companions=_companions(term, place),
        index=Link(label=f"全部{kind.name}", href=place.href(kind.index_path)),
        data_href=place.href(permalinks.data_path(term.path)),
    )


def indexes_view(place: Place) -> IndexesView:
    return IndexesView(
        head=place.head("索引", "按人物、机构、地点、记者、标签与数字查找。", section=permalinks.INDEXES),
        ways=(*(_way(kind, place, _COMMONEST) for kind in filled_kinds(place.catalogue)), *_figures_way(place)),
    )


def ways(place: Place) -> tuple[Way, ...]:
    """The ways in beside dates, topics and tags, those that lead to something."""
    kinds = (kind for kind in filled_kinds(place.catalogue) if kind in NAMES)
    return (*(_way(kind, place, 0) for kind in kinds), *_figures_way(place))


def filled_kinds(catalogue: Catalogue) -> tuple[TermKind, ...]:
    """The kinds of terms, topics aside, that the archive has any of."""
    return tuple(kind for kind in (*NAMES, TAG) if catalogue.terms[kind].terms)


def _way(kind: TermKind, place: Place, shown: int) -> Way:
    terms = place.catalogue.terms[kind].terms
    return Way(
        name=kind.name,
        href=place.href(kind.index_path),
        count=len(terms),
        measure=kind.measure,
        note=kind.note,
        terms=term_cards(leading_terms(terms, shown), place),
    )


def _figures_way(place: Place) -> tuple[Way, ...]:
    count = figure_count(place.catalogue)
    if not count:
        return ()
    note = "报道里的数量，连同指标、单位、变化和出处。"
    return (Way(name="数读", href=place.href(permalinks.FIGURES), count=count, measure="个", note=note, terms=()),)


def _companions(term: Term, place: Place) -> tuple[TermGroup, ...]:
    groups = (
        TermGroup(
            label=kind.name,
            terms=tuple(term_card(other, place) for other in companions(term, kind, place.catalogue, _COMPANIONS)),
        )
        for kind in _COMPANY
    )
    return tuple(group for group in groups if group.terms)


def _by_date(term: Term, place: Place) -> tuple[DateGroup, ...]:
    dated = groupby(term.entries, key=lambda entry: (stated_day(entry.page), inferred_span(entry.page)))
    return tuple(
        DateGroup(date=day, inferred=span, articles=tuple(_entry(term, entry, place) for entry in entries))
        for (day, span), entries in dated
    )


def _entry(term: Term, entry: Entry, place: Place) -> TermEntry:
    path = permalinks.article_path(entry.article.id)
    passages = passages_with(term.names, entry.text, _MENTIONS) if term.kind in _IN_CONTEXT else ()
    return TermEntry(
        card=article_card(entry, place),
        mentions=tuple(
            MentionView(before=one.before, name=one.name, after=one.after, href=place.href(f"{path}#{one.anchor}"))
            for one in passages
        ),
    )


def _work(term: Term) -> str:
    """``记者 12 篇，摄影 1 篇``: in which roles a person is credited."""
    counts: dict[BylineRole, int] = {}
    for entry in term.entries:
        for role in {person.role for person in entry.text.byline if person.name in term.names}:
            counts[role] = counts.get(role, 0) + 1
    named = [f"{ROLE_NAMES[role]} {counts[role]} 篇" for role in ROLE_NAMES if role in counts]
    return f"署名：{'，'.join(named)}。"
