"""A line that remembers where each of its characters came from, through any number of edits.

``Traced`` is a row of pieces that together cover the source: a piece is unchanged, or an edit of one stretch of it.
So what was done to a line can be told as disjoint edits of the source, and undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from re import Match, Pattern
from typing import NamedTuple


class Piece(NamedTuple):
    """``source[start:end]`` now reads ``text``; ``rules`` names what made it so (none: unchanged)."""

    start: int
    end: int
    text: str
    rules: tuple[str, ...] = ()


class Span(NamedTuple):
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
        pieces = _replaced(self.pieces, changing, rule)
        return Traced(self.source, "".join(piece.text for piece in pieces), pieces)

    def sub(self, rule: str, pattern: Pattern[str], replace: Callable[[Match[str]], str]) -> Traced:
        """As ``re.sub``: every match of ``pattern`` replaced."""
        spans = [Span(found.start(), found.end(), replace(found)) for found in pattern.finditer(self.text)]
        return self.edit(rule, spans) if spans else self


def trace(source: str) -> Traced:
    """A line to which nothing has been done yet."""
    return Traced(source, source, (Piece(0, len(source), source),))


def _replaced(pieces: Sequence[Piece], spans: Sequence[Span], rule: str) -> tuple[Piece, ...]:
    """``pieces`` with ``spans`` replaced. An unchanged piece is cut at a span; an edited one is taken in whole."""
    done: list[Piece] = []
    coming = list(reversed(pieces))
    left = 0  # where the next piece to come begins, so counted that what is still to be replaced keeps its place
    for span in spans:
        while left + len(coming[-1].text) <= span.start:
            left += len(coming[-1].text)
            done.append(coming.pop())
        if not coming[-1].rules and span.end <= left + len(coming[-1].text):  # as most are: inside an unchanged piece
            piece = coming.pop()
            first, last = piece.start + span.start - left, piece.start + span.end - left
            if first > piece.start:
                done.append(Piece(piece.start, first, piece.text[: span.start - left]))
            done.append(Piece(first, last, span.text, (rule,)))
            if last < piece.end:
                coming.append(Piece(last, piece.end, piece.text[span.end - left :]))
            left = span.end
            continue
        start = end = -1
        head = tail = ""
        rules: tuple[str, ...] = ()
        rest: Piece | None = None
        while coming and left < span.end:
            piece = coming.pop()
            first, last = piece.start, piece.end
            kept_head, kept_tail = piece.text[: max(0, span.start - left)], piece.text[max(0, span.end - left) :]
            left += len(piece.text)
            if piece.rules:
                head += kept_head
                tail = kept_tail
                rules += piece.rules
            else:
                first, last = first + len(kept_head), last - len(kept_tail)
                if kept_head:
                    done.append(Piece(piece.start, first, kept_head))
                if kept_tail:
                    rest = Piece(last, piece.end, kept_tail)
            start = first if start < 0 else start
            end = last
        if rest:
            coming.append(rest)
            left -= len(rest.text)
        made = Piece(start, end, head + span.text + tail, tuple(dict.fromkeys((*rules, rule))))
        coming.append(made)
        left -= len(made.text)
    return (*done, *reversed(coming))
