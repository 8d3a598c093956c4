"""Small search documents for tests."""

from __future__ import annotations

from site_builder.model.archive import ArticleId
from site_builder.publish.assets import AssetManifest, Assets, load_assets, shipped_folder
from site_builder.publish.output import OutputFile
from site_builder.publish.search_documents import Passage, SearchDocument, tokenize_document
from site_builder.publish.search_index import build_search_files
from site_builder.text.tokenizer import make_tokenizer


def make_document(
    number: int, headline: str = "", *body: str, kicker: str = "", tags: tuple[str, ...] = ()
) -> SearchDocument:
    id_ = ArticleId(f"page/{number:04d}")
    return SearchDocument(
        id=id_,
        href=f"{id_}/index.html",
        title=headline or "无题",
        headline=headline,
        kicker=kicker,
        subheads=(),
        passages=tuple(Passage(anchor=f"L{line}", text=text) for line, text in enumerate(body, 1)),
        date=None,
        page="第1版",
        people=(),
        tags=tags,
        topics=(),
    )


def search_files(documents: tuple[SearchDocument, ...]) -> tuple[OutputFile, ...]:
    tokenizer = make_tokenizer()
    tokenized = [tokenize_document(document, tokenizer) for document in documents]
    return build_search_files(documents, tokenized, client_assets())


def client_assets() -> Assets:
    shipped = load_assets(shipped_folder("assets"), None)
    kept = tuple((name, path) for name, path in shipped.manifest.entries if name.startswith("search/"))
    return Assets(files=shipped.files, manifest=AssetManifest(entries=kept))
