"""Suspicions as corrections to paste: a suspicion and its printed line in, a table of ``corrections.toml`` out."""

from __future__ import annotations

import json

from site_builder.model.suspicion import Suspicion, SuspicionKind


def ready_made(suspicion: Suspicion, printed: str) -> str:
    """The table that corrects the line ``printed`` as suggested; empty where no correction can be offered.

    Where only a person can tell what is missing, every line of it is a comment with a gap to fill.
    """
    if suspicion.suggested is not None and suspicion.excerpt:
        old, new = _unmistakable(suspicion.excerpt, suspicion.suggested, suspicion.column - 1, printed)
        return _table(suspicion, old, f"new = {_quoted(new)}")
    if suspicion.kind is SuspicionKind.LOST_HEADLINE and suspicion.excerpt:
        return _commented(_table(suspicion, suspicion.excerpt, 'headline = ""'))
    if suspicion.kind is SuspicionKind.TRUNCATED and suspicion.excerpt:
        return _commented(_table(suspicion, suspicion.excerpt, f"new = {_quoted(suspicion.excerpt)}"))
    return ""


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
