"""A labelled line on its way to a page, and an article as a run of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from site_builder.model.newspaper import Role


@dataclass(slots=True, eq=False)
class Piece:
    """One line to print: its role, its text, the article it belongs to (0: the page), the piece it continues."""

    role: Role
    text: str
    article: int = 0
    joins: Piece | None = None
    prefix: str = ""  # stray markup before the text
    suffix: str = ""
    gap: int = 1  # blank lines before it
    damage: frozenset[str] = frozenset()  # the kinds of anomaly that were made of it, as the gold labels name them


@dataclass(slots=True)
class Source:
    """An article of a corpus: its heads, its paragraphs, and the heads of others that may serve as its headings."""

    heads: tuple[str, ...]
    paragraphs: tuple[str, ...] = field(default=())
    spare: tuple[str, ...] = field(default=())
