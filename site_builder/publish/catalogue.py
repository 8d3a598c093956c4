"""The archive arranged for looking things up: what stands next to what, who shares a tag.

In: ``Archive`` and ``Settings``. Out: one ``Catalogue``, made once per build, from which the
sheets are laid out. Everything is in archive order unless it says otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import log

from site_builder.config import Settings, TopicSettings
from site_builder.model.archive import Archive, ArchiveArticle, ArchivePage, ArticleId, PageHistory, PageId
from site_builder.model.article import Article
from site_builder.model.suspicion import SHOWN, Suspicion
from site_builder.publish.permalinks import tag_path

_RELATED = 5
_COMMONEST_TAG = 200  # a tag on more articles than this says little, and comparing them all costs much


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article with the page it stands on."""

    article: ArchiveArticle
    page: ArchivePage

    @property
    def text(self) -> Article:
        return self.article.content.article


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Another article and the tags shared with it, rarest first."""

    entry: Entry
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """``tags`` and ``topics`` map a tag's name and a topic's slug to their articles, newest first.

    ``suspicions`` are those of each page that are worth a reader's time, by the path of its seed.
    """

    settings: Settings
    pages: tuple[ArchivePage, ...]
    by_date: Mapping[date, tuple[ArchivePage, ...]]
    entries: tuple[Entry, ...]
    by_page: Mapping[PageId, tuple[Entry, ...]]
    by_article: Mapping[ArticleId, Entry]
    histories: Mapping[PageId, PageHistory]
    tags: Mapping[str, tuple[Entry, ...]]
    tag_paths: Mapping[str, str]
    topics: Mapping[str, tuple[Entry, ...]]
    known_topics: Mapping[str, TopicSettings]
    suspicions: Mapping[str, tuple[Suspicion, ...]]

    def publication(self, page: ArchivePage) -> str:
        """The paper a page is from, as stated for it or for the archive; empty when neither is."""
        return page.facts.publication or self.settings.paper.publication


def make_catalogue(archive: Archive, settings: Settings) -> Catalogue:
    entries = tuple(Entry(article=article, page=page) for page in archive.pages for article in page.articles)
    by_page: dict[PageId, list[Entry]] = {page.id: [] for page in archive.pages}
    for entry in entries:
        by_page[entry.page.id].append(entry)
    by_date: defaultdict[date, list[ArchivePage]] = defaultdict(list)
    for page in archive.pages:
        if page.facts.date is not None:
            by_date[page.facts.date].append(page)
    tags: defaultdict[str, list[Entry]] = defaultdict(list)
    topics: defaultdict[str, list[Entry]] = defaultdict(list)
    known = {topic.slug: topic for topic in settings.topics}
    for entry in newest_first(entries):
        for tag in dict.fromkeys(entry.article.content.tags):
            tags[tag].append(entry)
        for slug in dict.fromkeys(entry.article.content.topics):
            if slug in known:  # a topic taken out of site.toml may linger in an edited page
                topics[slug].append(entry)
    return Catalogue(
        settings=settings,
        pages=archive.pages,
        by_date={day: tuple(pages) for day, pages in sorted(by_date.items())},
        entries=entries,
        by_page={id_: tuple(on_page) for id_, on_page in by_page.items()},
        by_article={entry.article.id: entry for entry in entries},
        histories={history.page: history for history in archive.histories},
        tags={tag: tuple(tagged) for tag, tagged in sorted(tags.items())},
        tag_paths={tag: tag_path(tag) for tag in tags},
        topics={slug: tuple(topics.get(slug, ())) for slug in known},
        known_topics=known,
        suspicions=_by_path(archive.suspicions),
    )


def _by_path(suspicions: tuple[Suspicion, ...]) -> dict[str, tuple[Suspicion, ...]]:
    found: defaultdict[str, list[Suspicion]] = defaultdict(list)
    for suspicion in suspicions:
        if suspicion.certainty >= SHOWN:
            found[suspicion.path].append(suspicion)
    return {path: tuple(own) for path, own in found.items()}


def newest_first(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Dated pages from the newest on, then undated ones; within a page its own order."""

    def age(entry: Entry) -> int:
        return -entry.page.facts.date.toordinal() if entry.page.facts.date else 0

    return tuple(sorted(entries, key=age))  # stable, and any date lies before 0


def related(entry: Entry, catalogue: Catalogue) -> tuple[Relation, ...]:
    """The articles that share most with this one, a rare tag counting for more than a common one."""
    weights: Counter[ArticleId] = Counter()
    shared: defaultdict[ArticleId, list[tuple[float, str]]] = defaultdict(list)
    for tag in entry.article.content.tags:
        tagged = catalogue.tags[tag]
        if not 2 <= len(tagged) <= _COMMONEST_TAG:
            continue
        weight = log(1 + len(catalogue.entries) / len(tagged))
        for other in tagged:
            if other.article.id != entry.article.id:
                weights[other.article.id] += round(weight * 1000)  # whole numbers add up in any order
                shared[other.article.id].append((-weight, tag))
    best = sorted(weights, key=lambda id_: (-weights[id_], id_))[:_RELATED]
    return tuple(
        Relation(entry=catalogue.by_article[id_], shared=tuple(tag for _, tag in sorted(shared[id_]))) for id_ in best
    )


def companions(name: str, entries: tuple[Entry, ...], limit: int) -> tuple[str, ...]:
    """The tags that most often occur in the same articles as ``name``, at least twice."""
    counts = Counter(chain.from_iterable(entry.article.content.tags for entry in entries))
    counts.pop(name, None)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(tag for tag, count in ranked[:limit] if count > 1 or len(entries) == 1)
