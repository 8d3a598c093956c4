"""The inverted index: every term with the articles that have it, in memory as small as Python allows.

In: the terms of each article's fields, article by article. Out: an ``InvertedIndex``, from which both the shards
that the client loads and lunr's own format are written. Nothing in it is a weight: lunr's weights follow from
how often a term occurs, in how many fields of how many articles, and from how long these fields are.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

K1 = 1.2
B = 0.75
"""lunr's constants: how soon repeats of a term stop to count, and how much a field's length matters."""

_TIMES_BITS = 8
_TIMES_MASK = (1 << _TIMES_BITS) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class InvertedIndex:
    """``packed`` maps each term to numbers that hold place, field and count of its occurrences; ``many`` holds
    counts too large for that. ``lengths`` are, for each field, the number of terms in every article's, place by
    place. There are ``documents``; places that none of them has count for nothing."""

    fields: int
    documents: int
    packed: Mapping[str, Sequence[int]]
    many: Mapping[tuple[str, int], int]
    lengths: tuple[Sequence[int], ...]

    def terms(self, places: range | None = None) -> list[str]:
        """Every term, of the articles at ``places`` only if given, in lunr.js's order, which is that of UTF-16 code
        units, not of code points."""
        found = self.packed if places is None else (term for term in self.packed if self._within(term, places))
        return sorted(found, key=utf16_order)

    @property
    def places(self) -> range:
        return range(len(self.lengths[0]))

    def postings(self, term: str, places: range | None = None) -> list[list[tuple[int, int]]]:
        """For each field, the (place, times) of ``term``, ascending; of the articles at ``places`` only, if given."""
        found: list[list[tuple[int, int]]] = [[] for _ in range(self.fields)]
        for value in self.packed[term] if places is None else self._within(term, places):
            slot = value >> _TIMES_BITS
            times = value & _TIMES_MASK or self.many[term, slot]
            place, field = divmod(slot, self.fields)
            found[field].append((place, times))
        return found

    def _within(self, term: str, places: range) -> Sequence[int]:
        packed = self.packed[term]
        start, stop = (place * self.fields << _TIMES_BITS for place in (places.start, places.stop))
        return packed[bisect_left(packed, start) : bisect_left(packed, stop)]

    def average_length(self, field: int) -> float:
        return sum(self.lengths[field]) / self.documents if self.documents else 0.0


def utf16_order(term: str) -> bytes:
    """Sorts terms as JavaScript compares them."""
    return term.encode("utf-16-be", "surrogatepass")


def invert(documents: Iterable[Sequence[Sequence[str]] | None], fields: int) -> InvertedIndex:
    """The index of ``documents``: for each, the terms of each of its ``fields`` in their order; None at a place that
    no article has."""
    packed: dict[str, array[int]] = {}
    many: dict[tuple[str, int], int] = {}
    lengths = tuple(array("I") for _ in range(fields))
    count = 0
    for place, texts in enumerate(documents):
        count += texts is not None
        for field, terms in enumerate(texts or ((),) * fields):
            lengths[field].append(len(terms))
            slot = place * fields + field
            base = slot << _TIMES_BITS
            for term, times in Counter(terms).items():
                if times > _TIMES_MASK:
                    many[term, slot] = times
                    times = 0
                if (known := packed.get(term)) is not None:
                    known.append(base | times)
                else:
                    packed[term] = array("I", (base | times,))
    return InvertedIndex(fields=fields, documents=count, packed=packed, many=many, lengths=lengths)


def inverse_document_frequency(occurrences: int, documents: int) -> float:
    """lunr's idf; ``occurrences`` counts an article once for every field that has the term."""
    return log(1 + abs((documents - occurrences + 0.5) / (occurrences + 0.5)))


def weight(idf: float, times: int, length: int, average_length: float, boost: float) -> float:
    """lunr's weight of a term in a field, rounded as lunr rounds it."""
    saturated = idf * ((K1 + 1) * times) / (K1 * (1 - B + B * (length / average_length)) + times)
    return round(saturated * boost, 3)
