"""How the columns of a page set articles one among the other."""

from __future__ import annotations

import random
from collections.abc import Sequence

from site_builder.model.newspaper import Role
from tests.press.damage import between_paragraphs
from tests.press.pieces import Piece

_LATE = (1, 3, 6)
"""Lines at the end of an article that may come late, at most."""
_EARLY = (3, 6, 14)
"""Lines at the beginning of the next article that may come before them, at most."""


def interleaved(rng: random.Random, articles: Sequence[list[Piece]], tangled: float) -> list[Piece]:
    """One after another; but picture news may stand inside its neighbour, and the end of an article may come after
    the headline or the first paragraphs of the next, in a share ``tangled`` of all cases."""
    runs = _pictures_set_inside(rng, articles)
    out: list[Piece] = []
    tail: list[Piece] = []
    for place, pieces in enumerate(runs):
        late: list[Piece] = []
        if place + 1 < len(runs) and rng.random() < tangled:
            pieces, late = _torn(rng, pieces)
        out += _with(rng, pieces, tail)
        tail = late
    return out + tail


def _pictures_set_inside(rng: random.Random, articles: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Half of all picture news goes between two paragraphs of the article before it, or between the halves of one."""
    runs: list[list[Piece]] = []
    for pieces in articles:
        is_picture = not any(piece.role is Role.BODY for piece in pieces)
        if not (is_picture and runs and rng.random() < 0.5):
            runs.append(pieces)
            continue
        host = runs[-1]
        places = between_paragraphs(host)
        cuts = [at for at in places if host[at].joins is host[at - 1]]
        chosen = cuts if cuts and rng.random() < 0.6 else places
        at = rng.choice(chosen) if chosen else len(host)
        runs[-1] = host[:at] + pieces + host[at:]
    return runs


def _torn(rng: random.Random, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """An article in two: what stays, and its last lines, which come later. Most tears go through a paragraph."""
    late = rng.choice(_LATE)
    places = [at for at in between_paragraphs(pieces) if at > 1 and len(pieces) - at <= late]
    cuts = [at for at in places if pieces[at].joins is pieces[at - 1]]
    chosen = cuts if cuts and rng.random() < 0.7 else places
    at = rng.choice(chosen) if chosen else len(pieces)
    return pieces[:at], pieces[at:]


def _with(rng: random.Random, pieces: list[Piece], tail: list[Piece]) -> list[Piece]:
    """``pieces`` with the end of the article before them right under their headline or after a first paragraph."""
    if not tail:
        return pieces
    text = next((at for at, piece in enumerate(pieces) if piece.role is Role.BODY), 0)
    early = rng.choice(_EARLY)
    places = [at for at in between_paragraphs(pieces) if at <= text + early] + [len(pieces)] * (early > len(pieces))
    if text and (not places or rng.random() < 0.15):
        places = [text]
    at = rng.choice(places) if places else 0
    return pieces[:at] + tail + pieces[at:]
