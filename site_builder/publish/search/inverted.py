"""The inverted index: every term with the articles that have it, in memory as small as arrays make it.

In: what each article's fields are found by, article by article. Out: an ``InvertedIndex``, from which both the shards
that the client loads and lunr's own format are written. Nothing in it is a weight: lunr's weights follow from
how often a term occurs, in how many fields of how many articles, and from how long these fields are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from math import log

import numpy as np

from site_builder.publish.search.occurrences import (
    TIMES_BITS,
    TIMES_MASK,
    Numbers,
    Occurrences,
    Packed,
    Part,
    TermNumbers,
    merged,
)
from site_builder.text.search_terms import FieldText

K1 = 1.2
B = 0.75
"""lunr's constants: how soon repeats of a term stop to count, and how much a field's length matters."""

_LAST_OF_PLANE = "\uffff"
"""Up to this character the order of code units is that of code points, which is faster."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PostingColumns:
    """The postings of several terms, one a row: ``owners`` are the places of the terms among those asked for,
    ``times`` how often the term occurs in the field. By owner, then article, then field."""

    owners: Numbers
    fields: Numbers
    documents: Numbers
    times: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class OrderedTerms:
    """All ``terms`` of an index in lunr.js's order, and their ``numbers`` there."""

    terms: Sequence[str]
    numbers: Numbers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class InvertedIndex:
    """``vocabulary`` numbers the terms. From ``starts[n]`` up to ``starts[n + 1]`` the numbers in ``packed`` hold where
    term ``n`` stands, place and field, and how often, ascending; ``many`` holds counts too large for that.
    ``lengths`` are, for each field, the number of terms in every article's, place by place. There are ``documents``;
    places that none of them has count for nothing."""

    fields: int
    documents: int
    vocabulary: Mapping[str, int]
    starts: Numbers
    packed: Packed
    many: Mapping[tuple[int, int], int]
    lengths: tuple[Sequence[int], ...]

    def terms(self) -> list[str]:
        """Every term, in lunr.js's order, which is that of UTF-16 code units, not of code points."""
        return list(self.ordered().terms)

    def ordered(self) -> OrderedTerms:
        """The terms in that order, with their numbers."""
        terms = list(self.vocabulary)
        astral = max("".join(terms), default="") > _LAST_OF_PLANE
        order = sorted(range(len(terms)), key=[*map(utf16_order, terms)].__getitem__ if astral else terms.__getitem__)
        return OrderedTerms([terms[number] for number in order], np.array(order, dtype=np.int64))

    @property
    def places(self) -> range:
        return range(len(self.lengths[0]))

    def postings(self, term: str) -> list[list[tuple[int, int]]]:
        """For each field, the (place, times) of ``term``, ascending."""
        number = self.vocabulary[term]
        found: list[list[tuple[int, int]]] = [[] for _ in range(self.fields)]
        for value in self.packed[self.starts[number] : self.starts[number + 1]].tolist():
            slot = value >> TIMES_BITS
            place, own = divmod(slot, self.fields)
            found[own].append((place, value & TIMES_MASK or self.many[number, slot]))
        return found

    def columns(self, numbers: Numbers, places: range) -> PostingColumns:
        """The postings of the terms with these numbers, in the articles at ``places``."""
        first = self.starts[numbers]
        sizes = self.starts[numbers + 1] - first
        owners = np.repeat(np.arange(len(numbers)), sizes)
        values = self.packed[np.arange(len(owners)) + np.repeat(first - np.cumsum(sizes) + sizes, sizes)]
        slots = (values >> TIMES_BITS).astype(np.int64)
        documents, own = np.divmod(slots, self.fields)
        times = (values & TIMES_MASK).astype(np.int64)
        for row in np.flatnonzero(times == 0):
            times[row] = self.many[int(numbers[owners[row]]), int(slots[row])]
        inside = (documents >= places.start) & (documents < places.stop)
        return PostingColumns(
            owners=owners[inside], fields=own[inside], documents=documents[inside], times=times[inside]
        )

    def average_length(self, field: int) -> float:
        return sum(self.lengths[field]) / self.documents if self.documents else 0.0


def utf16_order(term: str) -> bytes:
    """Sorts terms as JavaScript compares them."""
    return term.encode("utf-16-be", "surrogatepass")


def invert(documents: Iterable[Sequence[FieldText] | None], fields: int) -> InvertedIndex:
    """The index of ``documents``: of each what its ``fields`` are found by; None at a place that no article has."""
    numbers = TermNumbers()
    waiting, parts = Occurrences(numbers), list[Part]()
    standing = places = 0
    for place, texts in enumerate(documents):
        places += 1
        if texts is None:
            continue
        standing += 1
        if not waiting.has_room((place + 1) * fields):
            parts.append(waiting.counted())
            waiting = Occurrences(numbers)
        for own, text in enumerate(texts):
            waiting.add(place * fields + own, text)
    parts.append(waiting.counted())
    lengths: Numbers = np.zeros(places * fields, dtype=np.int64)
    for part in parts:
        lengths[part.first : part.first + len(part.lengths)] = part.lengths
    many = {key: times for part in parts for key, times in part.many.items()}
    known, starts, packed = merged(parts)
    return InvertedIndex(
        fields=fields,
        documents=standing,
        vocabulary=dict(zip(numbers.terms(known), count(), strict=False)),
        starts=starts,
        packed=packed,
        many={(int(np.searchsorted(known, number)), slot): times for (number, slot), times in many.items()},
        lengths=tuple(array("I", own.tolist()) for own in lengths.reshape(-1, fields).T),
    )


def inverse_document_frequency(occurrences: int, documents: int) -> float:
    """lunr's idf; ``occurrences`` counts an article once for every field that has the term."""
    return log(1 + abs((documents - occurrences + 0.5) / (occurrences + 0.5)))


def weight(idf: float, times: int, length: int, average_length: float, boost: float) -> float:
    """lunr's weight of a term in a field, rounded as lunr rounds it."""
    saturated = idf * ((K1 + 1) * times) / (K1 * (1 - B + B * (length / average_length)) + times)
    return round(saturated * boost, 3)
