"""Names that differ by a character or two from page to page: of reporters, of organisations, in the same list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from site_builder.model.suspicion import Clue, ClueKind, Place, ReadPage, Suspicion, SuspicionKind
from site_builder.stages.suspect.vocabulary import shared_end

OFTEN = 3
"""Articles that carry a reporter's true name, at least; and twice as many as carry the other."""
SHARED_RIGHT, SHARED_LEFT, SHARED = 2, 2, 6
"""Characters that two names of organisations share after the difference (less their ending), before it, in all."""
SHARED_ITEMS = 3
"""Items that two lists have in common, for a fourth that differs a little to be meant the same."""

_DISTINCT = frozenset(
    "一二三四五六七八九十百千两东西南北中上下左右前后内外大小新老总分副正甲乙丙丁省市县区州镇乡村校系级男女"
)
"""Characters by which names of two things differ, or that papers leave out at will: no sign of a misreading."""
_NO_NAME = re.compile("[的了是在由与和将对从被为把等]")
"""Characters that hardly stand in a name, so that one begins after them."""
_LONGEST_RIGHT = 8  # characters beyond the ending over which a difference is looked for


@dataclass(frozen=True, slots=True)
class _Mention:
    """A clue and where it is: its page's place in the archive and path."""

    order: int
    path: str
    clue: Clue


def find_inconsistent_names(pages: Sequence[ReadPage]) -> Iterator[Suspicion]:
    """Names in two spellings, over the whole archive. Where it can be told, the rarer spelling is the one told of."""
    mentions: defaultdict[ClueKind, list[_Mention]] = defaultdict(list)
    for order, page in enumerate(pages):
        for clue in page.findings.clues:
            mentions[clue.kind].append(_Mention(order, page.path, clue))
    yield from _people(mentions[ClueKind.PERSON])
    yield from _organisations(mentions[ClueKind.ORGANISATION], pages)
    yield from _listed(mentions[ClueKind.ENUMERATION], pages)


def _people(mentions: Sequence[_Mention]) -> Iterator[Suspicion]:
    """One reporter in two spellings: three characters of which one differs, one common and the other rare.

    Two names that ever stand on one page are two people.
    """
    by_name: defaultdict[str, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[mention.clue.text].append(mention)
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for name in by_name:
        if len(name) == 3:
            for at in range(3):
                alike[f"{name[:at]}*{name[at + 1 :]}"].add(name)
    articles = {name: len({(one.order, one.clue.key) for one in found}) for name, found in by_name.items()}
    on = {name: {one.order for one in found} for name, found in by_name.items()}
    told: set[str] = set()
    for names in alike.values():
        for rare, common in combinations(sorted(names, key=lambda name: (articles[name], name)), 2):
            if rare in told or on[rare] & on[common] or articles[common] < max(OFTEN, 2 * articles[rare]):
                continue
            told.add(rare)
            elsewhere = by_name[common][0]
            why = f"署名“{rare}”只见于{len(on[rare])}个版面，“{common}”见于{articles[common]}篇；"
            why += "两名只差一字，疑为一人。"
            certainty = min(0.5 + 0.05 * articles[common] / articles[rare], 0.8)
            for mention in by_name[rare]:
                suggested = common if mention.clue.excerpt == rare else None
                yield _suspicion(mention, why, certainty, suggested, elsewhere)


def _organisations(mentions: Sequence[_Mention], pages: Sequence[ReadPage]) -> Iterator[Suspicion]:
    """Two names that end alike and begin alike, and differ by one character between or by one or two more."""
    buckets: defaultdict[tuple[str, str], dict[str, _Mention]] = defaultdict(dict)
    for mention in mentions:
        text, ending = mention.clue.text, len(mention.clue.key)
        for length in range(ending + SHARED_RIGHT, min(ending + _LONGEST_RIGHT, len(text) - SHARED_LEFT) + 1):
            for gap in range(3):
                end = len(text) - length
                if end - gap >= SHARED_LEFT:
                    key = text[end:], text[end - gap - SHARED_LEFT : end - gap]
                    buckets[key].setdefault(text[end - gap : end], mention)
    told: set[frozenset[str]] = set()
    for (right, _), gaps in buckets.items():
        if not 2 <= len(gaps) <= 4:  # more: a kind of name, such as that of every county's office
            continue
        for one, other in combinations(gaps, 2):
            pair = frozenset((one + right, other + right))
            if pair in told or not _is_slip(one, other) or gaps[one].order == gaps[other].order:
                continue
            before = _NO_NAME.split(shared_end(_left(gaps[one], one, right), _left(gaps[other], other, right)))[-1]
            beyond = len(right) - len(gaps[one].clue.key)
            if len(before) < SHARED_LEFT or len(before) + beyond < SHARED or _NO_NAME.search(one + other + right):
                continue
            told.add(pair)
            yield from _rarer(before, (one, gaps[one]), (other, gaps[other]), right, pages)


def _left(mention: _Mention, gap: str, right: str) -> str:
    """What stands before the difference."""
    return mention.clue.text[: len(mention.clue.text) - len(right) - len(gap)]


def _is_slip(one: str, other: str) -> bool:
    """Two gaps that may be one name's: one character for another, or a few more; not what tells two names apart."""
    if set(one + other) & _DISTINCT or (one and other and len(one) + len(other) > 2):
        return False
    return "（" not in one + other and "）" not in one + other


def _rarer(
    left: str, one: tuple[str, _Mention], other: tuple[str, _Mention], right: str, pages: Sequence[ReadPage]
) -> Iterator[Suspicion]:
    def weight(gap: str) -> tuple[int, int]:
        whole, short = left[-4:] + gap + right[:2], left[-1:] + gap
        return _count(whole, pages), _count(short, pages) if len(short) > 1 else 0

    (gap, mention), (true, elsewhere) = sorted((one, other), key=lambda side: (weight(side[0]), -side[1].order))
    printed, meant = left + gap + right, left + true + right
    certain = weight(gap) != weight(true)
    why = f"此处作“{printed}”，{_where(elsewhere)}作“{meant}”，"
    why += "后者（或其简称）出现较多，疑为一家。" if certain else "疑为一家，不知孰是。"
    suspicion = _suspicion(mention, why, 0.7 if certain else 0.55, None, elsewhere)
    yield _narrowed(suspicion, printed, meant if certain else None)


def _narrowed(suspicion: Suspicion, name: str, suggested: str | None) -> Suspicion:
    """``suspicion`` of the name alone, unless cleaning changed it, so that it does not stand so in the seed."""
    at = suspicion.excerpt.find(name)
    if at < 0:
        return suspicion
    return replace(suspicion, column=suspicion.column + at, excerpt=name, suggested=suggested)


def _listed(mentions: Sequence[_Mention], pages: Sequence[ReadPage]) -> Iterator[Suspicion]:
    """The same list on two pages, of which one item differs a little."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    lists = [_items(mention.clue.text) for mention in mentions]
    for at, items in enumerate(lists):
        shared: Counter[int] = Counter(other for item in set(items) for other in holders[item][-20:])
        for other, count in sorted(shared.items()):
            if count >= SHARED_ITEMS and mentions[at].order != mentions[other].order:
                yield from _differing(mentions[other], lists[other], mentions[at], items, pages)
        for item in set(items):
            holders[item].append(at)


def _differing(
    one: _Mention, ones: Sequence[str], other: _Mention, others: Sequence[str], pages: Sequence[ReadPage]
) -> Iterator[Suspicion]:
    for item in ones:
        for near in others:
            if item in others or near in ones or not _nearly(item, near):
                continue
            fewer, more = sorted(((item, one), (near, other)), key=lambda side: (_count(side[0], pages), -len(side[0])))
            (printed, mention), (meant, elsewhere) = fewer, more
            why = f"同一列举中此处作“{printed}”，{_where(elsewhere)}作“{meant}”，其余各项相同。"
            yield _narrowed(_suspicion(mention, why, 0.6, None, elsewhere), printed, None)


def _items(text: str) -> tuple[str, ...]:
    """The items of a list; the last one without the words that count or sum it up."""
    *items, last = text.split("、")
    for at, char in enumerate(last):
        if char == "等" or char.isdigit():
            last = last[:at]
            break
    return tuple(item for item in (*items, last) if len(item) > 1)


def _nearly(one: str, other: str) -> bool:
    """True for two items of at least four characters of which one ends in the other, or that differ by one."""
    if min(len(one), len(other)) < 4 or (set(one) ^ set(other)) & _DISTINCT:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer.endswith(shorter) and len(longer) - len(shorter) <= 2


def _count(words: str, pages: Sequence[ReadPage]) -> int:
    return sum(text.count(words) for page in pages for text in page.texts)


def _where(mention: _Mention) -> str:
    return f"{mention.path} 第{mention.clue.line}行"


def _suspicion(mention: _Mention, why: str, certainty: float, suggested: str | None, elsewhere: _Mention) -> Suspicion:
    clue = mention.clue
    return Suspicion(
        kind=SuspicionKind.INCONSISTENT_NAME,
        path=mention.path,
        line=clue.line,
        column=clue.column,
        excerpt=clue.excerpt,
        evidence=why,
        certainty=certainty,
        suggested=suggested,
        counterpart=Place(path=elsewhere.path, line=elsewhere.clue.line),
    )
