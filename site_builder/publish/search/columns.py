"""What the client must know of many articles at once, in columns of a few thousand articles.

In: documents, or the lengths of their fields. Out: columns as text. ``lengths`` are what scores need besides the
postings; ``facets`` are the dates, topics, tags, reporters and kinds that results are counted and narrowed by.
A column file is small, and only those are loaded that hold one of the articles found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from site_builder.publish.search.documents import SearchDocument
from site_builder.publish.search.inverted import InvertedIndex
from site_builder.publish.search.postings import encode_numbers

COLUMN_ARTICLES = 2_048

FACETS = ("topic", "tag", "reporter", "kind")
"""Besides the date; the order in which they are shown."""


def length_columns(index: InvertedIndex) -> Iterator[list[str]]:
    """For each column the lengths of the articles' fields, one text a field."""
    for start in range(0, index.documents, COLUMN_ARTICLES):
        yield [encode_numbers(lengths[start : start + COLUMN_ARTICLES]) for lengths in index.lengths]


def facet_columns(documents: Sequence[SearchDocument]) -> Iterator[dict[str, object]]:
    """For each column ``dates`` (days, run by run) and, for each facet, its values with their articles."""
    for start in range(0, len(documents), COLUMN_ARTICLES):
        column = documents[start : start + COLUMN_ARTICLES]
        values: dict[str, object] = {"dates": _dates(column)}
        for facet in FACETS:
            values[facet] = _holders(column, facet)
        yield values


def facet_values(document: SearchDocument, facet: str) -> Iterable[str]:
    match facet:
        case "topic":
            return document.topics
        case "tag":
            return document.tags
        case "reporter":
            return document.people
        case "kind":
            return (document.kind.value,)
    raise ValueError(facet)


def _dates(column: Sequence[SearchDocument]) -> list[tuple[str, int]]:
    """(date, how many articles in a row have it); the date is empty where it is not known."""
    runs: list[tuple[str, int]] = []
    for document in column:
        day = document.date.isoformat() if document.date else ""
        if runs and runs[-1][0] == day:
            runs[-1] = (day, runs[-1][1] + 1)
        else:
            runs.append((day, 1))
    return runs


def _holders(column: Sequence[SearchDocument], facet: str) -> dict[str, str]:
    """Value -> its articles, each as the distance from the one before."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(column):
        for value in dict.fromkeys(facet_values(document, facet)):
            holders[value].append(place)
    return {value: encode_numbers(_distances(places)) for value, places in sorted(holders.items())}


def _distances(places: Sequence[int]) -> list[int]:
    return [place - before - 1 for before, place in zip((-1, *places), places, strict=False)]
