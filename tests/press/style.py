"""How one OCR run marks the pages of one paper: one way for a page, with the slips of such runs."""

from __future__ import annotations

import random

from site_builder.model.newspaper import Role
from tests.press.pieces import Piece

_HALF = str.maketrans("，：；？！（）", ",:;?!()")
_HEADS = (Role.HEADLINE, Role.KICKER, Role.SUBHEAD, Role.HEADING, Role.ITEM_HEADING, Role.STANDING)


class Style:
    """Drawn once for a page: whether headlines and headings carry #, whether marks are half-width, how tight it is."""

    def __init__(self, rng: random.Random) -> None:
        self.marks = rng.random() < 0.5
        self.marks_headings = rng.random() < 0.5
        self.missed = rng.choice((0.0, 0.0, 0.05, 0.2, 0.6))
        self.strayed = rng.choice((0.0, 0.0, 0.0, 0.1))
        self.stars = rng.random() < 0.1
        self.half_width = rng.random() < 0.5
        self.tight = rng.random() < 0.15
        self.bullets = rng.random() < 0.5

    def mark(self, rng: random.Random, pieces: list[Piece]) -> None:
        """Set marks before and behind the heads of one article."""
        for piece in pieces:
            if piece.prefix or piece.role not in _HEADS or (piece.joins is not None and rng.random() < 0.3):
                continue
            if self.marks and piece.role is Role.HEADLINE and rng.random() >= self.missed:
                piece.prefix = rng.choice(("# ", "## ", "## ", "## "))
            elif self.marks and piece.role is not Role.HEADLINE and rng.random() < self.strayed:
                piece.prefix = "## "
            elif self.marks and self.marks_headings and piece.role in (Role.HEADING, Role.ITEM_HEADING):
                piece.prefix = "### "
            elif self.stars and piece.role is not Role.HEADLINE and rng.random() < 0.4:
                piece.prefix, piece.suffix = "**", "**"

    def print(self, piece: Piece) -> str:
        """The line as it is printed."""
        text = piece.text.strip()
        if self.bullets and piece.role in (Role.LIST, Role.SUBHEAD) and text[:1] in "■●◆▲·•":
            text = "- " + text[1:].strip()
        if self.half_width and piece.role is not Role.FURNITURE:
            text = text.translate(_HALF)
        return piece.prefix + text + piece.suffix
