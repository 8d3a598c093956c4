"""Names of people in running text: where they stand, and how far they reach.

A word segmenter cuts names badly (蓝庆华受 | 市政府), so this looks at characters: a surname, one or two characters
that given names are made of, and what stands before and after (a title, the start of a clause, a word that follows
a subject). Foreign names: runs of the characters used to write them, joined by · or after a title.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from site_builder.text.enumerations import LONG_LIST, enumerations
from site_builder.text.foreign_names import foreign_names
from site_builder.text.japanese_names import japanese_names
from site_builder.text.keywords import background_idf
from site_builder.text.name_words import TITLE_REACH, NameWords, name_words
from site_builder.text.tokenizer import Tokenizer
from site_builder.text.words import read_words

_AND_OTHERS = re.compile(r"等?\d{1,3}(?:人|名|位)")
_OPENERS = "，。、；：！？“”‘’（）《》—…· \n,;:()■□▲●◆"
_NEVER_LAST = "省市县区镇乡村庄摄说称店网街站寨"
_ALSO_PARTICLES = "向从但和连那都应时能尤"
_PARTICLE = 3.0  # against a name whose surname is more often a particle, but beside a title
_COMPOUND_WORTH = 5.0
_HOPELESS = -2.5  # a given name less likely than this is not looked at
_ENOUGH = 6.2
_SURE = 4.0  # a title beside it
_LISTED = 3.0  # a sure name beside it in a list
_ENUMERATED = 4.0  # one of a list of names
_MOST = 0.7
_JAPANESE = 6.5
_NAMESAKE = re.compile(
    "理论|思想|精神|文学奖|奖|故居|纪念|大街|路|大道|广场|大学|学院|中学|小学|医院|图书馆|体育场|机场|号|式|系数|望远镜|卫星|定理|定律|杯|集团|公司|银行|基金会|协会|超市|汽车|软件|品牌|支行|收费站|景区|卖场|旅行社|音乐厅|剧院|酒店"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """A name in ``texts[text]`` from character ``start``. ``full`` is the whole name where a part of it is printed."""

    name: str
    text: int
    start: int
    full: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    text: int
    start: int
    score: float
    context: float

    @property
    def end(self) -> int:
        return self.start + len(self.name)


def find_people(texts: Sequence[str], tokenizer: Tokenizer, places: Container[str] = ()) -> tuple[PersonMention, ...]:
    """Every mention of a person in ``texts``, which are read as one article: what one sentence shows of a name
    holds in all of them. ``places`` are names that are no people's."""
    tagged = [_word_starts(text, tokenizer) for text in texts]
    candidates = [
        item for at, text in enumerate(texts) for item in _candidates(text, at, tagged[at]) if item.name not in places
    ]
    enumerated = _enumerated(candidates, texts)
    candidates = [replace(item, score=item.score + _ENUMERATED * (item in enumerated)) for item in candidates]
    native = _settled(candidates)
    listed = _listed(candidates, native, texts)
    if listed:
        native = _settled([replace(item, score=item.score + _LISTED * (item in listed)) for item in candidates])
    foreign = {name for text, words in zip(texts, tagged, strict=True) for name in foreign_names(text, words)}
    foreign = {name for name in foreign if name not in places}
    famous = {name for text in texts for name in _famous().findall(text)}
    known = frozenset(name for name in famous if not any(_rivals(name, other) for other in native | foreign))
    return tuple(_mentions(texts, native | known, foreign))


@lru_cache(maxsize=1)  # a pure function of a shipped file
def _famous() -> re.Pattern[str]:
    return re.compile("|".join(sorted(name_words().famous, key=lambda name: (-len(name), name))))


def _candidates(text: str, at: int, starts: Mapping[int, tuple[str, bool]]) -> Iterator[_Candidate]:
    names = name_words()
    japanese, compound, worths = names.japanese, names.compound, names.surname
    positions = list(starts)
    for found in names.begins.finditer(text):
        start = found.start()
        opening = text[start : start + 2]
        if opening in japanese or text[start : start + 3] in japanese:
            yield from _japanese(text, at, start, starts)
        surname = opening if opening in compound else opening[0]
        worth = _COMPOUND_WORTH if len(surname) == 2 else worths.get(surname)
        if worth is None:
            continue
        before: float | None = None
        for length in (1, 2):
            begin, end = start + len(surname), start + len(surname) + length
            given_name = text[begin:end]
            if end > len(text) or given_name[-1] in _NEVER_LAST:
                continue
            if not ("\u4e00" <= given_name[0] <= "\u9fff" and "\u4e00" <= given_name[-1] <= "\u9fff"):
                continue
            given = _given(given_name, names)
            if given < _HOPELESS:
                continue
            name = text[start:end]
            if given_name in names.after or name in names.unlike:
                continue
            if before is None:
                before = _before(text, start, starts, names)
                if surname in _ALSO_PARTICLES and before < 1.0:
                    break
                before -= _PARTICLE * (surname in _ALSO_PARTICLES and before < _SURE)
            context = before + _after(text, end, starts, names)
            score = min(worth, 5.0) * 0.6 + given + context
            if score <= 0 and starts.get(start, ("", False))[0] != name:
                continue  # only a word of its own could still speak for it
            score += _clash(name, start, given + context, starts, positions)
            if score > 0:
                yield _Candidate(name, at, start, score, context)


def _japanese(text: str, at: int, start: int, starts: Mapping[int, tuple[str, bool]]) -> Iterator[_Candidate]:
    """Japanese names between marks or beside a title."""
    names = name_words()
    for name in japanese_names(text, start):
        context = _before(text, start, starts, names) + _after(text, start + len(name), starts, names)
        if context > 1.0:
            yield _Candidate(name, at, start, _JAPANESE + context + len(name) / 10, context)


def _word_starts(text: str, tokenizer: Tokenizer) -> Mapping[int, tuple[str, bool]]:
    """The words of ``text`` by their first character, and whether each is a name to the dictionary."""
    return {word.start: (word.text, word.tag.startswith("nr")) for word in read_words(text, tokenizer)}


def _given(given: str, names: NameWords) -> float:
    """How much the characters look like a given name: log odds against ordinary text."""
    if len(given) == 1:
        elsewhere = max(names.first.get(given, -0.7), names.second.get(given, -0.7)) * 0.7
        return min(names.only.get(given, elsewhere), 4.0)
    first, second = names.first.get(given[0], -0.5), names.second.get(given[1], -0.5)
    return max(min((first + second) * 0.7, 5.0), -4.0)


def _before(text: str, start: int, starts: Mapping[int, tuple[str, bool]], names: NameWords) -> float:
    if start == 0:
        return 1.0
    if text[start - 1] in names.title_ends:
        for length in range(min(TITLE_REACH, start), 0, -1):
            if text[start - length : start] in names.before:
                return _SURE if length > 1 else 1.0
    if text[start - 1] in _OPENERS:
        return 1.0
    if text[start - 1] in "和与由对向被让请为是叫及以":
        return 0.6
    return -0.6 if start in starts else -2.5


def _after(text: str, end: int, starts: Mapping[int, tuple[str, bool]], names: NameWords) -> float:
    if end == len(text):
        return 0.8
    if _AND_OTHERS.match(text, end):
        return _SURE
    if text[end] == "”":
        return -4.0
    if text[end] in names.word_begins:
        for length in range(5, 1, -1):
            following = text[end : end + length]
            if following in names.after:
                return _SURE
            if following in names.verbs:
                return 2.5
    if text[end] in _OPENERS:
        return 0.8
    if text[end] in names.verbs:
        return 1.5 if end in starts else 0.8
    return -0.3 if end in starts else -1.5


def _clash(
    name: str, start: int, likely: float, starts: Mapping[int, tuple[str, bool]], positions: Sequence[int]
) -> float:
    """What the segmenter says: for a name if it knows it as one; against it if the name is another word,
    or begins or ends inside longer words of the dictionary."""
    known, _ = background_idf()
    end = start + len(name)
    word, is_name = starts.get(start, ("", False))
    if word == name:
        if name not in known:
            return 1.0 if is_name else 0.0
        return (
            3.5 if is_name and len(name) > 2 and likely >= 2.5 else -1.0 if is_name else -5.0
        )  # 文明 is a name to it as well
    score = 0.0
    if len(word) > len(name) and word in known:
        score -= 5.0
    if 1 < len(word) < len(name) and word in known and not is_name and word not in name_words().compound:
        score -= 3.0  # 高新 | 区
    for at in range(start + 1, end):
        tail = starts.get(at, ("", False))[0]
        if len(tail) > 1 and tail in known:
            score -= 4.0 if at + len(tail) > end else 1.0  # 马 | 上级 never; 王 | 建国 is a name all the same
    if start not in starts and start:
        crossing = positions[bisect_right(positions, start) - 1]
        if starts[crossing][0] in known and crossing + len(starts[crossing][0]) > start:
            score -= 4.0
    return score


def _settled(candidates: Sequence[_Candidate]) -> frozenset[str]:
    """The names to believe: each place chooses its best reading, and all places of a name vote together."""
    support: dict[str, float] = {}
    places: Counter[str] = Counter()
    for item in candidates:
        support[item.name] = max(support.get(item.name, -9.0), item.score)
        places[item.name] += 1
    good = {name for name, best in support.items() if best + min(places[name] - 1, 3) * 0.8 >= _ENOUGH}
    totals: dict[str, float] = {}
    for item in candidates:
        if item.name in good:
            totals[item.name] = totals.get(item.name, 0.0) + item.score
    chosen: list[str] = []
    for name in sorted(good, key=lambda name: (-totals[name], -len(name), name)):
        if not any(_rivals(name, other) for other in chosen):
            chosen.append(name)
    return frozenset(chosen)


def _enumerated(candidates: Iterable[_Candidate], texts: Sequence[str]) -> frozenset[_Candidate]:
    """Candidates in lists of at least three items, most of which are candidates: 丁关根、李铁映、张万年."""
    by_text: dict[int, list[_Candidate]] = {}
    for item in candidates:
        by_text.setdefault(item.text, []).append(item)
    enumerated: set[_Candidate] = set()
    for at, own in by_text.items():
        for items in enumerations(texts[at]):
            fitting = [[one for one in own if _fills(one, span, texts[at])] for span in items]
            if sum(map(bool, fitting)) >= max(LONG_LIST, _MOST * len(items)):
                enumerated.update(one for several in fitting for one in several)
    return frozenset(enumerated)


def _fills(item: _Candidate, span: tuple[int, int], text: str) -> bool:
    """Whether a candidate is an item of a list, or begins or ends it beside 和 or 等, or ends it after a title."""
    start, end = span
    begins, ends = item.start == start, item.end == end
    return (begins and (ends or text[item.end] in "和与及等")) or (
        ends and start < item.start and (text[item.start - 1] in "和与及" or item.context >= _SURE)
    )


def _listed(candidates: Iterable[_Candidate], native: frozenset[str], texts: Sequence[str]) -> frozenset[_Candidate]:
    """Candidates beside a settled name in a list: 陈新武、江敦涛."""
    listed = set()
    for item in candidates:
        text = texts[item.text]
        before, after = text[: item.start], text[item.end :]
        left = before[-1:] in "、 和" and any(before[:-1].endswith(name) for name in native)
        right = after[:1] in "、 和" and any(after[1:].startswith(name) for name in native)
        if (before and left) or (after and right):
            listed.add(item)
    return frozenset(listed)


def _rivals(name: str, other: str) -> bool:
    """Two readings of one place: 张晓 and 张晓玲, 任蓝庆 and 蓝庆华."""
    if name in other or other in name:
        return True
    return any(name.endswith(other[:n]) or other.endswith(name[:n]) for n in range(2, min(len(name), len(other))))


def _mentions(texts: Sequence[str], native: frozenset[str], foreign: set[str]) -> Iterator[PersonMention]:
    full = {name: name for name in (*native, *foreign)}
    for name in sorted(foreign):
        if "·" in name and len(last := name.rsplit("·", 1)[-1]) >= 2:
            full[last] = name
    if not full:
        return
    pattern = re.compile("|".join(re.escape(name) for name in sorted(full, key=lambda name: (-len(name), name))))
    for at, text in enumerate(texts):
        for found in pattern.finditer(text):
            if _NAMESAKE.match(text, found.end()):
                continue
            yield PersonMention(name=found.group(), text=at, start=found.start(), full=full[found.group()])
