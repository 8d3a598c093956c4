"""What a quantity measures: the noun phrase before its number (工业增加值 | 8276亿元) or behind its unit (54家 | 工厂).

A word segmenter that reads a unit and the next character as one word (3支懂) misleads, so the text on either side of a
quantity is read by itself.
"""

from __future__ import annotations

import re

from site_builder.text.organisation_words import organisation_words
from site_builder.text.tokenizer import Tokenizer
from site_builder.text.words import Word, read_words

_LONGEST = 12
_SHARES = ("%", "‰", "个百分点", "百分点")
_NOUNS = ("n", "vn", "an", "b", "j", "l", "eng", "s")
_PASSED = ("v", "d", "p", "u", "m", "c", "ad", "r")
_REACHING = re.compile(
    "(?:有望|预计|计划|力争|今后|未来|目前|一般|大约|平均|累计|合计|总计|共计|分别|最高|最低|高达|达到?|达成|超过?|突破|迈[上入]|增至|降至|"
    "升至|提高[至到]|上升[至到]|下降[至到]|不[少低多高]于|大于|小于|逾|约|近|至少|占比?|共有?|拥?有|实现|完成|建成|新增|仅|已|均|还|可|将|"
    "为|是|在|到|至|了|的|由|从|以上|左右)+$"
)
_COMPARED = re.compile("(?:高于|低于|高出|快于|慢于|优于)[^，。、]{1,10}$")
_ROUNDING = re.compile("(?:以上|以下|左右|余|多)")
_CLAUSE_END = re.compile("[，。；：！？（）]")
_LEADING = re.compile("^(?:培育|引进培育|全市|全省|全县|全区|我市|新增|培养|建设|计划|实现|完成|累计|首批)(?=.{2})")
_MEASURE = re.compile(
    "(?:[额量值率数比重]|比例|收入|支出|规模|资金|面积|投资|产能|密度|强度|时间|时长|周期|期限|年限|建设期|工期|利润|经费|成本|价格|单价|指数|得分|"
    "进度|占比|增速|增幅|降幅|涨幅|跌幅|长度|高度|宽度|深度|寿命|里程|速度|温度|年龄|距离|直径|容量|税收|贷款|存款|票房|概算|预算|投入|产出|消费|电压|功率)$"
)


def indicator(before: str, after: str, unit: str, tokenizer: Tokenizer) -> str:
    """The indicator of a quantity of base ``unit`` between the texts ``before`` and ``after`` it; empty where neither
    side says. ``before`` begins behind the quantity before, ``after`` ends before the next one."""
    counted = "" if unit in _SHARES and not _ROUNDING.match(after) else _phrase_after(after, tokenizer)
    measured = _phrase_before(before, tokenizer)
    if counted and not (measured and _MEASURE.search(measured)):
        return counted
    return measured or counted


def _phrase_after(after: str, tokenizer: Tokenizer) -> str:
    """The noun phrase that the unit counts; where a clause stands before it, the phrase behind its 的 (3支懂政策的 |
    队伍)."""
    rounding = _ROUNDING.match(after)
    start = rounding.end() if rounding else 0
    if after[start : start + 1] == "的":
        start += 1
    words = read_words(after, tokenizer)
    phrase = _nouns_from(start, words)
    if phrase or not words or not words[0].tag.startswith(("v", "a", "d", "p")):
        return phrase
    clause = _CLAUSE_END.split(after, maxsplit=1)[0]
    of = clause.rfind("的")
    return _nouns_from(of + 1, words) if of > 0 else ""


def _nouns_from(start: int, words: tuple[Word, ...]) -> str:
    phrase = ""
    position = start
    for word in words:
        if word.start < position:
            continue
        if word.start > position or not _is_noun(word) or len(phrase) > _LONGEST:
            break
        phrase += word.text
        position = word.end
    return phrase


def _phrase_before(before: str, tokenizer: Tokenizer) -> str:
    """The noun phrase that a number gives; verbs of being and reaching between are passed over."""
    text = _REACHING.sub("", _COMPARED.sub("", before.rstrip("“")))
    inner = list(read_words(text, tokenizer))
    while inner and inner[-1].tag.startswith(_PASSED) and inner[-1].known and not _is_noun(inner[-1]):
        inner.pop()
    phrase: list[Word] = []
    if len(inner) > 1 and inner[-1].tag == "q" and len(inner[-1].text) == 1 and len(inner[-2].text) == 2:
        phrase = [inner.pop()]  # 充电 | 桩 is no measure word
        phrase.insert(0, inner.pop())
    for word in reversed(inner):
        if not _is_noun(word) and not (phrase and word.text in "和与“”"):
            break
        phrase.insert(0, word)
    return _LEADING.sub("", "".join(word.text for word in phrase).strip("和与"))


def _is_noun(word: Word) -> bool:
    if word.tag.startswith(("l", "i")) and len(word.text) > 3:
        return _MEASURE.search(word.text) is not None
    measures = len(word.text) > 1 and word.tag.startswith(("v", "t", "d")) and _MEASURE.search(word.text) is not None
    verbal = word.tag.startswith("v") and word.text in organisation_words().verbal
    return measures or verbal or word.tag.startswith(_NOUNS) or (not word.known and word.text[0] >= "\u3400")
