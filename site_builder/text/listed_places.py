"""Names of the gazetteer in running text, and what around them says that they name something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_builder.text.gazetteer import PlaceMention, gazetteer
from site_builder.text.words import Word

_RUNS_ON = frozenset(
    (
        "市民",
        "市场",
        "市区",
        "市郊",
        "市长",
        "市面",
        "县城",
        "县长",
        "区域",
        "区长",
        "区间",
        "省会",
        "省城",
        "省长",
        "省份",
        "州长",
    )
)
"""Words that share their first character with the place before them: 大连市 | 民."""
_EVENT = "航展|车展|书展|画展|博览会|世博会|亚运会|奥运会|公开赛|锦标赛|马拉松|电影节|音乐节|峰会|爱乐"
STRETCH = re.compile(
    "(?:[至到—~-][\u4e00-\u9fff]{2,6})?段|号[”首列]|在线|网[^络点友民]|舰|队(?![员伍长])"
    rf"|[\u4e00-\u9fff]{{0,3}}(?:{_EVENT})"
)
"""What follows a place in the name of something else: 北碚至合川段, “武陵山号”, 新加坡航展."""
COMPASS = re.compile(
    "[京津冀晋辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀渝黔贵滇云藏陕秦甘陇青宁新蒙][东西南北中]{1,2}|[东西南北中]{2}"
)
"""A part of a province by its short name: 渝东南, 湘西."""
_PROGRAMME = frozenset(
    (
        "数字",
        "智慧",
        "平安",
        "美丽",
        "法治",
        "健康",
        "文化",
        "绿色",
        "创新",
        "活力",
        "幸福",
        "科技",
        "清廉",
        "书香",
        "信用",
        "海绵",
        "质量",
        "人文",
    )
)
_GOES_ON = frozenset("湾岛山湖江河路街桥港门池潭滩岭峰")
_ROAD = re.compile("[东西南北中]{0,2}(?:路|街|大街|大道|巷)")
_NAMED = re.compile("(?:基地|中心|公司|集团|项目|分院|校区|论坛|大会|展)$")
_LOCATIVE = tuple("在到赴抵从自往至驻离")
_BEFORE_COUNT = re.compile(
    r"[^，。；：、（）]{0,4}(?:、[^，。；：、]{2,8})+?(?:[一二三四五六七八九十]大|[和与、][^，。；：、]{2,8}?\d+[个大家所座])"
    r"[\u4e00-\u9fff]{0,8}?(?:实验室|大学|公司|学院|中心|医院|银行)"
)


def listed_places(text: str, words: Sequence[Word], article: str) -> Iterator[PlaceMention]:
    """Names of the gazetteer that begin and end where words do; 四川夹江 is one place."""
    last: PlaceMention | None = None
    for mention in _meant(text, words, article):
        joins = last is not None and last.end == mention.start and last.name in gazetteer().provinces
        if last is not None and joins and mention.name != mention.full:
            last = PlaceMention(name=last.name + mention.name, start=last.start, full=last.name + mention.full)
            continue
        if last is not None:
            yield last
        last = mention
    if last is not None:
        yield last


def lists_of_bodies(text: str) -> list[range]:
    """Where names of places are names of bodies: 金凤、明月湖、嘉陵江四大实验室."""
    return [range(*found.span()) for found in _BEFORE_COUNT.finditer(text)]


def _meant(text: str, words: Sequence[Word], article: str) -> Iterator[PlaceMention]:
    names = gazetteer()
    by_start = {word.start: word for word in words}
    edges = by_start.keys() | {len(text)}
    position = 0
    last: PlaceMention | None = None
    for before, word in zip((None, *words), words, strict=False):
        if word.start < position or word.text[0] not in names.begins:
            continue
        for length in names.lengths.get(text[word.start : word.start + 2], ()):
            name, end = text[word.start : word.start + length], word.start + length
            whole = end in edges or length > 2 or len(word.text) > 3
            if name not in names.full or not whole or text[end - 1 : end + 1] in _RUNS_ON or STRETCH.match(text, end):
                continue
            if _ROAD.fullmatch(word.text[length:]):
                continue
            after = by_start.get(end)
            joined = last is not None and last.end == word.start and last.name in names.provinces
            if not _names_something_else(name, text, before, word.start, after) and (
                joined or _is_meant(name, text, word, after, article)
            ):
                last = PlaceMention(name=name, start=word.start, full=names.full[name])
                yield last
            position = end
            break


def _names_something_else(name: str, text: str, before: Word | None, start: int, after: Word | None) -> bool:
    if before and name in gazetteer().provinces and (before.text in _PROGRAMME or (before.known and before.tag == "a")):
        return True  # 数字重庆, 新重庆: a programme
    bracketed = text[start - 1 : start] == "（" and text[start + len(name) : start + len(name) + 1] == "）"
    if bracketed and _NAMED.search(text[: start - 1]):
        return True  # 产业基地（重庆）
    if before and before.end == start and name in gazetteer().counties and _is_half(before):
        return True  # 浔 | 阳城
    if after is not None and (after.text in _GOES_ON or _ROAD.fullmatch(after.text)):
        return True  # 广阳 | 湾, 南京 | 东路
    return after is not None and _qualifies(name, after)  # 川东 | 白山羊


def _is_half(before: Word) -> bool:
    """A single character before a name that is more likely its first than a word: 浔 of 浔阳."""
    return len(before.text) == 1 and before.tag in ("n", "ng", "nr", "nz", "zg", "g", "j", "b", "nrt")


def _qualifies(name: str, after: Word) -> bool:
    """Whether a part of a province only says of what kind something is: 川东 | 白山羊."""
    return (
        len(name) < 4
        and COMPASS.fullmatch(name) is not None
        and (after.tag.startswith(("n", "a", "b")) or not after.known)
    )


def _is_meant(name: str, text: str, word: Word, following: Word | None, article: str) -> bool:
    """Whether a name of the gazetteer means the place: what is abroad and the short names of counties
    are also halves of other names (德国博世, 长安福特), some are words (安宁, 来宾)."""
    names = gazetteer()
    parents = names.counties.get(name)
    if name in names.ambiguous:
        stands = text[max(word.start - 1, 0) : word.start] in _LOCATIVE
        return stands or (names.full[name] != name and names.full[name] in article)
    if parents is None:
        goes_on = following is not None and following.is_proper and not following.known
        return name != "中国" and not (goes_on and name in names.abroad)
    if any(parent in article for parent in parents) or names.full[name] in article:
        return True
    noun_follows = following is not None and following.tag.startswith(("n", "v", "b", "l")) and following.text != "的"
    return word.text == name and word.tag == "ns" and word.known and not noun_follows
