"""Pages of invented newspapers that were written and damaged by hand, as OCR engines give them. No person in them is real.

A file of ``pages/`` has a row for each line of the page, empty for a blank one, else the article (0: the page's own), the
role, the join, and the line, set apart by tabs. A join is ``+`` where the line goes on from the nearest earlier line of its
article and role without a break, ``+2`` from the last but one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from site_builder.model.newspaper import Role
from tests.press.page import KnownPage, Label

FOLDER = Path(__file__).resolve().parent / "pages"
HELD_OUT = tuple("opqrstuv")
"""Files whose names begin so are for measuring only: no weight was learned from them. Their damage is the harshest: columns
in disorder, articles in one another, few headlines marked."""


def writer(name: str) -> str:
    """Whose hand a page is: its name without the number."""
    return name.rstrip("0123456789")


@cache
def read_pages(folder: Path = FOLDER) -> dict[str, KnownPage]:
    """All pages of a folder by name; a row that cannot be read raises ``ValueError``."""
    return {path.stem: read_page(path) for path in sorted(folder.glob("*.tsv"))}


def read_page(path: Path) -> KnownPage:
    """The page of one file; a row that cannot be read raises ``ValueError``."""
    lines: list[str] = []
    labels: list[Label] = []
    earlier: dict[tuple[int, Role], list[int]] = {}
    for number, row in enumerate(path.read_text(encoding="utf-8").rstrip("\n").split("\n"), 1):
        if not row.strip():
            lines.append("")
            continue
        article, role, join, text = row.split("\t")
        before = earlier.setdefault((int(article), Role(role)), [])
        joins = before[-int(join[1:] or 1)] if join else None
        before.append(number)
        lines.append(text)
        labels.append(Label(line=number, article=int(article), role=Role(role), joins=joins))
    return KnownPage(text="\n".join(lines) + "\n", labels=tuple(labels))
