"""What differs between a block's source lines and its text, marked on both sides.

In: source lines (number and text) and the finished text. Out: markup with ``del`` around what
went and ``ins`` around what came. Most changes replace one mark by another of the same length, so
a walk in step finds them; only what is left after that is compared in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from markupsafe import Markup, escape

Span = tuple[int, int, int, int]
"""A difference: from and to in the source, from and to in the text."""


def mark_lines(lines: tuple[tuple[int, str], ...], text: str) -> tuple[tuple[int, Markup], ...]:
    """The source lines of a block with their numbers, what its ``text`` does not have marked."""
    spans = differences("".join(line for _, line in lines), text)
    marked, start = [], 0
    for number, line in lines:
        gone = [(a - start, b - start) for a, b, _, _ in spans]
        marked.append((number, _marked(line, gone, "del")))
        start += len(line)
    return tuple(marked)


def mark_text(text: str, lines: tuple[tuple[int, str], ...]) -> Markup:
    """The text of a block, with what its source lines do not have."""
    source = "".join(line for _, line in lines)
    return _marked(text, [(c, d) for _, _, c, d in differences(source, text)], "ins")


def differences(source: str, text: str) -> tuple[Span, ...]:
    """Where the two differ, in order."""
    if len(source) == len(text):
        return tuple(_runs(source, text))
    head = _common_prefix(source, text)
    matcher = SequenceMatcher(None, source[head:], text[head:], autojunk=False)
    return tuple(
        (a + head, b + head, c + head, d + head) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    )


def _runs(source: str, text: str) -> Iterator[Span]:
    start = -1
    for at, (old, new) in enumerate(zip(source, text, strict=True)):
        if old != new and start < 0:
            start = at
        elif old == new and start >= 0:
            yield start, at, start, at
            start = -1
    if start >= 0:
        yield start, len(source), start, len(text)


def _common_prefix(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _marked(text: str, spans: Iterable[tuple[int, int]], tag: str) -> Markup:
    parts, end = [], 0
    for start, stop in spans:
        start, stop = max(start, 0), min(stop, len(text))
        if start < stop:
            parts.append(Markup("{}<{}>{}</{}>").format(text[end:start], Markup(tag), text[start:stop], Markup(tag)))
            end = stop
    return Markup("").join([*parts, escape(text[end:])])
