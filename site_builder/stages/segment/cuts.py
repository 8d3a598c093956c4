"""What a line shows by the text around it that broke off: whether a sentence runs across."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from site_builder.model.newspaper import CleanLine
from site_builder.stages.segment.features import Feature
from site_builder.stages.segment.wording import NO_TEXT
from site_builder.text import formulas
from site_builder.text.characters import ends_paragraph
from site_builder.text.junctions import Head, Junction, Tail, junction, opening, read_head, read_tail
from site_builder.text.tokenizer import Tokenizer

WELL, POORLY = 1.0, -2.0
"""Log-odds of a junction that speak for it, and against."""
BETTER = 2.0
"""By so much the text after a line must fit the text before it better than the line does, to pass over it."""


@dataclass(slots=True)
class Cuts:
    """The junctions between the lines of one page, each worked out when it is first asked for."""

    lines: Sequence[CleanLine]
    weights: Mapping[str, float]
    tokenizer: Tokenizer
    _tails: dict[int, Tail] = field(default_factory=dict)
    _heads: dict[int, Head] = field(default_factory=dict)
    _openings: dict[int, float] = field(default_factory=dict)
    _known: dict[tuple[int, int], Junction] = field(default_factory=dict)

    def between(self, before: int, after: int) -> Junction:
        """Whether line ``after`` goes on where line ``before`` broke off; both are places on the page."""
        found = self._known.get((before, after))
        if found is None:
            if before not in self._tails:
                self._tails[before] = read_tail(self.lines[before].text, self.tokenizer)
            found = junction(self._tails[before], self._head(after), self.weights, self.tokenizer)
            self._known[before, after] = found
        return found

    def opening(self, place: int) -> float:
        """Log-odds that the line at ``place`` opens as sentences go on."""
        found = self._openings.get(place)
        if found is None:
            found = self._openings[place] = opening(self._head(place), self.weights)
        return found

    def _head(self, place: int) -> Head:
        if place not in self._heads:
            self._heads[place] = read_head(self.lines[place].text, self.tokenizer)
        return self._heads[place]


def see_cuts(lines: Sequence[CleanLine], own: Sequence[set[Feature]], running: Sequence[bool], cuts: Cuts) -> None:
    """Add to the features of each line what the text before and after it tells; ``running``: which is running text."""
    after = _following(running)
    broken = [is_text and breaks_off(line.text) for line, is_text in zip(lines, running, strict=True)]
    previous: int | None = None
    for place, line in enumerate(lines):
        following = after[place]
        own[place] |= set(_of_line(own, running, broken, cuts, place, previous, following))
        if following is not None and could_break(line, own[place]):
            own[place] |= set(_leads(cuts.between(place, following)))
        if running[place]:
            previous = place


def breaks_off(text: str) -> bool:
    """Whether running text stops where no paragraph ends."""
    return not ends_paragraph(text) and not formulas.ends_with_jump(text)


def could_break(line: CleanLine, features: set[Feature]) -> bool:
    """Whether the line could be the beginning of a sentence that goes on elsewhere."""
    return not (features & NO_TEXT) and not ends_paragraph(line.text)


def _of_line(
    own: Sequence[set[Feature]],
    running: Sequence[bool],
    broken: Sequence[bool],
    cuts: Cuts,
    place: int,
    previous: int | None,
    following: int | None,
) -> Iterator[Feature]:
    """``previous`` and ``following``: the nearest running text."""
    if previous is not None and broken[previous]:
        yield Feature.PREVIOUS_OPEN
        if own[previous] & {Feature.ENDS_OPEN, Feature.ENDS_NEEDING, Feature.ENDS_CUT}:
            yield Feature.PREVIOUS_LACKS
        here = cuts.between(previous, place)
        if here.crosses:
            yield Feature.CONTINUES
        if here.odds > WELL:
            yield Feature.FOLLOWS_WELL
        elif here.odds < POORLY:
            yield Feature.FOLLOWS_POORLY
        if following is not None:
            past = cuts.between(previous, following)
            if past.crosses or _goes_on(own[following], cuts.lines[following]):
                yield Feature.INTERRUPTS
                if Feature.ENDS_SENTENCE in own[place] and Feature.PARAGRAPH not in own[place]:
                    yield Feature.WEDGED
            if past.odds > max(here.odds + BETTER, 0.0):
                yield Feature.PASSED_OVER
    elif (
        place
        and not running[place - 1]
        and could_break(cuts.lines[place - 1], own[place - 1])
        and cuts.between(place - 1, place).crosses
    ):
        yield Feature.CONTINUES


def _leads(onward: Junction) -> Iterator[Feature]:
    if onward.crosses:
        yield Feature.RUNS_ON
    if onward.odds > WELL:
        yield Feature.LEADS_WELL
    elif onward.odds < POORLY:
        yield Feature.LEADS_POORLY


def _following(running: Sequence[bool]) -> list[int | None]:
    """For each place the next one with running text."""
    found: list[int | None] = []
    latest: int | None = None
    for place in range(len(running) - 1, -1, -1):
        found.append(latest)
        if running[place]:
            latest = place
    return found[::-1]


def _goes_on(features: set[Feature], line: CleanLine) -> bool:
    return not features & {Feature.DATELINE, Feature.OPENER, Feature.NUMBERED} and not line.text.startswith("“")
