"""Every key of a TOML text is found on its line."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from site_builder.toml_lines import KeyPath, toml_lines

EXAMPLE = '''# a comment with [brackets] and key = 1
title = "a # b"
a.b.c = 1
"quoted . key".'x' = 2
text = """
[not.a.table]
key = "value" """
raw = \'\'\'
[[nor this]]\'\'\'
inline = { x = 1, y = { z = [1, 2] } }

[table]   # comment
list = [
  "one", # ]
  [2,
   3],
]

[[rows]]
cell = 1
[rows.inner]
deep = true
[[rows]]
cell = 2
[[rows.sub]]
k = 1979-05-27T07:32:00Z
[[rows.sub]]
k = 2
'''


def test_each_kind_of_key() -> None:
    lines = toml_lines(EXAMPLE)
    assert lines == {
        ("title",): 2,
        ("a",): 3,
        ("a", "b"): 3,
        ("a", "b", "c"): 3,
        ("quoted . key",): 4,
        ("quoted . key", "x"): 4,
        ("text",): 5,
        ("raw",): 8,
        ("inline",): 10,
        ("inline", "x"): 10,
        ("inline", "y"): 10,
        ("inline", "y", "z"): 10,
        ("inline", "y", "z", 0): 10,
        ("inline", "y", "z", 1): 10,
        ("table",): 12,
        ("table", "list"): 13,
        ("table", "list", 0): 14,
        ("table", "list", 1): 15,
        ("table", "list", 1, 0): 15,
        ("table", "list", 1, 1): 16,
        ("rows",): 19,
        ("rows", 0): 19,
        ("rows", 0, "cell"): 20,
        ("rows", 0, "inner"): 21,
        ("rows", 0, "inner", "deep"): 22,
        ("rows", 1): 23,
        ("rows", 1, "cell"): 24,
        ("rows", 1, "sub"): 25,
        ("rows", 1, "sub", 0): 25,
        ("rows", 1, "sub", 0, "k"): 26,
        ("rows", 1, "sub", 1): 27,
        ("rows", 1, "sub", 1, "k"): 28,
    }


def test_windows_line_ends_count_once() -> None:
    assert toml_lines("a = 1\r\n\r\nb = [\r\n 1]\r\n") == {("a",): 1, ("b",): 3, ("b", 0): 4}


def paths_of(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths_of(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths_of(inner, (*path, index))


def literal(value: object, breaks: bool) -> str:
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)} = {literal(inner, False)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        gap = " # ] }\n" if breaks else " "
        return "[" + gap + "".join(literal(inner, breaks) + "," + gap for inner in value) + "]"
    return json.dumps(value)


scalars = st.integers(-9, 99) | st.booleans() | st.text("ab\"'\\#[]{}=,.报\n", max_size=6)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab .\"'", max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(document=st.dictionaries(st.text("abc .\"'#", max_size=3), values, max_size=4), breaks=st.booleans())
def test_every_key_of_any_document_is_found(document: dict[str, object], breaks: bool) -> None:
    text = ""
    first_line = {}
    for key, value in document.items():
        text += "# comment\n\n"
        first_line[key] = text.count("\n") + 1
        text += f"{json.dumps(key)} = {literal(value, breaks)}\n"
    assert tomllib.loads(text) == document
    lines = toml_lines(text)
    assert set(lines) == set(paths_of(document))
    assert {key: lines[(key,)] for key in document} == first_line
