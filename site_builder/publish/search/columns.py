"""What the client must know of many articles at once, in columns of some thousand places.

In: documents, or the lengths of their fields. Out: columns as text. ``lengths`` are what scores need besides the
postings; ``facets`` are the dates, topics, tags, reporters and kinds that results are counted and narrowed by.
A column file is small, and only those are loaded that hold one of the articles found.

Where an archive has more than one column of lengths, they are kept in steps, each two fifths longer than the one
before: a third of the bytes, for scores that differ from lunr's by less than a fifth.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from site_builder.publish.search.documents import FIELDS, SearchDocument
from site_builder.publish.search.inverted import InvertedIndex
from site_builder.publish.search.postings import encode_numbers

COLUMN_ARTICLES = 2_048
LENGTH_ARTICLES = 16_384

LENGTH_GROUPS = (("headline", "body"), ("deck", "names", "tags"))
"""Fields whose lengths are kept together: those that nearly every query meets, and the others."""

LENGTH_STEPS = (0, *sorted({round(2 ** (half / 2)) for half in range(28)}))

FACETS = ("topic", "tag", "reporter", "kind")
"""Besides the date; the order in which they are shown."""


def length_steps(places: range) -> Sequence[int]:
    """The lengths that are told apart in an archive of so many places; none: all of them are."""
    return () if len(places) <= LENGTH_ARTICLES else LENGTH_STEPS


def length_groups() -> list[list[int]]:
    """``LENGTH_GROUPS`` as the numbers of the fields."""
    names = [field.name for field in FIELDS]
    return [[names.index(name) for name in group] for group in LENGTH_GROUPS]


def length_columns(index: InvertedIndex) -> Iterator[list[str]]:
    """For each column, group by group, the lengths of the group's fields, or the numbers of their steps."""
    steps = length_steps(index.places)

    def column(lengths: Sequence[int], start: int) -> str:
        part = lengths[start : start + LENGTH_ARTICLES]
        return encode_numbers([nearest_step(length) for length in part] if steps else part)

    for start in index.places[::LENGTH_ARTICLES]:
        for group in length_groups():
            yield [column(index.lengths[field], start) for field in group]


def nearest_step(length: int) -> int:
    """The number of the step that is nearest by ratio; the last one for all that is longer."""
    above = min(bisect_left(LENGTH_STEPS, length), len(LENGTH_STEPS) - 1)
    return above - (above > 0 and length**2 < LENGTH_STEPS[above - 1] * LENGTH_STEPS[above])


def facet_columns(documents: Sequence[SearchDocument | None]) -> Iterator[dict[str, object]]:
    """For each column ``dates`` (days, run by run) and, for each facet, its values with their articles; ``documents``
    place by place."""
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
            return document.reporters
        case "kind":
            return (document.kind.value,)
    raise ValueError(facet)


def _dates(column: Sequence[SearchDocument | None]) -> list[tuple[str, int]]:
    """(date, how many articles in a row have it); the date is empty where it is not known."""
    runs: list[tuple[str, int]] = []
    for document in column:
        day = document.date.isoformat() if document and document.date else ""
        if runs and runs[-1][0] == day:
            runs[-1] = (day, runs[-1][1] + 1)
        else:
            runs.append((day, 1))
    return runs


def _holders(column: Sequence[SearchDocument | None], facet: str) -> dict[str, str]:
    """Value -> its articles, each as the distance from the one before."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(column):
        for value in dict.fromkeys(facet_values(document, facet) if document else ()):
            holders[value].append(place)
    return {value: encode_numbers(_distances(places)) for value, places in sorted(holders.items())}


def _distances(places: Sequence[int]) -> list[int]:
    return [place - before - 1 for before, place in zip((-1, *places), places, strict=False)]
