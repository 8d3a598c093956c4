"""The words by which organisations are known: what their names end in, hold, and are led up to by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from site_builder.text.tables import read_table, words_by_kind

_MEDIA = r"(?:日报|晚报|早报|晨报|时报|商报|周报|青年报|科技报|卫视)(?!记者|讯|社|首席|全媒体)"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationMention:
    """An organisation in a text. ``strength``: 3 what only a name ends in, or a known body; 2 a name by its
    words; 1 only because a list or its trade says so."""

    name: str
    start: int
    strength: int

    @property
    def end(self) -> int:
        return self.start + len(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationWords:
    """``suffix`` finds what names end in: those of ``company`` only firms', those of ``weak`` only beside a name.
    ``generic`` end like a name and are none; ``bodies`` finds central organs, ``firms`` well-known short names;
    ``verbal`` are verbs that names hold, ``region`` words of extent (国家, 国际), ``lead`` what is no part of the name
    behind it, ``trade`` 汽车, 科技."""

    suffix: re.Pattern[str]
    company: frozenset[str]
    weak: frozenset[str]
    generic: frozenset[str]
    bodies: re.Pattern[str]
    firms: re.Pattern[str]
    verbal: frozenset[str]
    region: frozenset[str]
    lead: frozenset[str]
    trade: frozenset[str]


@lru_cache(maxsize=1)  # a pure function of shipped files
def organisation_words() -> OrganisationWords:
    kinds = words_by_kind("organisations.tsv")
    suffixes = sorted(kinds["company"] | kinds["body"] | kinds["learning"] | kinds["any"], key=lambda s: (-len(s), s))
    bodies = {name for row in read_table("state_bodies.tsv") for name in (row["name"], row["short"]) if name}
    return OrganisationWords(
        suffix=re.compile(f"(?:{'|'.join(suffixes)}|{_MEDIA})"),
        company=kinds["company"],
        weak=kinds["any"],
        generic=kinds["unlike"],
        bodies=re.compile("|".join(sorted(bodies, key=lambda name: (-len(name), name)))),
        firms=re.compile("|".join(sorted(kinds["firm"], key=lambda name: (-len(name), name)))),
        verbal=kinds["verbal"],
        region=kinds["region"],
        lead=kinds["lead"],
        trade=kinds["trade"],
    )


@lru_cache(maxsize=1)
def formal_names() -> Mapping[str, str]:
    """Short names of central bodies with the full ones."""
    return MappingProxyType({row["short"]: row["name"] for row in read_table("state_bodies.tsv") if row["short"]})
