"""What a paragraph follows, learned as a conditional logit (McFadden 1974) from pages whose threads are known.

Down each page the right options are taken; each choice among several is one example. Where the path has opened too
many or too few articles, the nearest right option is taken and the page goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.segmentation.lessons import Lesson
from site_builder.model.newspaper import Role
from site_builder.stages.segment.clues import Clue
from site_builder.stages.segment.decode import Path
from site_builder.stages.segment.evidence import Evidence
from site_builder.stages.segment.reading import Option, Surroundings
from site_builder.stages.segment.threads import walk

PENALTY, ROUNDS = 1.0, 500
Floats = NDArray[np.float64]
_PLACE = {clue: place for place, clue in enumerate(Clue)}


@dataclass(frozen=True, slots=True)
class Example:
    """A row of clues for each option, which was right, and what the choice counts."""

    options: Floats
    right: int
    weight: float


@dataclass(slots=True)
class Teacher:
    """Takes the right option at each place of a page and notes the choices."""

    lesson: Lesson
    examples: list[Example] = field(default_factory=list)

    def choose(self, place: int, options: Sequence[Option], evidence: Evidence) -> int:
        label = self.lesson.gold.labels[self.lesson.seen[place].line.number]
        firsts = [self._article(one.first) for one in evidence.threads]
        thread = firsts.index(label.article) if label.article in firsts else None
        continues = self._place_of(label.joins)
        wanted = Option(None, None) if thread is None else Option(thread, continues)
        if wanted not in options and thread is not None:
            wanted = Option(thread, None)
        if wanted not in options:
            return 0
        right = options.index(wanted)
        if label.role == Role.BODY:
            rows = np.zeros((len(options), len(Clue)))
            for row, option in zip(rows, options, strict=True):
                for clue, value in evidence.of(option):
                    row[_PLACE[clue]] = value
            self.examples.append(Example(rows, right, self.lesson.weight))
        return right

    def _article(self, place: int) -> int:
        return self.lesson.gold.labels[self.lesson.seen[place].line.number].article

    def _place_of(self, line: int | None) -> int | None:
        return next((place for place, one in enumerate(self.lesson.seen) if one.line.number == line), None)


def learn_choices(read: Sequence[tuple[Lesson, Path]]) -> dict[str, float]:
    """The weight of each clue."""
    examples: list[Example] = []
    for lesson, path in read:
        teacher = Teacher(lesson)
        walk(Surroundings(lesson.seen, path, lesson.vocabulary, lesson.cuts), teacher.choose)
        examples += teacher.examples
    rows = np.concatenate([example.options for example in examples])
    counts = np.array([len(example.options) for example in examples])
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    owner = np.repeat(np.arange(len(examples)), counts)
    right = starts + np.array([example.right for example in examples])
    weight = np.array([example.weight for example in examples])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = rows @ weights
        top = np.maximum.reduceat(scores, starts)
        shares = np.exp(scores - top[owner])
        total = np.add.reduceat(shares, starts)
        gradient = rows.T @ (shares / total[owner] * weight[owner]) - weight @ rows[right]
        value = float(weight @ (np.log(total) + top - scores[right]) + PENALTY / 2 * (weights @ weights))
        return value, gradient + PENALTY * weights

    found = minimize(loss, np.zeros(len(Clue)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    print(f"{len(examples)} choices, loss {found.fun / len(examples):.4f}", flush=True)
    return {clue.value: float(value) for clue, value in zip(Clue, found.x, strict=True)}
