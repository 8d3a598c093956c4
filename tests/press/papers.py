"""Invented newspapers: articles written for these tests, each line with its role. No person or event in them is real.

A file of ``papers/`` begins with ``# name | year | kind``. Blocks are set apart by blank lines: an article, a column
of short ones under one label, or, under ``page:``, lines of the page itself. A line is ``role: text``; ``role+:`` continues the line above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from site_builder.model.newspaper import Role
from tests.press.pieces import Piece

FOLDER = Path(__file__).resolve().parent / "papers"
HELD_OUT = "d_"
"""Files whose names begin so are for measuring only: no weight was learned from them."""


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """``continues``: it goes on from the line above without a break."""

    role: Role
    text: str
    continues: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """``file`` is its name in the folder; ``articles`` and ``furniture`` in the order of the file; each a run of lines in reading order."""

    file: str
    name: str
    year: int
    articles: tuple[tuple[WrittenLine, ...], ...]
    furniture: tuple[tuple[WrittenLine, ...], ...]


@cache
def read_papers(folder: Path = FOLDER) -> tuple[Paper, ...]:
    """All papers of a folder, by the names of their files; a line that cannot be read raises ``ValueError``."""
    return tuple(read_paper(path) for path in sorted(folder.glob("*.txt")))


def articles_of(lines: tuple[WrittenLine, ...]) -> list[tuple[WrittenLine, ...]]:
    """The articles of one block: a headline below text begins the next one of its column."""
    begins = [0]
    for at, line in enumerate(lines):
        has_text = any(before.role is Role.BODY for before in lines[begins[-1] : at])
        if line.role is Role.HEADLINE and not line.continues and has_text:
            begins.append(at)
    return [lines[first:end] for first, end in zip(begins, [*begins[1:], len(lines)], strict=True)]


def pieces_of(lines: tuple[WrittenLine, ...]) -> list[Piece]:
    """The lines as fresh pieces."""
    pieces: list[Piece] = []
    for line in lines:
        joins = pieces[-1] if line.continues else None
        pieces.append(Piece(line.role, line.text, joins=joins))
    return pieces


def read_paper(path: Path) -> Paper:
    """The paper of one file; a line that cannot be read raises ``ValueError``."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n")
    name, year, _ = (part.strip() for part in head.removeprefix("#").split("|"))
    articles: list[tuple[WrittenLine, ...]] = []
    furniture: list[tuple[WrittenLine, ...]] = []
    for block in rest.strip().split("\n\n"):
        lines = block.strip().split("\n")
        if lines[0].strip() == "page:":
            furniture.append(tuple(map(_line, lines[1:])))
        else:
            articles.append(tuple(map(_line, lines)))
    return Paper(file=path.stem, name=name, year=int(year), articles=tuple(articles), furniture=tuple(furniture))


def _line(line: str) -> WrittenLine:
    role, _, text = line.partition(":")
    return WrittenLine(Role(role.removesuffix("+")), text.strip(), role.endswith("+"))
