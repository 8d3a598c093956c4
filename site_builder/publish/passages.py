"""Where an article's words stand: its blocks under the anchors of its page, and the sentences in them.

In: an article. Out: anchored blocks; the passages in which it mentions a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.publish.article_html import anchors
from site_builder.publish.excerpts import end_of, start_of
from site_builder.publish.headings import HeadAndBody, split_heading

_SIGNATURES = frozenset({Role.BYLINE, Role.CREDIT})  # 重庆日报记者 tells nothing of 重庆
_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?[”’」』）]*")
_BEFORE, _AFTER = 34, 46  # characters shown on either side of a name, about


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A name in the sentence where it stands, the sentence cut to what is near it."""

    anchor: str
    before: str
    name: str
    after: str


def stack_anchors(parts: HeadAndBody) -> tuple[str, ...]:
    """Anchors of the stack that cannot meet those of the body, even if a line is in both."""
    taken = {line for block in parts.body for line in block.lines}
    return tuple(
        f"H{anchor}" if _first(block) in taken else anchor
        for block, anchor in zip(parts.stack, anchors(parts.stack), strict=True)
    )


def anchored_blocks(article: Article) -> tuple[tuple[Block, str], ...]:
    """Every block with its anchor on the article's page, in reading order."""
    parts = split_heading(article)
    return (
        *zip(parts.stack, stack_anchors(parts), strict=True),
        *zip(parts.body, anchors(parts.body), strict=True),
    )


def line_anchors(article: Article) -> Mapping[int, str]:
    """The anchor of the block that each source line went into."""
    return {line: anchor for block, anchor in anchored_blocks(article) for line in block.lines}


def passages_with(names: tuple[str, ...], article: Article, limit: int) -> tuple[Passage, ...]:
    """The first sentences that print one of ``names``, one of each block, at most ``limit``."""
    return tuple(_found(names, article))[:limit]


def _found(names: tuple[str, ...], article: Article) -> Iterator[Passage]:
    longest_first = sorted(names, key=len, reverse=True)
    told = (placed for placed in anchored_blocks(article) if placed[0].role not in _SIGNATURES)
    for block, anchor in told:
        for sentence in _SENTENCE.findall(block.text):
            name = next((name for name in longest_first if name in sentence), "")
            if name:
                yield _passage(sentence, name, anchor)
                break


def _passage(sentence: str, name: str, anchor: str) -> Passage:
    before, _, after = sentence.partition(name)
    return Passage(
        anchor=anchor,
        before=end_of(before, _BEFORE),
        name=name,
        after=start_of(after, _AFTER),
    )


def _first(block: Block) -> int:
    return block.lines[0] if block.lines else 0
