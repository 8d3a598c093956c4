"""Places that end in what a place is called: 白市驿镇, 西部（重庆）科学城, 东风着陆场."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_builder.text.gazetteer import PlaceMention, gazetteer
from site_builder.text.listed_places import COMPASS, STRETCH
from site_builder.text.words import Word

_SUFFIX = re.compile(
    "(?:高新技术产业开发区|经济技术开发区|自治州|自治县|开发区|保税区|保税港区|示范区|试验区|高新区|经开区|新区|工业园区|产业园区|工业园|科学城|科技城|大学城|度假区|风景区|景区|湿地公园|森林公园|国家公园|保护区"
    "|火车站|高铁站|汽车站|国际机场|机场|港区|码头|着陆场|发射场|发射中心|街道|社区|经济圈|经济带|城市群|半岛|群岛|海峡|水库|水电站|大桥|峡谷|盆地|高原|山脉|草原"
    "|地区|[区县市镇乡村州省岛湖山河江湾])"
)
_COMMON = re.compile(
    "^(?:[东南西北华]{2}地区|(?:边远|贫困|欠发达|发达|山区|周边|沿海|其他|全国|各)地区|地区|城区|辖区|园区|市区|郊区|山区|社区|灾区|库区|林区|牧区|小区|校区|厂区|老区|特区|县区|区县|市县|乡镇|村镇|城镇|小镇|古镇|农村|乡村|新村|全村|城市|都市|[大中小]城市|大中城市|各省市|各县市|各乡镇|解放区|全市|我市|本市|全县|全区|该区|各区|各县|各市|"
    "新区|高新区|开发区|示范区|试验区|自贸区|工业园|工业园区|产业园区|机场|码头|街道|景区|度假区|保护区|江山|河山|火山|矿山|深山|高山|大山|登山|爬山|山河|江河|江湖|大江|海湾|港湾|海岛|岛|"
    "综合示范区|国家级新区|国家级高新区|市级高新区|国家高新区|核心区|功能区|主城区|中心城区|集聚区|先行区|先导区|自治区|经济区|老旧小区|美丽乡村|数字乡村|超市|上市|股市|楼市|门市|夜市|集市|菜市|车市|区域)$"
)
_ALWAYS_NAMED = frozenset(
    ["着陆场", "发射场", "火车站", "高铁站", "国际机场", "科学城", "半岛", "群岛", "海峡", "山脉"]
)
_PARTS_OF_LAND = frozenset(("西部", "东部", "中部"))
_SMALL = frozenset(("镇", "乡", "村", "街道", "社区"))
_UNSOUND = re.compile("[从在的了与向逐之居衔]|号线|周边|[为以本]地区")
_STOP_TAGS = ("p", "c", "u", "d", "r", "q", "t", "v", "x", "m", "y", "e", "f", "a")
_PARTICLES = "以在由与和对向从把被将于经至的了是为等及或并"


def built_places(text: str, words: Sequence[Word], listed: set[int]) -> Iterator[PlaceMention]:
    """Names made of a proper name and what a place is called. ``listed`` are the characters of the gazetteer's."""
    ends = {word.end: at for at, word in enumerate(words)}
    for suffix in _SUFFIX.finditer(text):
        if suffix.end() not in ends:
            continue
        at = ends[suffix.end()]
        while at and words[at].start > suffix.start():
            at -= 1
        word = words[at]
        if len(suffix.group()) == 1 and at + 1 < len(words) and not words[at + 1].known:
            continue
        if word.tag.startswith(("v", "nr")) and word.known and word.start < suffix.start():
            continue
        first = _left_edge(words, at, listed, named=suffix.group() in _ALWAYS_NAMED)
        start = words[first].start
        if not words[first].known and words[first].text[0] in _PARTICLES and len(words[first].text) > 2:
            start += 1
        if suffix.group() in _SMALL and start in listed:  # 云阳县 | 龙角镇
            start = next((n for n in range(start, suffix.start()) if n not in listed), start)
        name = text[start : suffix.end()]
        if suffix.group() == "地区" and not COMPASS.fullmatch(name[:-2]) and name not in gazetteer().full:
            continue
        if (
            len(name) < 3
            or _UNSOUND.search(name)
            or STRETCH.match(text, suffix.end())
            or _COMMON.match(name)
            or not _is_proper(words[first : at + 1], suffix, listed)
        ):
            continue
        yield PlaceMention(name=name, start=start, full=name)


def _left_edge(words: Sequence[Word], at: int, listed: set[int], *, named: bool) -> int:
    first = at
    while first and at - first < 5:
        before = words[first - 1]
        if before.text == "）":
            opening = next((n for n in range(first - 2, max(first - 4, 0), -1) if words[n].text == "（"), -1)
            if opening < 1 or words[opening + 1].text not in gazetteer().full:
                break
            first = opening
            continue
        stops = before.tag.startswith(_STOP_TAGS) and not (before.is_proper and before.tag != "x")
        if (stops and before.text not in _PARTS_OF_LAND) or len(before.text) > 5:
            break
        if len(before.text) > 2 and _SUFFIX.search(before.text):  # another place, which ends here
            break
        first -= 1
        if before.start in listed and words[first + 1].text != "（":
            if first and words[first - 1].text in gazetteer().provinces and before.text in gazetteer().counties:
                first -= 1
            break
    while not named and first < at and not words[first].is_proper and words[first].text not in _PARTS_OF_LAND:
        first += 1
    return first


def _is_proper(words: Sequence[Word], suffix: re.Match[str], listed: set[int]) -> bool:
    """Whether what stands before the ending is itself a name; one character alone ends a name only beside one."""
    near = [word for word in words if word.start < suffix.start()]
    if not near:
        return False
    last = near[-1]
    if last.end > suffix.start():  # the ending is the end of a word: it is a name if the dictionary says so
        return (last.tag == "ns" and len(last.text) > 2) or (not last.known and len(near) > 1 and near[-2].is_proper)
    if len(suffix.group()) == 1:
        return len(near) == 1 and last.is_proper and last.start not in listed
    named = len(near) <= 2 and all(word.tag.startswith("n") for word in near) and suffix.group() in _ALWAYS_NAMED
    return named or any(word.is_proper or word.start in listed for word in near)
