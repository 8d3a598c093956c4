"""A line that remembers where each of its characters came from, through any number of edits.

``Traced`` is a row of pieces that together cover the source: a piece is unchanged, or an edit of one stretch of it.
So what was done to a line can be told as disjoint edits of the source, and undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from re import Match, Pattern


@dataclass(frozen=True, slots=True)
class Piece:
    """``source[start:end]`` now reads ``text``; ``rules`` names what made it so (none: unchanged)."""

    start: int
    end: int
    text: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (at least one) of the present text are to read ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Traced:
    """A line as it was and as it is. Make one with ``trace``."""

    source: str
    text: str
    pieces: tuple[Piece, ...]

    @property
    def edits(self) -> tuple[Piece, ...]:
        """The pieces that differ from the source, in order."""
        return tuple(
            piece for piece in self.pieces if piece.rules and piece.text != self.source[piece.start : piece.end]
        )

    def edit(self, rule: str, spans: Sequence[Span]) -> Traced:
        """With ``spans`` replaced; they are in order, do not overlap, and are counted in the present text."""
        changing = [span for span in spans if self.text[span.start : span.end] != span.text]
        if not changing:
            return self
        pieces = self.pieces
        for span in reversed(changing):
            pieces = _replaced(pieces, span, rule)
        return Traced(self.source, "".join(piece.text for piece in pieces), pieces)

    def sub(self, rule: str, pattern: Pattern[str], replace: Callable[[Match[str]], str]) -> Traced:
        """As ``re.sub``: every match of ``pattern`` replaced."""
        spans = [Span(found.start(), found.end(), replace(found)) for found in pattern.finditer(self.text)]
        return self.edit(rule, spans) if spans else self


def trace(source: str) -> Traced:
    """A line to which nothing has been done yet."""
    return Traced(source, source, (Piece(0, len(source), source),))


def _replaced(pieces: tuple[Piece, ...], span: Span, rule: str) -> tuple[Piece, ...]:
    """``pieces`` with one span replaced. An unchanged piece is cut at the span; an edited one is taken in whole."""
    before: list[Piece] = []
    after: list[Piece] = []
    start = end = -1
    head = tail = ""
    rules: tuple[str, ...] = ()
    offset = 0
    for piece in pieces:
        left, right = offset, offset + len(piece.text)
        offset = right
        if right <= span.start:
            before.append(piece)
            continue
        if left >= span.end:
            after.append(piece)
            continue
        kept_head, kept_tail = piece.text[: max(0, span.start - left)], piece.text[max(0, span.end - left) :]
        if piece.rules:
            head += kept_head
            tail = kept_tail
            rules += piece.rules
            piece_start, piece_end = piece.start, piece.end
        else:
            piece_start, piece_end = piece.start + len(kept_head), piece.end - len(kept_tail)
            if kept_head:
                before.append(Piece(piece.start, piece_start, kept_head))
            if kept_tail:
                after.append(Piece(piece_end, piece.end, kept_tail))
        start = piece_start if start < 0 else start
        end = piece_end
    made = Piece(start, end, head + span.text + tail, tuple(dict.fromkeys((*rules, rule))))
    return (*before, made, *after)
