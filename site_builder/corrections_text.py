"""Suspicions as corrections to paste: a suspicion and its printed line in, a table of ``corrections.toml`` out."""

from __future__ import annotations

import json

from site_builder.model.suspicion import Suspicion, SuspicionKind

_LONGEST_OLD = 24  # characters of a line that is in doubt as a whole


def ready_made(suspicion: Suspicion, printed: str) -> str:
    """The table that corrects the line ``printed`` as suggested.

    Where only a person can tell what is right, every line of it is a comment, with the headline or the text as printed
    to be filled in. Empty for a line of which nothing is printed.
    """
    excerpt = suspicion.excerpt or printed.strip()[:_LONGEST_OLD]
    if not excerpt:
        return ""
    start = suspicion.column - 1 if suspicion.excerpt else printed.find(excerpt)
    old, new = _unmistakable(excerpt, excerpt if suspicion.suggested is None else suspicion.suggested, start, printed)
    if suspicion.kind is SuspicionKind.LOST_HEADLINE:
        return _commented(_table(suspicion, old, 'headline = ""'))
    table = _table(suspicion, old, f"new = {_quoted(new)}")
    return table if suspicion.suggested is not None and suspicion.excerpt else _commented(table)


def _table(suspicion: Suspicion, old: str, action: str) -> str:
    lines = (
        f"[[{_quoted(suspicion.path)}.corrections]]",
        f"line = {suspicion.line}",
        f"old = {_quoted(old)}",
        action,
        f"reason = {_quoted(suspicion.evidence)}",
    )
    return "\n".join(lines) + "\n"


def _unmistakable(old: str, new: str, start: int, printed: str) -> tuple[str, str]:
    """``old`` and ``new`` with as much of the text before them as it takes for ``old`` to be found at ``start``."""
    begin = start
    while begin > 0 and printed.find(printed[begin:start] + old) != begin:
        begin -= 1
    before = printed[begin:start] if printed.startswith(old, start) else ""
    return before + old, before + new


def _quoted(text: str) -> str:
    """``text`` as a basic string of TOML, whose escapes are those of JSON, and DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _commented(table: str) -> str:
    return "".join(f"# {line}\n" for line in table.splitlines())
