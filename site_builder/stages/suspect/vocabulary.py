"""What a stretch of text speaks of, by its pairs of Han characters; an article by sections of such text."""

from __future__ import annotations

from collections.abc import Set

from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.text.characters import HAN_RUN


def pairs(text: str) -> set[str]:
    """The overlapping pairs of Han characters in ``text``."""
    return {run[at : at + 2] for run in HAN_RUN.findall(text) for at in range(len(run) - 1)}


def likeness(one: Set[str], other: Set[str]) -> float:
    """Share of the pairs of ``one`` that ``other`` has too; 0 where there are none."""
    return len(one & other) / len(one) if one else 0.0


def sections(article: Article) -> tuple[tuple[Block, ...], ...]:
    """The blocks under each heading or item heading, with it; those before the first by themselves."""
    parts: list[list[Block]] = [[]]
    for block in article.blocks:
        if block.role in (Role.HEADING, Role.ITEM_HEADING):
            parts.append([])
        parts[-1].append(block)
    return tuple(tuple(part) for part in parts if part)


def shared_start(one: str, other: str) -> str:
    """The characters with which both begin."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return one[:length]


def shared_end(one: str, other: str) -> str:
    """The characters with which both end."""
    return shared_start(one[::-1], other[::-1])[::-1]
