"""Search quality and cost on real newspaper text, side by side with Pagefind and MkDocs Material, in a real browser.

    python -m bench.search.quality FOLDER

FOLDER keeps what is downloaded and built. Prints a table; fails where a part is missing, never skips one.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, median, quantiles

from playwright.sync_api import sync_playwright

from bench.corpus import fetch_tagged_text, split_articles
from bench.search.archive import BuildCost, build_ours_apart, build_pagefind, find_names, keep_articles
from bench.search.engines import Answer, Engine, Ours, Pagefind, answers, everything_found, transfer
from bench.search.material import Material, build_material
from bench.search.queries import Question, aligned_runs, known_items, random_runs
from tests.browser_setup import FLAGS, find_browser

COUNT = 120
KNOWN = 80


def main() -> None:
    work = Path(sys.argv[1])
    articles = split_articles(fetch_tagged_text(work))
    keep_articles(articles, work)
    find_names(articles, work)
    tools, folders = work / "tools", {name: work / name for name in ("ours", "pagefind", "material")}
    costs = {
        Ours.name: build_ours_apart(work, folders["ours"]),
        Pagefind.name: build_pagefind(articles, folders["pagefind"], tools),
        Material.name: build_material(articles, folders["material"], tools),
    }
    engines: tuple[Engine, ...] = (
        Ours(folders["ours"]),
        Pagefind(folders["pagefind"]),
        Material(folders["material"]),
    )
    print(f"{len(articles)} articles, {sum(len(article.text) for article in articles):,} characters")
    groups = {
        "random": random_runs(articles, COUNT, range(2, 9), 1),
        "aligned": aligned_runs(articles, COUNT, range(2, 9), 2),
        "long": random_runs(articles, COUNT // 3, range(9, 33), 3),
    }
    known = known_items(articles, KNOWN, 4)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        for engine, folder in zip(engines, folders.values(), strict=True):
            print(f"\n## {engine.name}")
            _print_build(costs[engine.name], folder, engine, len(articles))
            cold: list[Answer] = []
            for name, questions in groups.items():
                found = everything_found(engine, folder, browser, [question.typed for question in questions])
                given = answers(engine, folder, browser, [question.typed for question in questions])
                _print_quality(name, questions, found, given)
                if name != "long":
                    cold += given
            _print_known(known, answers(engine, folder, browser, [question.typed for question in known]))
            _print_cost(folder, cold)
        browser.close()


def _print_build(cost: BuildCost, folder: Path, engine: Engine, articles: int) -> None:
    part = folder / ("pagefind" if engine.name == Pagefind.name else "search")
    files = [path for path in part.rglob("*") if path.is_file() and path.name != "lunr-index.json"]
    texts = [path for path in files if path.parent.name in ("x", "fragment")]
    index = sum(transfer(folder, str(path.relative_to(folder))) for path in files if path not in texts)
    shown = sum(transfer(folder, str(path.relative_to(folder))) for path in texts)
    print(f"build {cost.seconds:.1f} s ({cost.processor:.1f} s of processor), {cost.megabytes:.0f} MB of memory")
    print(f"index {index / 1e6:.2f} MB, texts {shown / 1e6:.2f} MB compressed")
    print(f"{len(files)} files, {len(files) / articles * 1000:.0f} per 1,000 articles")


def _print_quality(
    name: str, questions: Sequence[Question], found: Sequence[Sequence[int]], given: Sequence[Answer]
) -> None:
    recalls = [len(q.right & set(all_)) / len(q.right) for q, all_ in zip(questions, found, strict=True)]
    precisions = [len(q.right & set(all_)) / len(all_) for q, all_ in zip(questions, found, strict=True) if all_]
    shown = [len(q.right & set(a.shown)) / len(a.shown) for q, a in zip(questions, given, strict=True) if a.shown]
    top = [len(q.right & set(a.shown[:10])) / min(10, len(q.right)) for q, a in zip(questions, given, strict=True)]
    print(
        f"{name:8} recall {mean(recalls):.3f}, precision of all {mean(precisions):.3f}, "
        f"of the first ten {mean(shown):.3f}, true hits in the first ten {mean(top):.3f}"
    )


def _print_known(questions: Sequence[Question], given: Sequence[Answer]) -> None:
    ranks = [
        next((rank for rank, article in enumerate(a.shown, 1) if article in q.right), 0)
        for q, a in zip(questions, given, strict=True)
    ]
    first = mean(rank == 1 for rank in ranks)
    reciprocal = mean(1 / rank if rank else 0 for rank in ranks)
    print(f"known item, a character missing: first {first:.2f}, mean reciprocal rank {reciprocal:.3f}")


def _print_cost(folder: Path, given: Sequence[Answer]) -> None:
    first = sum(transfer(folder, path) for path in given[0].first)
    print(
        f"before the first query {first / 1000:.1f} KB, {len(given[0].first)} files, ready in {given[0].ready:.0f} ms"
    )
    texts = ("search/x/", "pagefind/fragment/")
    index = [sum(transfer(folder, p) for p in a.files if not p.startswith(texts)) / 1000 for a in given]
    shown = [sum(transfer(folder, p) for p in a.files if p.startswith(texts)) / 1000 for a in given]
    print(f"cold query, index KB: {spread(index)}; passages KB: {spread(shown)}")
    print(f"cold query, files: {spread([len(a.files) for a in given])}")
    print(f"cold query ms, loopback: {spread([a.cold for a in given])}; script ms: {spread([a.script for a in given])}")
    print(f"warm query ms: {spread([a.warm for a in given])}")


def spread(values: Sequence[float]) -> str:
    return f"median {median(values):.1f}, p95 {quantiles(values, n=20)[-1]:.1f}, most {max(values):.1f}"


if __name__ == "__main__":
    main()
