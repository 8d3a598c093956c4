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

from site_builder.model.newspaper import Role
from site_builder.stages.segment.features import Feature, Lexicon
from site_builder.text.tables import read_table

_META = ("states", "content_states", "steps", "content_steps")
START = "START"
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


@dataclass(frozen=True, slots=True)
class Steps:
    """From which states a step starts, and what each start weighs."""

    origins: tuple[int, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """``entries[i]`` is the place in ``steps`` of the steps that lead to state ``i``. All states that open an article
    are entered alike and share theirs.

    ``emissions`` gives each feature's weight for every state, ``bases`` what counts for every line; ``starts`` the
    weight of beginning a page in a state, None where it cannot. ``tables`` are the weights with their reasons, as the
    file has them, for explanations.
    """

    states: tuple[State, ...]
    entries: tuple[int, ...]
    steps: tuple[Steps, ...]
    bases: tuple[float, ...]
    emissions: Mapping[Feature, tuple[float, ...]]
    starts: tuple[float | None, ...]
    tables: Mapping[str, Mapping[str, Weight]]


def load_grammar() -> Grammar:
    """Read the shipped grammar."""
    raw = tomllib.loads(_GRAMMAR.read_text(encoding="utf-8"))
    tables = {
        name: {key: Weight(value=float(pair[0]), reason=pair[1]) for key, pair in table.items()}
        for name, table in raw.items()
        if name not in _META
    }
    content = raw["content_states"]
    rows = dict(raw["states"]) | {name + twin: row for twin in ("", "-") for name, row in content.items()}
    states = tuple(_state(name, row, tables) for name, row in rows.items())
    opening = [state.name for state in states if state.opens]
    middle = ["middle_kicker", "middle_headline"]
    arcs: dict[str, dict[str, float]] = {}
    for name, targets in raw["steps"].items():
        arcs[name] = _expand(targets, opening, [])
    for name, targets in raw["content_steps"].items():
        named = {target: weight for target, weight in targets.items() if target != "MIDDLE"}
        twin = {target + "-" if target in content else target: weight for target, weight in targets.items()}
        arcs[name] = _expand(named, opening, [])
        arcs[name + "-"] = _expand(twin, opening, middle)
    index = {state.name: place for place, state in enumerate(states)}
    into: list[list[tuple[int, float]]] = [[] for _ in states]
    for name, expanded in arcs.items():
        for target, weight in expanded.items():
            if target not in index:
                raise ValueError(f"segmentation.toml: step from {name} to unknown state {target}")
            if name != START:
                into[index[target]].append((index[name], weight))
    entered = [Steps(tuple(origin for origin, _ in arcs), tuple(weight for _, weight in arcs)) for arcs in into]
    steps = tuple(dict.fromkeys(entered))
    return Grammar(
        states=states,
        entries=tuple(map(steps.index, entered)),
        steps=steps,
        bases=tuple(state.base for state in states),
        emissions=MappingProxyType(
            {feature: tuple(state.weights.get(feature, 0.0) for state in states) for feature in Feature}
        ),
        starts=tuple(arcs[START].get(state.name) for state in states),
        tables=MappingProxyType({name: MappingProxyType(table) for name, table in tables.items()}),
    )


def load_lexicon(standing_heads: tuple[str, ...] = (), reporters: tuple[str, ...] = ()) -> Lexicon:
    """The shipped labels and section names, with an archive's own standing heads and reporters."""
    return Lexicon(
        standing_heads=_column("standing_heads.tsv", "label").union(standing_heads),
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
        if table not in tables:
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
