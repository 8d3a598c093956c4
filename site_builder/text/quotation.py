"""Which way quotation marks and book marks face, after GB/T 15834-2011: “ ‘ ’ ” and 《 〈 〉 》.

A line may begin or end inside a quotation, for columns break anywhere. So marks are turned only where one reading alone
agrees with the marks around them; all others are left for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.text.characters import HAN, HAN_CLASS
from site_builder.text.mark_rules import MarkRule, edit_marks, mark_rule
from site_builder.text.traced import Span, Traced

_STRAIGHT = '"＂〝〞„‟'
_MARK = re.compile(f"[“”{_STRAIGHT}]")
_AFTER_CLOSING = "，。、；：！？）》,;:!?)"
_BEFORE_OPENING = "：（《、:("
_INNER = str.maketrans("“”", "‘’")
_LATIN = re.compile("[A-Za-z]")
_FLAT = rf"[^《》“”]*[{HAN_CLASS}][^《》“”]*"

RULES: tuple[MarkRule, ...] = (
    mark_rule("quote-form", "‘", "‘‘([^‘’]+)’’", r"“\1”"),
    mark_rule("quote-form", "'", "(?:``|'')([^`']+)''", r"“\1”"),
    mark_rule("straight-quotes", "'", rf"(?<![A-Za-z0-9'])'([^'‘’]*[{HAN_CLASS}][^'‘’]*)'(?![A-Za-z0-9'])", r"‘\1’"),
    mark_rule("book-marks", ">＞〉", rf"(?:<<|＜＜|〈〈)({_FLAT}?)(?:>>|＞＞|〉〉)(?![>＞])", r"《\1》"),
    mark_rule("book-marks", "«", rf"«([^«»]*[{HAN_CLASS}][^«»]*)»", r"《\1》"),
    mark_rule("inner-book-marks", "《", r"(《[^《》]*)《([^《》]*)》([^《》]*》)", r"\1〈\2〉\3"),
)

_DOUBTFUL = re.compile(
    rf"[{_STRAIGHT}]|“[^“”]*“|”[^“”]*”|[{re.escape(_BEFORE_OPENING)}]\s*”|“\s*[{re.escape(_AFTER_CLOSING)}]"
)
"""A line in which this is not found has its double marks as they should be."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """``char`` at ``at``; ``must_open`` and ``must_close``: the mark beside it allows nothing else."""

    at: int
    char: str
    must_open: bool
    must_close: bool
    after_digit: bool

    def allows(self, side: str) -> bool:
        return not (self.must_open if side == "”" else self.must_close)


_Reading = tuple[tuple[_Mark, str], ...]
"""Each mark with the side it stands on; empty: nothing can be told."""


def face(line: Traced) -> Traced:
    """``line`` with straight marks turned to the side they stand on, and marks that face the wrong way."""
    if not _DOUBTFUL.search(line.text) or _is_foreign(line.text):
        return line
    marks = tuple(_marks(line.text))
    for name, reading in (("inner-quotes", _nested(marks)), ("straight-quotes", _straightened(marks)),
                          ("quotation-side", _turned(marks))):  # fmt: skip
        if reading:
            return edit_marks(name, line, (Span(mark.at, mark.at + 1, side) for mark, side in reading))
    return line


def _is_foreign(text: str) -> bool:
    return len(HAN.findall(text)) < len(_LATIN.findall(text))


def _marks(text: str) -> Iterator[_Mark]:
    for found in _MARK.finditer(text):
        before, after = text[: found.start()].rstrip()[-1:], text[found.end() :].lstrip()[:1]
        yield _Mark(
            at=found.start(),
            char=found.group(),
            must_open=before != "" and before in _BEFORE_OPENING,
            must_close=after != "" and after in _AFTER_CLOSING,
            after_digit=before.isdigit(),
        )


def _nested(marks: Sequence[_Mark]) -> _Reading:
    """Double marks inside double marks, as single ones; nothing where they may as well be pairs in a row."""
    if _fits(_whole(marks)):
        return ()
    reading: list[tuple[_Mark, str]] = []
    depth = deepest = 0
    for mark in marks:
        if mark.char not in "“”" or not mark.allows(mark.char):
            return ()
        depth -= mark.char == "”"
        reading.append((mark, mark.char.translate(_INNER) if depth == 1 else mark.char))
        depth += mark.char == "“"
        deepest = max(deepest, depth)
        if depth < 0:
            return ()
    return tuple(reading) if depth == 0 and deepest == 2 else ()


def _straightened(marks: Sequence[_Mark]) -> _Reading:
    """Straight marks with their sides, all others as they are; nothing where two readings are equally good."""
    straight = [mark for mark in marks if mark.char in _STRAIGHT]
    if not straight or all(mark.after_digit for mark in straight):  # inches
        return ()
    fitting = [reading for reading in (_whole(marks), _torn(marks)) if _fits(reading) and not _turning(reading)]
    return fitting[0] if len(fitting) == 1 or (fitting and len(marks) % 2 == 0) else ()


def _turned(marks: Sequence[_Mark]) -> _Reading:
    """Marks turned so that they alternate, where as they are they contradict what stands beside them."""
    whole, torn = _whole(marks), _torn(marks)
    if len(marks) % 2 or any(mark.char in _STRAIGHT for mark in marks) or not _fits(whole):
        return ()
    if not _turning(torn):  # every mark faces the wrong way, or the line begins and ends inside quotations
        return () if _fits(torn) else whole
    return whole if all(mark.must_open or mark.must_close for mark in _turning(whole)) else ()


def _whole(marks: Sequence[_Mark]) -> _Reading:
    """As of a line that begins outside quotations."""
    return tuple((mark, "“”"[at % 2]) for at, mark in enumerate(marks))


def _torn(marks: Sequence[_Mark]) -> _Reading:
    """As of a line that begins inside a quotation."""
    return tuple((mark, "”“"[at % 2]) for at, mark in enumerate(marks))


def _fits(reading: _Reading) -> bool:
    return all(mark.allows(side) for mark, side in reading)


def _turning(reading: _Reading) -> list[_Mark]:
    """The marks that the reading would turn from one side to the other."""
    return [mark for mark, side in reading if mark.char in "“”" and mark.char != side]
