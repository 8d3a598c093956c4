"""Small search documents for tests."""

from __future__ import annotations

import random

from site_builder.model.archive import ArticleId
from site_builder.publish.assets import load_assets, shipped_folder
from site_builder.publish.output import OutputFile
from site_builder.publish.search.client import client_scripts
from site_builder.publish.search.documents import FIELDS, Passage, SearchDocument, document_words, field_texts
from site_builder.publish.search.files import build_search_files
from site_builder.publish.search.inverted import InvertedIndex, invert
from site_builder.text.search_terms import FieldText
from site_builder.text.tokenizer import make_tokenizer


def make_document(
    number: int, headline: str = "", *body: str, kicker: str = "", tags: tuple[str, ...] = (), place: int | None = None
) -> SearchDocument:
    id_ = ArticleId(f"page/{number:04d}")
    return SearchDocument(
        id=id_,
        place=number if place is None else place,
        href=f"{id_}/index.html",
        title=headline or "无题",
        headline=headline,
        kicker=kicker,
        subheads=(),
        passages=tuple(Passage(anchor=f"L{line}", text=text) for line, text in enumerate(body, 1)),
        date=None,
        page="第1版",
        tags=tags,
    )


def search_files(documents: tuple[SearchDocument, ...], most_files: int = 0) -> tuple[OutputFile, ...]:
    tokenizer = make_tokenizer()
    words = [document_words(document, tokenizer) for document in documents]
    scripts = client_scripts(load_assets(shipped_folder("assets"), None))
    return build_search_files(documents, words, scripts, tokenizer, most_files)


def terms_of(documents: tuple[SearchDocument, ...]) -> list[list[list[str]]]:
    """For each document the terms of its fields."""
    return [[list(field.terms()) for field in fields] for fields in fields_of(documents)]


def fields_of(documents: tuple[SearchDocument, ...]) -> list[list[FieldText]]:
    tokenizer = make_tokenizer()
    return [field_texts(document, document_words(document, tokenizer)) for document in documents]


def index_of(documents: tuple[SearchDocument, ...]) -> InvertedIndex:
    return invert(fields_of(documents), len(FIELDS))


def invented_documents(count: int, seed: int = 1978) -> tuple[SearchDocument, ...]:
    """News of no meaning, out of a few hundred characters with the frequencies of a language."""
    choose = random.Random(seed)
    characters = [chr(0x4E00 + 7 * n) for n in range(400)] + ["a", "7", "，", "。", "𠮷", "﨎", "ａ"]
    weights = [1 / (1 + n) for n in range(len(characters))]

    def text(length: int) -> str:
        return "".join(choose.choices(characters, weights, k=length))

    return tuple(
        make_document(n, text(choose.randint(0, 12)), text(60), text(choose.randint(1, 200)), kicker=text(n % 5))
        for n in range(count)
    )
