"""Where each key of a TOML text stands: text in, key path -> line out.

``tomllib`` gives values without positions, and a mistake in a file of eighty lines is only
useful with its line. This scanner reads text that ``tomllib`` has already accepted, so it
knows the shapes of TOML but checks none of them.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping

KeyPath = tuple[str | int, ...]
"""Keys and list positions from the top: ``("topics", 2, "slug")``."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'  # a multi-line string may end in one or two quotes of its own
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]+")


def toml_lines(text: str) -> Mapping[KeyPath, int]:
    """The line (1-based) on which each key, table and list element of a valid TOML text first appears."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.lines


class _Scanner:
    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._text = text
        self._newlines = [match.start() for match in re.finditer("\n", text)]
        self._at = 0
        self._table_counts: dict[KeyPath, int] = {}  # how many [[...]] of each name were seen

    def document(self) -> None:
        table: KeyPath = ()
        while self._skip_blank() < len(self._text):
            table = self._header() if self._next("[") else self._pair(table)

    def _header(self) -> KeyPath:
        """``[table]`` or ``[[table]]`` -> the path under which the following keys stand."""
        start = self._at
        is_array = self._text.startswith("[[", start)
        self._at += 2 if is_array else 1
        path: KeyPath = ()
        keys = self._dotted_key()
        for position, key in enumerate(keys, start=1):
            path += (key,)
            self._record(path, start)
            if is_array and position == len(keys):
                self._table_counts[path] = self._table_counts.get(path, 0) + 1
            if path in self._table_counts:
                path += (self._table_counts[path] - 1,)
                self._record(path, start)
        self._at += 2 if is_array else 1
        return path

    def _pair(self, table: KeyPath) -> KeyPath:
        """``key = value`` in ``table``, whose path is returned: it goes on after the pair."""
        start = self._at
        path = table
        for key in self._dotted_key():
            path += (key,)
            self._record(path, start)
        self._at += 1  # =
        self._skip_blank()
        self._value(path)
        return table

    def _value(self, path: KeyPath) -> None:
        if self._next("["):
            self._array(path)
        elif self._next("{"):
            self._inline_table(path)
        elif string := _STRING.match(self._text, self._at):
            self._at = string.end()
        elif scalar := _SCALAR.match(self._text, self._at):
            self._at = scalar.end()

    def _array(self, path: KeyPath) -> None:
        self._at += 1
        index = 0
        while self._skip_blank() < len(self._text) and not self._next("]"):
            self._record((*path, index), self._at)
            self._value((*path, index))
            self._skip_comma()
            index += 1
        self._at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        while self._skip_blank() < len(self._text) and not self._next("}"):
            self._pair(path)
            self._skip_comma()
        self._at += 1

    def _dotted_key(self) -> list[str]:
        keys = []
        while True:
            self._skip_blank()
            match = _STRING.match(self._text, self._at) or _BARE_KEY.match(self._text, self._at)
            if match is None:
                raise ValueError(f"no key at character {self._at}: the text is not valid TOML")
            self._at = match.end()
            key = match.group()
            keys.append(tomllib.loads(f"key = {key}")["key"] if key[0] in "\"'" else key)
            self._skip_blank()
            if not self._next("."):
                return keys
            self._at += 1

    def _record(self, path: KeyPath, offset: int) -> None:
        self.lines.setdefault(path, bisect_left(self._newlines, offset) + 1)

    def _next(self, mark: str) -> bool:
        return self._text.startswith(mark, self._at)

    def _skip_comma(self) -> None:
        self._skip_blank()
        if self._next(","):
            self._at += 1

    def _skip_blank(self) -> int:
        match = _BLANK.match(self._text, self._at)
        if match is not None:
            self._at = match.end()
        return self._at
