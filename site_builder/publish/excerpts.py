"""What stands near something in a sentence, cut at a pause: no word is broken where a pause is near enough.

In: the part of a sentence before or after what is shown, and about how many characters of it to keep. Out: its end or
its beginning, with an ellipsis where something was left out.
"""

from __future__ import annotations

_PAUSES = frozenset("，、：；。！？—…")
_OPENING_QUOTES = frozenset("“‘《〈「『")  # a bracket may stand inside a name
_CLOSING = frozenset("”’）》〉」』")  # never first
_ELLIPSIS = "……"


def end_of(text: str, limit: int) -> str:
    """The end of ``text``: from its first pause within ``limit`` characters, or from the last one before these."""
    if len(text) <= limit:
        return text.lstrip()
    kept = _length([len(text) - at for at in range(1, len(text)) if _pauses(text, at)], len(text), limit)
    return text.lstrip() if kept == len(text) else f"{_ELLIPSIS}{text[len(text) - kept :].lstrip()}"


def start_of(text: str, limit: int) -> str:
    """The beginning of ``text``: up to its last pause within ``limit`` characters, or to the first one after these."""
    if len(text) <= limit:
        return text.rstrip()
    kept = _length([at for at in range(1, len(text)) if _pauses(text, at)], len(text), limit)
    return text.rstrip() if kept == len(text) else f"{text[:kept].rstrip(''.join(_PAUSES))}{_ELLIPSIS}"


def _length(pauses: list[int], whole: int, limit: int) -> int:
    """The longest of the lengths that end at a pause and fit; if that leaves too little, the next one up to twice."""
    fitting = max((length for length in pauses if length <= limit), default=0)
    if fitting * 2 >= limit:
        return fitting
    return min((length for length in (*pauses, whole) if limit < length <= 2 * limit), default=limit)


def _pauses(text: str, at: int) -> bool:
    """Whether a sentence pauses between ``text[at - 1]`` and ``text[at]``."""
    before, after = text[at - 1], text[at]
    if before in _PAUSES:
        return after not in _PAUSES and after not in _CLOSING
    return after in _OPENING_QUOTES and before not in _OPENING_QUOTES
