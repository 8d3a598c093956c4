"""The search as files that a browser reads without a server.

In: documents, their words, and the client's scripts. Out: output files below ``search/``: ``manifest.js`` (the
loader and the names of everything else; the only stable name), the client, the shards of the index, columns of
lengths and facets, the articles' texts in chunks of eighteen, and for small archives ``lunr-index.json`` for
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
from site_builder.publish.search.columns import (
    COLUMN_ARTICLES,
    FACETS,
    LENGTH_ARTICLES,
    facet_columns,
    length_columns,
    length_groups,
    length_steps,
)
from site_builder.publish.search.documents import FIELDS, DocumentWords, SearchDocument, field_texts
from site_builder.publish.search.inverted import K1, B, InvertedIndex, invert
from site_builder.publish.search.layers import layers
from site_builder.publish.search.lunr_format import LUNR_INDEX_ARTICLES, lunr_json
from site_builder.publish.search.postings import FIELD_MARKS, FINALS, LEADING, TIMES, WORD_MARK, encode_number
from site_builder.publish.search.shards import SHARD_BYTES, SMALL, Shard, cut_shards
from site_builder.text.characters import HAN_CLASS
from site_builder.text.folding import simplified_forms
from site_builder.text.look_alikes import look_alikes
from site_builder.text.search_terms import LONGEST_TOKEN, FieldText
from site_builder.text.tokenizer import Tokenizer

LUNR_INDEX = "search/lunr-index.json"
DOCUMENTS_PER_CHUNK = 18
_PAIR = 2
"""Characters of a term that may be a word or mere neighbours."""
_OTHER_FILES = 3  # manifest, client, folding


def build_search_files(
    documents: Sequence[SearchDocument],
    words: Sequence[DocumentWords],
    scripts: ClientScripts,
    tokenizer: Tokenizer,
    most_files: int = 0,
) -> tuple[OutputFile, ...]:
    """Every file below ``search/`` but the page itself.

    ``documents`` are in the order of their places, ``words`` in theirs. ``tokenizer`` knows which pairs of
    characters are words. ``most_files`` (0: any number) is kept to by larger shards and chunks, never by leaving
    anything out.
    """
    standing = _by_place(documents)
    index = invert(_texts_by_place(documents, words), len(FIELDS))
    lengths = [_script("l", _json(column)) for column in length_columns(index)]
    facets = [_script("f", _json(column)) for column in facet_columns(standing)]
    room = most_files and max(2, most_files - len(lengths) - len(facets) - _OTHER_FILES)
    per_chunk = _documents_per_chunk(len(standing), room)
    chunks = [_script("x", _json([one and _shown(one) for one in chunk])) for chunk in _chunks(standing, per_chunk)]
    layered = _shards(index, tokenizer, room and room - len(chunks))
    shards = [_script("t", _json(shard.text)) for _, own in layered for shard in own]
    folding = _script("c", _json(_folding(index)))
    client = _file("js", _bytes(scripts.client))
    manifest = {
        "fields": [field.name for field in FIELDS],
        "boosts": [field.boost for field in FIELDS],
        "averages": [index.average_length(field) for field in range(index.fields)],
        "k1": K1,
        "b": B,
        "articles": index.documents,
        "places": len(standing),
        "numerals": [FINALS, LEADING, TIMES, FIELD_MARKS, WORD_MARK],
        "han": HAN_CLASS,
        "longestToken": LONGEST_TOKEN,
        "perChunk": per_chunk,
        "perLengths": LENGTH_ARTICLES,
        "lengthGroups": length_groups(),
        "perColumn": COLUMN_ARTICLES,
        "steps": length_steps(index.places),
        "facets": FACETS,
        "client": _names([client]),
        "folding": _names([folding]),
        "chunks": _names(chunks),
        "lengths": _names(lengths),
        "columns": _names(facets),
        "layers": [[layer.start, " ".join(shard.first for shard in own)] for layer, own in layered],
        "shards": _names(shards),
    }
    opening = f"{scripts.loader}siteSearch.open({_json(manifest)});\n"
    return (
        OutputFile(path=SEARCH_MANIFEST, content=_bytes(opening)),
        *_each_once([client, folding, *shards, *lengths, *facets, *chunks]),
        *_lunr_file(index, documents),
    )


def _by_place(documents: Sequence[SearchDocument]) -> list[SearchDocument | None]:
    """The documents at their places, None between them."""
    standing: list[SearchDocument | None] = [None] * (documents[-1].place + 1 if documents else 0)
    for document in documents:
        standing[document.place] = document
    return standing


def _texts_by_place(
    documents: Sequence[SearchDocument], words: Sequence[DocumentWords]
) -> Iterator[list[FieldText] | None]:
    """One article's fields at a time: those of a large archive would fill the memory."""
    place = 0
    for document, own in zip(documents, words, strict=True):
        yield from [None] * (document.place - place)
        yield field_texts(document, own)
        place = document.place + 1


def _shards(index: InvertedIndex, tokenizer: Tokenizer, most: int) -> list[tuple[range, list[Shard]]]:
    """The shards of each layer; at most ``most`` in all if that is not 0, or one of each."""
    average, ordered = SHARD_BYTES, index.ordered()
    words = tokenizer.known(term for term in ordered.terms if len(term) == _PAIR)
    while True:
        sizes = {layer: average if layer.start == 0 else average // SMALL for layer in layers(index.places)}
        made = [(layer, list(cut_shards(index, ordered, layer, size, words))) for layer, size in sizes.items()]
        count = sum(len(own) for _, own in made)
        if not most or count <= max(most, len(made)):
            return made
        average = ceil(average * max(1.2, count / most))


def _folding(index: InvertedIndex) -> dict[str, str]:
    """Of the characters that are written in two ways, those that lead to a character of this archive; of those
    that look alike, those that both stand in it."""
    present = set("".join(index.vocabulary))
    before, numbers = 0, []
    for traditional, simplified in sorted(simplified_forms().items()):
        if simplified in present:
            numbers += [encode_number(ord(traditional) - before), encode_number(ord(simplified))]
            before = ord(traditional)
    alike = (kept for group in look_alikes() if len(kept := "".join(c for c in group if c in present)) > 1)
    return {"simplified": "".join(numbers), "alike": " ".join(alike)}


def _lunr_file(index: InvertedIndex, documents: Sequence[SearchDocument]) -> Iterator[OutputFile]:
    if len(documents) <= LUNR_INDEX_ARTICLES:
        ids = {document.place: document.id for document in documents}
        names, boosts = [field.name for field in FIELDS], [field.boost for field in FIELDS]
        yield OutputFile(path=LUNR_INDEX, content=_bytes(lunr_json(index, ids, names, boosts)))


def _documents_per_chunk(documents: int, most_files: int) -> int:
    """Eighteen, or as many as keep the chunks to a half of the files."""
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
        "organisations": document.organisations,
        "tags": document.tags,
        "passages": [(passage.anchor, passage.text) for passage in document.passages],
    }
    return {name: value for name, value in values.items() if value}


def _chunks(standing: Sequence[SearchDocument | None], size: int) -> Iterable[Sequence[SearchDocument | None]]:
    for start in range(0, len(standing), size):
        yield standing[start : start + size]


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
