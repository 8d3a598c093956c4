"""The search as files that a browser reads without a server.

In: documents, their words, and the client's scripts. Out: output files below ``search/``: ``manifest.js`` (the
loader and the names of everything else; the only stable name), the client, the shards of the index, columns of
lengths and facets, the articles' texts in chunks of sixteen, and for small archives ``lunr-index.json`` for
stock lunr.js. All but the last are classic scripts that hand their data over, because neither ``fetch`` nor
modules work from ``file://``. Nothing is loaded before a reader turns to search.
"""

from __future__ import annotations

import json
from base64 import b32encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from math import ceil

from site_builder.publish.output import OutputFile
from site_builder.publish.permalinks import SEARCH_MANIFEST
from site_builder.publish.search.client import ClientScripts
from site_builder.publish.search.columns import COLUMN_ARTICLES, FACETS, facet_columns, length_columns
from site_builder.publish.search.documents import FIELDS, DocumentWords, SearchDocument, document_terms
from site_builder.publish.search.inverted import K1, B, InvertedIndex, invert
from site_builder.publish.search.lunr_format import LUNR_INDEX_ARTICLES, lunr_json
from site_builder.publish.search.postings import FIELD_MARKS, FINALS, LEADING, TIMES, encode_number
from site_builder.publish.search.shards import SHARD_BYTES, cut_shards
from site_builder.text.characters import HAN_CLASS
from site_builder.text.folding import simplified_forms
from site_builder.text.look_alikes import look_alikes
from site_builder.text.search_terms import LONGEST_TOKEN

LUNR_INDEX = "search/lunr-index.json"
DOCUMENTS_PER_CHUNK = 16
_OTHER_FILES = 3  # manifest, client, folding


def build_search_files(
    documents: Sequence[SearchDocument],
    words: Sequence[DocumentWords],
    scripts: ClientScripts,
    most_files: int = 0,
) -> tuple[OutputFile, ...]:
    """Every file below ``search/`` but the page itself; ``words`` are in the order of ``documents``.

    ``most_files`` (0: any number) is kept to by larger shards and chunks, never by leaving anything out.
    """
    index = invert(map(document_terms, documents, words), len(FIELDS))
    per_chunk = _documents_per_chunk(len(documents), most_files)
    chunks = [_script("x", _json(list(map(_shown, chunk)))) for chunk in _chunks(documents, per_chunk)]
    lengths = [_script("l", _json(column)) for column in length_columns(index)]
    facets = [_script("f", _json(column)) for column in facet_columns(documents)]
    room = most_files and max(1, most_files - len(chunks) - len(lengths) - len(facets) - _OTHER_FILES)
    firsts, shards = _shards(index, room)
    folding = _script("c", _json(_folding(index)))
    client = _file("js", _bytes(scripts.client))
    manifest = {
        "fields": [field.name for field in FIELDS],
        "boosts": [field.boost for field in FIELDS],
        "averages": [index.average_length(field) for field in range(index.fields)],
        "k1": K1,
        "b": B,
        "articles": index.documents,
        "numerals": [FINALS, LEADING, TIMES, FIELD_MARKS],
        "han": HAN_CLASS,
        "longestToken": LONGEST_TOKEN,
        "perChunk": per_chunk,
        "perColumn": COLUMN_ARTICLES,
        "facets": FACETS,
        "client": _names([client]),
        "folding": _names([folding]),
        "chunks": _names(chunks),
        "lengths": _names(lengths),
        "columns": _names(facets),
        "shards": _names(shards),
        "firsts": " ".join(firsts),
    }
    opening = f"{scripts.loader}siteSearch.open({_json(manifest)});\n"
    return (
        OutputFile(path=SEARCH_MANIFEST, content=_bytes(opening)),
        *_each_once([client, folding, *shards, *lengths, *facets, *chunks]),
        *_lunr_file(index, documents),
    )


def _shards(index: InvertedIndex, most: int) -> tuple[list[str], list[OutputFile]]:
    """The shards' first terms and files; at most ``most`` files if that is not 0."""
    average = SHARD_BYTES
    while True:
        firsts, files = [], []
        for shard in cut_shards(index, average):
            firsts.append(shard.first)
            files.append(_script("t", _json(shard.text)))
        if not most or len(files) <= most:
            return firsts, files
        average = ceil(average * max(1.2, len(files) / most))


def _folding(index: InvertedIndex) -> dict[str, str]:
    """Of the characters that are written in two ways, those that lead to a character of this archive; of those
    that look alike, those that both stand in it."""
    present = {character for term in index.packed for character in term}
    before, numbers = 0, []
    for traditional, simplified in sorted(simplified_forms().items()):
        if simplified in present:
            numbers += [encode_number(ord(traditional) - before), encode_number(ord(simplified))]
            before = ord(traditional)
    alike = (kept for group in look_alikes() if len(kept := "".join(c for c in group if c in present)) > 1)
    return {"simplified": "".join(numbers), "alike": " ".join(alike)}


def _lunr_file(index: InvertedIndex, documents: Sequence[SearchDocument]) -> Iterator[OutputFile]:
    if len(documents) <= LUNR_INDEX_ARTICLES:
        ids = [document.id for document in documents]
        names, boosts = [field.name for field in FIELDS], [field.boost for field in FIELDS]
        yield OutputFile(path=LUNR_INDEX, content=_bytes(lunr_json(index, ids, names, boosts)))


def _documents_per_chunk(documents: int, most_files: int) -> int:
    """Sixteen, or as many as keep the chunks to a half of the files."""
    return max(DOCUMENTS_PER_CHUNK, ceil(2 * documents / most_files) if most_files else 0)


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
        "passages": [(passage.anchor, passage.text) for passage in document.passages],
    }
    return {name: value for name, value in values.items() if value}


def _chunks(documents: Sequence[SearchDocument], size: int) -> Iterable[Sequence[SearchDocument]]:
    for start in range(0, len(documents), size):
        yield documents[start : start + size]


def _script(kind: str, data: str) -> OutputFile:
    """``kind`` is the folder: t(erms), l(engths), f(acets), (te)x(ts), c(haracters)."""
    return _file("js", _bytes(f"siteSearch.receive({data});\n"), f"{kind}/")


def _file(suffix: str, content: bytes, folder: str = "") -> OutputFile:
    digest = b32encode(sha256(content).digest()[:5]).decode().lower()
    return OutputFile(path=f"search/{folder}{digest}.{suffix}", content=content)


def _names(files: Iterable[OutputFile]) -> str:
    """The files' names without folder and ending, eight characters each."""
    return "".join(file.path.rpartition("/")[2].removesuffix(".js") for file in files)


def _each_once(files: Iterable[OutputFile]) -> Iterable[OutputFile]:
    """Columns and chunks of equal content are one file."""
    return {file.path: file for file in files}.values()


def _json(value: object) -> str:
    """Compact JSON that is JavaScript as well, wherever it is put."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _bytes(text: str) -> bytes:
    """UTF-8; a lone surrogate, which UTF-8 has no bytes for, as its JSON escape."""
    return text.encode("utf-8", "backslashreplace")
