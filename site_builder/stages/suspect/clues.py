"""What of one page is worth comparing with other pages: names, lists, paragraphs, jumps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.model.suspicion import Clue, ClueKind
from site_builder.stages.suspect.duplicates import plain
from site_builder.stages.suspect.printed import PrintedPage
from site_builder.text.characters import HAN_CLASS
from site_builder.text.formulas import ends_with_jump, find_dateline, find_jumps, is_jump_line, starts_with_jump

SHORTEST_PARAGRAPH = 40
"""Han characters, digits and letters of a paragraph that two pages do not share by chance."""

_ENDINGS = (
    "有限责任公司|股份有限公司|有限公司|公司|集团|研究院|研究所|研究中心|实验室|中心|大学|学院|中学|小学|医院|银行"
    "|委员会|协会|学会|联合会|基金会|产业园|管理局|出版社"
)
_NAMED = re.compile(rf"[{HAN_CLASS}（）]{{6,}}")
_ENDING = re.compile(_ENDINGS)
_REACH = 20  # characters before and with an ending that a name may have
_LIST = re.compile(rf"[{HAN_CLASS}A-Za-z0-9“”·]{{2,24}}(?:、[{HAN_CLASS}A-Za-z0-9“”·]{{2,24}}){{3,}}")
_TEXT = (Role.BODY, Role.CAPTION, Role.LIST)


def collect_clues(page: PrintedPage, articles: Sequence[Article]) -> Iterator[Clue]:
    for number, article in enumerate(articles):
        yield from _people(page, article, number)
        for block in article.blocks:
            if block.role in _TEXT:
                for start, end, ending in _organisations(block.text):
                    yield _clue(page, ClueKind.ORGANISATION, block, (start, end), ending)
                for found in _LIST.finditer(block.text):
                    yield _clue(page, ClueKind.ENUMERATION, block, found.span())
            if block.role is Role.BODY and len(bare := plain(block.text)) >= SHORTEST_PARAGRAPH:
                digest = sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()[:16]
                yield _clue(page, ClueKind.PARAGRAPH, block, (0, min(24, len(block.text))), digest)
            if block.role in (Role.BODY, Role.JUMP):
                yield from _jumps(page, block)


def _organisations(text: str) -> Iterator[tuple[int, int, str]]:
    """From where to where in ``text`` a name may stand, at most; and its ending, by which it was found."""
    for run in _NAMED.finditer(text):
        for ending in _ENDING.finditer(run.group()):
            end = run.start() + ending.end()
            yield max(run.start(), end - _REACH), end, ending.group()


def _jumps(page: PrintedPage, block: Block) -> Iterator[Clue]:
    """上接 at the start of a paragraph, 下转 at its end, or either by itself."""
    text = block.text
    starts, ends = starts_with_jump(text), ends_with_jump(text)
    if not (starts or ends or is_jump_line(text)):
        return
    for jump in find_jumps(text):
        if jump.forward and not starts:
            yield _clue(page, ClueKind.JUMP, block, (max(text.rfind("下转"), 0), len(text)), str(jump.page))
        elif not jump.forward and not ends:
            yield _clue(page, ClueKind.JUMP, block, (0, text.find("版") + 1), str(-jump.page))


def _people(page: PrintedPage, article: Article, number: int) -> Iterator[Clue]:
    """The names of bylines, each at its place; two-character names may be printed with a space."""
    for person in article.byline:
        pattern = re.compile(r"\s?".join(map(re.escape, person.name)))
        for block in article.blocks:
            dateline = find_dateline(block.text) if block.role is Role.BODY else None
            if block.role not in (Role.BYLINE, Role.CREDIT) and dateline is None:
                continue
            found = pattern.search(block.text, 0, dateline.length if dateline else len(block.text))
            if found:
                place = page.at(block, *found.span())
                yield Clue(
                    kind=ClueKind.PERSON,
                    line=place.line,
                    column=place.column,
                    text=person.name,
                    excerpt=place.text,
                    key=str(number),
                )
                break


def _clue(page: PrintedPage, kind: ClueKind, block: Block, span: tuple[int, int], key: str = "") -> Clue:
    place = page.at(block, *span)
    text = block.text[span[0] : span[1]]
    return Clue(kind=kind, line=place.line, column=place.column, text=text, excerpt=place.text, key=key)
