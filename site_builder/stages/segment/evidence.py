"""What speaks for each thing that a paragraph may follow: an article, and a sentence in it that broke off."""

from __future__ import annotations

import math
from collections.abc import Iterator

from site_builder.model.newspaper import Role
from site_builder.stages.segment.clues import Clue
from site_builder.stages.segment.features import Feature
from site_builder.stages.segment.reading import LATEST, Option, Reading, Surroundings, Thread

TENTHS, MOST = 10.0, 1.5
"""Kinships count in tenths; two paragraphs of one subject are no nearer to one article for being more alike."""
ODDS = 6.0
"""Bound of log-odds."""
FOURS, THREES = 4, 3
_TAIL = {Role.BYLINE, Role.CREDIT, Role.JUMP}
_LATER = {Feature.FRESH, Feature.DIALOGUE}


class Evidence:
    """What is known of one line and all that it may follow; ``threads``: the articles opened so far."""

    def __init__(self, page: Surroundings, place: int, reading: Reading) -> None:
        self._page = page
        self._place = place
        self.threads = reading.threads
        self._current = reading.current
        self._left = reading.left
        self._waiting = reading.headings
        self._number = page.number(self._waiting[-1]) if self._waiting else None
        self._line = page.vocabulary.lines[place]
        self._features = page.seen[place].features
        self._ahead = page.ahead(place)
        self._middle = page.middle(place)
        self._kinships: dict[int, float] = {}
        self._kinships_of_all: dict[int, float] = {}
        self._known: dict[int, list[tuple[Clue, float]]] = {}

    def kinship(self, at: int) -> float:
        """With the headline and the latest paragraphs of the article at this place in ``threads``, in tenths."""
        found = self._kinships.get(at)
        if found is None:
            thread = self.threads[at]
            found = self._kinship(thread.heads | self._page.latest(thread), self._line)
            self._kinships[at] = found
        return found

    def _kinship_of_all(self, at: int) -> float:
        """With the whole of the article at this place in ``threads``, in tenths."""
        found = self._kinships_of_all.get(at)
        if found is None:
            thread = self.threads[at]
            found = self._kinships_of_all[at] = self._kinship(thread.heads | thread.words, self._line)
        return found

    def of(self, option: Option) -> list[tuple[Clue, float]]:
        """The clues of one option, each once; those that do not hold are left out."""
        if option.thread is None:
            return list(self._new())
        thread = self.threads[option.thread]
        if option.thread not in self._known:
            self._known[option.thread] = list(self._old(option.thread))
        clues = self._known[option.thread].copy()
        clues += self._stay(thread) if option.thread == self._current else self._resume(option)
        clues += self._whole(option) if option.continues is None else self._join(thread, option.continues)
        return clues

    def _new(self) -> Iterator[tuple[Clue, float]]:
        page, features = self._page, self._features
        yield Clue.NEW, 1.0
        yield Clue.NEW_MIDDLE, self._middle
        for feature, clue in _NEW_FEATURES:
            if feature in features:
                yield clue, 1.0
        if features & _LATER:
            yield Clue.NEW_FRESH, 1.0
        yield Clue.NEW_OPENS, _odds(page.path.opening[self._place])
        if self._current is None:
            return
        before = self.threads[self._current]
        block = page.block(self._place)
        whole = before.heads | before.words
        yield Clue.NEW_KIN, self.kinship(self._current)
        yield Clue.NEW_KIN_ALL, self._kinship_of_all(self._current)
        yield Clue.NEW_KIN_BLOCK, self._kinship(whole, page.vocabulary.of(block))
        yield Clue.NEW_IN_BLOCK, self._kinship(self._line, page.vocabulary.of(block[1:]))
        yield Clue.NEW_BLOCK, len(block) / THREES
        yield Clue.NEW_AFTER_MUCH, min(len(before.text), FOURS) / FOURS
        if not before.text:
            yield Clue.NEW_AFTER_LITTLE, 1.0
        role = page.states[self._place - 1].role
        if role in _TAIL:
            yield Clue.NEW_AFTER_TAIL, 1.0
        elif role is Role.LIST:
            yield Clue.NEW_AFTER_LIST, 1.0
        elif role is Role.STANDING:
            yield Clue.NEW_AFTER_LABEL, 1.0

    def _old(self, at: int) -> Iterator[tuple[Clue, float]]:
        thread, kinship = self.threads[at], self.kinship(at)
        yield Clue.KIN, kinship
        if len(thread.text) > LATEST:
            yield Clue.KIN_ALL, _bounded(self._kinship_of_all(at) - kinship)
        if self._ahead is not None:
            window = thread.heads | self._page.latest(thread)
            yield Clue.KIN_AHEAD, self._kinship(window, self._page.vocabulary.lines[self._ahead])
        if thread.head_size:
            share = (self._line & thread.heads).bit_count() / thread.head_size
            yield Clue.HEAD_FIT, _bounded(share * TENTHS)
        if Feature.JUMP_START in self._features:
            yield Clue.OLD_JUMP, 1.0
        if thread.ended:
            yield Clue.AFTER_END, 1.0
        if self._number:
            yield Clue.RUN_ON if self._runs_on(thread) else Clue.RUN_BREAKS, 1.0
        if thread.text:
            if Feature.DIALOGUE in self._features:
                yield Clue.DIALOGUE_ON if self._talks_on(thread) else Clue.DIALOGUE_BREAKS, 1.0
            return
        if Feature.DATELINE in self._features:
            yield Clue.FIRST_DATELINE, 1.0
        elif thread.heads and not thread.captions:
            yield Clue.FIRST_SIGNED if thread.signed else Clue.FIRST_PLAIN, 1.0
            yield Clue.FIRST_OPENED, _odds(self._page.path.opening[thread.first])
            for feature, clue in _FIRST_FEATURES:
                if feature in self._page.seen[thread.first].features:
                    yield clue, 1.0
        if thread.captions:
            yield Clue.FIRST_PICTURE, 1.0

    def claims(self, at: int) -> bool:
        """Whether the article at this place in ``threads`` has the numbers, or the interview, that go on here."""
        thread = self.threads[at]
        return (self._number is not None and self._number[1] > 1 and self._runs_on(thread)) or self._talks_on(thread)

    def _runs_on(self, thread: Thread) -> bool:
        """Whether the number of the heading that waits is the first of the article, or the next one."""
        if self._number is None:
            return False
        style, value = self._number
        numbers = [number for at in thread.headings if (number := self._page.number(at))]
        return (style, value - 1) == numbers[-1] if numbers else value == 1

    def _talks_on(self, thread: Thread) -> bool:
        """Whether a line of an interview follows another."""
        if Feature.DIALOGUE not in self._features or not thread.text:
            return False
        return Feature.DIALOGUE in self._page.seen[thread.text[-1]].features

    def _resume(self, option: Option) -> Iterator[tuple[Clue, float]]:
        assert option.thread is not None and self._current is not None
        thread, leaves = self.threads[option.thread], self.threads[self._current]
        away = self._place - thread.last
        yield Clue.RESUME, 1.0
        yield Clue.RESUME_RANK, float(sum(other.last > thread.last for other in self.threads) - 1)
        if option.thread == self._left:
            yield Clue.BACK, 1.0
            if self._place - leaves.last <= 2 and away <= LATEST:
                yield Clue.BACK_SOON, 1.0
        else:
            yield Clue.RESUME_FAR, math.log(away)
        if leaves.text:
            yield Clue.RESUME_PAST_TEXT, 1.0
            yield Clue.RESUME_PAST_MUCH, min(len(leaves.text), FOURS) / FOURS
        if leaves.open:
            yield Clue.RESUME_LEAVES_OPEN, 1.0
        if leaves.heads and not leaves.text and not self._page.text_follows(self._place):
            yield Clue.RESUME_LEAVES_NOTHING, 1.0
        if option.continues is None:
            yield Clue.RESUME_WHOLE, 1.0
        elif option.continues == thread.text[-1]:
            yield Clue.RESUME_LATEST, 1.0

    def _stay(self, thread: Thread) -> Iterator[tuple[Clue, float]]:
        if self._left is not None:
            yield Clue.STAY_AWAY, 1.0
        if not thread.text and thread.captions:
            yield Clue.STAY_PICTURE, 1.0
        elif not thread.text and not thread.heads:
            yield Clue.STAY_WAITING, 1.0
        if Feature.STRANGE_BEFORE in self._features:
            yield Clue.STAY_STRANGE, 1.0

    def _join(self, thread: Thread, end: int) -> Iterator[tuple[Clue, float]]:
        junction = self._page.cuts.between(end, self._place)
        broken = self._page.seen[end].features
        yield Clue.JUNCTION, _odds(junction.odds)
        if junction.crosses:
            yield Clue.CROSSES, 1.0
        yield Clue.JOIN_PATH, _odds(self._page.path.joining[self._place])
        for feature, clue in _JOIN_FEATURES:
            if feature in self._features:
                yield clue, 1.0
        if Feature.PARAGRAPH not in broken | self._features:
            yield Clue.JOIN_SHORT, 1.0
        if self._place == end + 1:
            yield Clue.JOIN_NEXT, 1.0
        if end != thread.text[-1]:
            yield Clue.JOIN_PASSED, math.log(1 + sum(place > end for place in thread.text))
        tail = self._page.tail(end, self._place)
        if tail is not None:
            yield Clue.JOIN_AHEAD, _odds(self._page.cuts.between(end, tail).odds - junction.odds)
            yield Clue.JOIN_AHEAD_MIDDLE, self._page.middle(tail)
        if self._waiting or any(end < heading < self._place for heading in thread.headings):
            yield Clue.JOIN_ACROSS_HEADING, 1.0

    def _whole(self, option: Option) -> Iterator[tuple[Clue, float]]:
        assert option.thread is not None
        thread, stays = self.threads[option.thread], option.thread == self._current
        yield Clue.WHOLE_MIDDLE, self._middle
        if not thread.open:
            if thread.text and thread.text[-1] == self._place - 1:
                yield Clue.WHOLE_AFTER_END, self._middle
        elif stays:
            yield from self._left_open(thread.text[-1])

    def _left_open(self, end: int) -> Iterator[tuple[Clue, float]]:
        features = self._page.seen[end].features
        if Feature.PARAGRAPH in features:
            yield Clue.LEFT_LONG, 1.0
        else:
            yield Clue.LEFT_MEDIUM if Feature.LONG in features else Clue.LEFT_SHORT, 1.0
        if features & {Feature.PARTICLES, Feature.COMMA_INSIDE}:
            yield Clue.LEFT_WORDY, 1.0
        if features & {Feature.ENDS_OPEN, Feature.ENDS_NEEDING}:
            yield Clue.LEFT_LACKING, 1.0
        tail = self._page.tail(end, self._place)
        if tail is not None:
            yield Clue.LEFT_AHEAD, _odds(self._page.cuts.between(end, tail).odds)
            yield Clue.LEFT_AHEAD_MIDDLE, self._page.middle(tail)
        if end == self._place - 1:
            yield Clue.LEFT_NEXT, 1.0

    def _kinship(self, left: int, right: int) -> float:
        return _bounded(self._page.vocabulary.kinship(left, right) * TENTHS)


_NEW_FEATURES = (
    (Feature.DATELINE, Clue.NEW_DATELINE),
    (Feature.JUMP_START, Clue.NEW_JUMP),
    (Feature.LEAD, Clue.NEW_LEAD),
    (Feature.ANAPHOR, Clue.NEW_ANAPHOR),
    (Feature.SALUTATION, Clue.NEW_SALUTATION),
    (Feature.NEW_SUBJECT, Clue.NEW_SUBJECT),
    (Feature.STRANGE_AFTER, Clue.NEW_STRANGE_AFTER),
)
_FIRST_FEATURES = (
    (Feature.MARKED_HIGH, Clue.FIRST_MARKED),
    (Feature.UNMARKED, Clue.FIRST_UNMARKED),
    (Feature.SHIFT, Clue.FIRST_SHIFT),
    (Feature.CLOSE, Clue.FIRST_CLOSE),
    (Feature.COHESIVE_WIDELY, Clue.FIRST_COHESIVE),
)
_JOIN_FEATURES = (
    (Feature.LOST_START, Clue.JOIN_LOST_START),
    (Feature.OPENS_MIDDLE, Clue.JOIN_OPENS_MIDDLE),
    (Feature.OPENS_PARAGRAPH, Clue.JOIN_OPENS_PARAGRAPH),
)


def _odds(value: float) -> float:
    return value if -ODDS <= value <= ODDS else math.copysign(ODDS, value)


def _bounded(value: float) -> float:
    return value if -MOST <= value <= MOST else math.copysign(MOST, value)
