"""MkDocs Material's search of the bench's articles: built in an environment of its own, its worker asked directly."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page

from bench.corpus import BenchArticle
from bench.search.archive import BuildCost, cost_of

PACKAGES = ("mkdocs-material==9.8.1", "mkdocs==1.6.1", "jieba==0.42.1", "setuptools<81")
_CONFIG = """site_name: bench
theme: {name: material, language: zh, font: false}
plugins: [{search: {lang: zh}}]
"""
_CUT = ("\u200b", r"\u200b")  # as it is or escaped: what Material puts between two words that jieba found


def build_material(articles: Iterable[BenchArticle], folder: Path, tools: Path) -> BuildCost:
    """A page an article, and the search of them, in ``folder``. Raises RuntimeError if jieba had no part in it."""
    project = folder.with_name("material-pages")
    for number, article in enumerate(articles):
        page = project / f"docs/articles/{number:06d}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("\n\n".join((f"# {article.headline}", *article.paragraphs)) + "\n", "utf-8")
    (project / "docs/index.md").write_text("# bench\n", "utf-8")
    (project / "mkdocs.yml").write_text(_CONFIG, "utf-8")
    command = [str(_install(tools)), "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml")]
    cost = cost_of([*command, "--site-dir", str(folder)])
    index = (folder / "search/search_index.json").read_text("utf-8")
    if not any(mark in index for mark in _CUT):
        raise RuntimeError("MkDocs Material did not cut the Chinese text: its jieba is missing")
    return cost


def _install(tools: Path) -> Path:
    python = tools / "material/bin/python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(tools / "material")], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return python


class Material:
    """Asks the worker that its own page asks; whatever a query needs, it has loaded and indexed by then."""

    name = "MkDocs Material"
    page = "bench.html"
    loads_all = True

    def __init__(self, folder: Path) -> None:
        (folder / self.page).write_text("<!doctype html><meta charset=utf-8>", "utf-8")
        (worker,) = (folder / "assets/javascripts/workers").glob("search.*.min.js")
        self._worker = worker.relative_to(folder).as_posix()

    def ready(self, page: Page) -> None:
        page.evaluate(
            """async worker => {
                const index = await (await fetch("search/search_index.json")).json();
                window.worker = new Worker(worker);
                await new Promise((resolve, reject) => {
                    window.worker.onerror = error => reject(new Error(error.message));
                    window.worker.onmessage = ({ data }) => data.type === 1 && resolve();
                    window.worker.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
                });
            }""",
            self._worker,
        )

    def ask(self, page: Page, typed: str, wanted: int) -> tuple[list[int], list[int], float]:
        addresses, spent = page.evaluate(
            """async typed => {
                const begin = performance.now();
                const items = await new Promise(resolve => {
                    window.worker.onmessage = ({ data }) => data.type === 3 && resolve(data.data.items);
                    window.worker.postMessage({ type: 2, data: typed });
                });
                return [items.map(([page]) => page.location), performance.now() - begin];
            }""",
            typed,
        )
        found = [int(number[0]) for address in addresses if (number := re.search(r"\d{6}", address))]
        return found[:wanted], found, spent
