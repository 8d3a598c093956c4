"""Labels as files: the TSV of lines that ``inspect --format labels`` writes, and the JSON beside it with alternatives,
what is known of each article, and what is wrong with the page."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_builder.notices import Location, Notice, Severity, SiteBuilderError

_COLUMNS = {"line", "article", "role", "join", "joins_line"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLabel:
    """One row. ``article`` 0 is the page's own; ``joins`` is the line that this one continues, or None."""

    line: int
    article: int
    role: str
    joins: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """A page's labels by line, the further values to accept by line and field, and its lines' texts."""

    name: str
    labels: Mapping[int, LineLabel]
    texts: Mapping[int, str]
    accepted: Mapping[tuple[int, str], frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledKnowledge:
    """A page's ``articles`` as labelled, and the lines of each by its number."""

    record: Mapping[str, Any]
    lines: Mapping[int, frozenset[int]]


def parse_labels(text: str, path: str) -> dict[int, LineLabel]:
    """The labels in a TSV. Raises ``SiteBuilderError`` with the row that cannot be read."""
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    if not set(rows.fieldnames or ()) >= _COLUMNS:
        raise _error(path, 1, f"The first line does not name the columns {', '.join(sorted(_COLUMNS))}.")
    labels = {}
    for number, row in enumerate(rows, 2):
        try:
            joins = int(row["joins_line"]) if row["join"] == "1" else None
            label = LineLabel(line=int(row["line"]), article=int(row["article"]), role=row["role"], joins=joins)
        except (ValueError, TypeError) as error:
            raise _error(path, number, f"The row cannot be read: {error}.") from error
        labels[label.line] = label
    return labels


def load_gold(tsv: Path, page: Path) -> GoldPage:
    """The labels in ``tsv`` for the text in ``page``, with the ``ambiguous`` entries of the JSON beside them."""
    labels = parse_labels(tsv.read_text(encoding="utf-8"), tsv.as_posix())
    lines = page.read_text(encoding="utf-8").split("\n")
    accepted: dict[tuple[int, str], set[str]] = {}
    beside = tsv.with_suffix(".json")
    if beside.is_file():
        for entry in json.loads(beside.read_text(encoding="utf-8")).get("ambiguous", []):
            for line in entry["lines"]:
                accepted.setdefault((line, entry["field"]), set()).update(map(str, entry["also_acceptable"]))
    missing = [line for line in labels if not 0 < line <= len(lines)]
    if missing:
        raise _error(tsv.as_posix(), 0, f"It labels line {missing[0]}, which {page.name} does not have.")
    return GoldPage(
        name=tsv.stem,
        labels=labels,
        texts={line: lines[line - 1] for line in labels},
        accepted={key: frozenset(values) for key, values in accepted.items()},
    )


def load_knowledge(tsv: Path) -> LabelledKnowledge | None:
    """What ``NAME.json`` beside the labels knows of the page's ``articles``; None if it says nothing of them.

    Figures may lie apart, as a list in ``figures/NAME.json``: each goes to the article of its line.
    """
    beside = tsv.with_suffix(".json")
    record = json.loads(beside.read_text(encoding="utf-8")) if beside.is_file() else {}
    if "articles" not in record:
        return None
    lines: defaultdict[int, set[int]] = defaultdict(set)
    for label in parse_labels(tsv.read_text(encoding="utf-8"), tsv.as_posix()).values():
        lines[label.article].add(label.line)
    apart = tsv.parent / "figures" / beside.name
    if apart.is_file():
        figures = json.loads(apart.read_text(encoding="utf-8"))
        for article in record["articles"]:
            article["quantities"] = [one for one in figures if one["line"] in lines[article["article"]]]
    return LabelledKnowledge(record=record, lines={article: frozenset(numbers) for article, numbers in lines.items()})


def _error(path: str, line: int, what: str) -> SiteBuilderError:
    return SiteBuilderError(
        Notice(
            code="gold-labels",
            severity=Severity.ERROR,
            location=Location(path=path, line=line),
            what=what,
            remedy="Labels are tab-separated as `site-builder inspect` prints them.",
        )
    )
