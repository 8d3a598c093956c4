"""The search index as files that a browser reads without a server.

In: documents, their terms, and the assets of the client. Out: output files below ``search/``:
``manifest.js`` (the loader and the names of everything else; the only stable name), the lunr
index as a script, the documents in chunks of sixteen, and ``lunr-index.json`` for stock lunr.js. All but
the last are classic scripts that hand their data to a callback, because neither ``fetch`` nor
modules work from ``file://``. Nothing is loaded before a reader turns to search.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from site_builder.publish.assets import Assets
from site_builder.publish.output import OutputFile
from site_builder.publish.permalinks import SEARCH_MANIFEST
from site_builder.publish.search_documents import FIELDS, SearchDocument, TokenizedDocument
from site_builder.text.characters import HAN_CLASS
from site_builder.text.search_terms import LONGEST_TOKEN

LUNR_VERSION = "2.3.9"
LUNR_INDEX = "search/lunr-index.json"
DOCUMENTS_PER_CHUNK = 16
_LOADER = "search/loader.js"
_PARTS = "search/"


@dataclass(frozen=True, slots=True, kw_only=True)
class LunrIndex:
    """A lunr index in lunr's own serialized form: JSON text that ``lunr.Index.load`` accepts."""

    json: str


def build_search_files(
    documents: Sequence[SearchDocument], tokenized: Sequence[TokenizedDocument], assets: Assets
) -> tuple[OutputFile, ...]:
    """Every file below ``search/`` but the page itself; ``tokenized`` is in the order of ``documents``."""
    index = lunr_index(tokenized)
    index_file = _script("index", index.json)
    chunks = [
        _script(f"documents-{number}", _json([_shown(document) for document in chunk]))
        for number, chunk in enumerate(_chunks(documents))
    ]
    manifest = {
        "fields": [field.name for field in FIELDS],
        "han": HAN_CLASS,
        "longestToken": LONGEST_TOKEN,
        "parts": {
            name.removeprefix(_PARTS).removesuffix(".js"): path
            for name, path in assets.manifest.entries
            if name.startswith(_PARTS) and name.endswith(".js") and name != _LOADER
        },
        "index": index_file.path,
        "documents": [chunk.path for chunk in chunks],
        "documentsPerChunk": DOCUMENTS_PER_CHUNK,
        "ids": [document.id for document in documents],
    }
    opening = f"{_loader(assets)}\nsiteSearch.open({_json(manifest)});\n"
    return (
        OutputFile(path=SEARCH_MANIFEST, content=_bytes(opening)),
        index_file,
        *chunks,
        OutputFile(path=LUNR_INDEX, content=_bytes(index.json)),
    )


def lunr_index(tokenized: Iterable[TokenizedDocument]) -> LunrIndex:
    """The index that lunr.py builds of these terms, no pipeline between, in lunr.js's order of terms."""
    from lunr.builder import Builder

    builder = Builder()
    for field in FIELDS:
        builder.field(field.name, boost=field.boost)
    empty = True
    for document in tokenized:
        fields = {field.name: list(terms) for field, terms in zip(FIELDS, document.terms, strict=True)}
        builder.add({"id": document.id, **fields})
        empty = False
    if empty:  # lunr.py divides by the number of documents
        return LunrIndex(json=_json(_serialized([], [])))
    index = builder.build().serialize()
    # lunr.js compares terms by UTF-16 code units and refuses an index in any other order; lunr.py sorts by
    # code points, which differs once a term has a character beyond the Basic Multilingual Plane.
    terms = sorted(index["invertedIndex"], key=lambda entry: entry[0].encode("utf-16-be", "surrogatepass"))
    return LunrIndex(json=_json(_serialized(index["fieldVectors"], terms)))


def _serialized(vectors: list[object], terms: list[object]) -> dict[str, object]:
    return {
        "version": LUNR_VERSION,
        "fields": [field.name for field in FIELDS],
        "fieldVectors": vectors,
        "invertedIndex": terms,
        "pipeline": [],
    }


def _shown(document: SearchDocument) -> dict[str, object]:
    """What the client needs of a document; empty values are left out."""
    values: dict[str, object] = {
        "id": document.id,
        "href": document.href,
        "title": document.title,
        "untitled": not document.headline,
        "kicker": document.kicker,
        "subheads": document.subheads,
        "date": document.date.isoformat() if document.date else "",
        "page": document.page,
        "people": document.people,
        "tags": document.tags,
        "topics": document.topics,
        "passages": [(passage.anchor, passage.text) for passage in document.passages],
    }
    return {name: value for name, value in values.items() if value}


def _chunks(documents: Sequence[SearchDocument]) -> Iterable[Sequence[SearchDocument]]:
    for start in range(0, len(documents), DOCUMENTS_PER_CHUNK):
        yield documents[start : start + DOCUMENTS_PER_CHUNK]


def _loader(assets: Assets) -> str:
    path = assets.manifest.path(_LOADER)
    return next(file.content for file in assets.files if file.path == path).decode()


def _script(name: str, data: str) -> OutputFile:
    content = _bytes(f"siteSearch.receive({_json(name)},{data});\n")
    return OutputFile(path=f"search/{name}-{sha256(content).hexdigest()[:8]}.js", content=content)


def _json(value: object) -> str:
    """Compact JSON that is JavaScript as well, wherever it is put."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _bytes(text: str) -> bytes:
    """UTF-8; a lone surrogate, which UTF-8 has no bytes for, as its JSON escape."""
    return text.encode("utf-8", "backslashreplace")
