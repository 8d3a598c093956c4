"""Where a headline may break: between its printed parts first, then between words, never inside one.

In: a headline and what cuts it into words. Out: markup with a span for each part and ``wbr``
between words; the style sheet forbids every other break. The text itself stays as it is, its
spaces included: copying and searching must find it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

_OPENING = frozenset("“‘（《〈【「『([")
_CLOSING = frozenset("”’）》〉】」』)]，。、：；！？…—·,.:;!?%％℃")
_ENCLITIC = frozenset("的了着过等们")  # never first on a line

Cut = Callable[[str], Sequence[str]]


def phrases(text: str, cut: Cut) -> Markup:
    """``text`` in spans at its spaces, each with the places where a line may break."""
    return Markup(" ").join(Markup('<span class="phrase">{}</span>').format(_words(part, cut)) for part in text.split())


def _words(part: str, cut: Cut) -> Markup:
    words = cut(part)
    if not words:
        return escape(part)
    pieces = [escape(words[0])]
    for word, following in pairwise(words):
        if _may_part(word, following):
            pieces.append(Markup("<wbr>"))
        pieces.append(escape(following))
    return Markup("").join(pieces)


def _may_part(word: str, following: str) -> bool:
    """A figure stays with its unit, a mark with what it closes or opens."""
    return not (word[-1] in _OPENING or word[-1].isdigit() or following[0] in _CLOSING or following[0] in _ENCLITIC)
