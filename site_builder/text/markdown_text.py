"""Plain text as Markdown that shows exactly that text, and back.

Escapes what CommonMark, GitHub, Obsidian and Hugo would read as markup: emphasis, links, HTML, maths ($),
highlights (==), comments (%%), shortcodes ({{), and what would make a block at the start of a line.
"""

from __future__ import annotations

import re

_INLINE = re.compile(r"[\\`*_{}\[\]<>|~$&]|(?<=[=%^])[=%^]|[=%^](?=[=%^])")
_AT_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|-(?=-)|=)|^(\d+)([.)])(?=\s|$)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def escape(text: str) -> str:
    """``text`` (one line, no white space around it) as Markdown."""
    escaped = _INLINE.sub(lambda found: "\\" + found.group(), text)
    return _AT_START.sub(lambda found: "\\" + found[1] if found[1] else f"{found[2]}\\{found[3]}", escaped, count=1)


def unescape(markdown: str) -> str:
    """The text that ``escape`` was given."""
    return _ESCAPED.sub(r"\1", markdown)
