"""Every occurrence of every term as a number, so that arrays count what strings would take long to.

In: the fields of articles, each with its slot, which says whose and which it is. Out: ``Part``: where each term
stands and how often. A term of one or two Han characters is numbered by its code points, and so by its place in their
order; any other is numbered as it is met, above them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from site_builder.text.characters import HAN
from site_builder.text.search_terms import LONGEST_TOKEN, FieldText, folded_runs

Numbers = NDArray[np.int64]
Packed = NDArray[np.uint32]

TIMES_BITS = 8
TIMES_MASK = (1 << TIMES_BITS) - 1
_CHARACTER = 21
"""Bits of a code point."""
_OTHERS = 1 << 2 * _CHARACTER
"""From here on other terms are numbered."""
_SLOT_BITS = 20
_SLOTS = 1 << _SLOT_BITS
"""Slots of one part; a number and a slot fit in 63 bits."""
_AT_ONCE = 1 << 20
"""Occurrences that are sorted at once."""
_NEW, _NONE, _HAN, _WORD = range(4)
"""What a character is to the index; not looked up yet, and no part of a term."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """The occurrences of some articles: the ``numbers`` of their terms, ascending; ``sizes``, how many slots have each;
    ``packed``, term by term, the slots and how often, ascending; ``many`` holds counts too large for that. ``lengths``
    says of each slot from the ``first`` on how many terms it has."""

    numbers: Numbers
    sizes: Numbers
    packed: Packed
    many: Mapping[tuple[int, int], int]
    first: int
    lengths: Numbers


class TermNumbers(dict[str, int]):
    """The number of a term, given when it is first asked for."""

    def __missing__(self, term: str) -> int:
        number = _pair_number(term) if len(term) <= 2 and all(map(HAN.match, term)) else _OTHERS + len(self)
        self[term] = number
        return number

    def terms(self, numbers: Numbers) -> list[str]:
        """The terms of these ascending numbers, all of which were given."""
        pairs = numbers[: np.searchsorted(numbers, _OTHERS)]
        characters = np.stack([pairs >> _CHARACTER, pairs & (1 << _CHARACTER) - 1], axis=1).astype("<u4")
        text = characters.tobytes().decode("utf-32-le", "surrogatepass")
        terms = [text[at : at + 2] for at in range(0, len(text), 2)]
        for at in np.flatnonzero(characters[:, 1] == 0).tolist():
            terms[at] = terms[at][0]
        return terms + [term for term, number in self.items() if number >= _OTHERS]


def _pair_number(term: str) -> int:
    first, second = (*map(ord, term), 0)[:2]
    return first << _CHARACTER | second


@dataclass(slots=True)
class Occurrences:
    """The fields that wait to be counted: texts and numbers of words, each with its slot."""

    numbers: TermNumbers
    texts: list[str] = field(default_factory=list)
    text_slots: array[int] = field(default_factory=lambda: array("q"))
    words: array[int] = field(default_factory=lambda: array("q"))
    word_slots: array[int] = field(default_factory=lambda: array("q"))
    size: int = 0

    def add(self, slot: int, own: FieldText) -> None:
        """Slots ascend."""
        self.texts.append(own.text)
        self.text_slots.append(slot)
        self.words.extend(map(self.numbers.__getitem__, own.words))
        self.word_slots.extend([slot] * len(own.words))
        self.size += len(own.text) + len(own.words)

    def has_room(self, slot: int) -> bool:
        """Whether there is room for fields up to ``slot``, or it is time to count those that wait."""
        return not self.texts or (self.size < _AT_ONCE and slot - self.text_slots[0] < _SLOTS)

    def counted(self) -> Part:
        """Count them, once."""
        first = self.text_slots[0] if self.texts else 0
        pairs, pair_slots = self._of_texts()
        numbers = np.concatenate([pairs, np.asarray(self.words, dtype=np.int64)])
        slots = np.concatenate([pair_slots, np.asarray(self.word_slots, dtype=np.int64)]) - first
        lengths = np.bincount(slots)
        both = np.sort(numbers << _SLOT_BITS | slots)
        starts = np.flatnonzero(_changes(both))
        times = np.diff(starts, append=len(both))
        both = both[starts]
        numbers, slots = both >> _SLOT_BITS, (both & _SLOTS - 1) + first
        over = np.flatnonzero(times > TIMES_MASK)
        many = {(int(numbers[row]), int(slots[row])): int(times[row]) for row in over}
        times[over] = 0
        begins = np.flatnonzero(_changes(numbers))
        return Part(
            numbers=numbers[begins],
            sizes=np.diff(begins, append=len(numbers)),
            packed=(slots << TIMES_BITS | times).astype(np.uint32),
            many=many,
            first=first,
            lengths=lengths,
        )

    def _of_texts(self) -> tuple[Numbers, Numbers]:
        """The terms of the texts and their slots; those of words in other scripts join ``words``."""
        text = "\n".join(self.texts)
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
        kinds = _kinds_of(codes)
        slots = np.repeat(np.asarray(self.text_slots, dtype=np.int64), [len(own) + 1 for own in self.texts])
        for first, end in _runs(kinds == _WORD):
            run, slot = text[first : min(end, first + LONGEST_TOKEN)], int(slots[first])
            self.words.extend([self.numbers[run[start:]] for start in range(len(run))])
            self.word_slots.extend([slot] * len(run))
        is_han = kinds == _HAN
        following = np.zeros_like(codes)
        following[:-1] = np.where(is_han[1:], codes[1:], 0)
        return (codes << _CHARACTER | following)[is_han], slots[: len(codes)][is_han]


def merged(parts: list[Part]) -> tuple[Numbers, Numbers, Packed]:
    """The numbers of all terms, ascending; where the occurrences of each start; and all of these. ``parts``, in the
    order of their articles, are used up."""
    numbers = np.sort(np.concatenate([part.numbers for part in parts]))
    numbers = numbers[_changes(numbers)]
    starts = np.zeros(len(numbers) + 1, dtype=np.int64)
    for part in parts:
        starts[1:][np.searchsorted(numbers, part.numbers)] += part.sizes
    np.cumsum(starts, out=starts)
    packed = np.empty(starts[-1], dtype=np.uint32)
    ends = starts[:-1].copy()
    while parts:
        part = parts.pop(0)
        places = np.searchsorted(numbers, part.numbers)
        within = np.arange(len(part.packed)) - np.repeat(np.cumsum(part.sizes) - part.sizes, part.sizes)
        packed[np.repeat(ends[places], part.sizes) + within] = part.packed
        ends[places] += part.sizes
    return numbers, starts, packed


def _changes(values: Numbers) -> NDArray[np.bool_]:
    """Where a value differs from the one before."""
    changes = np.ones(len(values), dtype=bool)
    changes[1:] = values[1:] != values[:-1]
    return changes


def _runs(holds: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Where runs of what holds begin and end."""
    edges: Sequence[int] = np.flatnonzero(np.diff(holds.astype(np.int8), prepend=0, append=0)).tolist()
    return zip(edges[::2], edges[1::2], strict=True)


def _kinds_of(codes: Numbers) -> NDArray[np.uint8]:
    kinds = _kinds()
    found = kinds[codes]
    if len(new := codes[found == _NEW]):
        for code in set(new.tolist()):
            kinds[code] = _kind(chr(code))
        found = kinds[codes]
    return found


@lru_cache(maxsize=1)  # a pure function of the code point, whose results are kept
def _kinds() -> NDArray[np.uint8]:
    return np.zeros(0x110000, dtype=np.uint8)


def _kind(character: str) -> int:
    return next((_HAN if is_han else _WORD for _, is_han in folded_runs(character)), _NONE)
