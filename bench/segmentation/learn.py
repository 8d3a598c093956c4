"""How the weights of ``site_builder/data/segmentation.toml`` were learned from pages whose labels are known.

    python -m bench.segmentation.learn 199801.txt

``lessons.py`` says from which pages. Two decisions are learned one after the other. The first is a conditional
random field over the lines (``field.py``): it starts from the weights that a person set, kept in ``begin.toml``
with reasons, and is pulled towards them; what a fact is, and what may follow what, stays a person's decision. The
second is what each paragraph follows (``choices.py``), learned on paths of fields that had not seen the paper.
Needs scipy.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.segmentation.choices import learn_choices
from bench.segmentation.field import Batch, Page, loss
from bench.segmentation.lessons import Lesson, corpus_lessons, hand_lessons, paper_lessons, seed_lessons
from bench.segmentation.parameters import BLOCKED, DATA, FEATURES, Parameters, load, write, write_threads
from site_builder.evaluation.gold import LineLabel
from site_builder.stages.segment.decode import Path as BestPath
from site_builder.stages.segment.decode import decode
from site_builder.stages.segment.grammar import Grammar, parse_grammar

BEGIN = Path(__file__).parent / "begin.toml"
PULL, ROUNDS, FOLDS, PROCESSES = 1e-4, 120, 3, 2
_PICTURES = {"caption", "credit"}
_JOINING = {"headline", "heading", "body"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    corpus = parser.parse_args().corpus
    lessons = paper_lessons(held_out=False) + hand_lessons(held_out=False) + corpus_lessons(corpus, 0) + seed_lessons()
    DATA.write_text(learn(lessons), encoding="utf-8")


def learn(lessons: Sequence[Lesson]) -> str:
    """The data file learned from these pages."""
    begin = BEGIN.read_text(encoding="utf-8")
    parameters = load(begin)
    pages = [_page(lesson, parameters) for lesson in lessons]
    sources = sorted({lesson.source for lesson in lessons})
    fold = [sources.index(lesson.source) % FOLDS for lesson in lessons]
    others = [[page for page, own in zip(pages, fold, strict=True) if own != one] for one in range(FOLDS)]
    with ProcessPoolExecutor(PROCESSES) as pool:
        *fields, whole = pool.map(learn_field, [*others, pages], [begin] * (FOLDS + 1))
    grammars = [parse_grammar(text) for text in fields]
    read = [(lesson, path_of(lesson, grammars[own])) for lesson, own in zip(lessons, fold, strict=True)]
    return write_threads(whole, learn_choices(read))


def path_of(lesson: Lesson, grammar: Grammar) -> BestPath:
    """The best path through a page."""
    return decode([line.features for line in lesson.seen], grammar)


def learn_field(pages: Sequence[Page | None], begin: str) -> str:
    """The file's text with the numbers that make the labels of ``pages`` likely and stay near where they began."""
    parameters = load(begin)
    usable = [page for page in pages if page is not None]
    fit = minimize(
        loss,
        parameters.begin.copy(),
        args=(Batch(usable), parameters, PULL),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": ROUNDS},
    )
    left_out = len(pages) - len(usable)
    print(f"{len(usable)} pages, {left_out} whose labels fit no path, {fit.nit} rounds, loss {fit.fun:.4f}", flush=True)
    return write(begin, parameters, np.asarray(fit.x))


def _page(lesson: Lesson, parameters: Parameters) -> Page | None:
    """A page as the field takes it; None if it has no text, or labels that no path can have."""
    if not lesson.seen:
        return None
    features = np.zeros((len(lesson.seen), len(FEATURES) + 1))
    features[:, -1] = 1
    for place, line in enumerate(lesson.seen):
        features[place, [FEATURES[feature.value] for feature in line.features]] = 1
    labels = [lesson.gold.labels[line.line.number] for line in lesson.seen]
    page = Page(features, _allowed(labels, parameters), lesson.weight)
    return page if _has_path(page, parameters) else None


def _allowed(labels: Sequence[LineLabel], parameters: Parameters) -> NDArray[np.bool_]:
    firsts = _openings(labels)
    allowed = np.zeros((len(labels), len(parameters.roles)), dtype=bool)
    for place, label in enumerate(labels):
        joined = label.joins is not None and label.role in _JOINING
        for state, role in enumerate(parameters.roles):
            allowed[place, state] = (
                role.value == label.role
                and parameters.opens[state] == (place in firsts)
                and parameters.joins[state] == joined
            )
    return allowed


def _openings(labels: Sequence[LineLabel]) -> set[int]:
    """Places of the lines at which the path should open an article: the first of each, moved captions aside."""
    roles: dict[int, set[str]] = {}
    for label in labels:
        roles.setdefault(label.article, set()).add(label.role)
    first: dict[int, int] = {}
    for place, label in enumerate(labels):
        moved = label.role in _PICTURES and roles[label.article] - _PICTURES
        if label.article and not moved:
            first.setdefault(label.article, place)
    return set(first.values())


def _has_path(page: Page, parameters: Parameters) -> bool:
    _, steps, starts = parameters.matrices(parameters.begin)
    reached: NDArray[np.bool_] = page.allowed[0] & (starts > BLOCKED / 2)
    for allowed in page.allowed[1:]:
        reached = allowed & (steps[reached] > BLOCKED / 2).any(axis=0)
    return bool(reached.any())


if __name__ == "__main__":
    main()
