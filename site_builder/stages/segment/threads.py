"""Which article each line belongs to, and which line each paragraph continues.

A page's columns set articles one among the other, so the next paragraph need not belong to the article of the one
before. Down the page each paragraph chooses what it follows: the article at hand, an earlier one, or none, as the
first of its own; and in an article a sentence that broke off, or none. ``walk`` goes down the page with whoever
chooses; ``choose_best`` is the choice by the weights of the data file, a conditional logit (McFadden 1974).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from site_builder.model.newspaper import Role
from site_builder.stages.segment.clues import Clue
from site_builder.stages.segment.evidence import Evidence
from site_builder.stages.segment.features import Feature
from site_builder.stages.segment.grammar import State
from site_builder.stages.segment.reading import Option, Reading, Surroundings, Thread
from site_builder.text.formulas import ends_signed, ends_with_jump

_HEADS = {Role.HEADLINE, Role.KICKER, Role.SUBHEAD}
_HEADINGS = {Role.HEADING, Role.ITEM_HEADING}
_ENDS = {Role.BYLINE, Role.JUMP}
_OF_TEXT = {Role.STANDING, Role.LIST, Role.BYLINE, *_HEADINGS}
"""What picture news does not have: after it, these belong to the last article with text."""
REACH, RECENT, OPEN_ENDS = 40, 3, 2
"""Lines after which an article is left for good; how many earlier articles are thought of; open sentences of the one at
hand."""
STRANGER = 0.0
"""Kinship in tenths up to which a whole paragraph does not go back to an earlier article: in the invented pages 12
of 83 do that go back, but so would 4,337 of 6,932 that do not."""

Choose = Callable[[int, Sequence[Option], Evidence], int]
"""Says which option the line at a place takes."""


@dataclass(frozen=True, slots=True)
class Threads:
    """For each line its article, from 1 in the order of opening, 0 for the page's own; the place of the line that a
    paragraph continues, if any."""

    articles: tuple[int, ...]
    joins: tuple[int | None, ...]


def thread_lines(page: Surroundings, weights: Mapping[Clue, float]) -> Threads:
    """The threads of a page by ``weights``."""
    return walk(page, lambda place, options, evidence: choose_best(options, evidence, weights))


def choose_best(options: Sequence[Option], evidence: Evidence, weights: Mapping[Clue, float]) -> int:
    """The option that has the greatest sum of weights times clues; of equals the first."""
    sums = [sum([weights[clue] * value for clue, value in evidence.of(option)]) for option in options]
    return max(range(len(options)), key=sums.__getitem__)


def walk(page: Surroundings, choose: Choose) -> Threads:
    """Go down the page; where a paragraph has more than one option ``choose`` is asked."""
    reading = Reading()
    articles = [0] * len(page.seen)
    joins: list[int | None] = [None] * len(page.seen)
    for place, step in enumerate(page.states):
        if step.role is Role.FURNITURE:
            continue
        if step.role is Role.BODY:
            evidence = Evidence(page, place, reading)
            options = _options(page, place, reading, evidence)
            option = options[choose(place, options, evidence) if len(options) > 1 else 0]
            _take(page, place, option, reading)
            for heading in reading.headings:
                articles[heading] = _number(reading)
            _settle(reading)
            joins[place] = option.continues
        else:
            _pass(page, place, step, reading)
        articles[place] = _number(reading)
    return Threads(tuple(articles), tuple(joins))


def _number(reading: Reading) -> int:
    assert reading.current is not None
    return reading.current + 1


def _options(page: Surroundings, place: int, reading: Reading, evidence: Evidence) -> list[Option]:
    """All that the paragraph at ``place`` may follow, but for what hardly any paragraph does."""
    features, opens = page.seen[place].features, page.states[place].opens
    threads, current = reading.threads, reading.current
    if current is None:
        return [Option(None, None)]
    options: list[Option] = []
    after_head = page.states[place - 1].role in _HEADS
    mends = page.states[place].joins and threads[current].open
    if opens or features & _OPENINGS or (threads[current].text and not after_head and not mends):
        options.append(Option(None, None))
    others = [at for at in range(len(threads)) if at != current and place - threads[at].last <= REACH]
    others.sort(key=lambda at: -threads[at].last)
    dated = Feature.DATELINE in features
    picture = threads[current].captions and not threads[current].text
    options.append(Option(current, None))
    options += (Option(current, end) for end in threads[current].open_ends[-OPEN_ENDS:])
    for at in others[:RECENT]:
        if dated and (threads[at].text or threads[at].captions):
            continue
        if picture or evidence.claims(at) or (page.vocabulary.tells and evidence.kinship(at) > STRANGER):
            options.append(Option(at, None))
        if threads[at].open:
            options.append(Option(at, threads[at].text[-1]))
    return options


_OPENINGS = {Feature.STRANGE_BEFORE, Feature.LOST_START, Feature.DATELINE, Feature.JUMP_START}


def _take(page: Surroundings, place: int, option: Option, reading: Reading) -> None:
    """A paragraph joins the article that it chose."""
    if option.thread is None:
        reading.threads.append(Thread(first=place, last=place))
        reading.current, reading.left = len(reading.threads) - 1, None
    elif option.thread != reading.current:
        interrupts = reading.current is not None and option.thread < reading.current and reading.left != option.thread
        reading.left = reading.current if interrupts else None
        reading.current = option.thread
    assert reading.current is not None
    thread = reading.threads[reading.current]
    if option.continues is not None:
        thread.open_ends.remove(option.continues)
    if page.broken(place):
        thread.open_ends.append(place)
    thread.text.append(place)
    thread.words |= page.vocabulary.lines[place]
    thread.last = place
    text = page.seen[place].line.text
    thread.ended = ends_signed(text) or ends_with_jump(text)


def _pass(page: Surroundings, place: int, step: State, reading: Reading) -> None:
    """A line that is no running text follows the article at hand, or opens one."""
    threads = reading.threads
    if step.opens or reading.current is None:
        threads.append(Thread(first=place, last=place))
        reading.current, reading.left, reading.headings = len(threads) - 1, None, []
    elif step.role in _OF_TEXT and threads[reading.current].captions and not threads[reading.current].text:
        texts = [at for at in range(len(threads)) if threads[at].text and place - threads[at].last <= REACH]
        reading.current = max(texts, key=lambda at: threads[at].last, default=reading.current)
    thread = threads[reading.current]
    thread.last = place
    if step.role in _HEADINGS:
        reading.headings = [*reading.headings, place]
        return
    _settle(reading)
    if step.role in _HEADS:
        thread.heads |= page.vocabulary.lines[place]
        thread.head_size += page.vocabulary.sizes[place]
    elif step.role is Role.CAPTION:
        thread.captions = True
    elif step.role is Role.BYLINE:
        thread.signed = True
    if step.role in _ENDS and thread.text:
        thread.ended = True


def _settle(reading: Reading) -> None:
    """The headings that waited are those of the article at hand."""
    assert reading.current is not None
    reading.threads[reading.current].headings += reading.headings
    reading.headings = []
