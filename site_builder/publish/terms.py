"""Terms: what articles are filed under, each with a page of its own, and the kinds they come in.

In: articles in the order in which terms shall list them. Out: for each kind a ``TermIndex``. Names that one article
ties together (重庆大学 for 重大) are one term in the whole archive, unless another article ties them otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.config import TopicSettings
from site_builder.model.archive import ArchiveArticle, ArchivePage, ArticleId
from site_builder.model.article import AnnotatedArticle, Article
from site_builder.model.knowledge import Entity
from site_builder.publish import permalinks
from site_builder.text.organisation_words import formal_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article with the page it stands on."""

    article: ArchiveArticle
    page: ArchivePage

    @property
    def text(self) -> Article:
        return self.article.content.article


@dataclass(frozen=True, slots=True, kw_only=True)
class TermKind:
    """``segment`` is the folder of its pages, ``measure`` the word that counts it (38 位人物), ``note`` says on its
    index where its terms come from, ``named`` finds them in an article."""

    segment: str
    name: str
    measure: str
    note: str
    named: Callable[[AnnotatedArticle], tuple[Entity, ...]]

    @property
    def index_path(self) -> str:
        return permalinks.index_path(self.segment)


def _tags(content: AnnotatedArticle) -> tuple[Entity, ...]:
    return tuple(Entity(name=tag) for tag in dict.fromkeys(content.tags))


def _topics(content: AnnotatedArticle) -> tuple[Entity, ...]:
    return tuple(Entity(name=slug) for slug in dict.fromkeys(content.topics))


def _reporters(content: AnnotatedArticle) -> tuple[Entity, ...]:
    return tuple(Entity(name=name) for name in dict.fromkeys(person.name for person in content.article.byline))


TOPIC = TermKind(segment="topics", name="专题", measure="个", note="", named=_topics)
TAG = TermKind(segment="tags", name="标签", measure="个", note="", named=_tags)
PERSON = TermKind(
    segment="people",
    name="人物",
    measure="位",
    note="报道里提到的人；采写报道的人在“记者”里。",
    named=lambda content: content.knowledge.people,
)
ORGANISATION = TermKind(
    segment="organisations",
    name="机构",
    measure="家",
    note="机关、企业、学校与院所；简称归到全称之下。",
    named=lambda content: content.knowledge.organisations,
)
PLACE = TermKind(
    segment="places",
    name="地点",
    measure="处",
    note="报道里提到的地方。",
    named=lambda content: content.knowledge.places,
)
REPORTER = TermKind(
    segment="reporters",
    name="记者",
    measure="位",
    note="署名里的记者、通讯员、摄影者与整理者。",
    named=_reporters,
)

NAMES = (PERSON, ORGANISATION, PLACE, REPORTER)
"""The kinds that are proper names."""

KINDS = (TOPIC, TAG, *NAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One page's subject: ``entries`` are its articles, ``names`` all that it is called there, its own name first."""

    kind: TermKind
    name: str
    names: tuple[str, ...]
    path: str
    entries: tuple[Entry, ...]
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermIndex:
    """``terms`` of one kind, each once; ``by_name`` finds them under any name that an article files itself under."""

    terms: tuple[Term, ...]
    by_name: Mapping[str, Term]

    def of(self, article: AnnotatedArticle, kind: TermKind) -> tuple[Term, ...]:
        """The terms of ``article``, in its own order, each once; names unknown here are passed over."""
        found = (self.by_name.get(entity.name) for entity in kind.named(article))
        return tuple({term.path: term for term in found if term is not None}.values())


def leading_terms(terms: Iterable[Term], limit: int) -> tuple[Term, ...]:
    """The terms of most articles, most first: those of one article lead nowhere else, and stand here only where there
    are no others."""
    ranked = sorted(terms, key=lambda term: (-len(term.entries), term.name))
    shared = [term for term in ranked if len(term.entries) > 1]
    return tuple((shared or ranked)[:limit])


def make_terms(entries: Sequence[Entry], topics: Sequence[TopicSettings]) -> Mapping[TermKind, TermIndex]:
    """The index of every kind; topics are the settings', also those without articles."""
    indexes = {kind: _index(kind, entries) for kind in KINDS if kind is not TOPIC}
    return {TOPIC: _topic_index(entries, topics), **indexes}


def _topic_index(entries: Sequence[Entry], topics: Sequence[TopicSettings]) -> TermIndex:
    filed = _filed(TOPIC, entries, {})
    terms = {
        topic.slug: Term(
            kind=TOPIC,
            name=topic.name,
            names=(topic.name,),
            path=permalinks.topic_path(topic.slug),
            entries=tuple(filed.get(topic.slug, ())),
            description=topic.description,
        )
        for topic in topics
    }
    return TermIndex(terms=tuple(terms.values()), by_name=terms)


def _index(kind: TermKind, entries: Sequence[Entry]) -> TermIndex:
    full_names = _full_names(kind, entries)
    filed = _filed(kind, entries, full_names)
    called: defaultdict[str, set[str]] = defaultdict(set)
    for entity in _entities(kind, entries):
        called[full_names.get(entity.name, entity.name)] |= {entity.name, *entity.aliases}
    paths = permalinks.term_paths(kind.segment, filed)
    terms = {
        name: Term(
            kind=kind,
            name=name,
            names=(name, *sorted(called[name] - {name})),
            path=paths[name],
            entries=tuple(filed[name]),
        )
        for name in sorted(filed)
    }
    short = {name: terms[full] for name, full in full_names.items()}
    return TermIndex(terms=tuple(terms.values()), by_name={**short, **terms})


def _filed(kind: TermKind, entries: Sequence[Entry], full_names: Mapping[str, str]) -> dict[str, list[Entry]]:
    filed: dict[str, dict[ArticleId, Entry]] = {}
    for entry in entries:
        for entity in kind.named(entry.article.content):
            name = full_names.get(entity.name, entity.name)
            filed.setdefault(name, {})[entry.article.id] = entry
    return {name: list(articles.values()) for name, articles in filed.items()}


def _full_names(kind: TermKind, entries: Sequence[Entry]) -> dict[str, str]:
    """Names that some articles use alone and another declares short for exactly one other name, to that name; so do
    public bodies known by both."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for entity in _entities(kind, entries):
        for alias in entity.aliases:
            meanings[alias].add(entity.name)
    alone = {entity.name for entity in _entities(kind, entries)}
    for short, full in formal_names().items():
        if kind in (ORGANISATION, TAG) and {short, full} <= alone:
            meanings[short].add(full)
    tied = {name: next(iter(meanings[name])) for name in alone if len(meanings[name] - {name}) == 1}
    return {name: full for name, full in tied.items() if name != full and full not in tied}


def _entities(kind: TermKind, entries: Iterable[Entry]) -> Iterator[Entity]:
    for entry in entries:
        yield from kind.named(entry.article.content)
