"""``lunr-index.json`` as lunr itself reads it: the second half of the search's self-test.

The client reads shards; other programs read this file with stock lunr. So lunr loads it and answers a query for each
sample that ``check`` draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from site_builder.notices import Location, Notice, Severity
from site_builder.publish.output import OutputFile
from site_builder.publish.search.check import Sample, draw_samples
from site_builder.publish.search.documents import SearchDocument
from site_builder.publish.search.files import LUNR_INDEX

SAMPLED = 50
"""Articles that are tried: lunr's own queries take a hundred times as long as the client's rules."""


def verify_lunr(documents: Sequence[SearchDocument], files: Sequence[OutputFile]) -> tuple[Notice, ...]:
    """An error if lunr cannot load the file, or for each sample that it does not find; none where there is no file."""
    written = next((file for file in files if file.path == LUNR_INDEX), None)
    if written is None:
        return ()
    from lunr.exceptions import BaseLunrException  # only for archives small enough to have the file
    from lunr.index import Index

    try:
        index = Index.load(written.content.decode())
        missed = [sample for sample in draw_samples(documents, SAMPLED) if not _finds(index, sample)]
    except (BaseLunrException, ValueError, KeyError) as error:
        return (_broken(f"lunr cannot read it ({error})."),)
    return tuple(
        _broken(f"lunr does not find {sample.run!r} by it, which stands in {sample.document.id}.") for sample in missed
    )


def _finds(index: object, sample: Sample) -> bool:
    from lunr.index import Index
    from lunr.query import QueryPresence

    assert isinstance(index, Index)
    query = index.create_query()
    for term in _pairs(sample.run):
        query.term(term, presence=QueryPresence.REQUIRED, use_pipeline=False)
    return any(match["ref"] == sample.document.id for match in index.query(query))


def _pairs(run: str) -> Iterator[str]:
    return (first + second for first, second in pairwise(run))


def _broken(what: str) -> Notice:
    return Notice(
        code="lunr-index-broken",
        severity=Severity.ERROR,
        location=Location(path=LUNR_INDEX),
        what=f"The index for stock lunr is damaged: {what}",
        remedy="Build again with an empty cache.",
    )
