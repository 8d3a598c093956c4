"""Which articles have to do with each other, and why.

In: an entry of the catalogue. Out: the articles that share most with it, with what they share; the terms that
most often stand beside a term.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from heapq import nsmallest
from math import log

from site_builder.model.archive import ArticleId
from site_builder.publish.catalogue import Catalogue
from site_builder.publish.terms import ORGANISATION, PERSON, TAG, Entry, Term, TermKind

_RELATED = 5
_COMMONEST = 200  # a term on more articles than this says little, and comparing them all costs much
_KINDS = (PERSON, ORGANISATION, TAG)  # places are shared by articles that have nothing else in common


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Another article and the terms shared with this one: by kind, the rarest of each first."""

    entry: Entry
    shared: tuple[Term, ...]


def related(entry: Entry, catalogue: Catalogue) -> tuple[Relation, ...]:
    """The articles that share most with this one, a rare term counting for more than a common one; reprints of the
    same text are not among them."""
    weights: Counter[ArticleId] = Counter()
    shared: defaultdict[ArticleId, list[Term]] = defaultdict(list)
    left_out = {entry.article.id, *catalogue.repeats.get(entry.article.id, ())}
    for term in _comparable(entry, catalogue):
        weight = round(1000 * log(1 + len(catalogue.entries) / len(term.entries)))  # whole numbers add up in any order
        for other in term.entries:
            if other.article.id not in left_out:
                weights[other.article.id] += weight
                shared[other.article.id].append(term)
    best = sorted(weights, key=lambda id_: (-weights[id_], id_))[:_RELATED]
    return tuple(Relation(entry=catalogue.by_article[id_], shared=_ordered(shared[id_])) for id_ in best)


def companions(term: Term, kind: TermKind, catalogue: Catalogue, limit: int) -> tuple[Term, ...]:
    """The terms of ``kind`` that most often occur in the articles of ``term``, at least twice where it has several."""
    counts: Counter[str] = Counter()
    found: dict[str, Term] = {}
    for entry in term.entries:
        for other in catalogue.terms_of(entry, kind):
            if other.path != term.path and other.name not in term.names:
                counts[other.path] += 1
                found[other.path] = other
    often = [path for path, count in counts.items() if count > 1 or len(term.entries) == 1]
    return tuple(found[path] for path in nsmallest(limit, often, key=lambda path: (-counts[path], found[path].name)))


def _comparable(entry: Entry, catalogue: Catalogue) -> tuple[Term, ...]:
    """The article's terms that others share, each name once: a tag is often an organisation, too."""
    named: dict[str, Term] = {}
    for kind in _KINDS:
        for term in catalogue.terms_of(entry, kind):
            if 2 <= len(term.entries) <= _COMMONEST and not any(name in named for name in term.names):
                named |= dict.fromkeys(term.names, term)
    return tuple({term.path: term for term in named.values()}.values())


def _ordered(terms: list[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: (_KINDS.index(term.kind), len(term.entries), term.name)))
