"""The package's tables of words: TSV files of ``data``, each row with the source of what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources


def read_table(name: str) -> Iterator[Mapping[str, str]]:
    """The rows of ``data/name`` under the names of its first line. Raises ``FileNotFoundError``."""
    lines = resources.files("site_builder").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(columns, line.split("\t"), strict=True))


def words_by_kind(name: str) -> Mapping[str, frozenset[str]]:
    """A table of the columns ``kind`` and ``words``: the words of each kind, rows of one kind taken together."""
    found: dict[str, set[str]] = {}
    for row in read_table(name):
        found.setdefault(row["kind"], set()).update(row["words"].split())
    return {kind: frozenset(words) for kind, words in found.items()}
