"""Figures of reading on pages that no weight was learned from.

    python -m bench.segmentation.validate 199801.txt [--apart]

Prints the figures of ``tests/gold/score.py`` for the harshly damaged pages and the invented papers that are held
out, and for the half of the corpus that is; beside each those of a simple program that splits a page at # and
本报讯. With ``--apart`` the pages damaged by hand and the seeds are read, too, by weights learned from all else but
one person's pages, or but one seed; that takes nine times as long.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.segmentation.learn import learn, path_of
from bench.segmentation.lessons import (
    Lesson,
    corpus_lessons,
    hand_lessons,
    paper_lessons,
    seed_lessons,
    without,
)
from site_builder.evaluation.gold import GoldPage, LineLabel
from site_builder.evaluation.labels import LabelFigures, score_labels
from site_builder.stages.segment.grammar import Grammar, parse_grammar
from site_builder.stages.segment.label import number_by_first_line, separate
from tests.press.hand import writer

FOLDS = 4
Labels = Mapping[int, LineLabel]
FIGURES = ("bcubed_f1", "article_f1_90", "headline_f1", "join_f1", "role_accuracy", "role_macro_f1")
_HEADLINE = re.compile(r"#{1,2} ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--apart", action="store_true")
    arguments = parser.parse_args()
    seeds = seed_lessons()
    hand = hand_lessons(held_out=False)
    invented = paper_lessons(held_out=False) + corpus_lessons(arguments.corpus, 0)
    grammar = parse_grammar(learn(invented + hand + seeds))
    print(f"{'':24} " + " ".join(f"{name:>13}" for name in FIGURES))
    for name, lessons in (
        ("pages damaged harshly", hand_lessons(held_out=True)),
        ("papers", paper_lessons(held_out=True)),
        ("corpus", corpus_lessons(arguments.corpus, 1)),
        ("seeds, learned from", seeds),
    ):
        show(name, [(lesson.gold, read(lesson, grammar)) for lesson in lessons])
        show("  simple program", [(lesson.gold, split_simply(lesson.gold)) for lesson in lessons])
    if not arguments.apart:
        return
    writers = sorted({writer(lesson.source) for lesson in hand})
    groups = [[one for one in hand if writers.index(writer(one.source)) % FOLDS == fold] for fold in range(FOLDS)]
    show("pages damaged by hand", read_apart(groups, [*invented, *hand, *seeds]))
    show("  simple program", [(lesson.gold, split_simply(lesson.gold)) for lesson in hand])
    show("seeds", read_apart([[seed] for seed in seeds], [*invented, *hand, *seeds]))
    show("  simple program", [(lesson.gold, split_simply(lesson.gold)) for lesson in seeds])


def read_apart(groups: Sequence[Sequence[Lesson]], lessons: Sequence[Lesson]) -> list[tuple[GoldPage, Labels]]:
    """Each group's pages by weights learned from all ``lessons`` but its own."""
    labelled: list[tuple[GoldPage, Labels]] = []
    for group in groups:
        own = parse_grammar(learn(without(lessons, [lesson.source for lesson in group])))
        labelled += [(lesson.gold, read(lesson, own)) for lesson in group]
    return labelled


def read(lesson: Lesson, grammar: Grammar) -> dict[int, LineLabel]:
    """The labels of a page by these weights."""
    path = path_of(lesson, grammar)
    articles, joins = separate(lesson.seen, path, lesson.vocabulary, lesson.cuts, grammar.threads)
    number = number_by_first_line(articles)
    labels = {line: LineLabel(line=line, article=0, role="furniture", joins=None) for line in lesson.furniture}
    for one, state, article, join in zip(lesson.seen, path.states, articles, joins, strict=True):
        line = one.line.number
        labels[line] = LineLabel(line=line, article=number[article], role=state.role.value, joins=join)
    return labels


def split_simply(page: GoldPage) -> dict[int, LineLabel]:
    """An article begins at each line marked # or ##, and at 本报讯 where none stands above; all else is body."""
    labels: dict[int, LineLabel] = {}
    article, headed = 1, False
    for line, text in sorted(page.texts.items()):
        is_headline = bool(_HEADLINE.match(text.strip()))
        article += is_headline or (text.strip().startswith("本报讯") and not headed)
        labels[line] = LineLabel(line=line, article=article, role="headline" if is_headline else "body", joins=None)
        headed = is_headline
    return labels


def show(name: str, pages: Sequence[tuple[GoldPage, Mapping[int, LineLabel]]]) -> LabelFigures:
    """Print the figures of some pages under a name."""
    figures = score_labels(pages)
    print(f"{name:24} " + " ".join(f"{getattr(figures, figure):13.3f}" for figure in FIGURES), flush=True)
    return figures


if __name__ == "__main__":
    main()
