"""News text in which people have marked the names, in the forms that such corpora come in. None of it is kept here.

- ``words``: ``word/tag`` for each word, names as nr, ns and nt (People's Daily, January 1998); given names and surnames
  stand apart, compound names of bodies are not joined: it tells of people and places only.
- ``runs``: ``text/tag`` for each run, whole names as nr, ns and nt (the MSRA bakeoff).
- ``marks``: ``{{person_name:…}}`` in running text, one text a line (news of the web from 2010 to 2014).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

KINDS = ("people", "organisations", "places")

_TAGGED = re.compile(r"(\S+?)/([A-Za-z]+)")
_MARK = re.compile(r"\{\{(\w+):\s*([^{}]*?)\s*\}\}")
_TAGS = MappingProxyType({"nr": "people", "nt": "organisations", "ns": "places"})
_MARKS = MappingProxyType(
    {"person_name": "people", "org_name": "organisations", "company_name": "organisations", "location": "places"}
)
_SHORTEST_ARTICLE = 4  # lines
_HEADLINE = re.compile(r"[^。；：，、…！？）]{4,36}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """An article as paragraphs, and the names that people marked in it, by kind of ``KINDS``."""

    paragraphs: tuple[str, ...]
    names: Mapping[str, frozenset[str]]


Token = tuple[str, str]
"""Text and the kind of name that it is, empty for none."""


def read_words(text: str) -> tuple[NamedText, ...]:
    return tuple(_articles([list(_joined_names(line)) for line in text.splitlines()], ("people", "places")))


def read_runs(text: str) -> tuple[NamedText, ...]:
    lines = [[(run, _TAGS.get(tag, "")) for run, tag in _TAGGED.findall(line)] for line in text.splitlines()]
    return tuple(_articles(lines, KINDS))


def read_marks(text: str) -> tuple[NamedText, ...]:
    return tuple(
        _named([list(_marked(part)) for part in re.split(r"\\n|\t", line)], KINDS) for line in text.splitlines()
    )


READERS: Mapping[str, Callable[[str], tuple[NamedText, ...]]] = MappingProxyType(
    {"words": read_words, "runs": read_runs, "marks": read_marks}
)


def _joined_names(line: str) -> Iterator[Token]:
    """A surname and the given name after it are one person: 江/nr 泽民/nr."""
    waiting = ""
    for word, tag in _TAGGED.findall(line):
        kind = _TAGS.get(tag, "")
        if waiting:
            if kind == "people" and len(word) <= 2:
                yield waiting + word, kind
                waiting = ""
                continue
            yield waiting, "people"
            waiting = ""
        if kind == "people" and len(word) <= 2:
            waiting = word
        else:
            yield word, kind
    if waiting:
        yield waiting, "people"


def _marked(text: str) -> Iterator[Token]:
    end = 0
    for found in _MARK.finditer(text):
        yield text[end : found.start()], ""
        yield found[2], _MARKS.get(found[1], "")
        end = found.end()
    yield text[end:], ""


def _articles(lines: Sequence[Sequence[Token]], kinds: Sequence[str]) -> Iterator[NamedText]:
    """A line without a full stop begins an article, once there is one to end."""
    article: list[Sequence[Token]] = []
    for line in filter(None, lines):
        text = "".join(part for part, _ in line)
        if len(article) >= _SHORTEST_ARTICLE and _HEADLINE.fullmatch(text):
            yield _named(article, kinds)
            article = []
        article.append(line)
    if article:
        yield _named(article, kinds)


def _named(lines: Sequence[Sequence[Token]], kinds: Sequence[str]) -> NamedText:
    return NamedText(
        paragraphs=tuple(text for line in lines if (text := "".join(_half_width(part) for part, _ in line).strip())),
        names={
            kind: frozenset(_half_width(part) for line in lines for part, of in line if of == kind) for kind in kinds
        },
    )


def _half_width(text: str) -> str:
    """Latin letters and digits as the pages are cleaned to; Chinese marks stay as they are."""
    return "".join(
        unicodedata.normalize("NFKC", char) if "\uff10" <= char <= "\uff5a" and char.isalnum() else char
        for char in text
    )
