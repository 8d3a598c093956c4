"""The shipped names of places: divisions of China, countries, cities, rivers, landmarks. Read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from site_builder.text.tables import read_table, words_by_kind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place in a text; ``full`` is the gazetteer's full name, or the printed one where it has none."""

    name: str
    start: int
    full: str

    @property
    def end(self) -> int:
        return self.start + len(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """``full``: every name, short ones included, with its full form; ``provinces``: the short names of provinces;
    ``counties``: the short names of counties with the names of the provinces and prefectures that they lie in;
    ``ambiguous``: names that are words, too; ``begins``: their first characters; ``lengths``: how long names with these
    two first characters are, longest first; ``province``: of each division, by its full name, the province's full name.
    """

    full: Mapping[str, str]
    counties: Mapping[str, tuple[str, ...]]
    begins: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]
    provinces: frozenset[str]
    ambiguous: frozenset[str]
    countries: frozenset[str]
    abroad: frozenset[str]
    province: Mapping[str, str]


@lru_cache(maxsize=1)  # a pure function of shipped files
def gazetteer() -> Gazetteer:
    full: dict[str, str] = {}
    provinces = set()
    province: dict[str, str] = {}
    heads: dict[str, str] = {}
    counties: dict[str, tuple[str, ...]] = {}
    short: dict[str, str] = {}
    rows = list(read_table("divisions.tsv"))
    for row in rows:
        code, name = row["code"], row["short"] or row["name"]
        short[code] = name
        heads.setdefault(code[:2], row["name"])
        province.setdefault(row["name"], heads[code[:2]])
        full[row["name"]] = row["name"]
        if row["short"]:
            full.setdefault(name, row["name"])
            if code.endswith("0000"):
                provinces.add(name)
            elif not code.endswith("00"):
                above = (short.get(f"{code[:2]}0000", ""), short.get(f"{code[:4]}00", ""))
                counties[name] = tuple({*counties.get(name, ()), *above} - {""})
    for row in rows:  # a county that shares its name with a city is not guessed at
        if row["code"].endswith("00"):
            counties.pop(row["short"], None)
    world = words_by_kind("world_places.tsv")
    for name in frozenset().union(*(names for kind, names in world.items() if kind != "ambiguous")):
        full.setdefault(name, name)
        counties.pop(name, None)
    lengths: dict[str, set[int]] = {}
    for name in full:
        lengths.setdefault(name[:2], set()).add(len(name))
    return Gazetteer(
        begins=frozenset(name[0] for name in full),
        lengths=MappingProxyType({begin: tuple(sorted(sizes, reverse=True)) for begin, sizes in lengths.items()}),
        full=MappingProxyType(full),
        counties=MappingProxyType(counties),
        provinces=frozenset(provinces),
        ambiguous=world["ambiguous"],
        countries=world["country"],
        abroad=world["country"] | world["city"],
        province=MappingProxyType(province),
    )
