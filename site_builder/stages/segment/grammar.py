"""The states of a page and what speaks for each, read from ``data/segmentation.toml``.

The file is checked on reading: a feature, table or state it names must exist. ``load_grammar`` raises
``ValueError`` otherwise, since the file is part of the program.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from site_builder.model.newspaper import Role
from site_builder.stages.segment.clues import Clue
from site_builder.stages.segment.features import Feature, Lexicon
from site_builder.text.tables import read_table

_META = ("states", "content_states", "steps", "content_steps")
_THREADS = "threads"
START = "START"
IMPOSSIBLE = float("-inf")
Floats = NDArray[np.float64]
_GRAMMAR = resources.files("site_builder") / "data" / "segmentation.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """A number and why it is there."""

    value: float
    reason: str

    @property
    def person(self) -> bool:
        """True if a person gave the reason; a weight that learning added has none but that it helped."""
        return not self.reason.startswith("learned")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One thing a line can be. ``weights`` sums its tables; ``base`` counts for every line."""

    name: str
    role: Role
    opens: bool
    joins: bool
    tables: tuple[str, ...]
    base: float
    weights: Mapping[Feature, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grammar:
    """``emissions``: the weight of each feature, in the order of ``Feature``, for each state; ``bases``: what
    counts for every line in a state; ``steps``: the weight of going from one state (row) to another (column);
    ``starts``: of beginning a page in a state; both minus infinity where that cannot be. ``tables`` are the weights
    with their reasons, as the file has them, for explanations; ``threads``: what each clue of threading weighs.
    """

    states: tuple[State, ...]
    emissions: Floats
    bases: Floats
    steps: Floats
    starts: Floats
    tables: Mapping[str, Mapping[str, Weight]]
    threads: Mapping[Clue, float]


def load_grammar() -> Grammar:
    """Read the shipped grammar."""
    return parse_grammar(_GRAMMAR.read_text(encoding="utf-8"))


def parse_grammar(text: str) -> Grammar:
    """The grammar that the ``text`` of a data file holds."""
    raw = tomllib.loads(text)
    tables = {
        name: {key: Weight(value=float(pair[0]), reason=pair[1]) for key, pair in table.items()}
        for name, table in raw.items()
        if name not in _META
    }
    content = raw["content_states"]
    rows = dict(raw["states"]) | {name + twin: row for twin in ("", "-") for name, row in content.items()}
    states = tuple(_state(name, row, tables) for name, row in rows.items())
    opening = [state.name for state in states if state.opens]
    middle = ["middle_standing", "middle_kicker", "middle_headline"]
    arcs: dict[str, dict[str, float]] = {}
    for name, targets in raw["steps"].items():
        arcs[name] = _expand(targets, opening, [])
    for name, targets in raw["content_steps"].items():
        named = {target: weight for target, weight in targets.items() if target != "MIDDLE"}
        twin = {target + "-" if target in content else target: weight for target, weight in targets.items()}
        arcs[name] = _expand(named, opening, [])
        arcs[name + "-"] = _expand(twin, opening, middle)
    index = {state.name: place for place, state in enumerate(states)}
    steps = np.full((len(states), len(states)), IMPOSSIBLE)
    starts = np.full(len(states), IMPOSSIBLE)
    for name, expanded in arcs.items():
        for target, weight in expanded.items():
            if target not in index:
                raise ValueError(f"segmentation.toml: step from {name} to unknown state {target}")
            if name == START:
                starts[index[target]] = weight
            else:
                steps[index[name], index[target]] = weight
    return Grammar(
        states=states,
        emissions=np.array([[state.weights.get(feature, 0.0) for state in states] for feature in Feature]),
        bases=np.array([state.base for state in states]),
        steps=steps,
        starts=starts,
        tables=MappingProxyType({name: MappingProxyType(table) for name, table in tables.items()}),
        threads=MappingProxyType({clue: tables.get(_THREADS, {})[clue.value].value for clue in Clue}),
    )


def load_lexicon(standing_heads: tuple[str, ...] = (), reporters: tuple[str, ...] = ()) -> Lexicon:
    """The shipped labels and section names, with an archive's own standing heads and reporters."""
    return Lexicon(
        standing_heads=_column("standing_heads.tsv", "label").union(standing_heads),
        label_endings=_column("label_endings.tsv", "ending"),
        sections=_column("sections.tsv", "section"),
        reporters=frozenset(reporters),
        openings=_odds("openings.tsv"),
        endings=_odds("endings.tsv"),
    )


def _state(name: str, row: Mapping[str, object], tables: Mapping[str, Mapping[str, Weight]]) -> State:
    names = row["tables"]
    assert isinstance(names, list)
    total: dict[Feature, float] = {}
    base = 0.0
    for table in names:
        if table not in tables or table == _THREADS:
            raise ValueError(f"segmentation.toml: state {name} names unknown table {table}")
        for key, weight in tables[table].items():
            if key == "base":
                base += weight.value
            else:
                feature = _feature(key, table)
                total[feature] = total.get(feature, 0.0) + weight.value
    return State(
        name=name,
        role=Role(str(row["role"])),
        opens=bool(row.get("opens", False)),
        joins=bool(row.get("joins", False)),
        tables=tuple(names),
        base=base,
        weights=MappingProxyType(total),
    )


def _feature(name: str, table: str) -> Feature:
    for feature in Feature:
        if feature.value == name:
            return feature
    raise ValueError(f"segmentation.toml: [{table}] names unknown feature {name}")


def _expand(targets: Mapping[str, float], opening: list[str], middle: list[str]) -> dict[str, float]:
    expanded: dict[str, float] = {}
    for target, weight in targets.items():
        for name in {"OPEN": opening, "MIDDLE": middle}.get(target, [target]):
            expanded[name] = float(weight)
    return expanded


def _column(name: str, column: str) -> frozenset[str]:
    return frozenset(row[column] for row in read_table(name))


def _odds(name: str) -> Mapping[str, float]:
    return MappingProxyType({row["word"]: float(row["odds"]) for row in read_table(name)})
