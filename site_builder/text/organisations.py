"""Names of organisations in running text: what they end in says that they are, how far left they reach is found
word by word. Also departments (市科技局), central bodies, and lists that say what they list (A、B等19家企业)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_builder.text.departments import find_departments
from site_builder.text.gazetteer import gazetteer
from site_builder.text.organisation_edges import FIRM_END, PARTICLES, left_edge
from site_builder.text.organisation_words import OrganisationMention, organisation_words
from site_builder.text.words import Word

_LIST_END = re.compile(
    r"等(?:为龙头|为代表的|(?:数|几)?\d*[多余]?(?:家|所|个|支)?(?:一批|一大批|多家|众多)?(?:[\u4e00-\u9fff]{0,8}?)(?:企业|公司|高校|大学|机构|单位|银行|院校|车企|医院|科研院所))"
)
_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）·]{2,24}")
_RUNS_ON = re.compile("[A-Z]|(?:建设)?项目|[员级生城路]|科技园|出版社|记者|讯")
_VAGUE = re.compile(
    "市级|国家级|省级|区级|^全[市省国县区]|^各|^所有|^中小|重要|重点(?!实验室)|^四大|[一二三四五六七八九两几多]个|工厂$|各类|有关|相关|四大"
)
_COUNTED = re.compile(
    r"(?:[\d一二三四五六七八九十两几多数各首](?:个|家|所|座|支|批|大|间|级)|全[市省国县区]|所有|各地|某)$"
)
_TOO_COMMON = frozenset(("实验室", "中心", "创新中心", "厂", "产业园", "联盟", "总队", "支队", "大队"))
_COMMON = frozenset(("城市", "首都", "城镇", "省城"))
_LEGAL = ("有限公司", "股份有限公司", "有限责任公司", "集团有限公司")
_QUOTED = re.compile(r"“([^“”，。；：！？、]{6,24})”")
_WORK = re.compile(r"《[^《》]*》")


def find_organisations(
    text: str, words: Sequence[Word], people: frozenset[int] = frozenset()
) -> tuple[OrganisationMention, ...]:
    """Every organisation that ``text`` names, the longest reading of each place, in order.

    ``people`` are the characters that names of people take: no organisation reaches over them. Titles of
    works (《…》) name none.
    """
    has_firms = bool(people) and ("公司" in text or "集团" in text)
    named = _by_suffix(text, words) if has_firms else ()
    firms = {n for m in named if FIRM_END.search(m.name) for n in range(m.start, m.end)}
    closed = frozenset(at for work in _WORK.finditer(text) for at in range(*work.span())) | people - firms
    open_words = words
    if closed:
        open_words = tuple(
            Word(word.text, "x", word.start, word.end, True) if word.start in closed or word.end - 1 in closed else word
            for word in words
        )
    found = [
        *find_departments(text, words),
        *_quoted(text, words),
        *_by_suffix(text, open_words),
        *_brands(open_words),
        *_firms(text, open_words),
        *_listed(text, open_words),
    ]
    chosen: list[OrganisationMention] = []
    for mention in sorted(found, key=lambda mention: (-len(mention.name), -mention.strength, mention.start)):
        taken = any(mention.start < other.end and other.start < mention.end for other in chosen)
        if not taken and not closed & frozenset((mention.start, mention.end - 1)):
            chosen.append(mention)
    return tuple(sorted(chosen, key=lambda mention: mention.start))


def _quoted(text: str, words: Sequence[Word]) -> Iterator[OrganisationMention]:
    """“国家地方共建硅基混合集成创新中心”: marks that say where the name begins."""
    lexicon = organisation_words()
    for found in _QUOTED.finditer(text):
        ending = max((hit.end() for hit in lexicon.suffix.finditer(found[1])), default=0)
        named = found[1].startswith(tuple(organisation_words().region)) or any(
            word.is_proper for word in words if found.start(1) <= word.start < found.end(1)
        )
        if ending == len(found[1]) and named and found[1] not in lexicon.generic:
            yield OrganisationMention(name=found[1], start=found.start(1), strength=3)


def _by_suffix(text: str, words: Sequence[Word]) -> Iterator[OrganisationMention]:
    lexicon = organisation_words()
    full = gazetteer().full
    suffixes = list(lexicon.suffix.finditer(text))
    ends = {word.end: at for at, word in enumerate(words)} if suffixes else {}
    for found in suffixes:
        end, suffix = found.end(), found.group()
        if end not in ends or _RUNS_ON.match(text, end):
            continue
        at = ends[end]
        while at and words[at].start > found.start():
            at -= 1
        first = left_edge(text, words, at, company=suffix in lexicon.company)
        start = words[first].start
        if not words[first].known and words[first].text[0] in PARTICLES and len(words[first].text) > 2:
            start += 1
        name = text[start:end]
        if name in lexicon.generic or len(name) <= len(suffix) + 1 or len(name) > 30 or _VAGUE.search(name):
            continue
        inner = [word for word in words[first : ends[end] + 1] if word.start < found.start()]
        places = [word for word in inner if word.text in full]
        own = [word for word in inner if _is_own(word)]
        regions = [word for word in inner if word.text in organisation_words().region]
        if suffix in lexicon.weak and not (places or ((own or regions) and suffix != "中心")):
            continue
        if suffix in _TOO_COMMON and all(word.text in gazetteer().provinces for word in inner):
            continue
        if not (own or places or regions or lexicon.bodies.match(name)):
            continue
        if suffix not in _LEGAL and _COUNTED.search(text[:start]):
            continue  # 4个 | 重庆科创实验室: a kind of body, not one of them
        yield OrganisationMention(name=name, start=start, strength=3 if own or places or regions else 2)


def _is_own(word: Word) -> bool:
    """A proper name other than a place's; a short word of the dictionary is too often only called a name (阿姨)."""
    short = word.known and len(word.text) == 2 and word.tag.startswith("nr")
    common = short or word.text in _COMMON or word.text in organisation_words().verbal
    return word.is_proper and not common and word.text not in gazetteer().full


def _brands(words: Sequence[Word]) -> Iterator[OrganisationMention]:
    """赛力斯汽车, 厦门宝太生物: a word that no dictionary has, and what firms call themselves."""
    full, trades = gazetteer().full, organisation_words().trade
    for before, word, trade in zip((None, *words), words, words[1:], strict=False):
        if trade.text not in trades or word.known or not word.tag.startswith(("nr", "nz", "nt", "ns")):
            continue
        brand, start = word.text, word.start
        if brand[0] in PARTICLES:
            brand, start = brand[1:], start + 1
        elif before and before.text in full and before.text[-1] not in "省市县区镇":
            brand, start = before.text + brand, before.start
        if len(brand) > 1:
            yield OrganisationMention(name=brand + trade.text, start=start, strength=1)


def _firms(text: str, words: Sequence[Word]) -> Iterator[OrganisationMention]:
    """Firms that papers call by a short name; not what they make (三星手机), nor halves of other names (博世氢动力)."""
    starts = {word.start: word for word in words}
    for found in organisation_words().firms.finditer(text):
        after = starts.get(found.end())
        goes_on = after is not None and (not after.known or after.tag.startswith(("n", "eng", "m", "b", "j")))
        if found.start() in starts and (after or found.end() == len(text)) and not goes_on:
            yield OrganisationMention(name=found.group(), start=found.start(), strength=1)


def _listed(text: str, words: Sequence[Word]) -> Iterator[OrganisationMention]:
    """北斗星通智联、长安汽车软件等一批知名企业: the items, back to where the list cannot go on."""
    for found in _LIST_END.finditer(text):
        begin = 1 + max(text.rfind(mark, 0, found.start()) for mark in "，。；：？！（")
        items: list[tuple[int, str]] = []
        position = begin
        for item in text[begin : found.start()].split("、"):
            items.append((position, item))
            position += len(item) + 1
        if len(items) < 2:
            continue
        items[0] = _without_lead(items[0], words)
        names = [(start, item) for start, item in items if 2 <= len(item) <= 10 and _ITEM.fullmatch(item)]
        proper = [pair for pair in names if _is_name(pair, words)]
        whole = len(proper) * 2 >= len(items)
        for start, item in names:
            if (start, item) in proper or (whole and len(item) > 3):
                yield OrganisationMention(name=item, start=start, strength=1)


def _without_lead(item: tuple[int, str], words: Sequence[Word]) -> tuple[int, str]:
    """The first item of a list without the clause that leads up to it: 则以 | 宗申动力."""
    start, text = item
    end = start + len(text)
    cut = start
    for word in words:
        if (
            start <= word.start < end
            and word.known
            and word.tag[0] in "vpducrmtf"
            and word.text not in organisation_words().verbal
        ):
            cut = word.end
        elif start <= word.start < end and not word.known and word.text[0] in PARTICLES and len(word.text) > 2:
            cut = word.start + 1
    return cut, text[cut - start :]


def _is_name(item: tuple[int, str], words: Sequence[Word]) -> bool:
    start, text = item
    inner = [word for word in words if start <= word.start and word.end <= start + len(text)]
    if len(inner) == 1 and inner[0].known and not inner[0].tag.startswith(("nz", "nt", "nr")):
        return False
    return any(word.is_proper for word in inner) and text not in gazetteer().full
