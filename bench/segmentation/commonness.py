"""Count in how many articles each pair of characters stands: ``site_builder/data/common_pairs.tsv``.

    python -m bench.segmentation.commonness 199801.txt

A pair that many articles share says little about what one of them is about (``stages/segment/cohesion.py``). Counted in
every other article of People's Daily, January 1998, and in the invented papers that are not held out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import chain
from pathlib import Path

from site_builder.model.newspaper import Role
from site_builder.stages.segment.cohesion import pairs
from tests.press.corpus import peoples_daily
from tests.press.papers import HELD_OUT, read_papers

DATA = Path(__file__).parents[2] / "site_builder" / "data" / "common_pairs.tsv"
EVERYWHERE, OFTEN = 0.05, 0.01
HEAD = """# Pairs of characters that stand in more than one in a hundred articles: those in more than five tell
# nothing of a subject (weight 0), the others little (weight 1); all others weigh 2.
# source: counted by bench/segmentation/commonness.py in People's Daily, January 1998, as tagged by Peking University
# (every other article), and in the invented newspapers of tests/press/papers.
pair\tweight
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    corpus = parser.parse_args().corpus
    articles = ["\n".join(article.paragraphs) for article in peoples_daily(corpus)[0::2]]
    for paper in read_papers():
        if not paper.file.startswith(HELD_OUT):
            bodies = (("\n".join(one.text for one in lines if one.role is Role.BODY)) for lines in paper.articles)
            articles += [body for body in bodies if body]
    counts = Counter(chain.from_iterable(map(pairs, articles)))
    common = {pair: count / len(articles) for pair, count in counts.items() if count > OFTEN * len(articles)}
    rows = [f"{pair}\t{0 if share > EVERYWHERE else 1}\n" for pair, share in sorted(common.items())]
    DATA.write_text(HEAD + "".join(rows), encoding="utf-8")
    print(f"{len(articles)} articles, {len(rows)} pairs")


if __name__ == "__main__":
    main()
