"""A whole page: articles one after another, torn as columns and OCR tear them, with labels for every line."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace

from site_builder.model.newspaper import Role
from tests.press.article import compose
from tests.press.damage import DOUBLED, cut_paragraphs, damaged
from tests.press.interleave import interleaved
from tests.press.layout import PAPERS, in_two_lines, name
from tests.press.papers import Paper, WrittenLine, articles_of, pieces_of
from tests.press.pieces import Piece, Source
from tests.press.style import Style

_PLAINNESS = (0.0, 4.0, 8.0)
"""How much more of plain news than of boxes and columns stands on a page; real pages are mostly news."""
_TEASERS = 0.06
_LENDERS = 60
"""Articles that lend their heads to those of one page."""


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
    """A page of some of ``sources``, set in the ways of papers; the same arguments give the same page."""
    rng = random.Random(seed)
    paper = rng.choice(PAPERS)
    style = Style(rng)
    chosen = rng.sample(sources, min(len(sources), rng.randint(3, 9)))
    others = [source for source in sources if source not in chosen]
    spare = tuple(head for source in rng.sample(others, min(len(others), _LENDERS)) for head in source.heads)
    articles = [compose(rng, replace(source, spare=spare), paper) for source in chosen]
    pieces = _arranged(rng, articles, style, in_columns=frozenset())
    return _printed(rng, _furnished(rng, pieces, paper), style)


def make_written_page(paper: Paper, seed: int) -> KnownPage:
    """A page of some articles of ``paper`` as they were written; the same arguments give the same page."""
    rng = random.Random(seed)
    style = Style(rng)
    chosen = _chosen(rng, paper, rng.randint(3, 9), rng.choice(_PLAINNESS))
    blocks = [articles_of(lines) for lines in chosen]
    articles = [in_two_lines(rng, pieces_of(article)) for block in blocks for article in block]
    sizes = [len(block) for block in blocks for _ in block]
    columns = frozenset(number for number, size in enumerate(sizes, 1) if size > 1)
    pieces = _arranged(rng, articles, style, in_columns=columns)
    for lines in rng.sample(paper.furniture, min(len(paper.furniture), rng.choice((0, 0, 1, 1, 2)))):
        at = rng.choice((0, 0, len(pieces)))
        pieces[at:at] = pieces_of(lines)
    return _printed(rng, pieces + _teaser(rng, paper, len(articles) + 1), style)


def _teaser(rng: random.Random, paper: Paper, article: int) -> list[Piece]:
    """At times a headline at the foot of the page under a pointer to another page, as front pages have it."""
    heads = [line.text for lines in paper.articles for line in lines if line.role is Role.HEADLINE]
    if not heads or rng.random() > _TEASERS:
        return []
    pointer = rng.choice(("{}版刊登", "详见{}版", "{}版·导读")).format(rng.randint(2, 8))
    headline = Piece(Role.HEADLINE, rng.choice(heads), article=article, prefix=rng.choice(("", "## ")))
    return [Piece(Role.FURNITURE, pointer), headline]


def _chosen(rng: random.Random, paper: Paper, count: int, plainness: float) -> list[tuple[WrittenLine, ...]]:
    """Some articles of ``paper``, those with much text the likelier the greater ``plainness`` is."""
    weights = {at: math.exp(plainness * _body_share(lines)) for at, lines in enumerate(paper.articles)}
    chosen: list[tuple[WrittenLine, ...]] = []
    while weights and len(chosen) < count:
        (at,) = rng.choices(list(weights), list(weights.values()))
        del weights[at]
        chosen.append(paper.articles[at])
    return chosen


def _body_share(lines: tuple[WrittenLine, ...]) -> float:
    return sum(line.role is Role.BODY for line in lines) / len(lines)


def _arranged(
    rng: random.Random, articles: list[list[Piece]], style: Style, *, in_columns: frozenset[int]
) -> list[Piece]:
    """The articles marked, damaged and set one among the other; of those with a number in ``in_columns``, which are a few
    lines each, only paragraphs are cut."""
    for number, pieces in enumerate(articles, 1):
        for piece in pieces:
            piece.article = number
        style.mark(rng, pieces)
    cuts, tangled = rng.choice((0.06, 0.12, 0.2)), rng.choice((0.0, 0.15, 0.4))
    torn = [
        cut_paragraphs(rng, pieces, cuts) if number in in_columns else damaged(rng, pieces, cuts)
        for number, pieces in enumerate(articles, 1)
    ]
    return interleaved(rng, torn, tangled)


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
    lines: list[str] = [""] * rng.choice((0, 0, 2, 4))
    where: dict[int, int] = {}
    order: dict[int, int] = {}
    labels: list[Label] = []
    for piece in pieces:
        lines += [""] * (max(0, piece.gap - 1) if style.tight else piece.gap)
        lines.append(style.print(piece))
        where[id(piece)] = len(lines)
        article = order.setdefault(piece.article, len(order) + 1) if piece.article else 0
        joins = where.get(id(piece.joins)) if piece.joins is not None else None
        labels.append(Label(line=len(lines), article=article, role=piece.role, joins=joins))
    return KnownPage(text="\n".join(lines) + "\n", labels=tuple(labels), damage=_noted(pieces, where))


def _noted(pieces: list[Piece], where: dict[int, int]) -> tuple[Damage, ...]:
    """The damage of each piece at its line; a doubled paragraph is noted at all lines of both copies."""
    noted: list[Damage] = []
    for piece in pieces:
        for kind in sorted(piece.damage):
            lines = [where[id(piece)]]
            if kind == DOUBLED:
                lines += [where[id(other)] for other in pieces if other is not piece and other.text == piece.text]
            noted.append(Damage(lines=tuple(lines), kind=kind.removesuffix(" end")))
    return tuple(noted)
