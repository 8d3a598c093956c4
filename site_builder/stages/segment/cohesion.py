"""Whether the text after a place speaks of the same things as the text before it.

Lexical cohesion by shared character pairs, weighted by rarity on the page, after the idea of TextTiling
(Hearst 1997): blocks of one text share vocabulary, blocks of two do not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from site_builder.text.characters import HAN_RUN

BEFORE, AFTER = 6, 4
"""Lines of running text compared on either side: enough for 300 characters of cut columns."""
SHIFT_BELOW, COHESIVE_ABOVE = 0.055, 0.12
"""Similarity that counts as a change of subject, and as one subject. Chosen on generated pages."""


def pairs(text: str) -> set[str]:
    """The overlapping pairs of Han characters in ``text``."""
    return {run[at : at + 2] for run in HAN_RUN.findall(text) for at in range(len(run) - 1)}


def rarity(texts: Sequence[str]) -> Mapping[str, float]:
    """Weight of each pair: log of lines over lines that hold it."""
    holding = Counter(pair for text in texts for pair in pairs(text))
    return {pair: math.log((len(texts) + 1) / count) for pair, count in holding.items()}


def similarity(left: set[str], right: set[str], weights: Mapping[str, float]) -> float:
    """Shared weight over the smaller side's weight: 0 nothing in common, 1 one holds the other."""
    smaller = min(sum(weights.get(p, 0.0) for p in left), sum(weights.get(p, 0.0) for p in right))
    shared = sum(weights.get(pair, 0.0) for pair in left & right)
    return shared / smaller if smaller else 0.0


def topic_shifts(texts: Sequence[str], running: Sequence[bool]) -> list[bool | None]:
    """For each line that is not running text: True where the subject changes across it, False where it
    stays, None where that cannot be said (or the line is running text)."""
    weights = rarity([text for text, is_running in zip(texts, running, strict=True) if is_running])
    places = [index for index, is_running in enumerate(running) if is_running]
    vocabulary = {index: pairs(texts[index]) for index in places}
    result: list[bool | None] = []
    passed = 0
    for index in range(len(texts)):
        if running[index]:
            passed += 1
            result.append(None)
            continue
        left = set().union(*(vocabulary[place] for place in places[max(0, passed - BEFORE) : passed]))
        right = set().union(*(vocabulary[place] for place in places[passed : passed + AFTER]))
        if not left or not right:
            result.append(None)
            continue
        found = similarity(left, right, weights)
        result.append(True if found < SHIFT_BELOW else False if found > COHESIVE_ABOVE else None)
    return result
