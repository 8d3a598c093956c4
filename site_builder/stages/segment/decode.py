"""The best path of states through a page (Viterbi 1967): one decision over the whole sequence."""

from __future__ import annotations

from collections.abc import Sequence

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
            for source, weight in grammar.steps[entry]:
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
        for arcs in grammar.steps:
            best, origin = IMPOSSIBLE, 0
            for source, weight in arcs:
                total = previous[source] + weight
                if total > best:
                    best, origin = total, source
            bests.append(best)
            origins.append(origin)
        totals.append([bests[entry] + score for entry, score in zip(grammar.entries, row, strict=True)])
        back.append([origins[entry] for entry in grammar.entries])
    return totals, back


def _scores(features: frozenset[Feature], grammar: Grammar) -> list[float]:
    return [sum(column) for column in zip(grammar.bases, *(grammar.emissions[f] for f in features), strict=True)]
