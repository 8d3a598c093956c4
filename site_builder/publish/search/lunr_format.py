"""The index in lunr's own serialized form, written straight from the postings.

In: the inverted index and the documents' ids. Out: JSON text that stock lunr.js 2.3.9 loads and answers from. It
holds what lunr.py builds of the same terms: the same postings, the same weights; terms are numbered in their
order, which is the one that lunr.js demands.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from site_builder.publish.search.inverted import InvertedIndex, inverse_document_frequency, weight

LUNR_VERSION = "2.3.9"
LUNR_INDEX_ARTICLES = 2_000
"""Articles up to which the file is written: about 14 KB each, all of it loaded before the first answer."""


def lunr_json(index: InvertedIndex, ids: Mapping[int, str], names: Sequence[str], boosts: Sequence[float]) -> str:
    """``ids`` of the articles by their places; ``names`` and ``boosts`` of the fields, in their order."""
    vectors: list[dict[int, list[float]]] = [{place: [] for place in ids} for _ in names]
    averages = [index.average_length(field) for field in range(index.fields)]
    inverted = []
    for number, term in enumerate(index.terms()):
        fields = index.postings(term)
        idf = inverse_document_frequency(sum(map(len, fields)), index.documents)
        posting: dict[str, object] = {"_index": number}
        for field, occurrences in enumerate(fields):
            lengths, average, boost = index.lengths[field], averages[field], boosts[field]
            for document, times in occurrences:
                vectors[field][document] += (number, weight(idf, times, lengths[document], average, boost))
            posting[names[field]] = {ids[document]: {} for document, _ in occurrences}
        inverted.append((term, posting))
    return _json(
        {
            "version": LUNR_VERSION,
            "fields": names,
            "fieldVectors": [
                (f"{name}/{id_}", vectors[field][document])
                for document, id_ in ids.items()
                for field, name in enumerate(names)
            ],
            "invertedIndex": inverted,
            "pipeline": [],
        }
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
