"""The best path of states through a page (Viterbi 1967): one decision over the whole sequence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from site_builder.stages.segment.features import Feature
from site_builder.stages.segment.grammar import Floats, Grammar, State

_ROW = {feature: row for row, feature in enumerate(Feature)}


@dataclass(frozen=True, slots=True)
class Path:
    """One state per line. ``opening``: by how much the best path that opens an article at a line beats the best one
    that does not, below 0 where it does not; ``joining`` likewise for continuing the line before."""

    states: tuple[State, ...]
    opening: tuple[float, ...]
    joining: tuple[float, ...]


def decode(lines: Sequence[frozenset[Feature]], grammar: Grammar) -> Path:
    """The path with the greatest sum of line scores and steps.

    Time is lines times the square of the states. Ties go to the state that the data file names first.
    """
    if not lines:
        return Path((), (), ())
    totals, through = _sums(_scores(lines, grammar), grammar)
    place = int(totals[-1].argmax())
    states = [place]
    for before in totals[-2::-1]:
        place = int((before + grammar.steps[:, place]).argmax())
        states.append(place)
    opens = np.array([state.opens for state in grammar.states])
    joins = np.array([state.joins for state in grammar.states])
    return Path(
        states=tuple(grammar.states[place] for place in reversed(states)),
        opening=_lead(through, opens),
        joining=_lead(through, joins),
    )


def best_through(lines: Sequence[frozenset[Feature]], grammar: Grammar) -> Floats:
    """For each line and state the sum of the best path on which the line is in that state."""
    return _sums(_scores(lines, grammar), grammar)[1]


def _scores(lines: Sequence[frozenset[Feature]], grammar: Grammar) -> Floats:
    shown = np.zeros((len(lines), len(Feature)))
    places = np.repeat(np.arange(len(lines)), [len(features) for features in lines])
    shown[places, [_ROW[feature] for features in lines for feature in features]] = 1.0
    scores: Floats = shown @ grammar.emissions + grammar.bases
    return scores


def _sums(scores: Floats, grammar: Grammar) -> tuple[Floats, Floats]:
    """For each line and state the best sum of a path that ends there, and of one that goes through it.

    The page is read from both ends at once.
    """
    steps = np.stack([grammar.steps, grammar.steps.T], axis=1)  # from a state, in a direction, to a state
    totals = np.stack([scores, scores[::-1]], axis=1)
    totals[0, 0] += grammar.starts
    paths = np.empty_like(steps)
    for before, here in pairwise(totals):
        np.add(steps, before.T[:, :, None], out=paths)
        here += np.maximum.reduce(paths, axis=0)
    return totals[:, 0], totals[:, 0] + totals[::-1, 1] - scores


def _lead(through: Floats, chosen: NDArray[np.bool_]) -> tuple[float, ...]:
    lead = through[:, chosen].max(axis=1) - through[:, ~chosen].max(axis=1)
    return tuple(lead.tolist())
