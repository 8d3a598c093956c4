"""Posting lists as text: which articles have a term in which field, and how often.

In: postings. Out: a short run of ASCII punctuation and capitals, which no folded term contains, so that in
a shard terms and posting lists need nothing between them. It stands in JavaScript strings as it is: no quote,
no backslash, no ``<``. The client reads it with the same alphabets (``assets/search/numerals.js``).

A list is written field by field, body first; every other field opens with its mark. Within a field each
article is the distance from the one before (the first: from -1, less one), then, unless the term occurs
once, a mark for how often.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from site_builder.publish.search.inverted import PostingColumns
from site_builder.publish.search.occurrences import Numbers

FINALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$"
"""The last digit of a number; those before it are ``LEADING``, so that numbers need no space between."""

LEADING = "&'()*+,-./:;=>?@"
TIMES = "[]^_`"
"""The term occurs 2, 3, 4, 5 times; after the last mark, 6 times and the number that follows."""

FIELD_MARKS = "{|}~"
"""The field whose articles follow, in the order of the index's fields; the last field needs none."""

WORD_MARK = "%"
"""Opens the list of a term of two characters that is a word: one to suggest, and no mere pair of neighbours."""

_F, _L, _MANY = len(FINALS), len(LEADING), len(TIMES) + 1
_SHORT = 1 << 13


@dataclass(frozen=True, slots=True)
class Posting:
    """An article, by its place in the layer, with how often the term occurs in one field of it."""

    document: int
    times: int


def encode_number(value: int) -> str:
    """A natural number in mixed radix, the shortest for the smallest."""
    digits = FINALS[value % _F]
    value //= _F
    while value:
        value -= 1
        digits = LEADING[value % _L] + digits
        value //= _L
    return digits


_NUMERALS = np.array(list(map(encode_number, range(_SHORT))), dtype=object)
_TIMES = np.array(["", "", *TIMES[:-1]], dtype=object)
_MARKS = np.array(list(FIELD_MARKS), dtype=object)
_FIELD_BITS, _PLACE_BITS = 4, 32


def encode_numbers(values: Sequence[int]) -> str:
    return "".join(map(encode_number, values))


def encode_postings(columns: PostingColumns, terms: int, fields: int, start: int = 0) -> list[str]:
    """The posting list of each of ``terms``, empty for one that has none here; there are ``fields`` in the index.
    Places are written as from ``start`` on."""
    body = fields - 1
    ranks = np.where(columns.fields == body, 0, columns.fields + 1)
    runs = columns.owners << _FIELD_BITS | ranks
    order = np.argsort(runs << _PLACE_BITS | columns.documents)
    runs, documents, times = runs[order], columns.documents[order], columns.times[order]
    opens = np.ones(len(runs), dtype=bool)
    opens[1:] = runs[1:] != runs[:-1]
    before = np.empty_like(documents)
    before[1:] = documents[:-1]
    before[opens] = start - 1
    symbols = _numerals(documents - before - 1)
    repeated = times > 1
    symbols[repeated] += _repeats(times[repeated])
    marked = opens & (ranks[order] > 0)
    symbols[marked] = _MARKS[ranks[order][marked] - 1] + symbols[marked]
    ends = np.searchsorted(runs >> _FIELD_BITS, np.arange(terms + 1)).tolist()
    parts = symbols.tolist()
    return ["".join(parts[first:end]) for first, end in pairwise(ends)]


def _numerals(values: Numbers) -> NDArray[np.object_]:
    found: NDArray[np.object_] = _NUMERALS[np.minimum(values, _SHORT - 1)]
    for row in np.flatnonzero(values >= _SHORT):
        found[row] = encode_number(int(values[row]))
    return found


def _repeats(times: Numbers) -> NDArray[np.object_]:
    found: NDArray[np.object_] = _TIMES[np.minimum(times, _MANY - 1)]
    for row in np.flatnonzero(times >= _MANY):
        found[row] = TIMES[-1] + encode_number(int(times[row]) - _MANY)
    return found


def decode_numbers(text: str) -> tuple[int, ...]:
    """What ``encode_numbers`` wrote. Raises ValueError for anything else."""
    values, leading = [], 0
    for symbol in text:
        if (digit := LEADING.find(symbol)) >= 0:
            leading = leading * _L + digit + 1
        else:
            values.append(leading * _F + FINALS.index(symbol))
            leading = 0
    return tuple(values)


def decode_postings(text: str, field_count: int) -> tuple[tuple[Posting, ...], ...]:
    """What ``encode_postings`` wrote, field by field. Raises ValueError for anything else."""
    fields: list[list[Posting]] = [[] for _ in range(field_count)]
    field, before = field_count - 1, -1
    symbols = iter(text.removeprefix(WORD_MARK))
    for symbol in symbols:
        if symbol in FIELD_MARKS:
            field, before = FIELD_MARKS.index(symbol), -1
        elif symbol in TIMES:
            times = TIMES.index(symbol) + 2
            if times == _MANY:
                times += _number(next(symbols), symbols)
            fields[field][-1] = Posting(before, times)
        else:
            before += _number(symbol, symbols) + 1
            fields[field].append(Posting(before, 1))
    return tuple(map(tuple, fields))


def _number(symbol: str, following: Iterator[str]) -> int:
    leading = 0
    while (digit := LEADING.find(symbol)) >= 0:
        leading = leading * _L + digit + 1
        symbol = next(following)
    return leading * _F + FINALS.index(symbol)
