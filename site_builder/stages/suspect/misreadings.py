"""Characters that were read wrongly, where the text itself says so: a lost quotation mark, a doubled character or mark,
a dash read as 一. Nothing that only looks unlikely is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.model.suspicion import Suspicion, SuspicionKind
from site_builder.stages.suspect.printed import PrintedPage
from site_builder.text.characters import HAN_CLASS, ends_paragraph
from site_builder.text.keywords import background_idf
from site_builder.text.tokenizer import Tokenizer

LONGEST_LOST_SPEECH = 24
"""Characters before a closing mark without which a paragraph has lost more than a mark: told of as truncated."""

_QUOTED = re.compile(r"“([^“”]{2,10})”")
_HALF_QUOTED = re.compile(rf"(?<!“)(?<![{HAN_CLASS}])([{HAN_CLASS}A-Za-z0-9]{{2,10}})”")
_QUOTES = re.compile("[“”]")
_TWICE = re.compile("([，、；：。])\\1(?!\\1)(?<!\\1\\1\\1)")
_AROUND = 6  # characters shown beside a mark
_DOUBLED = re.compile(rf"([{HAN_CLASS}])([{HAN_CLASS}])\2([{HAN_CLASS}])")
_CHAIN = re.compile(rf"[{HAN_CLASS}]{{2,8}}(?P<misread>一)[{HAN_CLASS}]{{2,8}}—(?!—)[{HAN_CLASS}]{{2,8}}")
_TEXT = (Role.BODY, Role.CAPTION, Role.LIST)


def find_misreadings(page: PrintedPage, articles: Sequence[Article], tokenizer: Tokenizer) -> Iterator[Suspicion]:
    for article in articles:
        quoted = {words for block in article.blocks for words in _QUOTED.findall(block.text)}
        following = (*article.blocks[1:], None)
        for block, after in zip(article.blocks, following, strict=True):
            if block.role in _TEXT:
                half = tuple(_half_quoted(page, block, quoted))
                yield from half or _unpaired(page, block, after)
                yield from _doubled(page, block)
                yield from _doubled_marks(page, block)
                yield from _misread_dash(page, block, tokenizer)


def _half_quoted(page: PrintedPage, block: Block, quoted: set[str]) -> Iterator[Suspicion]:
    """驼峰” where the article has “驼峰” elsewhere."""
    if block.text.count("”") <= block.text.count("“"):
        return
    for found in _HALF_QUOTED.finditer(block.text):
        if found[1] in quoted and _is_open(block.text[: found.start()]) is False:
            why = f"“{found[1]}”在本篇别处有前后引号，此处缺前引号。"
            yield page.suspicion(SuspicionKind.MISREAD, block, found.span(), why, 0.9, f"“{found.group()}")


def _unpaired(page: PrintedPage, block: Block, after: Block | None) -> Iterator[Suspicion]:
    """A mark without its other half. A quotation of several paragraphs opens each and closes only the last; what is
    cut off has lost more than a mark."""
    unclosed: list[int] = []
    for found in _QUOTES.finditer(block.text):
        if found.group() == "“":
            unclosed.append(found.start())
        elif unclosed:
            unclosed.pop()
        elif found.start() > LONGEST_LOST_SPEECH:
            span = (max(found.start() - _AROUND, 0), found.end())
            why = "后引号没有前引号与它相配：缺前引号，或后引号是衍文。"
            yield page.suspicion(SuspicionKind.MISREAD, block, span, why, 0.65)
    goes_on = after is not None and after.text.startswith("“")
    if unclosed and not goes_on and ends_paragraph(block.text):
        span = (unclosed[-1], min(unclosed[-1] + _AROUND + 1, len(block.text)))
        yield page.suspicion(
            SuspicionKind.MISREAD, block, span, "前引号没有后引号与它相配：缺后引号，或前引号是衍文。", 0.65
        )


def _doubled_marks(page: PrintedPage, block: Block) -> Iterator[Suspicion]:
    for found in _TWICE.finditer(block.text):
        why = f"标点“{found[1]}”重出。"
        yield page.suspicion(SuspicionKind.MISREAD, block, found.span(), why, 0.9, found[1])


def _is_open(text: str) -> bool:
    return text.rfind("“") > text.rfind("”")


def _doubled(page: PrintedPage, block: Block) -> Iterator[Suspicion]:
    """港澳澳台: without one of the two it is a word, with both it is none."""
    known, _ = background_idf()
    for found in _DOUBLED.finditer(block.text):
        before, char, after = found.groups()
        word = before + char + after
        two_words = before + char in known and char + after in known  # 去年 | 年底
        doubled = {char * 2, before + char * 2, char * 2 + after, found.group()}
        if word in known and not two_words and not doubled & known.keys():
            why = f"“{char}”重出：去掉一个便是“{word}”。"
            yield page.suspicion(SuspicionKind.MISREAD, block, found.span(), why, 0.9, word)


def _misread_dash(page: PrintedPage, block: Block, tokenizer: Tokenizer) -> Iterator[Suspicion]:
    """研发一扩散—商业化: a chain whose other links are joined by dashes."""
    for found in _CHAIN.finditer(block.text):
        if "一" in tokenizer.cut(found.group()):
            at = found.start("misread")
            why = "同一串词语之间用“—”相连，此处的“一”疑为“—”。"
            span = (max(at - 2, 0), at + 3)
            suggested = block.text[span[0] : at] + "—" + block.text[at + 1 : span[1]]
            yield page.suspicion(SuspicionKind.MISREAD, block, span, why, 0.75, suggested)
