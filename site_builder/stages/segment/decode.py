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
    first = _scores(lines[0], grammar)
    totals = [
        IMPOSSIBLE if start is None else start + score for start, score in zip(grammar.starts, first, strict=True)
    ]
    back: list[list[int]] = []
    for features in lines[1:]:
        scores = _scores(features, grammar)
        previous, totals = totals, []
        pointers: list[int] = []
        for arcs, score in zip(grammar.steps, scores, strict=True):
            best, origin = IMPOSSIBLE, 0
            for source, weight in arcs:
                total = previous[source] + weight
                if total > best:
                    best, origin = total, source
            totals.append(best + score)
            pointers.append(origin)
        back.append(pointers)
    place = max(range(len(totals)), key=totals.__getitem__)
    path = [place]
    for pointers in reversed(back):
        place = pointers[place]
        path.append(place)
    return tuple(grammar.states[place] for place in reversed(path))


def _scores(features: frozenset[Feature], grammar: Grammar) -> list[float]:
    return [state.base + sum(state.weights.get(feature, 0.0) for feature in features) for state in grammar.states]
