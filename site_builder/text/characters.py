"""Character classes of Chinese newspaper text, and how a line ends."""

from __future__ import annotations

import re

HAN_RANGES = (
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
    ("〇", "〇"),
)
"""First and last: unified ideographs with extensions, compatibility ideographs, and 〇."""
HAN_CLASS = "".join(f"{first}-{last}" for first, last in HAN_RANGES)
"""The same for use inside ``[...]``."""

HAN = re.compile(f"[{HAN_CLASS}]")
HAN_RUN = re.compile(f"[{HAN_CLASS}]+")

INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
)
"""Control and format characters that print nothing: what OCR engines and editors leave behind."""

SENTENCE_END = "。！？!?…"
_SENTENCE_ENDS = tuple(SENTENCE_END)
CLOSERS = '”’」』）)》〉】］]"'
_NOTE_END = re.compile(
    r"(?:[。！？…”][^（(]{0,2}[（(][^）)]*|[（(][^（(）)]*(?:记者|完|摄|图|稿|社|供|据)[^（(）)]*)[）)]$"
)
_NARROW = re.compile("[\u0000-\u024f]")
_NEEDS_MORE = frozenset("与和及的在对将为把由从向被以并或是使让而就也都还于给着且如")
_OPEN_END = re.compile(r"(?:[，、,“‘（《「『【]|(?<!—)—)$")


def width(text: str) -> float:
    """Printed width of ``text`` in ems: a Han character or full-width mark is 1, an ASCII one a half."""
    return len(text) - len(_NARROW.findall(text)) / 2


def ends_sentence(text: str) -> bool:
    """True if ``text`` ends with a full stop, exclamation, question mark or ellipsis, quotes closed after it."""
    return text.rstrip().rstrip(CLOSERS).endswith(_SENTENCE_ENDS)


def ends_paragraph(text: str) -> bool:
    """True if a paragraph may end here: a sentence end, a note after it, or one of ；：—— before a list."""
    text = text.rstrip()
    return ends_sentence(text) or text.endswith(("；", "：", ":", "——")) or bool(_NOTE_END.search(text))


def ends_open(text: str) -> bool:
    """True if ``text`` ends in a mark after which a sentence must go on: ，、 or an opening quote."""
    return bool(_OPEN_END.search(text.rstrip()[-2:]))


def needs_more(text: str) -> bool:
    """True if ``text`` ends with a preposition, conjunction or particle that nothing ends with."""
    return text.rstrip()[-1:] in _NEEDS_MORE


def open_quotes(text: str) -> int:
    """How many “ are open at the end of ``text``; negative: more were closed than opened."""
    return text.count("“") - text.count("”")
