"""Labels of columns, series and boxes: known words, and the ways papers word them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.stages.segment.features import Feature, Lexicon
from site_builder.text.characters import HAN_CLASS, width
from site_builder.text.formulas import BULLETS

_LABEL, _COLUMN, _SERIES = 40, 8, 22
"""Characters of the longest label with its ornaments; ems of the longest name of a column, and of a series."""
_ENDING = 4
"""Characters of the longest ending."""
_ORNAMENTS = f"{BULLETS}·—-:：>＞» \u3000"
_BRIEFS = re.compile(
    r"(?:简讯|短讯|快讯|短波|快报|速递|简报|集锦|信息|动态|点击|传真|播报|扫描|简闻|一句话新闻|简明新闻|要闻|讯|服务台|热线|一览|拾零|速览|行情|书架|书讯|播报|预告|荐书|便民)[\s\d—-]*$|^一周.{1,4}$|^(?:今日|每日|本周|新)书"
)
_JOINT = re.compile(r"\s?[·|｜]\s?")
_PART = re.compile(r"[\s\d０-９—-]+$|\s?[（(][^（）()]{1,6}[）)]$|[①-⑳]$")
"""What may stand behind a label: a telephone number, the number of a part."""
_SERIES_MARK = re.compile(
    rf"[①-⑳]$|[（(](?:系列(?:报道)?)?(?:[上中下]|之?[一二三四五六七八九十]{{1,2}}|\d{{1,2}})[）)]$|[{HAN_CLASS}”]之[一二三四五六七八九十]{{1,2}}$|(?:特别|系列|连续|跟踪|深度|专题)报道$|[{HAN_CLASS}”]\s?·\s?[{HAN_CLASS}“]|走基层|^(?:走进|聚焦|关注|直击|探访|寻找|解码)"
)
_COUNTED = re.compile(r"^(?:数读|数说|数字|图说|图读|图解|读图)[“《]?\w{2}")
"""How the labels of boxes with figures or pictures open: 数说暴雨."""
_UNITS = re.compile(r"[（(](?:单位\s?[:：]|[元吨公斤千克箱头亩]{1,3}\s?[/／]\s?[公斤千克吨箱头平方米亩]{1,4}[)）])")


def label_of(text: str) -> str:
    """``text`` without the ornaments that papers set around a label."""
    return text.strip(_ORNAMENTS).strip("【】[]《》")


def label_features(text: str, lexicon: Lexicon) -> Iterator[Feature]:
    """What ``text`` shows as a label; nothing if it is too long for one."""
    if len(text) > _LABEL:
        return
    label = label_of(text)
    if not lexicon.standing_heads.isdisjoint((label, label.replace(" ", ""), _JOINT.split(label)[0])):
        yield Feature.STANDING
    if label in lexicon.sections:
        yield Feature.SECTION
    name = _PART.sub("", label)
    ems = width(name)
    if len(name) <= _COLUMN and _BRIEFS.search(label):
        yield Feature.BRIEFS
    if ems <= _COLUMN and (_COUNTED.match(name) or _ends_as_column(name.replace(" ", ""), lexicon)):
        yield Feature.COLUMN
    if name and ems <= _SERIES and not any(mark in label for mark in "，。！？；") and _SERIES_MARK.search(label):
        yield Feature.SERIES
    if _UNITS.search(text):
        yield Feature.UNITS


def _ends_as_column(name: str, lexicon: Lexicon) -> bool:
    return any(name[-size:] in lexicon.label_endings for size in range(2, min(_ENDING, len(name)) + 1))
