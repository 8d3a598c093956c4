"""The inverted index: every term with the articles that have it, in memory as small as arrays make it.

In: the terms of each article's fields, article by article. Out: an ``InvertedIndex``, from which both the shards
that the client loads and lunr's own format are written. Nothing in it is a weight: lunr's weights follow from
how often a term occurs, in how many fields of how many articles, and from how long these fields are.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from math import log

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
B = 0.75
"""lunr's constants: how soon repeats of a term stop to count, and how much a field's length matters."""

_TIMES_BITS = 8
_TIMES_MASK = (1 << _TIMES_BITS) - 1
_AT_ONCE = 1 << 20
"""Postings that are sorted at once."""
_LAST_OF_PLANE = "\uffff"
"""Up to this character the order of code units is that of code points, which is faster."""
Numbers = NDArray[np.int64]
Packed = NDArray[np.uint32]


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
            slot = value >> _TIMES_BITS
            place, own = divmod(slot, self.fields)
            found[own].append((place, value & _TIMES_MASK or self.many[number, slot]))
        return found

    def columns(self, numbers: Numbers, places: range) -> PostingColumns:
        """The postings of the terms with these numbers, in the articles at ``places``."""
        first = self.starts[numbers]
        sizes = self.starts[numbers + 1] - first
        owners = np.repeat(np.arange(len(numbers)), sizes)
        values = self.packed[np.arange(len(owners)) + np.repeat(first - np.cumsum(sizes) + sizes, sizes)]
        slots = (values >> _TIMES_BITS).astype(np.int64)
        documents, own = np.divmod(slots, self.fields)
        times = (values & _TIMES_MASK).astype(np.int64)
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


def invert(documents: Iterable[Sequence[Sequence[str]] | None], fields: int) -> InvertedIndex:
    """The index of ``documents``: for each, the terms of each of its ``fields`` in their order; None at a place that
    no article has."""
    vocabulary: defaultdict[str, int] = defaultdict(count().__next__)
    lengths = tuple(array("I") for _ in range(fields))
    waiting = _Occurrences()
    sorted_parts: list[_Part] = []
    standing = 0
    for place, texts in enumerate(documents):
        standing += texts is not None
        for own, terms in enumerate(texts or ((),) * fields):
            lengths[own].append(len(terms))
            times = Counter(terms)
            waiting.add(place * fields + own, map(vocabulary.__getitem__, times), times.values())
        if len(waiting.numbers) >= _AT_ONCE:
            sorted_parts.append(waiting.by_term())
            waiting = _Occurrences()
    sorted_parts.append(waiting.by_term())
    many = {key: times for part in sorted_parts for key, times in part.many.items()}
    starts, packed = _merged(sorted_parts, len(vocabulary))
    return InvertedIndex(
        fields=fields,
        documents=standing,
        vocabulary=dict(vocabulary),
        starts=starts,
        packed=packed,
        many=many,
        lengths=lengths,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """Occurrences of some articles by the numbers of their terms, ascending, each packed; ``many`` as in the index."""

    numbers: Packed
    packed: Packed
    many: Mapping[tuple[int, int], int]


@dataclass(slots=True)
class _Occurrences:
    """The terms of some fields, each once with its times; of each field its slot and how many terms it has."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    times: array[int] = field(default_factory=lambda: array("I"))
    slots: array[int] = field(default_factory=lambda: array("I"))
    sizes: array[int] = field(default_factory=lambda: array("I"))

    def add(self, slot: int, numbers: Iterable[int], times: Collection[int]) -> None:
        self.numbers.extend(numbers)
        self.times.extend(times)
        self.slots.append(slot)
        self.sizes.append(len(times))

    def by_term(self) -> _Part:
        """The same, packed, in the order of the terms' numbers."""
        numbers, times = np.asarray(self.numbers, dtype=np.uint32), np.asarray(self.times, dtype=np.uint32)
        slots = np.repeat(np.asarray(self.slots, dtype=np.uint32), np.asarray(self.sizes))
        over = np.flatnonzero(times > _TIMES_MASK)
        many = {(int(numbers[row]), int(slots[row])): int(times[row]) for row in over}
        times[over] = 0
        order = np.argsort(numbers, kind="stable")
        packed = (slots << np.uint32(_TIMES_BITS) | times).astype(np.uint32)
        return _Part(numbers[order], packed[order], many)


def _merged(parts: list[_Part], terms: int) -> tuple[Numbers, Packed]:
    """Where each term's occurrences start, and all of them; ``parts``, in the order of their articles, are used up."""
    starts = np.zeros(terms + 1, dtype=np.int64)
    for part in parts:
        starts[1:] += np.bincount(part.numbers, minlength=terms)
    np.cumsum(starts, out=starts)
    packed = np.empty(starts[-1], dtype=np.uint32)
    ends = starts[:-1].copy()
    while parts:
        part = parts.pop(0)
        sizes = np.bincount(part.numbers, minlength=terms)
        within = np.arange(len(part.numbers)) - (np.cumsum(sizes) - sizes)[part.numbers]
        packed[ends[part.numbers] + within] = part.packed
        ends += sizes
    return starts, packed


def inverse_document_frequency(occurrences: int, documents: int) -> float:
    """lunr's idf; ``occurrences`` counts an article once for every field that has the term."""
    return log(1 + abs((documents - occurrences + 0.5) / (occurrences + 0.5)))


def weight(idf: float, times: int, length: int, average_length: float, boost: float) -> float:
    """lunr's weight of a term in a field, rounded as lunr rounds it."""
    saturated = idf * ((K1 + 1) * times) / (K1 * (1 - B + B * (length / average_length)) + times)
    return round(saturated * boost, 3)
