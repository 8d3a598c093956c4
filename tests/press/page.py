"""A whole page: articles one after another, torn as columns and OCR tear them, with labels for every line."""

from __future__ import annotations

import random
from dataclasses import dataclass

from site_builder.model.newspaper import Role
from tests.press.article import Style, compose
from tests.press.layout import PAPERS, name
from tests.press.pieces import Piece, Source

DOUBLED, LOST_HEADLINE = "duplicate_text", "lost_headline"
CUT_START, CUT_END = "truncated", "truncated end"
_HALF = str.maketrans("，：；？！（）", ",:;?!()")
_NO_START = set("，。、；：？！”’）》…—%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    line: int
    article: int
    role: Role
    joins: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What a reader would notice on a line: ``kind`` as in the ``anomalies`` of the gold labels.

    ``lines``: where it may be pointed at; either line of a doubled paragraph will do.
    """

    lines: tuple[int, ...]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """``text`` as an OCR engine would give it; ``labels`` one for each line with text; what was damaged beyond repair."""

    text: str
    labels: tuple[Label, ...]
    damage: tuple[Damage, ...] = ()

    def tsv(self) -> str:
        lines = self.text.split("\n")
        rows = ["line\tarticle\trole\tjoin\tjoins_line\ttext"]
        for label in self.labels:
            join = ("1", str(label.joins)) if label.joins else ("0", "")
            shown = lines[label.line - 1].strip()[:24]
            rows.append("\t".join((str(label.line), str(label.article), label.role.value, *join, shown)))
        return "\n".join(rows) + "\n"


def make_page(sources: list[Source], seed: int) -> KnownPage:
    """A page of some of ``sources``; the same arguments give the same page."""
    rng = random.Random(seed)
    paper = rng.choice(PAPERS)
    style = Style(rng)
    articles = [
        compose(rng, source, paper, style) for source in rng.sample(sources, min(len(sources), rng.randint(3, 9)))
    ]
    for number, pieces in enumerate(articles, 1):
        for piece in pieces:
            piece.article = number
    articles = [_damaged(rng, pieces, style) for pieces in articles]
    pieces = _interleaved(rng, articles)
    pieces = _furnished(rng, pieces, paper)
    return _printed(rng, pieces, style)


def _damaged(rng: random.Random, pieces: list[Piece], style: Style) -> list[Piece]:
    pieces = _jumped(rng, pieces)
    pieces = _lost(rng, pieces)
    out: list[Piece] = []
    for piece in pieces:
        out += _cut(rng, piece) if piece.role is Role.BODY and rng.random() < 0.13 else [piece]
    if rng.random() < 0.03:
        bodies = [piece for piece in out if piece.role is Role.BODY and piece.joins is None and len(piece.text) > 40]
        if bodies:
            twin = rng.choice(bodies)
            if not any(piece.joins is twin for piece in out):
                out.append(Piece(Role.BODY, twin.text, article=twin.article, damage=DOUBLED))
    if rng.random() < 0.1:
        out = _headline_in_the_middle(rng, out)
    if rng.random() < 0.08:
        out = _parted(rng, out)
    return out


def _cut(rng: random.Random, piece: Piece) -> list[Piece]:
    text = piece.text
    places = [n for n in range(8, len(text) - 3) if text[n] not in _NO_START and text[n - 1] not in "。！？“（《"
              and not (text[n].isascii() and text[n - 1].isascii())]  # fmt: skip
    if not places:
        return [piece]
    at = rng.choice(places)
    first = Piece(piece.role, text[:at], article=piece.article, gap=piece.gap)
    second = Piece(piece.role, text[at:], article=piece.article, joins=first)
    (second if piece.damage == CUT_END else first).damage = piece.damage
    return [first, second]


def _headline_in_the_middle(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """The heading stack between the halves of a cut paragraph."""
    stack = [p for p in pieces if p.role in (Role.KICKER, Role.HEADLINE, Role.SUBHEAD)]
    cuts = [
        n
        for n, p in enumerate(pieces)
        if p.role is Role.BODY and p.joins is not None and n and pieces[n - 1] is p.joins
    ]
    if not stack or not cuts or len(stack) > 3 or any(p.role is Role.STANDING for p in pieces):
        return pieces
    at = pieces[rng.choice(cuts)]
    rest = [p for p in pieces if p not in stack]
    where = rest.index(at)
    return rest[:where] + stack + rest[where:]


def _parted(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """A few pictures' worth of blank lines."""
    for piece in rng.sample(pieces, min(2, len(pieces))):
        piece.gap = rng.randint(3, 7)
    return pieces


def _jumped(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    bodies = [p for p in pieces if p.role is Role.BODY]
    if len(bodies) < 3:
        return pieces
    kind = rng.random()
    if kind < 0.04:
        rest = pieces[pieces.index(bodies[1]) :]
        rest[0].text = f"（上接{rng.randint(1, 12)}版）{rest[0].text}"
        rest[0].damage = CUT_START
        return [p for p in rest if p.role in (Role.BODY, Role.HEADING, Role.BYLINE)]
    if kind < 0.08:
        last = bodies[-1]
        if rng.random() < 0.5:
            last.text += f"（下转{rng.randint(2, 12)}版）"
            last.damage = CUT_END
        else:
            at = pieces.index(last) + 1
            jump = f"（下转第{rng.randint(2, 12)}版）"
            pieces.insert(at, Piece(Role.JUMP, jump, article=last.article, damage=CUT_END))
    return pieces


def _lost(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """A headline that OCR missed; a paragraph without its start or its end."""
    if rng.random() < 0.04 and any(p.role is Role.BODY and len(p.text) > 30 for p in pieces):
        had = any(p.role is Role.HEADLINE for p in pieces)
        pieces = [p for p in pieces if p.role not in (Role.HEADLINE, Role.KICKER, Role.SUBHEAD, Role.STANDING)]
        if had and not pieces[0].damage:
            pieces[0].damage = LOST_HEADLINE
    bodies = [p for p in pieces if p.role is Role.BODY and len(p.text) > 60]
    if bodies and rng.random() < 0.04:
        bodies[0].text = bodies[0].text[rng.randint(20, 50) :].lstrip("，。、；：？！”’）》…—%")
        bodies[0].damage = CUT_START
    if len(bodies) > 1 and rng.random() < 0.04:
        cut = bodies[-1]
        cut.text = cut.text[: rng.randint(20, len(cut.text) - 10)].rstrip("，。、；：？！“（《")
        cut.damage = CUT_END
    return pieces


def _interleaved(rng: random.Random, articles: list[list[Piece]]) -> list[Piece]:
    """One after another, but picture news may stand in the middle of the article before."""
    out: list[Piece] = []
    pending: list[Piece] | None = None
    for pieces in articles:
        is_picture = not any(p.role is Role.BODY for p in pieces)
        if is_picture and pending is None and rng.random() < 0.5:
            pending = pieces
            continue
        if pending is not None:
            places = [
                n for n, p in enumerate(pieces) if n > 1 and p.role is Role.BODY and pieces[n - 1].role is Role.BODY
            ]
            at = rng.choice(places) if places else 0
            pieces = pieces[:at] + pending + pieces[at:]
            pending = None
        out += pieces
    return out + (pending or [])


def _furnished(rng: random.Random, pieces: list[Piece], paper: str) -> list[Piece]:
    if rng.random() < 0.3:
        date = f"{rng.randint(1995, 2024)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
        folio = f"{paper} {date} 星期{rng.choice('一二三四五六日')} 第{rng.randint(1, 12)}版"
        pieces = [Piece(Role.FURNITURE, folio), *pieces]
        if rng.random() < 0.4:
            pieces.insert(1, Piece(Role.FURNITURE, rng.choice(("要闻", "综合新闻", "国内新闻", "经济", "文化"))))
    if rng.random() < 0.3:
        credit = f"责任编辑 {name(rng)} 美编 {name(rng)} 校对 {name(rng)}"
        at = rng.choice((len(pieces), rng.randint(0, len(pieces))))
        pieces.insert(at, Piece(Role.FURNITURE, credit))
    return pieces


def _printed(rng: random.Random, pieces: list[Piece], style: Style) -> KnownPage:
    tight = rng.random() < 0.15
    lines: list[str] = [""] * rng.choice((0, 0, 2, 4))
    where: dict[int, int] = {}
    order: dict[int, int] = {}
    labels: list[Label] = []
    for piece in pieces:
        lines += [""] * (max(0, piece.gap - 1) if tight else piece.gap)
        text = piece.text.strip()
        if style.half_width and piece.role is not Role.FURNITURE:
            text = text.translate(_HALF)
        lines.append(piece.prefix + text + piece.suffix)
        where[id(piece)] = len(lines)
        article = order.setdefault(piece.article, len(order) + 1) if piece.article else 0
        joins = where.get(id(piece.joins)) if piece.joins is not None else None
        labels.append(Label(line=len(lines), article=article, role=piece.role, joins=joins))
    return KnownPage(text="\n".join(lines) + "\n", labels=tuple(labels), damage=_noted(pieces, where))


def _noted(pieces: list[Piece], where: dict[int, int]) -> tuple[Damage, ...]:
    """The damage of each piece at its line; a doubled paragraph is noted at all lines of both copies."""
    noted: list[Damage] = []
    for piece in pieces:
        if piece.damage:
            lines = [where[id(piece)]]
            if piece.damage == DOUBLED:
                lines += [where[id(other)] for other in pieces if other is not piece and other.text == piece.text]
            noted.append(Damage(lines=tuple(lines), kind=piece.damage.removesuffix(" end")))
    return tuple(noted)
