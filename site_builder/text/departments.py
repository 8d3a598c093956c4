"""Public bodies that go by set patterns: 市科技局, 市六届人大常委会, 国务院, 土库曼斯坦农业党."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_builder.text.gazetteer import gazetteer
from site_builder.text.organisation_words import OrganisationMention, organisation_words
from site_builder.text.words import Word

_PARTICLES = "以在由与和对向从把被将于经至的了是为等及或并"
_AFTER_ABBREVIATION = re.compile(r"^[员分托派屈长公理法会令门署级下队件落位面议见合网盟系动]")
_DEPARTMENT = re.compile(
    r"(?:市|省|县|区|州|盟|旗|自治区|兵团|国家)"
    r"(?:科协|文联|社联|残联|工商联|侨联|团委|教委|[\u4e00-\u9fff]{1,9}?(?:委员会|管理局|局|厅|委|办公室|办|署))"
)
_CONGRESS = re.compile(
    r"[市省县区州](?:第?[一二三四五六七八九十]{1,3}届)?人大(?:常委会)?|[市省县区州]第?[一二三四五六七八九十]{1,3}届政协"
)
_PARTY = re.compile(r"[\u4e00-\u9fff]{2,12}(?<![两三四五六七八各多])党(?=主席|领|代表|总书记|、|，|。|和|与)")
_NOT_DEPARTMENT = re.compile(
    r"^(?:市(?!市)(?:场|民|区|值|面|价|容|情|域)|区(?:别|分|域|间|块)|省(?:会|略|份|心|钱)|县(?:城|域)|州长|国家(?:级|队|重))|的|了|在|是|为|年|月|日|记者|向|对|从|与|把|将"
    "|常委$|[主举承协创开合]办$|(?:大|格|布|结|全)局$"
)
_WHOLE = re.compile(
    r"(?:市|省|县|区|州)(?:委|政府|人大常委会|人大|政协|纪委|监委|纪委监委|法院|检察院|总工会|妇联|教委|经信委|发改委|国资委|公安局)"
)
_PARTY_FORMULA = re.compile("(?:的?(?:坚强|英明|正确))?的?领导下")
_NO_OFFICE = re.compile(
    r"^(?:书记|副书记|常委|委员|主席|副主席|秘书长|机关|大院|门口|礼堂|全会|优秀党员|党员|(?:见习|实习|特约)?记者|[^，。]{1,8}(?:日电|日讯)|人(?![民大]))"
)


def find_departments(text: str, words: Sequence[Word]) -> Iterator[OrganisationMention]:
    """Every central organ, department, assembly and party that ``text`` names; they may overlap."""
    yield from _bodies(text, words)
    yield from _departments(text, words)
    yield from _parties(text, words)


def _bodies(text: str, words: Sequence[Word]) -> Iterator[OrganisationMention]:
    starts, ends = {word.start for word in words}, {word.end for word in words}
    for found in organisation_words().bodies.finditer(text):
        whole = found.start() in starts and (found.end() in ends or len(found.group()) > 3)
        as_agent = not _PARTY_FORMULA.match(text[found.end() :]) and not text[: found.start()].endswith("加入")
        if whole and as_agent and not _NO_OFFICE.match(text[found.end() :]):
            yield OrganisationMention(name=found.group(), start=found.start(), strength=3)


def _departments(text: str, words: Sequence[Word]) -> Iterator[OrganisationMention]:
    starts = {word.start: word for word in words}
    ends = {word.end for word in words}
    for pattern in (_CONGRESS, _WHOLE, _DEPARTMENT):
        for found in pattern.finditer(text):
            name, start = found.group(), found.start()
            after = text[found.end() :]
            if start not in starts and text[start - 1] not in _PARTICLES and not _ends_place(text, start):
                continue
            if _NOT_DEPARTMENT.search(name) or _NO_OFFICE.match(after):
                continue
            if (name[-1] in "委办署局" and _AFTER_ABBREVIATION.match(after)) or (
                found.end() not in ends and name[-1] not in "委"
            ):
                continue
            first = _place_before(text, start)
            yield OrganisationMention(name=text[first : found.end()], start=first, strength=3)


def _ends_place(text: str, start: int) -> bool:
    full = gazetteer().full
    return any(text[max(start - n, 0) : start + 1] in full for n in range(1, 8))


def _place_before(text: str, start: int) -> int:
    """Where a place that runs up to ``start`` or over its first character begins: 重庆 of 重庆市科技局."""
    full = gazetteer().full
    for length in range(8, 1, -1):
        if start >= length and text[start - length : start] in full:
            return start - length
        if start + 1 >= length and text[start + 1 - length : start + 1] in full:
            return start + 1 - length
    return start


def _parties(text: str, words: Sequence[Word]) -> Iterator[OrganisationMention]:
    """A country's party: 土库曼斯坦农业党."""
    countries = gazetteer().countries
    for word in words:
        if word.text in countries and (found := _PARTY.match(text, word.end)):
            yield OrganisationMention(name=word.text + found.group(), start=word.start, strength=3)
