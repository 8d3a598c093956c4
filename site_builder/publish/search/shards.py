"""The inverted index cut into shards: ranges of sorted terms, each a file of a size that loads at once.

In: the inverted index. Out: shards in the order of their terms. A shard's text is a space and a character, then
all terms that begin with it, each without it and followed by its posting list; then the next character.

A shard begins where the first two characters of a term change, at the place whose digest is the smallest among
those that give it a fitting size. So the cuts depend on the terms around them and not on all that stands
before: a shard that nothing new fell into has the text, and the name, that it had.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np

from site_builder.publish.search.inverted import InvertedIndex, OrderedTerms
from site_builder.publish.search.occurrences import Numbers
from site_builder.publish.search.postings import WORD_MARK, encode_postings

SHARD_BYTES = 12_600
"""What a shard holds on average, before compression: about 10 KB of transfer."""

SMALL = 6
"""How much smaller the shards of a second layer are."""

_SMALLEST, _LARGEST = 0.55, 1.45  # of the average
_AT_ONCE = 1 << 14
"""Terms whose postings are written at once: many enough for arrays to pay, few enough to take little memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """``first`` sorts not after the shard's terms, and after all terms of the shards before."""

    first: str
    text: str


@dataclass(slots=True)
class _Blocks:
    """Runs of terms that open with the same two characters and are never parted: these, their text, its bytes."""

    openings: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def cut(self, first: int, end: int) -> Shard:
        """The shard of those from ``first`` up to ``end``."""
        openings = self.openings[first:end]
        return Shard(first=openings[0], text="".join(_grouped(openings, self.texts[first:end])))

    def best_cut(self, first: int, end: int, smallest: float) -> int:
        """Before which block to cut: ``end``, or one whose digest is the smallest."""
        size = 0
        best, best_digest = end, 1 << 32
        for at in range(first, end):
            if size >= smallest and at > first and (digest := crc32(self.openings[at].encode())) < best_digest:
                best, best_digest = at, digest
            size += self.sizes[at]
        return best


def cut_shards(
    index: InvertedIndex,
    ordered: OrderedTerms,
    places: range,
    average: int = SHARD_BYTES,
    words: Set[str] = frozenset(),
) -> Iterator[Shard]:
    """The shards of ``index``, ``average`` bytes each; a block that is larger makes a larger shard.

    Of the articles at ``places``, which are counted from there. ``ordered`` are the terms of the index, worked out once
    for all layers. Terms of two characters that are in ``words`` are marked.
    """
    blocks = _Blocks()
    first = end = size = 0  # of the blocks that wait
    for own in _chunks(ordered):
        blocks = _Blocks(blocks.openings[first:], blocks.texts[first:], blocks.sizes[first:])
        first, end = 0, end - first
        _write(blocks, index, ordered.terms[own], ordered.numbers[own], places, words)
        while end < len(blocks.sizes):
            if first < end and size + blocks.sizes[end] > average * _LARGEST:
                cut = blocks.best_cut(first, end, average * _SMALLEST)
                yield blocks.cut(first, cut)
                size -= sum(blocks.sizes[first:cut])
                first = cut
            size += blocks.sizes[end]
            end += 1
    if first < end:
        yield blocks.cut(first, end)


def _chunks(ordered: OrderedTerms) -> Iterator[slice]:
    """Some thousand terms at a time, none parted from others that open alike."""
    terms, first = ordered.terms, 0
    while first < len(terms):
        end = min(first + _AT_ONCE, len(terms))
        while end < len(terms) and terms[end][:2] == terms[end - 1][:2]:
            end += 1
        yield slice(first, end)
        first = end


def _write(
    blocks: _Blocks,
    index: InvertedIndex,
    terms: Sequence[str],
    numbers: Numbers,
    places: range,
    words: Set[str],
) -> None:
    """Add to ``blocks`` those of the terms that these articles have, each without its first character, with its
    postings."""
    last = ""
    columns = index.columns(numbers, places)
    lists = encode_postings(columns, len(terms), index.fields, places.start)
    for at in np.flatnonzero(np.bincount(columns.owners, minlength=len(terms))).tolist():
        term = terms[at]
        opening = term[:2]
        text = term[1:] + (WORD_MARK if len(term) == 2 and term in words else "") + lists[at]
        if opening == last:
            blocks.texts[-1] += text
            blocks.sizes[-1] += len(text.encode())
        else:
            blocks.openings.append(opening)
            blocks.texts.append(text)
            blocks.sizes.append(len(text.encode()))
            last = opening


def _grouped(openings: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    first = ""
    for opening, text in zip(openings, texts, strict=True):
        if opening[0] != first:
            first = opening[0]
            yield f" {first}"
        yield text
