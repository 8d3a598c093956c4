"""Width and form of punctuation by context, after GB/T 15834-2011 (marks) and 15835-2011 (figures).

``repair`` applies an ordered table of rules, each a pattern and what it becomes. A rule looks only at
its neighbours, so that Latin, figures, times and URLs keep their half-width marks. NFKC is never used:
it would turn ： into :, … into dots and ① into 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from site_builder.text.characters import HAN_CLASS, INVISIBLE
from site_builder.text.traced import Span, Traced

_CJK = f"{HAN_CLASS}，。、；：？！“”‘’（）《》〈〉【】—…％℃"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_URL = re.compile(r"(?:https?://|www\.)[!-'*-~]+|[\w.+-]+@[\w-]+\.[\w.]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    replacement: Callable[[re.Match[str]], str]


def _rule(name: str, pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> _Rule:
    if isinstance(replacement, str):
        text = replacement
        return _Rule(name=name, pattern=re.compile(pattern), replacement=lambda found: found.expand(text))
    return _Rule(name=name, pattern=re.compile(pattern), replacement=replacement)


def _half(found: re.Match[str]) -> str:
    return "".join(chr(ord(char) - 0xFEE0) for char in found.group())


def _wide_mark(found: re.Match[str]) -> str:
    return _WIDE[found.group().strip()]


_RULES = (
    _rule("invisible-character", INVISIBLE.pattern, ""),
    _rule("full-width-alphanumeric", r"[０-９Ａ-Ｚａ-ｚ]+", _half),
    _rule("white-space", r"[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]+| {2,}", " "),
    _rule("ellipsis", r"(?:\.{3,}|。{3,}|…)+", "……"),
    _rule("dash", r"(?<![-\w])-{2,}(?![-\w])|(?<=[" + _CJK + r"])-{2,}|—{2,}|─{2,}", "——"),
    # and between two Han words is a translation engine's slip for 和.
    _rule("latin-and", rf"(?<=[{HAN_CLASS}”》]) ?and ?(?=[{HAN_CLASS}“《])", "和"),
    _rule("wide-mark", rf"(?<=[{_CJK}%)\]A-Za-z0-9]) ?[,;:?!](?=[{_CJK}])|(?<=[{_CJK}])[,;:?!]", _wide_mark),
    _rule("full-stop", rf"(?<=[{HAN_CLASS}”）])\.(?=$|[{_CJK}])", "。"),
    _rule("bracket", rf"\((?=[^()]*[{HAN_CLASS}])([^()]*)\)", r"（\1）"),
    _rule("bracket", rf"(?<=[{_CJK}])\(([^()]*)\)", r"（\1）"),
    _rule("bracket", rf"(?<=[{_CJK}])\((?=[{_CJK}])", "（"),
    _rule("bracket", rf"(?<=[{_CJK}])\)(?=[{_CJK}]|$)", "）"),
    _rule("space-at-mark", r" (?=[，。、；：？！”’）》】])|(?<=[，。、；：？！“‘（《【]) ", ""),
)

_QUOTES = _rule("straight-quotes", rf"\"([^\"]*[{HAN_CLASS}][^\"]*)\"", r"“\1”")

_WORTH_A_LOOK = re.compile(
    rf"{INVISIBLE.pattern}|[０-９Ａ-Ｚａ-ｚ\t\u00a0\u2000-\u200a\u202f\u205f\u3000 ,;:?!()\"—─…-]|\.(?!\d)|。。"
)
"""No rule applies to a line that has none of these."""

CERTAINTY = {"latin-and": 0.9, "straight-quotes": 0.95, "full-stop": 0.95}
"""How sure a rule is; those not named are certain."""


def repair(line: Traced) -> Traced:
    """``line`` with its marks set by the standard.

    URLs and e-mail addresses are left alone. Idempotent: a mark set right may show that its neighbour is wrong,
    so the rules run until none applies.
    """
    before = None if _WORTH_A_LOOK.search(line.text) else line.text
    while before != line.text:
        before = line.text
        for rule in _RULES:
            line = _apply(rule, line)
        if line.text.count('"') % 2 == 0:  # an odd one cannot be paired, so it stays
            line = _apply(_QUOTES, line)
    return line


def _apply(rule: _Rule, line: Traced) -> Traced:
    spans = [Span(found.start(), found.end(), rule.replacement(found)) for found in rule.pattern.finditer(line.text)]
    if not spans:
        return line
    urls = [found.span() for found in _URL.finditer(line.text)]
    if urls:
        spans = [span for span in spans if not any(start <= span.start < end for start, end in urls)]
    return line.edit(rule.name, spans)
