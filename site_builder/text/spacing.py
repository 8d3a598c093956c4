"""Stray spaces inside a word of running text: 经济发 展迅速. Spaced-out names (白 麟) and decks of a headline stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.text.characters import HAN_CLASS
from site_builder.text.keywords import background_idf
from site_builder.text.mark_rules import edit_marks
from site_builder.text.traced import Span, Traced

_REACH = 3  # characters of a word on either side of the space
_GAP = re.compile(f" (?<=[{HAN_CLASS}]{{2}} )(?=[{HAN_CLASS}]{{2}})")
_RUNNING = re.compile("[，。；]")
_NAMED = re.compile(f"(?:记者|通讯员|实习生|作者|编辑|校对|摄影|文|图|摄)[{HAN_CLASS}]?$")


def close_words(line: Traced) -> Traced:
    """``line`` of running text without the spaces that cut a word of the dictionary.

    A space between two words may mean something and stays.
    """
    if not _RUNNING.search(line.text):
        return line
    return edit_marks("stray-space", line, (Span(at, at + 1, "") for at in _cutting(line.text)))


def _cutting(text: str) -> Iterator[int]:
    for found in _GAP.finditer(text):
        left = text[: found.start()].rpartition(" ")[2][-_REACH:]
        right = text[found.end() :].partition(" ")[0][:_REACH]
        if _is_cut(left, right) and not _NAMED.search(left):
            yield found.start()


def _is_cut(left: str, right: str) -> bool:
    """True if a word runs from ``left`` into ``right``, and the two do not end and begin with words of their own."""
    known, _ = background_idf()
    if left[-2:] in known and right[:2] in known:
        return False
    return any(
        left[-before:] + right[:after] in known
        for before in range(1, min(len(left), _REACH) + 1)
        for after in range(1, min(len(right), _REACH) + 1)
    )
