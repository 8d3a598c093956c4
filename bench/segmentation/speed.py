"""How much text a second is cleaned and labelled, on one core.

    python -m bench.segmentation.speed [--profile]

Reads the seeds and the pages damaged by hand. jieba's part is left out: what it answers is remembered from a first run.
Bytes are those of UTF-8. Each figure is the best of several runs, in one process.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.model.newspaper import CleanPage, PageFacts, Seed, Source, SourceLine
from site_builder.stages.clean import clean
from site_builder.stages.segment.grammar import load_grammar, load_lexicon
from site_builder.stages.segment.label import label_page
from site_builder.text.tokenizer import Tokenizer, make_tokenizer
from tests.press.hand import read_pages

SEEDS = Path(__file__).parents[2] / "seeds"
ROUNDS = 7


@dataclass(frozen=True)
class Remembered(Tokenizer):
    """A tokenizer that works each answer out once."""

    cuts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tags: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def cut(self, text: str) -> tuple[str, ...]:
        if text not in self.cuts:
            self.cuts[text] = make_tokenizer().cut(text)
        return self.cuts[text]

    def tag(self, text: str) -> tuple[tuple[str, str], ...]:
        if text not in self.tags:
            self.tags[text] = make_tokenizer().tag(text)
        return self.tags[text]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    grammar, lexicon, remembered = load_grammar(), load_lexicon(), Remembered()
    for name, texts in (
        ("seeds", [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]),
        ("pages damaged by hand", [page.text for page in read_pages().values()]),
    ):
        seeds = [_seed(text) for text in texts]
        pages = [clean(seed) for seed in seeds]

        def label(pages: Sequence[CleanPage] = pages, tokenizer: Tokenizer = remembered) -> None:
            for page in pages:
                label_page(page, grammar, lexicon, tokenizer)

        label()
        size = sum(len(text.encode()) for text in texts)
        cleaning = _best(lambda seeds=seeds: [clean(seed) for seed in seeds])  # type: ignore[misc]
        labelling = _best(label)
        cutting = _best(lambda pages=pages, run=label: run(pages, make_tokenizer())) - labelling  # type: ignore[misc]
        print(
            f"{name}: {len(texts)} pages, {size:,} bytes; MB a second: cleaning {size / cleaning / 1e6:.2f}, "
            f"labelling {size / labelling / 1e6:.2f}, together {size / (cleaning + labelling) / 1e6:.2f}; "
            f"jieba besides {cutting / (cleaning + labelling):.0%} of that time"
        )
        if arguments.profile:
            with cProfile.Profile() as profile:
                label()
            pstats.Stats(profile).sort_stats("tottime").print_stats(30)


def _seed(text: str) -> Seed:
    lines = tuple(SourceLine(number=number, text=line) for number, line in enumerate(text.split("\n"), 1))
    return Seed(source=Source(name="", path="", encoding="utf-8", digest=""), facts=PageFacts(), lines=lines)


def _best(run: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
