"""Mistakes in a mapping that a person wrote: pydantic's findings in, located notices out."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from site_builder.notices import ConfigError, Location, Notice, Severity
from site_builder.toml_lines import KeyPath, toml_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the keys of one mapping stand. ``whole`` answers for every key without a known line."""

    whole: Location
    lines: Mapping[KeyPath, int] = field(default_factory=dict)
    text: tuple[str, ...] = ()

    def at(self, key: KeyPath) -> Location:
        """Where ``key`` stands, or the nearest table around it whose line is known."""
        parents = (key[:length] for length in range(len(key), 0, -1))
        line = next((self.lines[parent] for parent in parents if parent in self.lines), self.whole.line)
        return Location(path=self.whole.path, line=line)

    def notice(self, code: str, key: KeyPath, what: str, remedy: str = "") -> Notice:
        """An error at ``key``."""
        location = self.at(key)
        line = location.line
        return Notice(
            code=code,
            severity=Severity.ERROR,
            location=location,
            what=what,
            remedy=remedy,
            excerpt=self.text[line - 1].strip() if 0 < line <= len(self.text) else "",
        )


def parse_toml(text: str, path: str) -> tuple[dict[str, object], Places]:
    """The values of a TOML text, and where they stand. Raises ConfigError for broken syntax."""
    lines = tuple(text.split("\n"))
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax_notice(str(error), path, lines)) from error
    return values, Places(whole=Location(path=path), lines=toml_lines(text), text=lines)


def bad_value(what: str, remedy: str = "") -> PydanticCustomError:
    """What a validator raises: its words reach the reader as they are, after the name of the key."""
    return PydanticCustomError("bad-value", "{what}", {"what": what, "remedy": remedy})


def notices_of(error: ValidationError, model: type[BaseModel], places: Places) -> Iterator[Notice]:
    """One notice for each finding of pydantic, in the order of the file."""
    notices = (_notice_of(details, model, places) for details in error.errors(include_url=False))
    return iter(sorted(notices, key=lambda notice: notice.location.line))


def written(key: KeyPath) -> str:
    """A key path as people write it, counting from 1: ``topics[2].slug``."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in key)
    return "".join(parts).removeprefix(".")


def nearest(word: str, known: list[str]) -> str:
    """``Did you mean "title"?``, or the known words when none is near."""
    near = difflib.get_close_matches(word, known, n=1)
    return f'Did you mean "{near[0]}"?' if near else f"Known here: {', '.join(sorted(known))}."


def _notice_of(details: ErrorDetails, model: type[BaseModel], places: Places) -> Notice:
    key: KeyPath = details["loc"]
    name, kind, context = written(key), details["type"], details.get("ctx", {})
    if kind == "extra_forbidden":
        return places.notice(
            "unknown-key", key, f'"{name}" is not known.', nearest(str(key[-1]), _known_keys(model, key[:-1]))
        )
    if kind == "missing":
        return places.notice("missing-key", key, f'"{name}" is missing.', f"Add {key[-1]} = ... here.")
    if kind == "bad-value":
        return places.notice("bad-value", key, f'"{name}" {context["what"]}', context["remedy"])
    if kind in _LIMITS:
        return places.notice("bad-value", key, f'"{name}" {_LIMITS[kind].format(**context)}.')
    for prefix, expected in _EXPECTED.items():
        if kind.startswith(prefix):
            is_now = _described(details["input"])
            return places.notice("wrong-type", key, f'"{name}" must be {expected}, but is {is_now}.')
    return places.notice("bad-value", key, f'"{name}": {details["msg"][:1].lower()}{details["msg"][1:]}.')


_LIMITS = {
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "string_too_short": "must not be empty",
}
_EXPECTED = {
    "string": "text in quotes",
    "int": "a whole number",
    "bool": "true or false",
    "tuple": "a list in square brackets",
    "date": "a date such as 2024-02-29",
    "model": "a table",
}
"""Pydantic's families of type errors, by the beginning of their names."""


def _described(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case date():
            return f"the date {value}"
        case str():
            return f'the text "{value[:40]}"'
        case list() | tuple():
            return "a list"
        case Mapping():
            return "a table"
        case None:
            return "empty"
    return "something else"


def _known_keys(model: type[BaseModel], key: KeyPath) -> list[str]:
    """The keys that the table at ``key`` may have."""
    for part in key:
        if isinstance(part, str):
            model = _table_in(model, part)
    return [info.alias or name for name, info in model.model_fields.items()]


def _table_in(model: type[BaseModel], name: str) -> type[BaseModel]:
    annotation = next(info.annotation for field, info in model.model_fields.items() if name in (field, info.alias))
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    raise TypeError(f"{name} of {model.__name__} holds no table")


def _syntax_notice(message: str, path: str, lines: tuple[str, ...]) -> Notice:
    found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", message)
    line = int(found[1]) if found and found[1] else len(lines)
    return Notice(
        code="toml-syntax",
        severity=Severity.ERROR,
        location=Location(path=path, line=line),
        what=f"This is not valid TOML: {message[: found.start()] if found else message}.",
        remedy='Text stands in quotes: title = "报". A list stands in brackets: terms = ["一", "二"].',
        excerpt=lines[line - 1].strip() if line <= len(lines) else "",
    )
