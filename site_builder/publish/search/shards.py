"""The inverted index cut into shards: ranges of sorted terms, each a file of a size that loads at once.

In: the inverted index. Out: shards in the order of their terms. A shard's text is a space and a character, then
all terms that begin with it, each without it and followed by its posting list; then the next character.

A shard begins where the first two characters of a term change, at the place whose digest is the smallest among
those that give it a fitting size. So the cuts depend on the terms around them and not on all that stands
before: a shard that nothing new fell into has the text, and the name, that it had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from zlib import crc32

from site_builder.publish.search.inverted import InvertedIndex
from site_builder.publish.search.postings import WORD_MARK, encode_postings

SHARD_BYTES = 12_600
"""What a shard holds on average, before compression: about 10 KB of transfer."""

SMALL = 6
"""How much smaller the shards of a second layer are."""

_SMALLEST, _LARGEST = 0.55, 1.45  # of the average


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """``first`` sorts not after the shard's terms, and after all terms of the shards before."""

    first: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """All terms that begin with the same two characters: never parted."""

    opening: str
    parts: tuple[str, ...]
    size: int
    digest: int


def cut_shards(
    index: InvertedIndex,
    average: int = SHARD_BYTES,
    places: range | None = None,
    is_word: Callable[[str], bool] = lambda term: False,
) -> Iterator[Shard]:
    """The shards of ``index``, ``average`` bytes each; a block that is larger makes a larger shard.

    Of the articles at ``places`` only, if given: their places then count from there. Terms of two characters
    that are words are marked.
    """
    waiting: list[_Block] = []
    size = 0
    for block in _blocks(index, places or index.places, is_word):
        if waiting and size + block.size > average * _LARGEST:
            cut = _best_cut(waiting, average * _SMALLEST)
            yield _shard(waiting[:cut])
            waiting = waiting[cut:]
            size = sum(left.size for left in waiting)
        waiting.append(block)
        size += block.size
    if waiting:
        yield _shard(waiting)


def _best_cut(blocks: list[_Block], smallest: float) -> int:
    """After how many blocks to cut: all of them, or before one whose digest is the smallest."""
    size = 0
    best, best_digest = len(blocks), 1 << 32
    for at, block in enumerate(blocks):
        if at and size >= smallest and block.digest < best_digest:
            best, best_digest = at, block.digest
        size += block.size
    return best


def _blocks(index: InvertedIndex, places: range, is_word: Callable[[str], bool]) -> Iterator[_Block]:
    for opening, terms in groupby(index.terms(places), key=lambda term: term[:2]):
        parts = tuple(_part(term, index, places, is_word) for term in terms)
        size = sum(len(part.encode()) for part in parts)
        yield _Block(opening=opening, parts=parts, size=size, digest=crc32(opening.encode()))


def _part(term: str, index: InvertedIndex, places: range, is_word: Callable[[str], bool]) -> str:
    """The term without its first character, and its postings."""
    mark = WORD_MARK if len(term) == 2 and is_word(term) else ""
    return term[1:] + mark + encode_postings(index.postings(term, places), places.start)


def _shard(blocks: list[_Block]) -> Shard:
    return Shard(first=blocks[0].opening, text="".join(_grouped(blocks)))


def _grouped(blocks: Iterable[_Block]) -> Iterator[str]:
    for first, group in groupby(blocks, key=lambda block: block.opening[0]):
        yield f" {first}"
        for block in group:
            yield from block.parts
