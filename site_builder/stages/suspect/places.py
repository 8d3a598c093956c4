"""Names of counties and districts that are read wrongly: no such place is known, but one that differs by a character,
in the same province as the places beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.model.suspicion import Suspicion, SuspicionKind
from site_builder.stages.suspect.printed import PrintedPage
from site_builder.text.characters import HAN_RUN
from site_builder.text.gazetteer import gazetteer
from site_builder.text.keywords import background_idf
from site_builder.text.look_alikes import look_alikes
from site_builder.text.tokenizer import Tokenizer

_TEXT = (Role.BODY, Role.CAPTION, Role.LIST)
_ANCHOR = re.compile("[、和]|[区县市](?![域场民政长委级镇乡属内外直辖])")
_SIGNED = re.compile("(?:记者|通讯员|作者)[^。（]{0,16}$")
_AROUND = 8  # characters over which words are cut
_TELLING_APART = frozenset("东南西北中上下左右前后内外大小新老高低一二三四五六七八九十城郊市县区省州")
"""Characters by which names of two places differ."""


def find_misread_places(page: PrintedPage, articles: Sequence[Article], tokenizer: Tokenizer) -> Iterator[Suspicion]:
    for article in articles:
        provinces = _provinces(article)
        for block in article.blocks:
            if block.role in _TEXT:
                yield from _of_block(page, block, provinces, tokenizer)


def _of_block(page: PrintedPage, block: Block, provinces: frozenset[str], tokenizer: Tokenizer) -> Iterator[Suspicion]:
    told: set[int] = set()
    for anchor in _ANCHOR.finditer(block.text):
        for start, end, known, why in _candidates(block.text, anchor, provinces):
            name = block.text[start:end]
            if start in told or _SIGNED.search(block.text[:start]) or not _is_apart(block.text, start, end, tokenizer):
                continue
            told.add(start)
            yield page.suspicion(
                SuspicionKind.MISREAD, block, (start, end), f"没有“{name}”这个地名；{why}，疑为“{known}”。", 0.7, known
            )


def _candidates(text: str, anchor: re.Match[str], provinces: frozenset[str]) -> Iterator[tuple[int, int, str, str]]:
    """Unknown names beside ``anchor``: where they stand, the place that is meant, and why."""
    places = gazetteer()
    before, after = _place_ending(text, anchor.start()), _place_beginning(text, anchor.end())
    for size in (2, 3):
        ending, beginning = (anchor.start() - size, anchor.start()), (anchor.end(), anchor.end() + size)
        if anchor.group() in "区县市":
            name = text[slice(*ending)]
            for known in _similar(name):
                is_whole = places.full.get(known) == known + anchor.group()
                if is_whole and provinces & {*places.counties[known]} and _looks_like(name, known):
                    yield *ending, known, f"同一省市有“{known}{anchor.group()}”"
            continue
        for span, neighbour in ((ending, after), (beginning, before)):
            for known in _similar(text[slice(*span)]) if neighbour else ():
                if set(places.counties[known]) & set(places.counties[neighbour]) and known != neighbour:
                    yield *span, known, f"与“{neighbour}”并列，而同一省市有“{known}”"


def _looks_like(name: str, known: str) -> bool:
    """True if the characters that differ are taken for one another in print (壁山, 璧山)."""
    differing = {*name} ^ {*known}
    return any(differing <= {*group} for group in look_alikes())


def _similar(name: str) -> tuple[str, ...]:
    """The counties that differ from ``name`` by one character, where it is neither a place nor a word."""
    if not HAN_RUN.fullmatch(name) or name in gazetteer().full or name in background_idf()[0]:
        return ()
    masks = _masks()
    found = {known for at in range(len(name)) for known in masks.get(f"{name[:at]}*{name[at + 1 :]}", ())}
    return tuple(sorted(one for one in found if not (set(one) ^ set(name)) & _TELLING_APART))


@lru_cache(maxsize=1)  # a pure function of a shipped file
def _masks() -> Mapping[str, tuple[str, ...]]:
    """The short names of counties by themselves with any one character left open."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in gazetteer().counties:
        for at in range(len(name)):
            found[f"{name[:at]}*{name[at + 1 :]}"].append(name)
    return {mask: tuple(names) for mask, names in found.items()}


def _place_ending(text: str, end: int) -> str:
    """The county whose name ends at ``end``; empty if none does."""
    counties = gazetteer().counties
    return next((text[end - size : end] for size in (3, 2) if text[max(end - size, 0) : end] in counties), "")


def _place_beginning(text: str, start: int) -> str:
    counties = gazetteer().counties
    return next((text[start : start + size] for size in (3, 2) if text[start : start + size] in counties), "")


def _provinces(article: Article) -> frozenset[str]:
    """The provinces that the article names."""
    text = "".join(block.text for block in article.blocks)
    return frozenset(name for name in gazetteer().provinces if name in text)


def _is_apart(text: str, start: int, end: int, tokenizer: Tokenizer) -> bool:
    """True if no word runs over either end of the name; 区, 县 or 市 may belong to it."""
    begin = max(start - _AROUND, 0)
    position, edges = begin, {begin}
    for word in tokenizer.cut(text[begin : end + _AROUND]):
        position += len(word)
        edges.add(position)
    is_full = text[end : end + 1] in "区县市"
    return start in edges and (end in edges or (is_full and end + 1 in edges))
