"""What names of people are made of, and the words that stand beside them: shipped tables, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from site_builder.text.tables import read_table, words_by_kind

TITLE_REACH = 7
"""Characters of the longest title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """``begins`` finds the characters that may begin a name; log odds of surnames and of given names' characters
    (the ``only`` one, the ``first`` and ``second`` of two); ``compound`` and ``japanese`` surnames; people so
    ``famous`` that no title introduces them; words ``unlike`` names that look like them; titles ``before`` a name,
    words ``after`` it, ``verbs`` of people; the last characters of the one, the first of the others."""

    begins: re.Pattern[str]
    surname: Mapping[str, float]
    only: Mapping[str, float]
    first: Mapping[str, float]
    second: Mapping[str, float]
    compound: frozenset[str]
    japanese: frozenset[str]
    famous: frozenset[str]
    unlike: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    verbs: frozenset[str]
    title_ends: frozenset[str]
    word_begins: frozenset[str]


@lru_cache(maxsize=1)  # a pure function of shipped files
def name_words() -> NameWords:
    tables: dict[str, dict[str, float]] = {"surname": {}, "only": {}, "first": {}, "second": {}}
    for row in read_table("name_characters.tsv"):
        for column, table in tables.items():
            if row[column]:
                table[row["characters"]] = float(row[column])
    listed = words_by_kind("surnames.tsv")
    words = words_by_kind("person_words.tsv")
    surname = {name: tables["surname"].get(name, 0.0) for name in listed["single"]}
    first_characters = {name[0] for name in (*surname, *listed["compound"], *listed["japanese"])}
    after = words["after"] | {title for title in words["before"] if len(title) > 1}
    return NameWords(
        begins=re.compile(f"[{''.join(sorted(first_characters))}](?=[\u4e00-\u9fff])"),
        surname=MappingProxyType(surname),
        only=MappingProxyType(tables["only"]),
        first=MappingProxyType(tables["first"]),
        second=MappingProxyType(tables["second"]),
        compound=listed["compound"],
        japanese=listed["japanese"],
        famous=listed["famous"],
        unlike=listed["unlike"],
        before=words["before"],
        after=after,
        verbs=words["verb"],
        title_ends=frozenset(title[-1] for title in words["before"]),
        word_begins=frozenset(word[0] for word in after | words["verb"]),
    )
