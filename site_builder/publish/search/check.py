"""The search's self-test: does the index, as written, find what stands in the articles?

In: the documents and the files made of them. Out: a notice for every sample that is not found.
Samples are runs of characters from the middle of a headline and of a paragraph, so that they begin and end
where no word does. The written files are read back and queried by the client's rules: all pairs of a run,
then the run itself in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from site_builder.notices import Location, Notice, Severity
from site_builder.publish.output import OutputFile
from site_builder.publish.search.documents import SearchDocument
from site_builder.publish.search.reader import WrittenIndex, read_back
from site_builder.text.characters import HAN_RUN
from site_builder.text.folding import fold

SAMPLED = 2_000
"""Articles that are tried, spread evenly over the archive; all of a smaller one."""

_LENGTH = 6  # characters of a sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A run of characters and the article it was taken from."""

    document: SearchDocument
    run: str


def verify_search(documents: Sequence[SearchDocument], files: Sequence[OutputFile]) -> tuple[Notice, ...]:
    """An error for each sample that the written index does not lead to; none when search works."""
    written = read_back(files)

    @lru_cache(maxsize=4096)
    def holders(term: str) -> frozenset[int]:
        return frozenset(posting.document for field in written.postings(term) for posting in field)

    def finds(sample: Sample) -> bool:
        try:
            in_index = all(sample.document.place in holders(a + b) for a, b in pairwise(sample.run))
            return in_index and sample.run in _text(written, sample.document.place)
        except (KeyError, ValueError, IndexError, TypeError):
            return False

    return tuple(_missed(sample) for sample in draw_samples(documents, SAMPLED) if not finds(sample))


def draw_samples(documents: Sequence[SearchDocument], articles: int) -> Iterator[Sample]:
    """Samples of about so many articles, spread evenly."""
    for document in documents[:: max(1, len(documents) // articles)]:
        yield from _samples(document)


def _missed(sample: Sample) -> Notice:
    return Notice(
        code="search-misses",
        severity=Severity.ERROR,
        location=Location(path=sample.document.href),
        what=f"Search does not find {sample.run!r}, which stands in this article.",
        remedy="The index is damaged: build again with an empty cache.",
    )


def _samples(document: SearchDocument) -> Iterator[Sample]:
    longest = max((passage.text for passage in document.passages), key=len, default="")
    for text in (document.headline, longest):
        run = max(HAN_RUN.findall(fold(text)), key=len, default="")
        if len(run) > 1:
            start = max(0, (len(run) - _LENGTH) // 2)
            yield Sample(document=document, run=run[start : start + _LENGTH])


def _text(written: WrittenIndex, place: int) -> str:
    return fold("\n".join(_strings(written.document(place))))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
