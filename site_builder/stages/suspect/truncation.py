"""Text that is not all there: paragraphs without start or end, headlines without text, speech without a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.model.suspicion import Suspicion, SuspicionKind
from site_builder.stages.suspect.fragments import LOST_START, SHORTEST_PARAGRAPH, is_signed, runs_on, unopened
from site_builder.stages.suspect.printed import PrintedPage
from site_builder.text.characters import HAN_CLASS, HAN_RUN, ends_open, ends_paragraph, needs_more
from site_builder.text.formulas import BULLETS, ends_with_jump, find_dateline, has_photo_credit, starts_with_jump
from site_builder.text.tokenizer import Tokenizer

SHORT_CAPTION = 60
"""Characters of captions that do not make a picture story by themselves."""
SHORT_SPEECH = 10
"""Han characters. What is left of a speech whose beginning is lost; a longer rest may only have lost its mark."""
LONGEST_HEADLINE = 36
"""Characters of one line of a headline."""
_TAIL = 12  # characters shown of a paragraph that breaks off
_TELLS = re.compile("[了已说曾]|^(?:这|本次|此次|截至|会议|为了)|今[天日晨晚]|昨[天日晨晚]|[上下]午")
_TABLE = re.compile(r"^表\s?[\d一二三四五六七八九十]+\s?[：:]?")
_SPEAKS = re.compile(rf"^[{HAN_CLASS}·]{{0,24}}?(?:说|表示|介绍|告诉|指出|认为|强调|称|道|解释|坦言|透露|回忆|感慨)")
_SPOKEN = re.compile(r"(?:说|表示|介绍|告诉|指出|认为|强调|称|道|解释|透露)")
_STATEMENT = re.compile(r"“[^“”。？！…我你您咱]+。”")
_NOTES = re.compile(r"(?:\s?[（(][^（()）]{0,24}[)）])+$")
_MARK_NAMES = {"”": "引号", "》": "书名号", "）": "括号", ")": "括号", "』": "引号", "」": "引号"}


def find_truncated(page: PrintedPage, articles: Sequence[Article], tokenizer: Tokenizer) -> Iterator[Suspicion]:
    """What is lost of the articles of one page."""
    for at, article in enumerate(articles):
        yield from _cut_ends(page, article, tokenizer)
        yield from _lost_starts(page, article, tokenizer)
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
        if len(own) < SHORTEST_PARAGRAPH or not is_running or _is_list_lead(article.blocks, at) or _TABLE.match(own):
            continue
        if runs_on(text, page.after(block.lines[-1]), tokenizer):
            continue  # not lost, only not joined
        why = "段末停在半句，没有句末标点，也没有找到接续的文字。"
        certainty = 0.95 if ends_open(text) or needs_more(text) or "。" in text else 0.85
        following, near = page.next_text(block.lines[-1])
        if near and not find_dateline(following) and not starts_with_jump(following):
            why, certainty = "段末停在半句，也许接着后面的正文。", 0.45
        elif _is_headline_like(page.text(block.lines[-1])):
            why, certainty = "行末没有句末标点：或是段末残缺，或是标题混在正文里。", 0.45
        yield page.suspicion(SuspicionKind.TRUNCATED, block, (max(len(text) - _TAIL, 0), len(text)), why, certainty)


def _is_headline_like(line: str) -> bool:
    """True for a line that might be a headline taken for text: short, without a full stop, a loose end or a word of
    telling."""
    is_loose = ends_open(line) or needs_more(line)
    return len(line) <= LONGEST_HEADLINE and "。" not in line and not is_loose and not _TELLS.search(line)


def _has_end(text: str) -> bool:
    """True for a paragraph that ends, be it with notes in brackets, a jump or a credit."""
    whole = ends_paragraph(text) or ends_paragraph(_NOTES.sub("", text))
    return whole or ends_with_jump(text) or has_photo_credit(text)


def _is_list_lead(blocks: Sequence[Block], at: int) -> bool:
    return at + 1 < len(blocks) and blocks[at + 1].role is Role.LIST


def _lost_starts(page: PrintedPage, article: Article, tokenizer: Tokenizer) -> Iterator[Suspicion]:
    for block in article.blocks:
        if block.role is not Role.BODY or runs_on(page.before(block.lines[0]), block.text, tokenizer):
            continue
        if LOST_START.match(block.text):
            why, certainty = f"段首是“{block.text[0]}”，没有句子这样开头，前面的文字已缺。", 0.9
            if has_photo_credit(page.after(block.lines[-1])):
                why, certainty = f"{why}下面是图片署名，也许只是图片说明。", 0.45
            yield page.suspicion(SuspicionKind.TRUNCATED, block, (0, _TAIL), why, certainty)
            continue
        closed = unopened(block.text)
        if closed is None:
            continue
        rest = HAN_RUN.findall(block.text[:closed])
        heard = block.text[closed] == "”" and _SPEAKS.match(block.text[closed + 1 :])
        if sum(map(len, rest)) <= (SHORT_SPEECH if heard else SHORT_CAPTION // 3):
            mark = _MARK_NAMES[block.text[closed]]
            why = f"段首残缺：有后{mark}而无前{mark}，其前只剩几个字。"
            yield page.suspicion(SuspicionKind.TRUNCATED, block, (0, closed + 1), why, 0.75)


def _lost_text(page: PrintedPage, article: Article, neighbours: Sequence[Article]) -> Iterator[Suspicion]:
    """A headline with nothing beneath it: the text is lost, or stands on another page.

    Less surely so where a neighbour has text and no headline, or stands on both sides of this one; or where a byline
    or label follows: what comes then may be this one's text.
    """
    head = next((block for block in article.blocks if block.role is Role.HEADLINE), None)
    if head is None or any(block.role in (Role.BODY, Role.ITEM_HEADING, Role.LIST) for block in article.blocks):
        return
    captions = sum(len(text) for text in article.texts(Role.CAPTION))
    if captions >= SHORT_CAPTION or (captions and is_signed(article)):
        return
    why = "只有标题，没有正文：正文已缺，或在别的版面。" if not captions else "只有标题和图片说明，没有正文。"
    follows = page.role_after(head.lines[-1])
    beside = follows in (Role.STANDING, Role.BYLINE, Role.CREDIT) or any(
        not other.headline or other.first_line < article.first_line < other.lines[-1] for other in neighbours
    )
    yield page.suspicion(SuspicionKind.TRUNCATED, head, (0, len(head.text)), why, 0.45 if beside else 0.8)


def _lost_speaker(page: PrintedPage, article: Article) -> Iterator[Suspicion]:
    """A news lead that is one quoted statement: whose, must have been said in words that are lost. A feature may open
    with what somebody says to somebody."""
    body = next((block for block in article.blocks if block.role is Role.BODY), None)
    dateline = find_dateline(body.text) if body else None
    if body is None or dateline is None:
        return
    speech = body.text[dateline.length :].strip()
    is_statement = bool(_STATEMENT.fullmatch(speech))
    if is_statement and not _SPOKEN.search(speech):
        why = "电头之后整段是一句引语，没有说明是谁说的，交代说话人的文字应已缺失。"
        yield page.suspicion(SuspicionKind.TRUNCATED, body, (len(body.text) - _TAIL, len(body.text)), why, 0.6)
