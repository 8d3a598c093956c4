"""Text that is not all there: paragraphs without start or end, headlines without text, speech without a speaker."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.model.suspicion import Suspicion, SuspicionKind
from site_builder.stages.suspect.printed import PrintedPage
from site_builder.text.characters import HAN_CLASS, HAN_RUN, ends_open, ends_paragraph, needs_more
from site_builder.text.continuity import word_crosses
from site_builder.text.formulas import BULLETS, ends_with_jump, find_dateline, has_photo_credit, starts_with_jump
from site_builder.text.keywords import background_idf
from site_builder.text.tokenizer import Tokenizer

SHORTEST_PARAGRAPH = 12
"""Characters. A shorter line without an end may be a heading, a signature or a verse."""
SHORT_CAPTION = 60
"""Characters of captions that do not make a picture story by themselves."""
SHORT_SPEECH = 10
"""Han characters. What is left of a speech whose beginning is lost; a longer rest may only have lost its mark."""
HALF_A_WORD = 8.0
"""How many times likelier a character ends a word than stands alone, for it to be the rest of one."""

_TAIL = 12  # characters shown of a paragraph that breaks off
_LOST_START = re.compile(r"^(?:[，。、；：？！”）》…％%]|’(?!\d))|^(?:的|了|等|们|着)(?![确解士等的了])")
_DANGLING = re.compile(
    rf"^(?:该|其(?!实)|上述|此外|另外|同时，|其中|并(?!非)|而|则|也|还(?!记)|据此(?![间次])|这(?:些|一|是))[{HAN_CLASS}]?"
)
_LOST_NUMBER = re.compile(
    r"^(?:[万亿]?元[，、。在至]|日(?:在|上午|下午|晚|至|，)|时许|月\d|次[重大会]|个(?:百分点|月|省|项目|国家))"
)
_SPEAKS = re.compile(rf"^[{HAN_CLASS}·]{{0,24}}?(?:说|表示|介绍|告诉|指出|认为|强调|称|道|解释|坦言|透露|回忆|感慨)")
_SPOKEN = re.compile(r"(?:说|表示|介绍|告诉|指出|认为|强调|称|道|解释|透露)")
_NOTES = re.compile(r"(?:\s?[（(][^（()）]{0,24}[)）])+$")
_PAIRS = {"”": "“", "》": "《", "）": "（", "』": "『", "」": "「"}
_MARK_NAMES = {"”": "引号", "》": "书名号", "）": "括号", ")": "括号", "』": "引号", "」": "引号"}
_WIDE = str.maketrans("()", "（）")
_OFFICES = frozenset("市省县区州厅局部党团")
"""What papers call by one character at the start of a sentence: 市科技局, 省里."""


def find_truncated(page: PrintedPage, articles: Sequence[Article], tokenizer: Tokenizer) -> Iterator[Suspicion]:
    """What is lost of the articles of one page."""
    signed = [_is_signed(article) for article in articles if article.texts(Role.BODY)]
    signing = sum(signed) >= 3 and sum(signed) >= len(signed) * 0.6
    for at, article in enumerate(articles):
        yield from _cut_ends(page, article, tokenizer)
        yield from _lost_starts(page, article, tokenizer)
        yield from _lost_opening(page, article, tokenizer, signing=signing)
        yield from _lost_text(page, article, [*articles[max(at - 1, 0) : at], *articles[at + 1 : at + 2]])
        yield from _lost_speaker(page, article)


def _cut_ends(page: PrintedPage, article: Article, tokenizer: Tokenizer) -> Iterator[Suspicion]:
    for at, block in enumerate(article.blocks):
        text = block.text
        if block.role is not Role.BODY or _has_end(text):
            continue
        dateline = find_dateline(text)
        own = text[dateline.length :] if dateline else text
        is_running = re.search("[，。；：、]", own) and own[0] not in BULLETS
        if len(own) < SHORTEST_PARAGRAPH or not is_running or _is_list_lead(article.blocks, at):
            continue
        if _runs_on(text, page.after(block.lines[-1]), tokenizer):
            continue  # not lost, only not joined
        why = "段末停在半句，没有句末标点，也没有找到接续的文字。"
        certainty = 0.95 if ends_open(text) or needs_more(text) or "。" in text else 0.85
        following, near = page.next_text(block.lines[-1])
        if near and not find_dateline(following) and not starts_with_jump(following):
            why, certainty = "段末停在半句，也许接着后面的正文。", 0.45
        yield page.suspicion(SuspicionKind.TRUNCATED, block, (max(len(text) - _TAIL, 0), len(text)), why, certainty)


def _has_end(text: str) -> bool:
    """True for a paragraph that ends, be it with notes in brackets, a jump or a credit."""
    whole = ends_paragraph(text) or ends_paragraph(_NOTES.sub("", text))
    return whole or ends_with_jump(text) or has_photo_credit(text)


def _runs_on(before: str, after: str, tokenizer: Tokenizer) -> bool:
    """True if the text of two lines in a row plainly goes on from one to the other, whatever their roles."""
    if len(before) < SHORTEST_PARAGRAPH or ends_paragraph(before) or not after:
        return False
    in_bracket = before.count("（") > before.count("）") and after.count("）") > after.count("（")
    return in_bracket or bool(_LOST_START.match(after)) or word_crosses(before, after, tokenizer)


def _is_list_lead(blocks: Sequence[Block], at: int) -> bool:
    return at + 1 < len(blocks) and blocks[at + 1].role is Role.LIST


def _lost_starts(page: PrintedPage, article: Article, tokenizer: Tokenizer) -> Iterator[Suspicion]:
    for block in article.blocks:
        if block.role is not Role.BODY or _runs_on(page.before(block.lines[0]), block.text, tokenizer):
            continue
        if _LOST_START.match(block.text):
            why = f"段首是“{block.text[0]}”，没有句子这样开头，前面的文字已缺。"
            yield page.suspicion(SuspicionKind.TRUNCATED, block, (0, _TAIL), why, 0.9)
            continue
        closed = _unopened(block.text)
        if closed is None:
            continue
        rest = HAN_RUN.findall(block.text[:closed])
        heard = block.text[closed] == "”" and _SPEAKS.match(block.text[closed + 1 :])
        if sum(map(len, rest)) <= (SHORT_SPEECH if heard else SHORT_CAPTION // 3):
            mark = _MARK_NAMES[block.text[closed]]
            why = f"段首残缺：有后{mark}而无前{mark}，其前只剩几个字。"
            yield page.suspicion(SuspicionKind.TRUNCATED, block, (0, closed + 1), why, 0.75)


def _unopened(text: str) -> int | None:
    """The first closing mark of ``text`` without its opening one, if it stands in the first sentence or ends it."""
    depth: defaultdict[str, int] = defaultdict(int)
    for at, char in enumerate(text.translate(_WIDE)):
        if char in _PAIRS.values():
            depth[char] += 1
        elif char in _PAIRS:
            depth[_PAIRS[char]] -= 1
            if depth[_PAIRS[char]] < 0:
                return at
        elif char in "。！？；" and text[at + 1 : at + 2] not in _PAIRS:
            return None
    return None


def _is_signed(article: Article) -> bool:
    return article.dateline is not None or bool(article.byline)


def _lost_opening(page: PrintedPage, article: Article, tokenizer: Tokenizer, *, signing: bool) -> Iterator[Suspicion]:
    """The lead is lost: a fragment where it should stand, and no dateline or byline on a page that has them."""
    body = next((block for block in article.blocks if block.role is Role.BODY), None)
    if body is None or article.continued_from is not None or _is_signed(article) or _opens_with_list(article):
        return
    if _LOST_START.match(body.text) or (_unopened(body.text) is not None):
        return  # told already
    word = tokenizer.cut(body.text[:12])[0]
    if len(word) == 1 and half_a_word(word) >= HALF_A_WORD and word not in _OFFICES:
        why = f"首段以“{word}”开头，像半个词（如“{_example(word)}”）"
        why += "；同版各篇都有电头或署名，唯此篇没有。" if signing else "；也没有电头和署名。"
        yield page.suspicion(SuspicionKind.TRUNCATED, body, (0, _TAIL), why, 0.85 if signing else 0.6)
    elif _LOST_NUMBER.match(body.text):
        why = f"首段以“{body.text[:2]}”开头，其前应有数目；也没有电头和署名。"
        yield page.suspicion(SuspicionKind.TRUNCATED, body, (0, _TAIL), why, 0.7)
    elif signing and _DANGLING.match(body.text):
        why = f"首段以“{body.text[:2]}”承接上文，而上文不在；同版各篇都有电头或署名，唯此篇没有。"
        yield page.suspicion(SuspicionKind.TRUNCATED, body, (0, _TAIL), why, 0.65)


def _opens_with_list(article: Article) -> bool:
    """A round-up needs no lead."""
    first = next((b for b in article.blocks if b.role in (Role.BODY, Role.ITEM_HEADING, Role.LIST)), None)
    return first is not None and first.role is not Role.BODY


def _lost_text(page: PrintedPage, article: Article, neighbours: Sequence[Article]) -> Iterator[Suspicion]:
    """A headline with nothing beneath it: the text is lost, or stands on another page.

    Less surely so where a neighbour has text and no headline, or stands on both sides of this one.
    """
    head = next((block for block in article.blocks if block.role is Role.HEADLINE), None)
    if head is None or any(block.role in (Role.BODY, Role.ITEM_HEADING, Role.LIST) for block in article.blocks):
        return
    captions = sum(len(text) for text in article.texts(Role.CAPTION))
    if captions >= SHORT_CAPTION or (captions and _is_signed(article)):
        return
    why = "只有标题，没有正文：正文已缺，或在别的版面。" if not captions else "只有标题和图片说明，没有正文。"
    beside = any(not other.headline or other.first_line < article.first_line < other.lines[-1] for other in neighbours)
    yield page.suspicion(SuspicionKind.TRUNCATED, head, (0, len(head.text)), why, 0.45 if beside else 0.8)


def _lost_speaker(page: PrintedPage, article: Article) -> Iterator[Suspicion]:
    """A news lead that is one quotation: whose, must have been said in words that are lost."""
    body = next((block for block in article.blocks if block.role is Role.BODY), None)
    dateline = find_dateline(body.text) if body else None
    if body is None or dateline is None:
        return
    speech = body.text[dateline.length :].strip()
    if speech.startswith("“") and speech.endswith("”") and speech.count("“") == 1 and not _SPOKEN.search(speech):
        why = "电头之后整段是一句引语，没有说明是谁说的，交代说话人的文字应已缺失。"
        yield page.suspicion(SuspicionKind.TRUNCATED, body, (len(body.text) - _TAIL, len(body.text)), why, 0.6)


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
