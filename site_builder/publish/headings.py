"""What an article is called and how it begins, for lists, titles and citations.

In: an ``Article``. Out: its title (or one that stands for a lost one), kicker, deck, opening
words, byline in one line, and the split between heading stack and body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_builder.model.article import Article, Block, BylineRole, Contributor
from site_builder.model.newspaper import Role

_STACK = frozenset({Role.STANDING, Role.KICKER, Role.HEADLINE, Role.SUBHEAD, Role.BYLINE})
_HOUSE_DATELINE = re.compile(r"^(?:本报|据?新华社)[^（(。，,]{0,20}?[讯电]\s*(?:[（(][^）)]{1,60}[）)])?[\s:：]*")
_JUMPED = re.compile(r"^[（(](?:上接|紧接)[^）)]{1,12}[）)]\s*")
_STOPS = "。！？；…"
_PAUSES = "，、：——"
_LOST = "〔原题缺失〕"

ROLE_NAMES: dict[BylineRole, str] = {
    BylineRole.REPORTER: "记者",
    BylineRole.CHIEF_REPORTER: "首席记者",
    BylineRole.CORRESPONDENT: "通讯员",
    BylineRole.INTERN: "实习生",
    BylineRole.PHOTOGRAPHER: "摄影",
    BylineRole.COMPILER: "整理",
    BylineRole.AUTHOR: "作者",
}
WRITERS = frozenset(ROLE_NAMES) - {BylineRole.PHOTOGRAPHER, BylineRole.COMPILER}
"""The roles that a citation counts as authors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadAndBody:
    """The heading stack (栏目, 引题, 主题, 副题, 署名, in reading order) and all that follows it."""

    stack: tuple[Block, ...]
    body: tuple[Block, ...]


def split_heading(article: Article) -> HeadAndBody:
    """Cut after the leading blocks of the stack; a label with nothing of the stack after it that
    heads a list is the body's box, not the article's column title."""
    blocks = article.blocks
    end = 0
    while end < len(blocks) and blocks[end].role in _STACK:
        end += 1
    if end and blocks[end - 1].role is Role.STANDING and end < len(blocks) and blocks[end].role is Role.LIST:
        end -= 1
    return HeadAndBody(stack=blocks[:end], body=blocks[end:])


def title(article: Article) -> str:
    """The headline, or the opening words behind a mark that says the headline is lost."""
    return article.headline or f"{_LOST}{shortened(opening(article), 20)}"


def full_title(article: Article) -> str:
    """The title after its kicker, which may hold its subject, in one line."""
    return f"{article.kicker}　{title(article)}" if article.kicker else title(article)


def deck(article: Article) -> str:
    """The first line of the deck."""
    return next(iter(article.subheads), "")


def opening(article: Article) -> str:
    """The first paragraph without its house dateline; the first caption where there is no body."""
    texts = article.texts(Role.BODY) or article.texts(Role.CAPTION) or article.texts(Role.LIST)
    first = next(iter(texts), "")
    text = _JUMPED.sub("", first)
    return _HOUSE_DATELINE.sub("", text) or first


def opening_paragraphs(article: Article, limit: int) -> tuple[str, ...]:
    """The first paragraphs, the last one cut, together at most about ``limit`` characters."""
    paragraphs = []
    for text in (opening(article), *article.texts(Role.BODY)[1:]):
        if limit < 40 or not text:
            break
        paragraphs.append(shortened(text, limit))
        limit -= len(text)
    return tuple(paragraphs)


def shortened(text: str, limit: int) -> str:
    """At most about ``limit`` characters, cut after a sentence if one ends in the second half,
    else at a pause, else anywhere, with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    if (stop := max(head.rfind(mark) for mark in _STOPS)) >= limit // 2:
        return head[: stop + 1]
    pause = max(head.rfind(mark) for mark in _PAUSES)
    return f"{(head[:pause] if pause >= limit // 2 else head).rstrip('，、：— ')}……"


def byline_text(byline: tuple[Contributor, ...]) -> str:
    """``记者 甲 乙 通讯员 丙``: every role once, its people in printed order."""
    return "　".join(f"{role} {' '.join(names)}" for role, names in people_by_role(byline))


def people_by_role(byline: tuple[Contributor, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The Chinese name of each role with its people, both in printed order, each person once."""
    roles: dict[str, dict[str, None]] = {}
    for person in byline:
        role = f"{person.affiliation}{ROLE_NAMES[person.role]}"
        roles.setdefault(role, {})[person.name] = None
    return tuple((role, tuple(names)) for role, names in roles.items())


def writers(article: Article) -> tuple[str, ...]:
    """The authors for a citation, each once, in printed order."""
    return tuple(dict.fromkeys(person.name for person in article.byline if person.role in WRITERS))


def filed_text(article: Article) -> str:
    """``电头 11月20日`` as printed; empty when the dateline states no day."""
    dateline = article.dateline
    if dateline is None or not dateline.day:
        return ""
    month = f"{dateline.month}月" if dateline.month else ""
    return f"{month}{dateline.day}日"
