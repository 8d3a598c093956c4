"""The search's self-test: does the index, as written, find what stands in the articles?

In: the documents and the files made of them. Out: a notice for every sample that is not found.
Samples are runs of characters from the middle of each headline and of one paragraph of each
article, so that they begin and end where no word does. The written files are read back and
queried by the client's rules: all pairs of a run, then the run itself in the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from site_builder.notices import Location, Notice, Severity
from site_builder.publish.output import OutputFile
from site_builder.publish.search_documents import SearchDocument
from site_builder.text.characters import HAN_RUN
from site_builder.text.search_terms import fold

_SAMPLE = 6  # characters
_DATA = re.compile(r'siteSearch\.receive\("([a-z0-9-]+)",(.*)\);\n', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A run of characters and the article it was taken from."""

    document: SearchDocument
    run: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSearch:
    """What the files hold: the articles that have a term, in whatever field, and an article's folded text."""

    holders: Mapping[str, frozenset[str]]
    texts: Mapping[str, str]


def verify_search(documents: Sequence[SearchDocument], files: Sequence[OutputFile]) -> tuple[Notice, ...]:
    """An error for each sample that the written index does not lead to; none when search works."""
    written = _read_back(files)
    return tuple(
        Notice(
            code="search-misses",
            severity=Severity.ERROR,
            location=Location(path=sample.document.href),
            what=f"Search does not find {sample.run!r}, which stands in this article.",
            remedy="The index is damaged: build again with an empty cache.",
        )
        for document in documents
        for sample in _samples(document)
        if not _finds(sample, written)
    )


def _samples(document: SearchDocument) -> Iterator[Sample]:
    longest = max((passage.text for passage in document.passages), key=len, default="")
    for text in (document.headline, longest):
        run = max(HAN_RUN.findall(fold(text)), key=len, default="")
        if len(run) > 1:
            start = max(0, (len(run) - _SAMPLE) // 2)
            yield Sample(document=document, run=run[start : start + _SAMPLE])


def _finds(sample: Sample, written: WrittenSearch) -> bool:
    wanted = sample.document.id
    holds_pairs = all(wanted in written.holders.get(a + b, ()) for a, b in pairwise(sample.run))
    return holds_pairs and sample.run in written.texts.get(wanted, "")


def _read_back(files: Sequence[OutputFile]) -> WrittenSearch:
    received = dict(_received(files))
    return WrittenSearch(
        holders={
            term: frozenset(id_ for field, ids in posting.items() if field != "_index" for id_ in ids)
            for term, posting in received["index"]["invertedIndex"]
        },
        texts={
            shown["id"]: fold("\n".join(_strings(shown)))
            for name, chunk in received.items()
            if name.startswith("documents-")
            for shown in chunk
        },
    )


def _received(files: Sequence[OutputFile]) -> Iterator[tuple[str, Any]]:
    """What each data script hands to the client, with its name."""
    for file in files:
        if match := _DATA.fullmatch(file.content.decode()):
            yield match[1], json.loads(match[2])


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
