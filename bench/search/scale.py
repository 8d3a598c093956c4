"""A large synthetic archive: memory and time of its index, and bytes and files of a query in a real browser.

    python -m bench.search.scale FOLDER [ARTICLES]

Articles are made of clauses of the real corpus in random order, one in eight of them with a character exchanged, so
that the vocabulary grows as it does in a real archive.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.corpus import BenchArticle, fetch_tagged_text, split_articles
from bench.search.archive import build_ours, cost_of, own_megabytes, write_files
from bench.search.engines import Ours, answers, transfer
from bench.search.quality import spread
from bench.search.queries import random_runs
from tests.browser_setup import FLAGS, find_browser

ARTICLES = 100_000
CHARACTERS = 560
ASKED = 60


def synthetic(source: Path, count: int) -> Iterator[BenchArticle]:
    real = split_articles(fetch_tagged_text(source))
    clauses = [
        clause for a in real for text in a.paragraphs for clause in re.findall(r"[^，。；！？]{2,}[，。；！？]", text)
    ]
    headlines = [article.headline for article in real]
    characters = sorted({character for clause in clauses for character in clause})
    choose = random.Random(count)

    def clause() -> str:
        text = choose.choice(clauses)
        if choose.random() < 1 / 8:
            at = choose.randrange(len(text) - 1)
            text = text[:at] + choose.choice(characters) + text[at + 1 :]
        return text

    for number in range(count):
        paragraphs, length = [""], 0
        while length < CHARACTERS:
            text = clause()
            length += len(text)
            if len(paragraphs[-1]) > 150:
                paragraphs.append("")
            paragraphs[-1] += text
        day = date(1990, 1, 1) + timedelta(days=number // 30)
        headline = choose.choice(headlines)[:12] + choose.choice(headlines)[-8:]
        yield BenchArticle(headline=headline, paragraphs=tuple(paragraphs), words=(), date=day)


def main() -> None:
    if sys.argv[1] == "build":
        begin = time.perf_counter()
        files = build_ours(synthetic(Path(sys.argv[2]), int(sys.argv[4])))
        write_files(files, Path(sys.argv[3]))
        print(f"built in {time.perf_counter() - begin:.0f} s, {own_megabytes():.0f} MB, {len(files)} files")
        return
    work, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES
    folder = work / f"scale-{count}"
    cost = cost_of([sys.executable, "-m", "bench.search.scale", "build", str(work), str(folder), str(count)])
    print(f"{count:,} articles, built and written: {cost.seconds:.0f} s ({cost.processor:.0f} s of processor)")
    print(f"most memory: {cost.megabytes:.0f} MB")
    some = [article for number, article in enumerate(synthetic(work, count)) if number % (count // 500) == 0]
    typed = [question.typed for question in random_runs(some, ASKED, range(2, 9), 5)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        given = answers(Ours(folder), folder, browser, typed)
        browser.close()
    print(f"before the first query {sum(transfer(folder, path) for path in given[0].first) / 1000:.1f} KB")
    for name, folders in (("shards", ("search/t/",)), ("lengths", ("search/l/",)), ("passages", ("search/x/",))):
        sizes = [sum(transfer(folder, path) for path in a.files if path.startswith(folders)) / 1000 for a in given]
        print(f"cold query, {name} KB: {spread(sizes)}")
    print(f"cold query, files: {spread([len(answer.files) for answer in given])}")
    print(f"script ms: {spread([a.script for a in given])}; warm query ms: {spread([a.warm for a in given])}")


if __name__ == "__main__":
    main()
