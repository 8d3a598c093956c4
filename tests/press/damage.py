"""What columns and OCR do to one article: paragraphs cut, heads moved or lost, pictures in between."""

from __future__ import annotations

import random

from site_builder.model.newspaper import Role
from tests.press.pieces import Piece

DOUBLED, LOST_HEADLINE = "duplicate_text", "lost_headline"
CUT_START, CUT_END = "truncated", "truncated end"
_HEADS = (Role.KICKER, Role.HEADLINE, Role.SUBHEAD)
_PICTURE = (Role.CAPTION, Role.CREDIT)
_NO_START = set("，。、；：？！”’）》…—%")


def damaged(rng: random.Random, pieces: list[Piece], cuts: float) -> list[Piece]:
    """One article as a damaged page gives it; ``cuts`` is the share of paragraphs that a column cuts."""
    pieces = _jumped(rng, pieces)
    pieces = _lost(rng, pieces)
    out = cut_paragraphs(rng, pieces, cuts)
    if rng.random() < 0.03:
        out = _doubled(rng, out)
    if rng.random() < 0.06:
        out = _halves_parted(out)
    out = _pictures_moved(rng, out)
    if rng.random() < 0.12:
        out = _headline_in_the_middle(rng, out)
    if rng.random() < 0.08:
        for piece in rng.sample(out, min(2, len(out))):
            piece.gap = rng.randint(3, 7)
    return out


def cut_paragraphs(rng: random.Random, pieces: list[Piece], cuts: float) -> list[Piece]:
    """The article with so many of its paragraphs in two, as a column or an OCR engine cuts them."""
    out: list[Piece] = []
    for piece in pieces:
        out += _cut(rng, piece) if piece.role is Role.BODY and rng.random() < cuts else [piece]
    return out


def between_paragraphs(pieces: list[Piece]) -> list[int]:
    """Places after the first paragraph at which a paragraph follows a paragraph."""
    return [n for n, p in enumerate(pieces) if n > 1 and p.role is Role.BODY and pieces[n - 1].role is Role.BODY]


def _cut(rng: random.Random, piece: Piece) -> list[Piece]:
    text = piece.text
    places = [n for n in range(8, len(text) - 3) if text[n] not in _NO_START and text[n - 1] not in "。！？“（《"
              and not (text[n].isascii() and text[n - 1].isascii())]  # fmt: skip
    if not places:
        return [piece]
    at = rng.choice(places)
    first = Piece(piece.role, text[:at], article=piece.article, gap=piece.gap)
    second = Piece(piece.role, text[at:], article=piece.article, joins=first)
    first.damage, second.damage = piece.damage - {CUT_END}, piece.damage & {CUT_END}
    return [first, second]


def _doubled(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    bodies = [piece for piece in pieces if piece.role is Role.BODY and piece.joins is None and len(piece.text) > 40]
    if not bodies:
        return pieces
    twin = rng.choice(bodies)
    if any(piece.joins is twin for piece in pieces):
        return pieces
    return [*pieces, Piece(Role.BODY, twin.text, article=twin.article, damage=frozenset({DOUBLED}))]


def _halves_parted(pieces: list[Piece]) -> list[Piece]:
    """The second half of a cut paragraph below the paragraph that should follow it."""
    for at in range(len(pieces) - 1):
        piece, following = pieces[at], pieces[at + 1]
        if piece.role is following.role is Role.BODY and piece.joins is not None and following.joins is None:
            return [*pieces[:at], following, piece, *pieces[at + 2 :]]
    return pieces


def _pictures_moved(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """The captions of a story may stand anywhere in it: above its headline, between two halves of a sentence."""
    picture = [piece for piece in pieces if piece.role in _PICTURE and "本组稿" not in piece.text]
    rest = [piece for piece in pieces if piece not in picture]
    if not picture or not any(piece.role is Role.BODY for piece in rest) or rng.random() < 0.5:
        return pieces
    cuts = [n for n in between_paragraphs(rest) if rest[n].joins is rest[n - 1]]
    anywhere = rng.randint(0, len(rest)) if rng.random() < 0.8 else 0
    where = rng.choice(cuts) if cuts and rng.random() < 0.6 else anywhere
    while 0 < where < len(rest) and rest[where - 1].role in (*_HEADS, Role.HEADING, Role.STANDING, Role.ITEM_HEADING):
        where += 1
    return rest[:where] + picture + rest[where:]


def _headline_in_the_middle(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """The heading stack between the halves of a cut paragraph, or between two paragraphs."""
    stack = [piece for piece in pieces if piece.role in _HEADS]
    if not stack or len(stack) > 3 or any(piece.role is Role.STANDING for piece in pieces):
        return pieces
    rest = [piece for piece in pieces if piece not in stack]
    cuts = [n for n in between_paragraphs(rest) if rest[n].joins is rest[n - 1]]
    whole = [n for n in between_paragraphs(rest) if rest[n].joins is None]
    places = cuts if cuts and rng.random() < 0.8 else whole
    if not places:
        return pieces
    where = rng.choice(places)
    return rest[:where] + stack + rest[where:]


def _jumped(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    bodies = [piece for piece in pieces if piece.role is Role.BODY]
    if len(bodies) < 3 or any(piece.role is Role.JUMP for piece in pieces):
        return pieces
    kind = rng.random()
    if kind < 0.04:
        rest = pieces[pieces.index(bodies[1]) :]
        rest = [piece for piece in rest if piece.role in (Role.BODY, Role.HEADING, Role.BYLINE)]
        jump = f"（上接{rng.choice(('', '第', 'A'))}{rng.randint(1, 12)}版）"
        if rng.random() < 0.3:
            return [Piece(Role.JUMP, jump, article=rest[0].article, damage=frozenset({CUT_START})), *rest]
        rest[0].text, rest[0].damage = jump + rest[0].text, rest[0].damage | {CUT_START}
        return rest
    if kind < 0.08:
        last = bodies[-1]
        if rng.random() < 0.5:
            last.text += f"（下转{rng.randint(2, 12)}版）"
            last.damage |= {CUT_END}
        else:
            at = pieces.index(last) + 1
            jump = f"（下转第{rng.randint(2, 12)}版）"
            pieces.insert(at, Piece(Role.JUMP, jump, article=last.article, damage=frozenset({CUT_END})))
    return pieces


def _lost(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """A headline that OCR missed; a paragraph without its start or its end."""
    if rng.random() < 0.15 and any(piece.role is Role.BODY and len(piece.text) > 30 for piece in pieces):
        first = next(n for n, piece in enumerate(pieces) if piece.role is Role.BODY)
        had = any(piece.role is Role.HEADLINE for piece in pieces)
        pieces = [
            p for n, p in enumerate(pieces) if p.role not in _HEADS and not (p.role is Role.STANDING and n < first)
        ]
        if had:
            pieces[0].damage |= {LOST_HEADLINE}
    bodies = [piece for piece in pieces if piece.role is Role.BODY and len(piece.text) > 60]
    headless = any(LOST_HEADLINE in piece.damage for piece in pieces)
    if bodies and rng.random() < (0.5 if headless else 0.04):
        bodies[0].text = bodies[0].text[rng.randint(20, 50) :].lstrip("，。、；：？！”’）》…—%")
        bodies[0].damage |= {CUT_START}
    if len(bodies) > 1 and rng.random() < 0.04:
        cut = bodies[-1]
        cut.text = cut.text[: rng.randint(20, len(cut.text) - 10)].rstrip("，。、；：？！“（《")
        cut.damage |= {CUT_END}
    return pieces
