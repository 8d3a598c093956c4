"""Where the name of an organisation begins, once its end is found: a walk to the left, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.text.gazetteer import gazetteer
from site_builder.text.organisation_words import organisation_words
from site_builder.text.words import Word

PARTICLES = "以在由与和对向从把被将于经至的了是为等及或并"
FIRM_END = re.compile("(?:有限公司|责任公司|股份公司|集团)$")
_LONGEST = 26
_STOP_TAGS = ("p", "c", "u", "d", "r", "q", "t", "x", "y", "e", "o", "f", "m", "v", "k")
_BEFORE_AND = ("科学", "工程", "技术", "信息", "管理", "经济", "住房", "文化", "规划", "工业", "人才", "创新")


def left_edge(text: str, words: Sequence[Word], at: int, *, company: bool) -> int:
    """The first word of the name whose last part is word ``at``."""
    full = gazetteer().full
    first = at
    if company and (place := _seat(text, words, at)) is not None:
        first = place
    while first and words[at].end - words[first - 1].start <= _LONGEST:
        before = words[first - 1]
        if before.text == "）":
            opening = next((n for n in range(first - 2, max(first - 7, -1), -1) if words[n].text == "（"), -1)
            inside = text[words[opening].end : before.start] if opening > 0 else ""
            if inside not in full and inside not in ("集团", "中国"):
                break
            first = opening
            continue
        is_branch = company and FIRM_END.search(text[: before.end])
        if (
            before.text in organisation_words().lead
            and before.text not in organisation_words().verbal
            and not is_branch
        ):
            break
        bridge = before.text in "和与" and first > 1 and words[first - 2].text.endswith(_BEFORE_AND)
        if _stops(before, company) and not bridge:
            break
        first -= 1
    return _trimmed(words, first, at)


def _seat(text: str, words: Sequence[Word], at: int) -> int | None:
    """The place that begins a company's name, whatever words stand between: 重庆鸿鼎精密铸造有限公司."""
    full = gazetteer().full
    for n in range(at - 1, max(at - 12, -1), -1):
        word = words[n]
        if (word.tag.startswith(("x", "u", "p", "c", "r", "m")) and word.text not in "（）") or words[
            at
        ].end - word.start > _LONGEST:
            return None
        if word.text in full and not FIRM_END.search(text[: word.start]) and text[word.start - 1 : word.start] != "（":
            return n
    return None


def _stops(word: Word, company: bool) -> bool:
    """True for a word that no name reaches over."""
    if (
        word.text in organisation_words().verbal
        or word.text in organisation_words().region
        or word.text == "·"
        or word.text in gazetteer().full
    ):
        return False
    if not word.known:
        return False
    if company and len(word.text) == 1 and word.text not in PARTICLES and not word.tag.startswith(("x", "u", "p")):
        return False
    if word.tag == "m":
        return not word.text.startswith("第")
    return word.tag.startswith(_STOP_TAGS) and word.tag != "j"


def _trimmed(words: Sequence[Word], first: int, at: int) -> int:
    """``first`` moved past what leads up to a name but is no part of it."""
    full = gazetteer().full
    suffix = organisation_words().suffix
    for n in range(at, first, -1):
        before = words[n - 1]
        begins = words[n].text in full or words[n].text in ("中国", "国家", "全国")
        leads = (
            before.known
            and not before.is_proper
            and before.text not in organisation_words().region
            and before.text != "（"
        )
        if begins and leads and not suffix.search(before.text):
            first = n
            break
    while first < at and (
        words[first].text in organisation_words().lead
        or words[first].text in "和·"
        or (
            words[first].tag in ("v", "vn", "a", "ad", "b", "m", "d", "r", "p", "c")
            and words[first].text not in organisation_words().region
            and words[first].known
            and not words[first].text.startswith("第")
        )
    ):
        first += 1
    if first < at and words[first].text in full and words[first].text[-1] in "区县" and words[first + 1].is_proper:
        first += 1  # 南岸区 | 南坪实验外国语学校
    return first
