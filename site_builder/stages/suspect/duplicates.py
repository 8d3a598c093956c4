"""Text that stands twice: paragraphs and sentences of one page, items of one list, clauses of one sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.model.suspicion import Suspicion, SuspicionKind
from site_builder.stages.suspect.printed import PrintedPage
from site_builder.stages.suspect.vocabulary import likeness, pairs, sections, shared_end, shared_start
from site_builder.text.characters import HAN_CLASS

SHORTEST_COPY, SHORTEST_NEAR_COPY = 20, 40
"""Han characters and digits of a paragraph that is no copy, or nearly a copy, by chance."""
SHORTEST_SENTENCE, SHORTEST_ELSEWHERE = 18, 25
"""The same of a sentence said twice, within one article and in two of one page."""
SHORTEST_CLAUSE = 18
"""Characters with which two clauses of one sentence begin alike; fewer are a figure of speech."""
BLEND_HEAD, BLEND_TAIL = 8, 4
"""The same of a clause that has the beginning of the next one and the end of the one before."""
NEAR_COPY = 0.85
"""Share of the shorter paragraph's runs of five characters that the longer one has."""

_PLAIN = re.compile(rf"[^{HAN_CLASS}0-9A-Za-z]")
_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’」』）]*")
_CLAUSE = re.compile(r"[^，；。！？：]+")
_TWINS = re.compile(
    rf"(?<![{HAN_CLASS}])(?P<item>[{HAN_CLASS}A-Za-z0-9]{{3,16}})[、和与及](?P=item)(?![{HAN_CLASS}A-Za-z0-9])"
)
_TWIN_TAIL = re.compile(rf"(?P<item>[{HAN_CLASS}]{{4,16}})[和与及、](?P=item)(?=[，。；、！？”）])")
_ITEMS = re.compile(rf"[{HAN_CLASS}A-Za-z0-9“”《》（）·]{{2,20}}(?:、[{HAN_CLASS}A-Za-z0-9“”《》（）·]{{2,20}}){{2,}}")
_RUN = 5


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph or sentence, its text without marks."""

    article: int
    block: Block
    start: int
    end: int
    plain: str


def find_duplicates(page: PrintedPage, articles: Sequence[Article]) -> Iterator[Suspicion]:
    """What one page has twice. Of two copies the one is told that fits its neighbours less, else the later one."""
    told: set[tuple[int, ...]] = set()
    for first, second in _copied_paragraphs(articles):
        copy, kept = _misfit(first, second, articles)
        told.update((copy.block.lines, kept.block.lines))
        same = copy.plain == kept.plain
        why = f"与第{kept.block.lines[0]}行{'逐字相同' if same else '几乎相同'}"
        why += "，且与前后文不合，那一处才合。" if copy is first and same else "。"
        span = (0, len(copy.block.text))
        certainty, suggested = (0.97, "") if same else (0.8, None)
        twin = kept.block.lines[0]
        yield page.suspicion(SuspicionKind.DUPLICATE, copy.block, span, why, certainty, suggested, counterpart=twin)
    yield from _copied_sentences(page, articles, told)
    for article in articles:
        for block in article.blocks:
            if block.role in (Role.BODY, Role.CAPTION):
                yield from _twin_items(page, block)
                yield from _twin_clauses(page, block)


def plain(text: str) -> str:
    """``text`` without marks and spaces."""
    return _PLAIN.sub("", text)


def _copied_paragraphs(articles: Sequence[Article]) -> Iterator[tuple[_Unit, _Unit]]:
    units = [
        _Unit(number, block, 0, len(block.text), bare)
        for number, article in enumerate(articles)
        for block in article.blocks
        if block.role is Role.BODY and len(bare := plain(block.text)) >= SHORTEST_COPY
    ]
    units.sort(key=lambda unit: unit.block.lines)
    runs = [{unit.plain[at : at + _RUN] for at in range(len(unit.plain) - _RUN + 1)} for unit in units]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(runs):
        shared: defaultdict[int, int] = defaultdict(int)
        for run in own:
            for other in holders[run]:
                shared[other] += 1
            holders[run].append(at)
        for other, count in sorted(shared.items()):
            shorter = min(len(own), len(runs[other]))
            is_copy = units[at].plain == units[other].plain
            if is_copy or (count >= NEAR_COPY * shorter and shorter >= SHORTEST_NEAR_COPY):
                yield units[other], units[at]


def _misfit(first: _Unit, second: _Unit, articles: Sequence[Article]) -> tuple[_Unit, _Unit]:
    """The copy and what it is a copy of."""

    def fit(unit: _Unit) -> float:
        own = pairs(unit.plain)
        around = [section for section in sections(articles[unit.article]) if unit.block in section]
        others = "".join(block.text for section in around for block in section if block is not unit.block)
        return likeness(own, pairs(others))

    return (first, second) if fit(first) < fit(second) else (second, first)


def _copied_sentences(
    page: PrintedPage, articles: Sequence[Article], told: set[tuple[int, ...]]
) -> Iterator[Suspicion]:
    first: dict[str, _Unit] = {}
    for number, article in enumerate(articles):
        for block in article.blocks:
            if block.role is not Role.BODY or block.lines in told:
                continue
            for found in _SENTENCE.finditer(block.text):
                unit = _Unit(number, block, found.start(), found.end(), plain(found.group()))
                known = first.setdefault(unit.plain, unit)
                least = SHORTEST_SENTENCE if known.article == number else SHORTEST_ELSEWHERE
                if known is not unit and len(unit.plain) >= least:
                    twin = page.at(known.block, known.start, known.end).line
                    why = f"同一句话在第{twin}行已经有过。"
                    span = (unit.start, unit.end)
                    yield page.suspicion(SuspicionKind.DUPLICATE, block, span, why, 0.85, counterpart=twin)


def _twin_items(page: PrintedPage, block: Block) -> Iterator[Suspicion]:
    """流体力学、流体力学; 甲精神和甲精神: one item of a list twice."""
    taken: list[tuple[int, int]] = []
    for pattern in (_TWINS, _TWIN_TAIL):
        for found in pattern.finditer(block.text):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                taken.append(found.span())
                why = f"“{found['item']}”在同一列举里接连出现两次。"
                yield page.suspicion(SuspicionKind.DUPLICATE, block, found.span(), why, 0.9, found["item"])
    for found in _ITEMS.finditer(block.text):
        items = found.group().split("、")
        again = next((item for at, item in enumerate(items) if len(plain(item)) >= 3 and item in items[:at]), None)
        if again is not None and not any(start < found.end() and found.start() < end for start, end in taken):
            start = found.start() + found.group().rindex(again)
            why = f"“{again}”在同一列举里出现两次。"
            yield page.suspicion(SuspicionKind.DUPLICATE, block, (start, start + len(again)), why, 0.7)


def _twin_clauses(page: PrintedPage, block: Block) -> Iterator[Suspicion]:
    """Clauses of one sentence that begin with the same long words: one was printed into the other's place.

    The copyist's slip has a mark of its own: a clause that begins as the next and ends as the one before.
    """
    for sentence in _SENTENCE.finditer(block.text):
        found = list(_CLAUSE.finditer(sentence.group()))
        clauses = [clause.group() for clause in found]
        for at, clause in enumerate(clauses):
            alike = max((shared_start(clause, later) for later in clauses[at + 1 :]), key=len, default="")
            start = sentence.start() + found[at].start()
            if _is_blend(clauses, at):
                why = f"“{clause[:20]}”的开头与下一分句相同，结尾与上一分句相同，像是串行的衍文。"
                span = (start, start + len(clause) + 1)  # with the mark after it
                yield page.suspicion(SuspicionKind.DUPLICATE, block, span, why, 0.9, "")
            elif len(plain(alike)) >= SHORTEST_CLAUSE:
                why = f"“{alike[:20]}”在同一句里两次开头，像是串入或重复。"
                yield page.suspicion(SuspicionKind.DUPLICATE, block, (start, start + len(alike)), why, 0.7)


def _is_blend(clauses: Sequence[str], at: int) -> bool:
    """True for a clause of its neighbours' parts; parallel clauses share both their beginnings and their ends."""
    if not 0 < at < len(clauses) - 1:
        return False
    before, clause, after = clauses[at - 1 : at + 2]
    head, tail = shared_start(clause, after), shared_end(clause, before)
    is_parallel = len(shared_start(before, clause)) >= BLEND_TAIL or len(shared_end(clause, after)) >= BLEND_TAIL
    return len(head) >= BLEND_HEAD and len(tail) >= BLEND_TAIL and len(head) < len(clause) and not is_parallel
