"""How likely the text after a cut goes on from the text before it: a sum of log-odds of words and parts of speech.

The weights stand in ``data/junctions.tsv``; ``bench/segmentation/junctions.py`` learned them by logistic regression
from paragraphs cut at chance places, against paragraphs whose other half was changed for another text; those of a
beginning by itself against the beginnings of whole paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from site_builder.text.continuity import word_crosses
from site_builder.text.tables import read_table
from site_builder.text.tokenizer import Tokenizer

_REACH = 10  # characters on either side that are cut into words
_PAIRS = {"“": "”", "（": "）", "《": "》"}
_MARK = re.compile("[“”（）《》]")
_NAMES = ("nr", "ns", "nt", "nz")
EDGE = "-"
"""Stands for the word where a text has none."""

BIAS, CROSSES, OPENS = "bias", "crosses", "opens"

Word = tuple[str, str]
"""A word and its part of speech; a mark is its own, figures are ``m``."""


@dataclass(frozen=True, slots=True)
class Junction:
    """``odds``: log-odds that one text goes on where another broke off; ``crosses``: a word of the dictionary runs
    across."""

    odds: float
    crosses: bool


@dataclass(frozen=True, slots=True)
class Tail:
    """How a text ends: ``last`` word, the one before, and the opened mark that it leaves unclosed, if any."""

    text: str
    last: Word
    before: Word
    open: str


@dataclass(frozen=True, slots=True)
class Head:
    """How a text begins: ``first`` word, the next, and the first paired mark in it, if any."""

    text: str
    first: Word
    next: Word
    mark: str


def read_tail(text: str, tokenizer: Tokenizer) -> Tail:
    """How ``text`` ends."""
    words = _words(text[-_REACH:], tokenizer)
    last, before = ([*reversed(words[-2:])] + [(EDGE, EDGE)] * 2)[:2]
    opened: list[str] = []
    for mark in _MARK.findall(text):
        if mark in _PAIRS:
            opened.append(mark)
        elif opened:
            opened.pop()
    return Tail(text[-_REACH:], last, before, opened[-1] if opened else "")


def read_head(text: str, tokenizer: Tokenizer) -> Head:
    """How ``text`` begins."""
    first, following = (_words(text[:_REACH], tokenizer)[:2] + [(EDGE, EDGE)] * 2)[:2]
    mark = _MARK.search(text)
    return Head(text[:_REACH], first, following, mark.group() if mark else "")


def clues(tail: Tail, head: Head, tokenizer: Tokenizer) -> Iterator[str]:
    """The names, in the table, of what can be seen at the cut between ``tail`` and ``head``."""
    yield BIAS
    yield f"tags {tail.last[1]} {head.first[1]}"
    yield f"end {tail.before[1]} {tail.last[1]}"
    yield f"start {head.first[1]} {head.next[1]}"
    if tail.last[1] not in _NAMES:
        yield f"last {tail.last[0]}"
    if head.first[1] not in _NAMES:
        yield f"first {head.first[0]}"
    if word_crosses(tail.text, head.text, tokenizer):
        yield CROSSES
    if tail.open:
        yield f"open {tail.open} {'closed' if head.mark == _PAIRS[tail.open] else 'stays'}"
    elif head.mark in _PAIRS.values():
        yield "closes nothing"


def junction(tail: Tail, head: Head, weights: Mapping[str, float], tokenizer: Tokenizer) -> Junction:
    """Whether ``head`` goes on where ``tail`` broke off, before anything is known of what lies between."""
    seen = tuple(clues(tail, head, tokenizer))
    return Junction(sum(weights.get(clue, 0.0) for clue in seen), CROSSES in seen)


def opening_clues(head: Head) -> Iterator[str]:
    """The names, in the table, of what a beginning shows by itself."""
    yield OPENS
    yield f"{OPENS} {head.first[1]} {head.next[1]}"
    if head.first[1] not in _NAMES:
        yield f"{OPENS} {head.first[0]}"
    if head.mark in _PAIRS.values():
        yield f"{OPENS} inside a mark"


def opening(head: Head, weights: Mapping[str, float]) -> float:
    """Log-odds that ``head`` opens as sentences go on after a cut, not as a paragraph, whatever stands before it."""
    return sum(weights.get(clue, 0.0) for clue in opening_clues(head))


@lru_cache(maxsize=1)  # a pure function of the shipped table
def junction_weights() -> Mapping[str, float]:
    """The shipped table."""
    return MappingProxyType({row["clue"]: float(row["weight"]) for row in read_table("junctions.tsv")})


def _words(text: str, tokenizer: Tokenizer) -> list[Word]:
    return [(word, _kind(word, tag)) for word, tag in tokenizer.tag(text)]


def _kind(word: str, tag: str) -> str:
    if word[0].isdigit():
        return "m"
    return word if tag == "x" or not word[0].isalnum() else tag
