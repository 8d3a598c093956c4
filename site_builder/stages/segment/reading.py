"""What is known while a page is read: the roles of its lines, the articles so far, and what a paragraph may follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from site_builder.model.newspaper import Role
from site_builder.stages.segment.cohesion import Vocabulary
from site_builder.stages.segment.cuts import Cuts, breaks_off
from site_builder.stages.segment.decode import Path
from site_builder.stages.segment.features import Feature, SeenLine
from site_builder.stages.segment.grammar import State
from site_builder.text.formulas import find_dateline, leading_number

LATEST, BLOCK, AHEAD, TAIL = 4, 4, 3, 6
"""Paragraphs of an article that a line is compared with; lines that count as one block; how far the next one is
sought; how far the other half of a sentence."""
LEAST_AHEAD = 30
"""Bits of vocabulary that the next paragraph must have to tell anything."""
MIDDLE = 4.0
"""Bound of the log-odds that a line opens as sentences go on."""


class Option(NamedTuple):
    """``thread``: the article, by its place among those opened so far, None for a new one; ``continues``: the place
    of the line whose sentence goes on, None for a paragraph of its own."""

    thread: int | None
    continues: int | None


@dataclass(slots=True, kw_only=True)
class Thread:
    """An article as far as it has been read, and it grows: its ``first`` and ``last`` line, the bits of its
    ``heads`` and how many bits all their words have, the places of its ``text`` and ``headings``, the bits of its
    ``words``, the sentences that broke off; whether it has ``captions``, is ``signed`` by a byline, and
    has ``ended`` with a name or a jump."""

    first: int
    last: int
    heads: int = 0
    head_size: int = 0
    text: list[int] = field(default_factory=list)
    words: int = 0
    open_ends: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    captions: bool = False
    signed: bool = False
    ended: bool = False

    @property
    def open(self) -> bool:
        """Whether its latest paragraph broke off."""
        return bool(self.open_ends) and self.open_ends[-1] == self.text[-1]


@dataclass(slots=True)
class Surroundings:
    """A page whose roles are known, and what is worked out about it once."""

    seen: Sequence[SeenLine]
    path: Path
    vocabulary: Vocabulary
    cuts: Cuts
    _windows: dict[tuple[int, int], int] = field(default_factory=dict)
    _tails: dict[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def states(self) -> tuple[State, ...]:
        return self.path.states

    def latest(self, thread: Thread) -> int:
        """The bits of the latest paragraphs of an article."""
        key = (thread.first, len(thread.text))
        found = self._windows.get(key)
        if found is None:
            found = self._windows[key] = self.vocabulary.of(thread.text[-LATEST:])
        return found

    def broken(self, place: int) -> bool:
        """Whether the text of a line stops where no paragraph ends; a dateline alone is no paragraph either."""
        text = self.seen[place].line.text
        if breaks_off(text):
            return True
        dateline = find_dateline(text) if Feature.DATELINE in self.seen[place].features else None
        return dateline is not None and dateline.length >= len(text.rstrip())

    def block(self, place: int) -> tuple[int, ...]:
        """The paragraphs that stand together from ``place`` on."""
        end = place + 1
        while end < min(place + BLOCK, len(self.states)) and self._is_plain(end):
            end += 1
        return tuple(range(place, end))

    def ahead(self, place: int) -> int | None:
        """The next paragraph, if it stands near and in the same article's reach."""
        for at in range(place + 1, min(place + AHEAD, len(self.states))):
            if self.states[at].opens:
                return None
            if self.states[at].role is Role.BODY and self.vocabulary.sizes[at] > LEAST_AHEAD:
                return at
        return None

    def text_follows(self, place: int) -> bool:
        """Whether running text stands between ``place`` and the next line that opens an article."""
        for at in range(place + 1, len(self.states)):
            if self.states[at].opens:
                return False
            if self.states[at].role is Role.BODY:
                return True
        return False

    def number(self, place: int) -> tuple[str, int] | None:
        """The style and value of the number that opens the line, if one does."""
        return leading_number(self.seen[place].line.text) if Feature.NUMBERED in self.seen[place].features else None

    def tail(self, end: int, place: int) -> int | None:
        """Of the text soon after ``place`` that opens in mid-sentence, what goes on best where line ``end`` broke off;
        None if none is near."""
        near = self._tails.get(place)
        if near is None:
            soon = range(place + 1, min(place + TAIL, len(self.states)))
            near = self._tails[place] = tuple([at for at in soon if self._could_be_tail(at)])
        return max(near, key=lambda at: self.cuts.between(end, at).odds, default=None)

    def middle(self, place: int) -> float:
        """Log-odds that the line opens as sentences go on, by its first words alone."""
        return max(-MIDDLE, min(MIDDLE, self.cuts.opening(place)))

    def _could_be_tail(self, place: int) -> bool:
        return (
            self.states[place].role is Role.BODY
            and Feature.DATELINE not in self.seen[place].features
            and self.middle(place) > 0
        )

    def _is_plain(self, place: int) -> bool:
        return self.states[place].role is Role.BODY and not self.states[place].opens


@dataclass(slots=True)
class Reading:
    """How far a page has been read. ``current``: place in ``threads`` of the article at hand; ``left``: the one that it
    interrupted, if it did; ``headings``: places of headings whose paragraph is still to come."""

    threads: list[Thread] = field(default_factory=list)
    current: int | None = None
    left: int | None = None
    headings: list[int] = field(default_factory=list)
