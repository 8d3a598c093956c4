"""Whether the text after a place speaks of the same things as the text before it.

Lexical cohesion by shared character pairs, weighted by rarity on the page, after the idea of TextTiling
(Hearst 1997): blocks of one text share vocabulary, blocks of two do not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import add

from site_builder.text.characters import HAN_RUN

BEFORE, AFTER = 6, 4
"""Lines of running text compared on either side: enough for 300 characters of cut columns."""
SHIFT_BELOW, COHESIVE_ABOVE = 0.075, 0.15
"""Similarity that counts as a change of subject, and as one subject. Chosen on generated pages."""


def pairs(text: str) -> set[str]:
    """The overlapping pairs of Han characters in ``text``."""
    found: set[str] = set()
    for run in HAN_RUN.findall(text):
        found.update(map(add, run, run[1:]))
    return found


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pairs of each line of a page, and their weights: log of lines over lines that hold them."""

    lines: tuple[frozenset[str], ...]
    weights: Mapping[str, float]

    def of(self, places: Iterable[int]) -> frozenset[str]:
        """All pairs of these lines."""
        return frozenset().union(*(self.lines[place] for place in places))

    def weight(self, words: Iterable[str]) -> float:
        return sum(map(self.weights.__getitem__, words))


def read_vocabulary(texts: Sequence[str]) -> Vocabulary:
    """The vocabulary of a page whose lines these are."""
    lines = tuple(frozenset(pairs(text)) for text in texts)
    holding = Counter(chain.from_iterable(lines))
    rarity = [math.log((len(texts) + 1) / count) for count in range(1, len(texts) + 1)]
    return Vocabulary(lines, {pair: rarity[count - 1] for pair, count in holding.items()})


def similarity(left: frozenset[str], right: frozenset[str], vocabulary: Vocabulary) -> float:
    """Shared weight over the smaller side's weight: 0 nothing in common, 1 one holds the other."""
    smaller = min(vocabulary.weight(left), vocabulary.weight(right))
    return vocabulary.weight(left & right) / smaller if smaller else 0.0


def topic_shifts(vocabulary: Vocabulary, running: Sequence[bool]) -> list[bool | None]:
    """For each line that is not running text: True where the subject changes across it, False where it
    stays, None where that cannot be said (or the line is running text)."""
    places = [index for index, is_running in enumerate(running) if is_running]
    result: list[bool | None] = []
    passed = 0
    known: dict[int, bool | None] = {}  # heads in a row have the same text before and after them
    for is_running in running:
        if is_running:
            passed += 1
            result.append(None)
            continue
        if passed not in known:
            left = vocabulary.of(places[max(0, passed - BEFORE) : passed])
            right = vocabulary.of(places[passed : passed + AFTER])
            found = similarity(left, right, vocabulary) if left and right else None
            known[passed] = None if found is None else _judged(found)
        result.append(known[passed])
    return result


def _judged(found: float) -> bool | None:
    return True if found < SHIFT_BELOW else False if found > COHESIVE_ABOVE else None
