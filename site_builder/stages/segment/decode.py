"""The best path of states through a page (Viterbi 1967): one decision over the whole sequence."""

from __future__ import annotations

from collections.abc import Sequence
from operator import add

from site_builder.stages.segment.features import Feature
from site_builder.stages.segment.grammar import Grammar, State

IMPOSSIBLE = float("-inf")


def decode(lines: Sequence[frozenset[Feature]], grammar: Grammar) -> tuple[State, ...]:
    """One state per line, by the greatest sum of line scores and steps.

    Time is lines times steps of the grammar. Ties go to the state that the data file names first.
    """
    if not lines:
        return ()
    totals, back = _forward([_scores(line, grammar) for line in lines], grammar)
    place = max(range(len(totals[-1])), key=totals[-1].__getitem__)
    path = [place]
    for pointers in reversed(back):
        place = pointers[place]
        path.append(place)
    return tuple(grammar.states[place] for place in reversed(path))


def best_through(lines: Sequence[frozenset[Feature]], grammar: Grammar, at: int) -> tuple[float, ...]:
    """For each state the sum of the best path on which line ``at`` (0-based) is in that state."""
    scores = [_scores(line, grammar) for line in lines]
    totals, _ = _forward(scores, grammar)
    onward = [0.0] * len(grammar.states)
    for row in reversed(scores[at + 1 :]):
        reached = [score + ahead for score, ahead in zip(row, onward, strict=True)]
        onward = [IMPOSSIBLE] * len(grammar.states)
        for target, entry in enumerate(grammar.entries):
            step = grammar.steps[entry]
            for source, weight in zip(step.origins, step.weights, strict=True):
                onward[source] = max(onward[source], weight + reached[target])
    return tuple(total + ahead for total, ahead in zip(totals[at], onward, strict=True))


def _forward(scores: Sequence[list[float]], grammar: Grammar) -> tuple[list[list[float]], list[list[int]]]:
    """The best sum that ends in each state at each line, and from which state it came."""
    starts = zip(grammar.starts, scores[0], strict=True)
    totals = [[IMPOSSIBLE if start is None else start + score for start, score in starts]]
    back: list[list[int]] = []
    for row in scores[1:]:
        previous = totals[-1]
        bests: list[float] = []
        origins: list[int] = []
        for step in grammar.steps:
            reached = list(map(add, map(previous.__getitem__, step.origins), step.weights))
            best = max(reached, default=IMPOSSIBLE)
            bests.append(best)
            origins.append(step.origins[reached.index(best)] if reached else 0)
        totals.append(list(map(add, map(bests.__getitem__, grammar.entries), row)))
        back.append(list(map(origins.__getitem__, grammar.entries)))
    return totals, back


def _scores(features: frozenset[Feature], grammar: Grammar) -> list[float]:
    return list(map(sum, zip(grammar.bases, *(grammar.emissions[feature] for feature in features), strict=True)))
