"""The archive arranged for looking things up: what stands next to what, what is filed under which term.

In: ``Archive`` and ``Settings``. Out: one ``Catalogue``, made once per build, from which the
sheets are laid out. Everything is in archive order unless it says otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from site_builder.config import Settings
from site_builder.model.archive import Archive, ArchivePage, ArticleId, PageHistory, PageId
from site_builder.model.suspicion import SHOWN, Suspicion
from site_builder.publish.dating import newest_key, stated_day
from site_builder.publish.repeats import find_repeats
from site_builder.publish.terms import TAG, TOPIC, Entry, Term, TermIndex, TermKind, make_terms

__all__ = ["Catalogue", "Entry", "common_terms", "make_catalogue", "newest_first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """``terms`` list their articles newest first; ``repeats`` are the articles that print an article's text again.

    ``suspicions`` are those of each page that are worth a reader's time, by the path of its seed.
    """

    settings: Settings
    pages: tuple[ArchivePage, ...]
    by_date: Mapping[date, tuple[ArchivePage, ...]]
    entries: tuple[Entry, ...]
    by_page: Mapping[PageId, tuple[Entry, ...]]
    by_article: Mapping[ArticleId, Entry]
    histories: Mapping[PageId, PageHistory]
    terms: Mapping[TermKind, TermIndex]
    repeats: Mapping[ArticleId, tuple[ArticleId, ...]]
    suspicions: Mapping[str, tuple[Suspicion, ...]]

    @property
    def tags(self) -> tuple[Term, ...]:
        return self.terms[TAG].terms

    @property
    def topics(self) -> tuple[Term, ...]:
        """Every topic of the settings, in their order, also those without articles."""
        return self.terms[TOPIC].terms

    def terms_of(self, entry: Entry, kind: TermKind) -> tuple[Term, ...]:
        """What an article is filed under, in its own order."""
        return self.terms[kind].of(entry.article.content, kind)

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
        if (day := stated_day(page)) is not None:
            by_date[day].append(page)
    return Catalogue(
        settings=settings,
        pages=archive.pages,
        by_date={day: tuple(pages) for day, pages in sorted(by_date.items())},
        entries=entries,
        by_page={id_: tuple(on_page) for id_, on_page in by_page.items()},
        by_article={entry.article.id: entry for entry in entries},
        histories={history.page: history for history in archive.histories},
        terms=make_terms(newest_first(entries), settings.topics),
        repeats=find_repeats(entries),
        suspicions=_by_path(archive.suspicions),
    )


def _by_path(suspicions: tuple[Suspicion, ...]) -> dict[str, tuple[Suspicion, ...]]:
    found: defaultdict[str, list[Suspicion]] = defaultdict(list)
    for suspicion in suspicions:
        if suspicion.certainty >= SHOWN:
            found[suspicion.path].append(suspicion)
    return {path: tuple(own) for path, own in found.items()}


def newest_first(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Dated pages from the newest on, then those of an inferred date, then the others; within a page its own order."""
    return tuple(sorted(entries, key=lambda entry: newest_key(entry.page)))


def common_terms(terms: Iterable[Term], limit: int) -> tuple[Term, ...]:
    """The terms of most articles, most first."""
    return tuple(sorted(terms, key=lambda term: (-len(term.entries), term.name))[:limit])
