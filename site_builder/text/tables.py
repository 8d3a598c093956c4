"""The package's tables of words: TSV files of ``data``, with the source of what they say in a column or above them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources


def read_table(name: str) -> Iterator[Mapping[str, str]]:
    """The rows of ``data/name`` under the names of its first line that is no remark (#). Raises
    ``FileNotFoundError``."""
    text = resources.files("site_builder").joinpath("data", name).read_text(encoding="utf-8")
    first, *rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    for row in rows:
        yield dict(zip(first, row, strict=True))


def words_by_kind(name: str) -> Mapping[str, frozenset[str]]:
    """A table of the columns ``kind`` and ``words``: the words of each kind, rows of one kind taken together."""
    found: dict[str, set[str]] = {}
    for row in read_table(name):
        found.setdefault(row["kind"], set()).update(row["words"].split())
    return {kind: frozenset(words) for kind, words in found.items()}
