"""Files beside pages, articles and terms: plain text, data, and citations for citation managers.

In: the catalogue. Out: output files in order of page and article, then of terms.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.archive import ArchivePage
from site_builder.model.newspaper import Role
from site_builder.publish import permalinks
from site_builder.publish.article_sheets import citation_of
from site_builder.publish.catalogue import Catalogue, Entry
from site_builder.publish.citations import bibtex, csl_json, gb_text, ris
from site_builder.publish.figures import figures_table
from site_builder.publish.headings import title
from site_builder.publish.ledger import ledger_files
from site_builder.publish.output import OutputFile
from site_builder.publish.page_json import article_data, json_text, page_data
from site_builder.publish.term_json import term_data

_INDENT = "　　"
_INDENTED = frozenset({Role.BODY})


def download_files(catalogue: Catalogue) -> tuple[OutputFile, ...]:
    """Every download but the pages' Markdown, which an earlier stage writes."""
    return tuple(_files(catalogue))


def _files(catalogue: Catalogue) -> Iterator[OutputFile]:
    for page in catalogue.pages:
        yield _text(permalinks.page_download(page.id, "txt"), page_text(page, catalogue))
        yield _text(permalinks.page_download(page.id, "json"), json_text(page_data(page, catalogue.settings)))
        for number, article in enumerate(page.articles, 1):
            data = {"id": article.id, **article_data(number, article, page, catalogue.settings)}
            yield _text(permalinks.article_download(article.id, "json"), json_text(data))
    yield from ledger_files(catalogue)
    yield from figures_table(catalogue)
    for entry in catalogue.entries:
        citation = citation_of(entry, catalogue)
        texts = {
            "txt": article_text(entry, catalogue),
            "bib": bibtex(citation),
            "ris": ris(citation),
            "csl.json": csl_json(citation),
        }
        for kind, text in texts.items():
            yield _text(permalinks.article_download(entry.article.id, kind), text)
    for term in (term for index in catalogue.terms.values() for term in index.terms):
        yield _text(permalinks.data_path(term.path), json_text(term_data(term, catalogue)))


def page_text(page: ArchivePage, catalogue: Catalogue) -> str:
    """The articles of a page one after another, set apart by a line of stars."""
    return "\n\n* * *\n\n".join(_plain(entry) for entry in catalogue.by_page[page.id]) + "\n"


def article_text(entry: Entry, catalogue: Catalogue) -> str:
    """The article's text with its citation at the end."""
    return f"{_plain(entry)}\n\n{gb_text(citation_of(entry, catalogue))}\n"


def _plain(entry: Entry) -> str:
    blocks = entry.text.blocks
    lines = [f"{_INDENT if block.role in _INDENTED else ''}{block.text}" for block in blocks]
    return "\n".join(lines if entry.text.headline else [title(entry.text), *lines])


def _text(path: str, text: str) -> OutputFile:
    return OutputFile(path=path, content=text.encode("utf-8", "replace"))
