"""Names of people in running text: where they stand, and how far they reach.

A word segmenter cuts names badly (蓝庆华受 | 市政府), so this looks at characters: a surname, one or two characters
that given names are made of, and what stands before and after (a title, the start of a clause, a word that follows
a subject). Foreign names: runs of the characters used to write them, joined by · or after a title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from site_builder.text.keywords import background_idf
from site_builder.text.tables import read_table, words_by_kind
from site_builder.text.tokenizer import Tokenizer

_FOREIGN = (
    "阿艾爱安奥巴白拜班邦保鲍北贝本比毕彼宾波博伯勃布蔡策查察柴车楚茨川达大戴代丹道德登邓狄迪第蒂丁顿东杜多厄恩尔法凡范方菲费芬丰冯佛夫弗福盖甘冈高戈哥歌格葛根"
    "古瓜圭果哈海汉豪赫黑亨洪胡华怀惠霍基吉季加贾简杰捷金津久居喀卡凯坎康考柯科可克肯孔库奎昆拉莱赖兰朗劳勒雷蕾黎礼李里理利丽莉良列林琳龙隆卢鲁路伦罗洛吕马麦迈曼芒茂"
    "梅美门蒙孟米密敏明摩莫默姆木穆那纳娜南内嫩尼妮涅宁纽农努诺欧帕潘庞佩彭皮匹平珀普其奇齐恰强乔琴琼让热仁日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申什圣施石史斯丝思松苏"
    "索塔泰坦汤唐陶特滕提廷汀图托脱瓦万旺威韦维伟卫魏温文翁沃乌武西希锡夏香晓肖谢辛欣休许雅亚扬杨耶叶伊依因英永尤于约泽扎詹珍芝治朱卓兹佐布玛逊翰腊埃烈额钦措珊贡霞铁买夸宰瑙福森洲彻迦侬娅婷弥亲罕蓓薇妲黛诃琪琦"
)
_DOTTED = re.compile(rf"[{_FOREIGN}A-Z][{_FOREIGN}A-Z.]{{0,8}}(?:[·•][{_FOREIGN}]{{1,9}})+")
_TRANSLITERATED = re.compile(rf"[{_FOREIGN}]{{3,7}}")
_HAN = re.compile("[\u4e00-\u9fff]+")
_AND_OTHERS = re.compile(r"等?\d{1,3}(?:人|名|位)")
_OPENERS = "，。、；：！？“”‘’（）《》—…· \n,;:()■□▲●◆"
_NEVER_LAST = "省市县区镇乡村庄摄说称"
_TITLE_REACH = 7
_ENOUGH = 6.5
_SURE = 4.0  # a title beside it
_LISTED = 3.0  # a sure name beside it in a list


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    surname: Mapping[str, float]
    only: Mapping[str, float]
    first: Mapping[str, float]
    second: Mapping[str, float]
    compound: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    verbs: frozenset[str]


def find_people(
    texts: Sequence[str], tokenizer: Tokenizer, places: frozenset[str] = frozenset()
) -> tuple[PersonMention, ...]:
    """Every mention of a person in ``texts``, which are read as one article: what one sentence shows of a name
    holds in all of them. ``places`` are names that are no people's."""
    tagged = [_word_starts(text, tokenizer) for text in texts]
    candidates = [
        item for at, text in enumerate(texts) for item in _candidates(text, at, tagged[at]) if item.name not in places
    ]
    native = _settled(candidates)
    listed = _listed(candidates, native, texts)
    if listed:
        native = _settled([replace(item, score=item.score + _LISTED * (item in listed)) for item in candidates])
    foreign = {name for text, words in zip(texts, tagged, strict=True) for name in _foreign(text, words)} - places
    return tuple(_mentions(texts, native, foreign))


def _candidates(text: str, at: int, starts: Mapping[int, tuple[str, bool]]) -> Iterator[_Candidate]:
    names = _names()
    for run in _HAN.finditer(text):
        for start in range(run.start(), run.end() - 1):
            if text[start : start + 2] in names.compound:
                surname, worth = text[start : start + 2], 5.0
            elif text[start] in names.surname:
                surname, worth = text[start], names.surname[text[start]]
            else:
                continue
            for length in (1, 2):
                name = text[start : start + len(surname) + length]
                whole = len(name) == len(surname) + length and start + len(name) <= run.end()
                if whole and name[-1] not in _NEVER_LAST and name[len(surname) :] not in names.after:
                    given = _given(name[len(surname) :], names)
                    context = _before(text, start, starts, names) + _after(text, start + len(name), starts, names)
                    score = min(worth, 5.0) * 0.6 + given + context + _clash(name, start, given + context, starts)
                    if score > 0:
                        yield _Candidate(name, at, start, score, context)


def _word_starts(text: str, tokenizer: Tokenizer) -> Mapping[int, tuple[str, bool]]:
    """The words of ``text`` by their first character, and whether each is a name to the dictionary."""
    starts: dict[int, tuple[str, bool]] = {}
    position = 0
    for word, tag in tokenizer.tag(text):
        starts[position] = word, tag.startswith("nr")
        position += len(word)
    return starts


def _given(given: str, names: _Names) -> float:
    """How much the characters look like a given name: log odds against ordinary text."""
    if len(given) == 1:
        elsewhere = max(names.first.get(given, -0.7), names.second.get(given, -0.7)) * 0.7
        return min(names.only.get(given, elsewhere), 4.0)
    first, second = names.first.get(given[0], -0.5), names.second.get(given[1], -0.5)
    return max(min((first + second) * 0.7, 5.0), -4.0)


def _before(text: str, start: int, starts: Mapping[int, tuple[str, bool]], names: _Names) -> float:
    if start == 0:
        return 1.0
    for length in range(min(_TITLE_REACH, start), 0, -1):
        if text[start - length : start] in names.before:
            return _SURE if length > 1 else 1.0
    if text[start - 1] in _OPENERS:
        return 1.0
    if text[start - 1] in "和与由对向被让请为是叫及以":
        return 0.6
    return -0.6 if start in starts else -2.5


def _after(text: str, end: int, starts: Mapping[int, tuple[str, bool]], names: _Names) -> float:
    if end == len(text):
        return 0.8
    if _AND_OTHERS.match(text, end):
        return _SURE
    if text[end] == "”":
        return -4.0
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


def _clash(name: str, start: int, likely: float, starts: Mapping[int, tuple[str, bool]]) -> float:
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
    if 1 < len(word) < len(name) and word in known and not is_name:
        score -= 3.0  # 高新 | 区
    for at in range(start + 1, end):
        tail = starts.get(at, ("", False))[0]
        if len(tail) > 1 and tail in known:
            score -= 4.0 if at + len(tail) > end else 1.0  # 马 | 上级 never; 王 | 建国 is a name all the same
    if start not in starts and start:
        crossing = max(at for at in starts if at < start)
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


def _foreign(text: str, words: Mapping[int, tuple[str, bool]]) -> Iterator[str]:
    names = _names()
    known, _ = background_idf()
    for found in _DOTTED.finditer(text):
        yield _trimmed(found.group(), text, found.end())
    for found in _TRANSLITERATED.finditer(text):
        for start in range(found.start(), found.end() - 2):
            titled = any(text[start - n : start] in names.before for n in range(2, min(_TITLE_REACH, start) + 1))
            name = text[start : found.end()]
            if titled and len(name) >= 4 and name not in known:
                yield _trimmed(name, text, found.end())
                break
    for start, (word, is_name) in words.items():
        if is_name and word in known and _TRANSLITERATED.fullmatch(word):
            after = text[start + len(word) :]
            titled = any(text[max(start - n, 0) : start] in names.before for n in range(2, _TITLE_REACH + 1))
            if titled or any(after[:n] in names.verbs | names.after for n in (2, 3, 4)):
                yield word


def _trimmed(name: str, text: str, end: int) -> str:
    """``name`` without a last character that begins the next word: 罗斯科 | 则."""
    names = _names()
    for cut in (1, 2):
        if len(name) - cut > 3 and text[end - cut : end - cut + 2] in names.verbs | names.after:
            return name[:-cut]
    return name


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
            yield PersonMention(name=found.group(), text=at, start=found.start(), full=full[found.group()])


@lru_cache(maxsize=1)  # a pure function of shipped files
def _names() -> _Names:
    tables: dict[str, dict[str, float]] = {"surname": {}, "only": {}, "first": {}, "second": {}}
    for row in read_table("name_characters.tsv"):
        for column, table in tables.items():
            if row[column]:
                table[row["characters"]] = float(row[column])
    listed = words_by_kind("surnames.tsv")
    words = words_by_kind("person_words.tsv")
    surname = {name: tables["surname"].get(name, 0.0) for name in listed["single"]}
    return _Names(
        surname=MappingProxyType(surname),
        only=MappingProxyType(tables["only"]),
        first=MappingProxyType(tables["first"]),
        second=MappingProxyType(tables["second"]),
        compound=listed["compound"],
        before=words["before"],
        after=words["after"] | {title for title in words["before"] if len(title) > 1},
        verbs=words["verb"],
    )
