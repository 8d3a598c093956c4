"""Learn ``site_builder/data/junctions.tsv``: whether one text goes on where another broke off.

    python -m bench.segmentation.junctions 199801.txt [--test]

Paragraphs of every other article of People's Daily, January 1998, and of the invented papers, are cut at chance
places, as columns cut them. A logistic regression tells the true other half from the beginning of another paragraph
or head, and from the other half of another cut. ``--test`` measures on the other articles and on papers kept apart,
and writes nothing. Needs scipy.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array
from scipy.stats import rankdata

from site_builder.model.newspaper import Role
from site_builder.text.junctions import clues, opening_clues, read_head, read_tail
from site_builder.text.tokenizer import make_tokenizer
from tests.press.corpus import peoples_daily
from tests.press.papers import HELD_OUT, Paper, read_papers
from tests.press.pieces import Source

DATA = Path(__file__).parents[2] / "site_builder" / "data" / "junctions.tsv"
HEAD = """# Log-odds that a text goes on where another broke off, by the words and parts of speech at the cut.
# source: learned by bench/segmentation/junctions.py from People's Daily, January 1998, as tagged by Peking University
# (every other article), and from the invented newspapers of tests/press/papers.
clue\tweight
"""
SEEN, SMALLEST, PENALTY = 10, 0.1, 3.0
CORPUS_CUTS, PAPER_CUTS = 4, 6
_HEADS = {Role.HEADLINE, Role.SUBHEAD, Role.HEADING, Role.CAPTION}
_NO_START = set("，。、；：？！”’）》…—%")
_NO_END = set("。！？“（《")
_TOKENIZER = make_tokenizer()


@dataclass(frozen=True, slots=True)
class Example:
    """The clues of one cut, those of its second text alone, and of which kind that is (true: the first one's own)."""

    clues: frozenset[str]
    opening: frozenset[str]
    kind: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--test", action="store_true")
    arguments = parser.parse_args()
    rng = random.Random(1)
    articles = peoples_daily(arguments.corpus)
    papers = [paper for paper in read_papers() if not paper.file.startswith(HELD_OUT)]
    kept = papers[::3] if arguments.test else []
    examples = _corpus_examples(articles[0::2], rng, CORPUS_CUTS)
    examples += _paper_examples([paper for paper in papers if paper not in kept], rng)
    weights = learn(examples) | learn(_openings(examples))
    print(f"{len(examples)} cuts, {len(weights)} clues")
    if arguments.test:
        held_out = _corpus_examples(articles[1::2], rng, 1)
        for name, tests in (("corpus", held_out), ("papers", _paper_examples(kept, rng))):
            print(name, *(f"{kind} {_auc(tests, kind, weights):.3f}" for kind in ("paragraph", "other half", "head")))
            print("  by the beginning alone", f"{_auc(_openings(tests), 'paragraph', weights):.3f}")
        return
    rows = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    DATA.write_text(HEAD + "".join(f"{clue}\t{weight:.1f}\n" for clue, weight in rows), encoding="utf-8")


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """Logistic regression with a squared penalty; clues that are rare or weigh little are left out."""
    counts = Counter(clue for example in examples for clue in example.clues)
    names = sorted(clue for clue, count in counts.items() if count >= SEEN)
    place = {clue: at for at, clue in enumerate(names)}
    rows = [sorted(place[clue] for clue in example.clues if clue in place) for example in examples]
    ends = np.cumsum([0, *map(len, rows)])
    seen = csr_array((np.ones(ends[-1]), np.concatenate(rows), ends), shape=(len(rows), len(names)))
    sign = np.array([1.0 if example.kind == "true" else -1.0 for example in examples])

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (seen @ values)
        wrong = -sign / (1 + np.exp(margin))
        total = np.logaddexp(0, -margin).sum() + PENALTY / 2 * (values @ values)
        return float(total), seen.T @ wrong + PENALTY * values

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {clue: float(value) for clue, value in zip(names, found.x, strict=True) if abs(value) >= SMALLEST}


def _corpus_examples(articles: Sequence[Source], rng: random.Random, cuts: int) -> list[Example]:
    paragraphs = [text for article in articles for text in article.paragraphs]
    return _examples(paragraphs, [head for article in articles for head in article.heads], rng, cuts)


def _paper_examples(papers: Sequence[Paper], rng: random.Random) -> list[Example]:
    lines = [line for paper in papers for article in paper.articles for line in article]
    return _examples(
        [line.text for line in lines if line.role is Role.BODY],
        [line.text for line in lines if line.role in _HEADS],
        rng,
        PAPER_CUTS,
    )


def _examples(paragraphs: Sequence[str], heads: Sequence[str], rng: random.Random, cuts: int) -> list[Example]:
    """Each cut with its own other half and with a text of another place."""
    places = {text: found for text in paragraphs if (found := _places(text))}
    halves = [text[rng.choice(found) :] for text, found in places.items()]
    strangers = (("paragraph", paragraphs, 0.5), ("other half", halves, 0.35), ("head", heads, 0.15))
    examples: list[Example] = []
    for text, found in places.items():
        for at in rng.choices(found, k=cuts):
            (kind, texts, _) = rng.choices(strangers, [share for *_, share in strangers])[0]
            for name, other in (("true", text[at:]), (kind, rng.choice(texts))):
                head = read_head(other, _TOKENIZER)
                seen = clues(read_tail(text[:at], _TOKENIZER), head, _TOKENIZER)
                examples.append(Example(frozenset(seen), frozenset(opening_clues(head)), name))
    return examples


def _openings(examples: Sequence[Example]) -> list[Example]:
    """The same with no more than the second text's beginning, where that goes on after a cut or opens a paragraph."""
    return [replace(one, clues=one.opening) for one in examples if one.kind in ("true", "paragraph")]


def _places(text: str) -> list[int]:
    return [at for at in range(8, len(text) - 3) if text[at] not in _NO_START and text[at - 1] not in _NO_END
            and not (text[at].isascii() and text[at - 1].isascii())]  # fmt: skip


def _auc(examples: Sequence[Example], kind: str, weights: dict[str, float]) -> float:
    """The share of pairs of a true cut and one of this ``kind`` in which the true one weighs more."""
    chosen = [example for example in examples if example.kind in ("true", kind)]
    ranks = rankdata([sum(weights.get(clue, 0.0) for clue in example.clues) for example in chosen])
    true = np.array([example.kind == "true" for example in chosen])
    return float((ranks[true].sum() - true.sum() * (true.sum() + 1) / 2) / (true.sum() * (~true).sum()))


if __name__ == "__main__":
    main()
