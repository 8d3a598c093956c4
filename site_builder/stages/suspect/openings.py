"""Articles whose opening is lost: the first paragraph begins in the middle of a word, a number or a thought."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.model.suspicion import Suspicion, SuspicionKind
from site_builder.stages.suspect.fragments import LOST_START, is_signed, runs_on, unopened
from site_builder.stages.suspect.printed import PrintedPage
from site_builder.text.characters import HAN, HAN_CLASS, HAN_RUN
from site_builder.text.formulas import find_dateline
from site_builder.text.keywords import background_idf
from site_builder.text.tokenizer import Tokenizer

HALF_A_WORD = 8.0
"""How many times likelier a character ends a word than stands alone, for it to be the rest of one."""

LONGEST_REST = 6
"""Han characters of a beginning that are looked for elsewhere in the article."""

_SHOWN = 12  # characters of the paragraph
_AROUND = 6  # characters on either side that tell whether a word runs there
_DANGLING = re.compile(
    rf"^(?:该|其(?!实)|上述|此外|另外|同时，|其中|并(?!非)|而|则|也|还(?!记)|据此(?![间次])|这(?:些|一|是))[{HAN_CLASS}]?"
)
_LOST_NUMBER = re.compile(
    r"^(?:[万亿]?元[，、。在至]|日(?:在|上午|下午|晚|至|，)|时许|月\d|次[重大会]|个(?:百分点|月|省|项目|国家))"
)
_OPENERS = frozenset("市省县区州厅局部党团经现积凡愿祝盼谨兹")
"""Words of one character with which sentences begin, among them what papers call so: 市科技局, 省里."""
_PARTICLES = frozenset("了着过的地得")
_WHOLE = re.compile(f"^[{HAN_CLASS}]·|^[一二三四五六七八九十]+、")
"""A foreign name, a number of a list."""


def find_lost_openings(page: PrintedPage, articles: Sequence[Article], tokenizer: Tokenizer) -> Iterator[Suspicion]:
    """Where each article of one page should open and does not."""
    signed = [is_signed(article) for article in articles if article.texts(Role.BODY)]
    signing = sum(signed) >= 3 and sum(signed) >= len(signed) * 0.6
    for article in articles:
        body = next((block for block in article.blocks if block.role is Role.BODY), None)
        if body is None or article.continued_from is not None or _opens_with_list(article):
            continue
        if LOST_START.match(body.text) or unopened(body.text) is not None or find_dateline(body.text):
            continue  # told already, or a lead
        if any(runs_on(line, body.text, tokenizer) for line in page.broken_off()):
            continue  # not lost, only not joined
        sign = _broken_word(body, article, tokenizer, signing=signing and not is_signed(article))
        sign = sign or (None if is_signed(article) else _broken_thought(body.text, signing=signing))
        if sign:
            yield page.suspicion(SuspicionKind.TRUNCATED, body, (0, _SHOWN), sign.why, sign.certainty)


@dataclass(frozen=True, slots=True)
class _Sign:
    why: str
    certainty: float


def _opens_with_list(article: Article) -> bool:
    """A round-up needs no lead."""
    first = next((b for b in article.blocks if b.role in (Role.BODY, Role.ITEM_HEADING, Role.LIST)), None)
    return first is not None and first.role is not Role.BODY


def _broken_word(body: Block, article: Article, tokenizer: Tokenizer, *, signing: bool) -> _Sign | None:
    """The paragraph begins with the rest of a word."""
    alone = "；同版各篇都有电头或署名，唯此篇没有。" if signing else "。"
    words = tokenizer.cut(body.text[:_SHOWN])
    first = words[0]
    if (len(first) > 1 and first in background_idf()[0]) or _WHOLE.match(body.text):
        return None
    if whole := _word_elsewhere(body, article, tokenizer):
        return _Sign(f"首段以“{whole[1:]}”开头，本篇别处都作“{whole}”，前面的字已缺{alone}", 0.85)
    if len(first) == 1 and first not in _OPENERS and half_a_word(first) >= HALF_A_WORD:
        why = f"首段以“{first}”开头，像半个词（如“{_example(first)}”）{alone}"
        return _Sign(why, 0.85 if signing else 0.6)
    pair = first if len(first) == 2 else "".join(words[:2])
    if len(pair) == 2 and pair[1] not in _PARTICLES and (example := _endings().get(pair)):
        return _Sign(f"首段以“{pair}”开头，像半个词（如“{example}”）{alone}", 0.85 if signing else 0.6)
    return None


def _word_elsewhere(body: Block, article: Article, tokenizer: Tokenizer) -> str:
    """What the paragraph begins with, and the character that always stands before it elsewhere in the article within
    one word; empty where that is not so."""
    opening = HAN_RUN.match(body.text)
    if opening is None:
        return ""
    run = opening.group()
    elsewhere = [block.text if block is not body else block.text[1:] for block in article.blocks]
    least = 1 if len(run) == 1 else 2
    for length in range(min(len(run), LONGEST_REST), least - 1, -1):
        rest = run[:length]
        if rest[1:] in _PARTICLES:  # 看到了 does not make 到了 half a word
            break
        found = [(text, at) for text in elsewhere for at in _places(rest, text)]
        if not found:
            continue
        before = {text[at - 1 : at] for text, at in found}
        char = before.pop()
        if not before and HAN.match(char) and all(_within_word(text, at, tokenizer) for text, at in found):
            return char + rest
        return ""
    return ""


def _places(rest: str, text: str) -> Iterator[int]:
    at = text.find(rest)
    while at >= 0:
        yield at
        at = text.find(rest, at + 1)


def _within_word(text: str, at: int, tokenizer: Tokenizer) -> bool:
    """True if no word begins at ``at``."""
    start = max(at - _AROUND, 0)
    position = start
    for word in tokenizer.cut(text[start : at + _AROUND]):
        if position == at:
            return False
        position += len(word)
        if position > at:
            return True
    return False


def _broken_thought(text: str, *, signing: bool) -> _Sign | None:
    """The paragraph begins with a unit without its number, or refers to what is not there."""
    if _LOST_NUMBER.match(text):
        return _Sign(f"首段以“{text[:2]}”开头，其前应有数目；也没有电头和署名。", 0.7)
    if signing and _DANGLING.match(text):
        why = f"首段以“{text[:2]}”承接上文，而上文不在；同版各篇都有电头或署名，唯此篇没有。"
        return _Sign(why, 0.65)
    return None


def half_a_word(char: str) -> float:
    """How many times likelier ``char`` ends a word of the dictionary than stands as a word of its own."""
    ending, alone = _word_ends()
    return ending.get(char, 0.0) / max(alone.get(char, 0.0), 1e-4)


def _example(char: str) -> str:
    known, _ = background_idf()
    ending = (word for word in known if len(word) == 2 and word[1] == char)
    return min(ending, key=lambda word: (known[word], word), default=char)


@lru_cache(maxsize=1)  # a pure function of the installed dictionary; 0.2 s a process
def _word_ends() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Share of documents with words that end in each character, and with the character alone."""
    known, _ = background_idf()
    ending: defaultdict[str, float] = defaultdict(float)
    alone: dict[str, float] = {}
    for word, idf in known.items():
        if len(word) == 1:
            alone[word] = math.exp(-idf)
        else:
            ending[word[-1]] += math.exp(-idf)
    return ending, alone


@lru_cache(maxsize=1)  # a pure function of the installed dictionary; 0.1 s a process
def _endings() -> Mapping[str, str]:
    """For pairs of characters that are no word, the likeliest word of three that ends in them."""
    known, _ = background_idf()
    likeliest: dict[str, str] = {}
    for word, idf in known.items():
        if len(word) == 3 and HAN_RUN.fullmatch(word) and word[1:] not in known:
            other = likeliest.get(word[1:])
            if other is None or (idf, word) < (known[other], other):
                likeliest[word[1:]] = word
    return likeliest
