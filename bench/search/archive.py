"""The bench's articles as a searchable folder, by this program and by others."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import count, repeat
from pathlib import Path

from bench.corpus import BenchArticle
from site_builder.model.archive import ArticleId
from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.publish.assets import load_assets, shipped_folder
from site_builder.publish.output import OutputFile
from site_builder.publish.search.client import client_scripts
from site_builder.publish.search.documents import Passage, SearchDocument, all_names, document_words
from site_builder.publish.search.files import build_search_files
from site_builder.text.tokenizer import make_tokenizer

PAGEFIND = "pagefind@1.6.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildCost:
    """``processor`` are seconds of all cores together, which other work on the machine does not lengthen."""

    seconds: float
    processor: float
    megabytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Whom and what an article names, as the program's own annotation finds them."""

    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


def find_names(articles: Sequence[BenchArticle], folder: Path) -> list[Names]:
    """The names of each article, kept in ``folder``: finding them is no part of building an index."""
    kept = folder / "names.json"
    if not kept.is_file():
        from site_builder.stages.entities import find_entities  # slow to load, and of no use to an indexer

        tokenizer = make_tokenizer()
        found = [find_entities(_as_article(article), tokenizer) for article in articles]
        rows = [[all_names(one.people), all_names(one.organisations)] for one in found]
        kept.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    rows = json.loads(kept.read_text("utf-8"))
    return [Names(people=tuple(people), organisations=tuple(others)) for people, others in rows]


def keep_articles(articles: Sequence[BenchArticle], folder: Path) -> Path:
    """The articles without the tags of the corpus, in a file in ``folder``: taking it apart is no part of indexing."""
    kept = folder / "articles.json"
    rows = [[article.headline, article.paragraphs, article.date.isoformat()] for article in articles]
    kept.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    return kept


def kept_articles(kept: Path) -> list[BenchArticle]:
    """What ``keep_articles`` wrote."""
    return [
        BenchArticle(headline=headline, paragraphs=tuple(paragraphs), words=(), date=date.fromisoformat(day))
        for headline, paragraphs, day in json.loads(kept.read_text("utf-8"))
    ]


def _as_article(article: BenchArticle) -> Article:
    headline = Block(role=Role.HEADLINE, text=article.headline, lines=(1,))
    body = (Block(role=Role.BODY, text=text, lines=(line,)) for line, text in enumerate(article.paragraphs, 2))
    return Article(first_line=1, blocks=(headline, *body))


def search_document(number: int, article: BenchArticle, names: Names) -> SearchDocument:
    id_ = ArticleId(f"articles/{number:06d}")
    return SearchDocument(
        id=id_,
        place=number,
        href=f"{id_}/index.html",
        title=article.headline,
        headline=article.headline,
        kicker="",
        subheads=(),
        passages=tuple(Passage(anchor=f"L{line}", text=text) for line, text in enumerate(article.paragraphs, 1)),
        date=article.date,
        page="第1版",
        people=names.people,
        organisations=names.organisations,
    )


def build_ours(articles: Iterable[BenchArticle], names: Iterable[Names] = repeat(Names())) -> tuple[OutputFile, ...]:
    """Every file of the search, cold: words included."""
    documents = list(map(search_document, count(), articles, names))
    tokenizer = make_tokenizer()
    words = [document_words(document, tokenizer) for document in documents]
    scripts = client_scripts(load_assets(shipped_folder("assets"), None))
    return build_search_files(documents, words, scripts, tokenizer)


def write_files(files: Iterable[OutputFile], folder: Path) -> None:
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)


def build_pagefind(articles: Iterable[BenchArticle], folder: Path, tools: Path) -> BuildCost:
    """Pages and Pagefind's index of them, below ``folder``; the cost is the indexer's alone."""
    binary = install_pagefind(tools)
    for number, article in enumerate(articles):
        page = folder / f"articles/{number:06d}/index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(f"<p>{escape(text)}</p>" for text in article.paragraphs)
        page.write_text(
            f'<!doctype html><html lang="zh"><title>{escape(article.headline)}</title><body>'
            f"<main><h1>{escape(article.headline)}</h1>{body}</main></body></html>",
            "utf-8",
        )
    return cost_of([str(binary), "--site", str(folder)])


def install_pagefind(tools: Path) -> Path:
    """The extended Pagefind out of its npm package. Raises FileNotFoundError without npm or its package."""
    if shutil.which("npm") is None:
        raise FileNotFoundError("npm, which brings Pagefind, is not on the PATH")
    if not list(tools.glob("node_modules/@pagefind/*/bin/pagefind_extended")):
        tools.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--prefix", str(tools), PAGEFIND], check=True)
    return next(iter(tools.glob("node_modules/@pagefind/*/bin/pagefind_extended")))


def cost_of(command: list[str]) -> BuildCost:
    """Seconds, and the most memory that the process held."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return BuildCost(
        seconds=time.perf_counter() - begin,
        processor=usage.ru_utime + usage.ru_stime,
        megabytes=usage.ru_maxrss / 1024,
    )


def own_megabytes() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def build_ours_apart(source: Path, folder: Path) -> BuildCost:
    """As ``build_ours``, in a process of its own, of the articles and names kept in ``source``, its files written below
    ``folder``."""
    return cost_of([sys.executable, "-m", "bench.search.archive", str(source), str(folder)])


def main() -> None:
    source, folder = map(Path, sys.argv[1:])
    articles = kept_articles(source / "articles.json")
    write_files(build_ours(articles, find_names(articles, source)), folder)


if __name__ == "__main__":
    main()
