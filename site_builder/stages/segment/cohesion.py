"""What the lines of a page have in common: shared characters and pairs of them, as bits of whole numbers.

Blocks of one text share vocabulary, blocks of two do not (TextTiling, Hearst 1997). A pair counts that stands on at
least two lines and on no more than a fifth of them, a character on no more than an eighth: the rest tells nothing.
Pairs count twice that few articles of any newspaper have, not at all those that many have. Blocks are compared by
the phi coefficient, which takes off what blocks of such sizes share by chance.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add

import numpy as np
from numpy.typing import NDArray

from site_builder.text.characters import HAN_RANGES, HAN_RUN
from site_builder.text.tables import read_table

COMMON, COMMON_CHARACTER = 5, 8
"""A pair, a character, on more than one of so many lines is no word of any one subject."""
LEAST = 200
"""Bits that a page must have before its words tell one subject from another; a newspaper page has thousands."""
RARE = 2
"""The weight of a pair that few articles of any newspaper have."""
FEW = 3
"""Lines on which a pair may stand on any page."""

_SHIFT, _PLACE = 21, 20  # bits of a code point, and of the place of a line
_LAST = (1 << _SHIFT) - 1
Numbers = NDArray[np.int64]


def pairs(text: str) -> set[str]:
    """The overlapping pairs of Han characters in ``text``."""
    found: set[str] = set()
    for run in HAN_RUN.findall(text):
        found.update(map(add, run, run[1:]))
    return found


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``lines``: for each line of a page the bits of what it shares with others; ``sizes``: how many bits all of its
    words would have; ``shared``: how many bits there are."""

    lines: tuple[int, ...]
    sizes: tuple[int, ...]
    shared: int

    @property
    def tells(self) -> bool:
        """Whether the page has words enough to tell one subject from another."""
        return self.shared >= LEAST

    def of(self, places: Iterable[int]) -> int:
        """All pairs of these lines."""
        found = 0
        for place in places:
            found |= self.lines[place]
        return found

    def share(self, place: int, words: int) -> float:
        """How much of a line stands in ``words``, from 0 to 1."""
        size = self.sizes[place]
        return (self.lines[place] & words).bit_count() / size if size else 0.0

    def kinship(self, left: int, right: int) -> float:
        """The phi coefficient of two blocks: 1 the same words, 0 what chance gives, below 0 less than that."""
        shared = self.shared
        if shared < LEAST:
            return 0.0
        one, other = left.bit_count(), right.bit_count()
        chance = one * other
        spread = chance * (shared - one) * (shared - other)
        if spread <= 0:
            return 0.0
        return ((left & right).bit_count() * shared - chance) / math.sqrt(spread)


def read_vocabulary(texts: Sequence[str]) -> Vocabulary:
    """The vocabulary of a page whose lines these are."""
    words, lines = _words_of_lines(texts)
    if not len(words):
        return Vocabulary((0,) * len(texts), (0,) * len(texts), 0)
    differs = np.concatenate([[True], words[1:] != words[:-1]])
    known, inverse = words[differs], np.cumsum(differs) - 1
    counts = np.bincount(inverse)
    is_pair = known > _LAST
    weights = np.where(is_pair, _weights(known), 1)
    most = np.where(is_pair, max(FEW, len(texts) // COMMON), max(FEW, len(texts) // COMMON_CHARACTER))
    bits = np.where((counts >= 2) & (counts <= most), weights, 0)
    last = np.cumsum(bits)
    shared = int(last[-1])
    shown = np.zeros((len(texts), shared), dtype=bool)
    for weight in range(RARE):
        has = bits[inverse] > weight
        shown[lines[has], last[inverse[has]] - 1 - weight] = True
    return Vocabulary(
        lines=tuple(int.from_bytes(row.tobytes(), "little") for row in np.packbits(shown, axis=1, bitorder="little")),
        sizes=tuple(np.bincount(lines, weights[inverse], minlength=len(texts)).astype(int).tolist()),
        shared=shared,
    )


def _words_of_lines(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Every Han character and pair of them, as a number, with the place of its line; each once a line, in order."""
    codes = np.frombuffer("\n".join(texts).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    lines = np.cumsum(codes == ord("\n"))
    is_han = np.zeros(len(codes), dtype=bool)
    for first, last in HAN_RANGES:
        is_han |= (codes >= ord(first)) & (codes <= ord(last))
    before = is_han[:-1] & is_han[1:]
    words = np.concatenate([codes[is_han], codes[:-1][before] << _SHIFT | codes[1:][before]])
    both = np.sort(words << _PLACE | np.concatenate([lines[is_han], lines[:-1][before]]))
    both = both[np.concatenate([[True], both[1:] != both[:-1]])] if len(both) else both
    return both >> _PLACE, both & ((1 << _PLACE) - 1)


def _weights(words: Numbers) -> Numbers:
    pairs, weights = _common_pairs()
    at = np.minimum(np.searchsorted(pairs, words), len(pairs) - 1)
    return np.where(pairs[at] == words, weights[at], RARE)


@lru_cache(maxsize=1)  # a pure function of the shipped table
def _common_pairs() -> tuple[Numbers, Numbers]:
    """The pairs that more than one in a hundred articles have, as numbers in order, and their weights."""
    rows = sorted(
        (ord(row["pair"][0]) << _SHIFT | ord(row["pair"][1]), int(row["weight"]))
        for row in read_table("common_pairs.tsv")
    )
    numbers, weights = np.array(rows, dtype=np.int64).T
    return numbers, weights
