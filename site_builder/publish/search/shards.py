"""The inverted index cut into shards: ranges of sorted terms, each a file of a size that loads at once.

In: the inverted index. Out: shards in the order of their terms. A shard's text is a space and a character, then
all terms that begin with it, each without it and followed by its posting list; then the next character.

A shard begins where the first two characters of a term change, at the place whose digest is the smallest among
those that give it a fitting size. So the cuts depend on the terms around them and not on all that stands
before: a shard that nothing new fell into has the text, and the name, that it had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from zlib import crc32

from site_builder.publish.search.inverted import InvertedIndex, OrderedTerms
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

    def cut(self, count: int) -> Shard:
        """Take the first ``count`` of them off."""
        shard = Shard(first=self.openings[0], text="".join(_grouped(self.openings[:count], self.texts[:count])))
        del self.openings[:count], self.texts[:count], self.sizes[:count]
        return shard


def cut_shards(
    index: InvertedIndex,
    ordered: OrderedTerms,
    places: range,
    average: int = SHARD_BYTES,
    is_word: Callable[[str], bool] = lambda term: False,
) -> Iterator[Shard]:
    """The shards of ``index``, ``average`` bytes each; a block that is larger makes a larger shard.

    Of the articles at ``places``, which are counted from there. ``ordered`` are the terms of the index, worked out once
    for all layers. Terms of two characters that are words are marked.
    """
    waiting, size = _Blocks(), 0
    for opening, parts in groupby(_written(index, ordered, places, is_word), key=_opening):
        text = "".join([part for _, part in parts])
        own = len(text.encode())
        if waiting.sizes and size + own > average * _LARGEST:
            yield waiting.cut(_best_cut(waiting, average * _SMALLEST))
            size = sum(waiting.sizes)
        waiting.openings.append(opening)
        waiting.texts.append(text)
        waiting.sizes.append(own)
        size += own
    if waiting.sizes:
        yield waiting.cut(len(waiting.sizes))


def _best_cut(blocks: _Blocks, smallest: float) -> int:
    """After how many blocks to cut: all of them, or before one whose digest is the smallest."""
    size = 0
    best, best_digest = len(blocks.sizes), 1 << 32
    for at, (opening, own) in enumerate(zip(blocks.openings, blocks.sizes, strict=True)):
        if at and size >= smallest and (digest := crc32(opening.encode())) < best_digest:
            best, best_digest = at, digest
        size += own
    return best


def _opening(part: tuple[str, str]) -> str:
    return part[0][:2]


def _written(
    index: InvertedIndex, ordered: OrderedTerms, places: range, is_word: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """Each term that these articles have, and how it is written: without its first character, with its postings."""
    for first in range(0, len(ordered.terms), _AT_ONCE):
        own = slice(first, first + _AT_ONCE)
        terms = ordered.terms[own]
        columns = index.columns(ordered.numbers[own], places)
        for term, postings in zip(terms, encode_postings(columns, len(terms), index.fields, places.start), strict=True):
            if postings:
                mark = WORD_MARK if len(term) == 2 and is_word(term) else ""
                yield term, term[1:] + mark + postings


def _grouped(openings: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    first = ""
    for opening, text in zip(openings, texts, strict=True):
        if opening[0] != first:
            first = opening[0]
            yield f" {first}"
        yield text
