"""A conditional random field over the lines of pages (Lafferty, McCallum and Pereira 2001).

A line's label says its role, not its state, so several paths are right: what is made likely is the sum of them.
``loss`` is the negative mean log-likelihood a line, with its gradient by forward and backward passes over all pages
at once, longest first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.segmentation.parameters import BLOCKED, Floats, Parameters

_TINY = 1e-300


@dataclass(frozen=True, slots=True)
class Page:
    """Features of each line (the last column is 1, for the base), the states its labels allow, and what it counts."""

    features: Floats
    allowed: NDArray[np.bool_]
    weight: float


class Batch:
    """Pages side by side; row ``at[t, i]`` of the stacked lines is line ``t`` of page ``i``."""

    def __init__(self, pages: list[Page]) -> None:
        pages = sorted(pages, key=lambda page: -len(page.features))
        self.lengths = np.array([len(page.features) for page in pages])
        self.weights = np.array([page.weight for page in pages])
        self.features = np.concatenate([page.features for page in pages])
        self.allowed = np.concatenate([page.allowed for page in pages])
        self.line_weights = np.repeat(self.weights, self.lengths)
        self.at = np.full((self.lengths[0], len(pages)), -1)
        first = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        for page, length in enumerate(self.lengths):
            self.at[:length, page] = np.arange(first[page], first[page] + length)

    def rows(self, line: int) -> NDArray[np.int64]:
        """Line ``line`` of every page that is so long; these pages come first."""
        return self.at[line, : int((self.lengths > line).sum())]


def loss(values: Floats, batch: Batch, parameters: Parameters, pull: float) -> tuple[float, Floats]:
    """The loss with its gradient; ``pull`` is half of what a unit of squared distance from the beginning costs."""
    emit, steps, starts = parameters.matrices(values)
    scores = batch.features @ emit.T
    right, *right_counts = _expected(batch, scores, batch.allowed, steps, starts)
    every, *every_counts = _expected(batch, scores, np.ones_like(batch.allowed), steps, starts)
    gamma, arcs, first = (a - b for a, b in zip(every_counts, right_counts, strict=True))
    lines = batch.line_weights.sum()
    away = values - parameters.begin
    value = float(((every - right) * batch.weights).sum() / lines + pull / 2 * (away**2).sum())
    return value, parameters.gather(gamma.T @ batch.features, arcs, first) / lines + pull * away


def _expected(
    batch: Batch, scores: Floats, allowed: NDArray[np.bool_], steps: Floats, starts: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """For the allowed paths: log of their sum for each page, and the weighted expected count of each state on each
    line, of each step, of each start."""
    top = scores.max(axis=1, keepdims=True)
    local = np.exp(scores - top) * allowed
    move = np.where(steps > BLOCKED / 2, np.exp(steps), 0.0)
    begin = np.where(starts > BLOCKED / 2, np.exp(starts), 0.0)
    forward, scale = np.zeros_like(local), np.zeros(len(local))
    depth = len(batch.at)
    for line in range(depth):
        rows = batch.rows(line)
        reached = begin * local[rows] if line == 0 else (forward[batch.at[line - 1, : len(rows)]] @ move) * local[rows]
        scale[rows] = np.maximum(reached.sum(axis=1), _TINY)
        forward[rows] = reached / scale[rows, None]
    backward, arcs = np.ones_like(local), np.zeros_like(move)
    for line in range(depth - 2, -1, -1):
        after = batch.rows(line + 1)
        rows = batch.at[line, : len(after)]
        ahead = local[after] * backward[after] / scale[after, None]
        backward[rows] = ahead @ move.T
        arcs += (forward[rows] * batch.weights[: len(after), None]).T @ ahead
    logs = np.add.reduceat(np.log(scale) + top[:, 0], np.concatenate([[0], np.cumsum(batch.lengths)[:-1]]))
    gamma = forward * backward * batch.line_weights[:, None]
    return logs, gamma, arcs * move, gamma[batch.at[0]].sum(axis=0)
