"""Where a headline may break: between its printed parts first, then between words, never inside one.

In: a headline and what cuts it into words. Out: markup with a span for each part and ``wbr``
between words; the style sheet forbids every other break. The text itself stays as it is, its
spaces included: copying and searching must find it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from types import MappingProxyType

from markupsafe import Markup, escape

_OPENING = frozenset("“‘（《〈【「『([")
_CLOSING = frozenset("”’）》〉】」』)]，。、：；！？…—·,.:;!?%％℃")
_ENCLITIC = frozenset("的了着过等们")  # never first on a line

_QUOTES = MappingProxyType({"“": "”", "《": "》", "「": "」"})
_SHORT_QUOTATION = 10

Cut = Callable[[str], Sequence[str]]


def phrases(text: str, cut: Cut) -> Markup:
    """``text`` in spans at its spaces, each with the places where a line may break."""
    return Markup(" ").join(Markup('<span class="phrase">{}</span>').format(_words(part, cut)) for part in text.split())


def _words(part: str, cut: Cut) -> Markup:
    words = _quotes_whole(cut(part))
    if not words:
        return escape(part)
    pieces = [escape(words[0])]
    for word, following in pairwise(words):
        if _may_part(word, following):
            pieces.append(Markup("<wbr>"))
        pieces.append(escape(following))
    return Markup("").join(pieces)


def _quotes_whole(words: Sequence[str]) -> list[str]:
    """The words, those of a short quotation or title put together: “武陵山号” is one name."""
    whole: list[str] = []
    opened = -1  # where in ``whole`` the open quotation begins
    for word in words:
        whole.append(word)
        if word in _QUOTES:
            opened = len(whole) - 1
        elif opened >= 0 and word == _QUOTES[whole[opened]]:
            quotation = "".join(whole[opened:])
            if len(quotation) <= _SHORT_QUOTATION:
                whole[opened:] = [quotation]
            opened = -1
    return whole


def _may_part(word: str, following: str) -> bool:
    """A figure stays with its unit, a mark with what it closes or opens."""
    return not (word[-1] in _OPENING or word[-1].isdigit() or following[0] in _CLOSING or following[0] in _ENCLITIC)
