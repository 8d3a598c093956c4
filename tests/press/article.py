"""Kinds of articles: news, brief, feature with headings, picture news, round-up of numbered items, sidebar, jump."""

from __future__ import annotations

import random
import re

from site_builder.model.newspaper import Role
from tests.press.layout import SIDE_LABELS, box, dateline, heading_stack, name, names, phrase, picture, staff
from tests.press.pieces import Piece, Source

_SENTENCE = re.compile(r"[^。！？]{10,60}。")
_NUMBERS = (
    [f"{n} " for n in range(1, 12)],
    [f"{n}." for n in range(1, 12)],
    [f"{n}、" for n in "一二三四五六七八九十"],
    [f"（{n}）" for n in "一二三四五六七八九十"],
)


def compose(rng: random.Random, source: Source, paper: str) -> list[Piece]:
    """The article as pieces in reading order."""
    kind = rng.random()
    if kind < 0.08:
        return _picture_news(rng, source, paper)
    if kind < 0.17 and len(source.paragraphs) >= 6:
        return _round_up(rng, source, paper)
    if kind < 0.42 and len(source.paragraphs) >= 6:
        return _feature(rng, source, paper)
    if kind < 0.50:
        return _sidebar(rng, source, paper)
    return _news(rng, source, paper, brief=rng.random() < 0.3)


def _opened(rng: random.Random, source: Source, paper: str, paragraphs: list[str]) -> tuple[list[Piece], list[Piece]]:
    """Stack and body; the byline stands above the body, in its dateline, or at its end."""
    stack = heading_stack(rng, source)
    body = [Piece(Role.BODY, text) for text in paragraphs]
    kind = rng.random()
    if kind < 0.62:
        body[0].text = dateline(rng, paper) + body[0].text
    elif kind < 0.85:
        stack.append(
            Piece(Role.BYLINE, rng.choice("□■") + staff(rng, paper) if rng.random() < 0.7 else staff(rng, paper))
        )
    elif kind < 0.93:
        body.append(Piece(Role.BYLINE, f"（{'记者' + names(rng, 2, mark='、')}）"))
    return stack, body


def _news(rng: random.Random, source: Source, paper: str, *, brief: bool) -> list[Piece]:
    paragraphs = list(source.paragraphs[: 2 if brief else rng.randint(3, 9)])
    pictured = _take_sentence(rng, paragraphs) if rng.random() < 0.16 and not brief else None
    stack, body = _opened(rng, source, paper, paragraphs)
    if pictured:
        at = rng.randint(1, len(body))
        body[at:at] = picture(rng, [pictured], paper)
    return stack + body


def _feature(rng: random.Random, source: Source, paper: str) -> list[Piece]:
    stack, body = _opened(rng, source, paper, list(source.paragraphs))
    at = 2
    while at < len(body):
        if body[at].role is Role.BODY:
            text = "".join(piece.text for piece in body[at : at + 2])
            head = phrase(rng, source, text, 6, 20)
            if head:
                heading = Piece(Role.HEADING, head)
                more = phrase(rng, source, text, 8, 20)
                if more and rng.random() < 0.15:
                    body[at:at] = [heading, Piece(Role.HEADING, more, joins=heading)]
                elif more and rng.random() < 0.2:
                    heading.text = f"{head} {more}"
                    body.insert(at, heading)
                else:
                    body.insert(at, heading)
                at += 1
        at += rng.randint(2, 4)
    if rng.random() < 0.3:
        entries = box(rng, list(source.paragraphs))
        at = rng.randint(1, len(body))
        while at < len(body) and body[at - 1].role is Role.HEADING:
            at += 1
        body[at:at] = entries
    return stack + body


def _picture_news(rng: random.Random, source: Source, paper: str) -> list[Piece]:
    sentences = [s for p in source.paragraphs[:2] for s in _SENTENCE.findall(p)][: rng.randint(1, 3)]
    if rng.random() < 0.3:
        sentences = [p for p in source.paragraphs if 40 <= len(p) <= 160][: rng.randint(1, 2)]
    if not sentences:
        return _news(rng, source, paper, brief=True)
    day = f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日，"
    captions = [Piece(Role.CAPTION, (day if n == 0 else "") + s) for n, s in enumerate(sentences)]
    who = f"{rng.choice((paper + '记者', '通讯员', '记者'))} {names(rng, 1)}"
    if rng.random() < 0.15:
        last = Piece(Role.BYLINE, f"{who} 摄影报道")
    else:
        last = Piece(Role.CREDIT, f"{who} 摄{rng.choice(('', '/视觉江城'))}")
    label = [Piece(Role.STANDING, "图片新闻")] if rng.random() < 0.1 else []
    second = phrase(rng, source, "".join(sentences), 6, 12)
    head = source.heads[0] if not second or rng.random() < 0.7 else f"{second[:6]} {source.heads[0]}"
    return [*label, Piece(Role.HEADLINE, head), *captions, last]


def _round_up(rng: random.Random, source: Source, paper: str) -> list[Piece]:
    numbers = rng.choice(_NUMBERS)
    pieces: list[Piece] = []
    paragraphs = list(source.paragraphs)
    count = 0
    while paragraphs and count < 10:
        text = [paragraphs.pop(0) for _ in range(min(len(paragraphs), rng.choice((1, 1, 2))))]
        head = phrase(rng, source, "".join(text), 6, 20)
        if head is None:
            pieces += [Piece(Role.BODY, t) for t in text] if pieces else []
            continue
        more = phrase(rng, source, "".join(text), 6, 14)
        title = f"{head}：{more}" if more and rng.random() < 0.4 else head
        pieces.append(Piece(Role.ITEM_HEADING, numbers[count] + title))
        pieces += [Piece(Role.BODY, t) for t in text]
        count += 1
    if count < 2:
        return _news(rng, source, paper, brief=False)
    byline = [Piece(Role.BYLINE, "□" + staff(rng, paper))] if rng.random() < 0.5 else []
    end = [Piece(Role.CREDIT, f"（本组稿件由{paper}记者{name(rng)}、{name(rng)}采写）")] if rng.random() < 0.3 else []
    return [Piece(Role.HEADLINE, source.heads[0]), *byline, *pieces, *end]


def _sidebar(rng: random.Random, source: Source, paper: str) -> list[Piece]:
    label = Piece(Role.STANDING, rng.choice(SIDE_LABELS), suffix=rng.choice(("", ">>>", "")))
    stack, body = _opened(rng, source, paper, list(source.paragraphs[: rng.randint(1, 4)]))
    return [label, *(piece for piece in stack if piece.role is not Role.STANDING), *body]


def _take_sentence(rng: random.Random, paragraphs: list[str]) -> str | None:
    """A sentence out of a later paragraph, which loses it."""
    places = [(n, s) for n, p in enumerate(paragraphs) if n for s in _SENTENCE.findall(p)[1:]]
    if not places:
        return None
    at, sentence = rng.choice(places)
    left = paragraphs[at].replace(sentence, "", 1)
    if len(left) < 20:
        return None
    paragraphs[at] = left
    return sentence
