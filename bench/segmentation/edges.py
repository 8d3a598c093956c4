"""Count the first and last words of lines: ``site_builder/data/openings.tsv`` and ``endings.tsv``.

    python -m bench.segmentation.edges 199801.txt

Paragraphs of every other article of People's Daily, January 1998, are cut at chance places, as columns cut them. A word
is kept whose log-odds of opening a paragraph against opening what follows a cut (of ending a headline against ending
what precedes one) are far from even. Names and words of more than three characters are left out: they tell of that
January, not of paragraphs.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections import Counter
from pathlib import Path

from site_builder.text.tokenizer import Tokenizer, make_tokenizer
from tests.press.corpus import peoples_daily

DATA = Path(__file__).parents[2] / "site_builder" / "data"
SOURCE = "People's Daily, January 1998, as tagged by Peking University (every other article)"
SEEN, CUTS, SMOOTHING, EDGE = 6, 3, 0.5, 8
_HAN = re.compile(r"^[\u4e00-\u9fff]{1,3}$")
_NUMBER = re.compile(r"[一二三四五六七八九〇]{2}")
_NAME = re.compile(r"\[?(\S+?)/n[rstz]\b")
_FULL_NAME = re.compile(r"(\S+?)/nr\s+(\S+?)/nr\b")
_NO_START = set("，。、；：？！”’）》…—%")
_NO_END = set("。！？“（《")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    corpus = parser.parse_args().corpus
    tagged = corpus.read_text(encoding="utf-8")
    names = set(_NAME.findall(tagged)) | {family + given for family, given in _FULL_NAME.findall(tagged)}
    openings, after_cut, endings, before_cut = _counted(corpus, make_tokenizer())
    _write("openings.tsv", "First words of lines: log-odds of opening a paragraph against going on after a cut.",
           _odds(openings, after_cut), 0.8, names)  # fmt: skip
    _write("endings.tsv", "Last words of lines without a mark: log-odds of ending a headline against breaking off.",
           _odds(endings, before_cut), 0.7, names)  # fmt: skip


def _counted(corpus: Path, tokenizer: Tokenizer) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    rng = random.Random(5)
    openings, after_cut, endings, before_cut = (Counter[str]() for _ in range(4))
    for source in peoples_daily(corpus)[0::2]:
        endings.update(tokenizer.cut(head[-EDGE:])[-1] for head in source.heads)
        for text in source.paragraphs:
            openings[tokenizer.cut(text[:EDGE])[0]] += 1
            places = [n for n in range(EDGE, len(text) - 3) if text[n] not in _NO_START and text[n - 1] not in _NO_END]
            for at in (rng.choice(places) for _ in range(CUTS if places else 0)):
                after_cut[tokenizer.cut(text[at : at + EDGE])[0]] += 1
                if text[at - 1] not in _NO_START:
                    before_cut[tokenizer.cut(text[at - EDGE : at])[-1]] += 1
    return openings, after_cut, endings, before_cut


def _odds(here: Counter[str], there: Counter[str]) -> dict[str, float]:
    words = [word for word in here | there if here[word] + there[word] >= SEEN]
    both = len(here | there) * SMOOTHING
    return {
        word: math.log((here[word] + SMOOTHING) / (here.total() + both))
        - math.log((there[word] + SMOOTHING) / (there.total() + both))
        for word in words
    }


def _write(name: str, what: str, odds: dict[str, float], least: float, names: set[str]) -> None:
    kept = {
        word: round(value, 1)
        for word, value in odds.items()
        if abs(value) >= least and _HAN.match(word) and not _NUMBER.search(word) and word not in names
    }
    rows = [f"{word}\t{value}\n" for word, value in sorted(kept.items(), key=lambda item: (-item[1], item[0]))]
    head = f"# {what}\n# source: counted by bench/segmentation/edges.py in {SOURCE}.\nword\todds\n"
    (DATA / name).write_text(head + "".join(rows), encoding="utf-8")
    print(f"{name}: {len(rows)} words")


if __name__ == "__main__":
    main()
