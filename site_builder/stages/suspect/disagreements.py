"""ReadPages -> Suspicions: figures that say the same of the same and are not equal, within a page and between pages.

Only figures that nearly agree are told of: 31.1% and 32.2% of one thing are a question, 31% and 60% are two things.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from site_builder.model.suspicion import Place, ReadPage, StatedFigure, Suspicion, SuspicionKind
from site_builder.stages.suspect.vocabulary import likeness, pairs
from site_builder.text.gazetteer import gazetteer

NEAR, NEARER = Decimal("0.15"), Decimal("0.05")
"""Share of the greater figure by which two of the same time differ at most, and two of which one tells no time."""
ALIKE, ALIKE_ALL = 0.85, 0.7
"""Share of the pairs of characters of the shorter indicator that the longer one has, and the other way round."""
MOST_OF_A_KIND = 40
"""Figures that share two characters and a unit: of more than these only the last are compared."""

_REGIONS = frozenset("市县区省镇乡村国州厂校")
_TWO_SIDES = ("进口", "出口"), ("男", "女"), ("城镇", "农村"), ("上年", "本年"), ("最高", "最低"), ("收入", "支出")


@dataclass(frozen=True, slots=True)
class _Mention:
    page: ReadPage
    figure: StatedFigure
    pairs: frozenset[str]


def find_disagreeing_figures(pages: Sequence[ReadPage]) -> Iterator[Suspicion]:
    """Told once for two statements, at the later one. Which is right is not said."""
    alike: defaultdict[tuple[str, str], list[_Mention]] = defaultdict(list)
    told: set[frozenset[tuple[str, int, int]]] = set()
    for page in pages:
        stated = Counter((figure.line, figure.indicator) for figure in page.findings.figures)
        for figure in page.findings.figures:
            if stated[figure.line, figure.indicator] > 1:
                continue  # one thing over several years
            mention = _Mention(page, figure, frozenset(pairs(figure.indicator)))
            for pair in mention.pairs:
                alike[figure.unit, pair].append(mention)
    for mentions in alike.values():
        for first, second in combinations(mentions[-MOST_OF_A_KIND:], 2):
            one, other = first.figure, second.figure
            key = frozenset({(first.page.path, one.line, one.column), (second.page.path, other.line, other.column)})
            if key in told or not _disagree(first, second):
                continue
            told.add(key)
            yield _told(first, second)


def _disagree(first: _Mention, second: _Mention) -> bool:
    one, other = first.figure, second.figure
    if not _same_thing(first, second) or (one.scope and other.scope and one.scope != other.scope):
        return False
    if first.page is second.page:
        is_plan = one.expected != other.expected and one.article == other.article
        if one.line == other.line or is_plan:  # what was meant to be, and what is
            return False
    elif not _same_time(first, second):
        return False
    values = Decimal(one.number), Decimal(other.number)
    apart = abs(values[0] - values[1])
    coarse = max(Decimal(one.step), Decimal(other.step))
    near = NEAR if one.scope == other.scope and one.scope else NEARER
    return coarse <= apart <= near * max(values)


def _same_thing(first: _Mention, second: _Mention) -> bool:
    """One indicator in the same or nearly the same words, and no place, side or kind told apart by the rest."""
    shorter, longer = sorted((first, second), key=lambda mention: len(mention.figure.indicator))
    if likeness(shorter.pairs, longer.pairs) < ALIKE or likeness(longer.pairs, shorter.pairs) < ALIKE_ALL:
        return False
    names = shorter.figure.indicator, longer.figure.indicator
    extra = set(names[1]) ^ set(names[0])
    if extra & _REGIONS or any(
        (a in names[0]) != (a in names[1]) or (b in names[0]) != (b in names[1]) for a, b in _TWO_SIDES
    ):
        return False
    known = gazetteer().full
    rest = names[1].replace(names[0], " ") if names[0] in names[1] else "".join(c for c in names[1] if c in extra)
    return not any(rest[at : at + size] in known for size in (2, 3) for at in range(len(rest) - size + 1))


def _same_time(first: _Mention, second: _Mention) -> bool:
    """True for figures of one year in words, or of pages not known to be of different months."""
    if first.figure.scope[:4].isdigit() and first.figure.scope == second.figure.scope:
        return True
    days = first.page.facts.date, second.page.facts.date
    return None in days or (days[0].replace(day=1) == days[1].replace(day=1))  # type: ignore[union-attr]


def _told(first: _Mention, second: _Mention) -> Suspicion:
    one, other = first.figure, second.figure
    where = f"第{one.line}行" if first.page is second.page else f"{first.page.path} 第{one.line}行"
    why = f"“{other.indicator}”此处是{other.excerpt}，{where}的“{one.indicator}”是{one.excerpt}，不知孰是。"
    certainty = 0.7 if one.scope and one.scope == other.scope else 0.6
    if one.expected or other.expected:
        why, certainty = f"{why}其中一处是预计。", 0.5
    return Suspicion(
        kind=SuspicionKind.FIGURE,
        path=second.page.path,
        line=other.line,
        column=other.column,
        excerpt=other.excerpt,
        evidence=why,
        certainty=certainty,
        counterpart=Place(path=first.page.path, line=one.line),
    )
