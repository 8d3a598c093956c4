"""What the bench asks, drawn from the articles with a fixed seed, and what the right answers are."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bench.corpus import BenchArticle
from site_builder.text.characters import HAN_RUN

_HAN_ONLY = re.compile(rf"^{HAN_RUN.pattern}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query and the numbers of the articles that are right; for a known item, of the one it was made from."""

    typed: str
    right: frozenset[int]


def random_runs(articles: Sequence[BenchArticle], count: int, lengths: range, seed: int) -> list[Question]:
    """Runs of Han characters that begin and end anywhere; four in ten out of headlines."""
    choose = random.Random(seed)
    asked: list[str] = []
    while len(asked) < count:
        article = choose.choice(articles)
        text = article.headline if choose.random() < 0.4 else choose.choice(article.paragraphs)
        length = choose.choice(lengths)
        runs = [run for run in HAN_RUN.findall(text) if len(run) >= length]
        if runs:
            run = choose.choice(runs)
            start = choose.randrange(len(run) - length + 1)
            asked.append(run[start : start + length])
    return _answered(asked, articles)


def aligned_runs(articles: Sequence[BenchArticle], count: int, lengths: range, seed: int) -> list[Question]:
    """One to four of the corpus's own words in a row."""
    choose = random.Random(seed)
    asked: list[str] = []
    while len(asked) < count:
        words = choose.choice(choose.choice(articles).words)
        start = choose.randrange(len(words))
        run = "".join(words[start : start + choose.randint(1, 4)])
        if len(run) in lengths and _HAN_ONLY.match(run):
            asked.append(run)
    return _answered(asked, articles)


def known_items(articles: Sequence[BenchArticle], count: int, seed: int) -> list[Question]:
    """Headlines, without marks, that lack one character of their middle."""
    choose = random.Random(seed)
    fit = [
        n for n, article in enumerate(articles) if len(max(HAN_RUN.findall(article.headline), key=len, default="")) >= 8
    ]
    made = []
    for number in choose.sample(fit, count):
        run = max(HAN_RUN.findall(articles[number].headline), key=len)
        at = choose.randrange(1, len(run) - 1)
        same = frozenset(n for n, article in enumerate(articles) if article.headline == articles[number].headline)
        made.append(Question(typed=run[:at] + run[at + 1 :], right=same))
    return made


def _answered(asked: list[str], articles: Sequence[BenchArticle]) -> list[Question]:
    texts = [article.text for article in articles]
    return [
        Question(typed=typed, right=frozenset(n for n, text in enumerate(texts) if typed in text)) for typed in asked
    ]
