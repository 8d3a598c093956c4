"""The weights of ``site_builder/data/segmentation.toml`` as a vector, and where each of them acts.

``load`` reads the file, ``Parameters.matrices`` lays a vector out as scores of states and steps, ``Parameters.gather``
takes gradients of these back, ``write`` puts numbers into the file; names, order and reasons stay.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from site_builder.model.newspaper import Role
from site_builder.stages.segment.features import Feature
from site_builder.stages.segment.grammar import parse_grammar

DATA = Path(__file__).parents[2] / "site_builder" / "data" / "segmentation.toml"
FEATURES = {feature.value: place for place, feature in enumerate(Feature)}
KEEP = 0.15
"""A weight that only learning added stays out of the file below this: it decides nothing."""
BLOCKED = -1e6
Floats = NDArray[np.float64]
_STRUCTURE = ("states", "content_states", "steps", "content_steps", "threads")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """``keys``: (table or step, entry) of each number. Rows of ``emissions``: state, feature (the last one: base),
    number; of ``arcs``: from, to, number; of ``starts``: state, number."""

    keys: tuple[tuple[str, str], ...]
    begin: Floats
    roles: tuple[Role, ...]
    opens: tuple[bool, ...]
    joins: tuple[bool, ...]
    emissions: NDArray[np.int64]
    arcs: NDArray[np.int64]
    starts: NDArray[np.int64]

    def matrices(self, values: Floats) -> tuple[Floats, Floats, Floats]:
        """Scores by state and feature, of steps between states, and of beginning a page in a state."""
        states = len(self.roles)
        emit = np.zeros((states, len(FEATURES) + 1))
        np.add.at(emit, (self.emissions[:, 0], self.emissions[:, 1]), values[self.emissions[:, 2]])
        steps = np.full((states, states), BLOCKED)
        steps[self.arcs[:, 0], self.arcs[:, 1]] = values[self.arcs[:, 2]]
        starts = np.full(states, BLOCKED)
        starts[self.starts[:, 0]] = values[self.starts[:, 1]]
        return emit, steps, starts

    def gather(self, emit: Floats, steps: Floats, starts: Floats) -> Floats:
        """The gradient by number, from gradients by the places where the numbers act."""
        gradient = np.zeros_like(self.begin)
        np.add.at(gradient, self.emissions[:, 2], emit[self.emissions[:, 0], self.emissions[:, 1]])
        np.add.at(gradient, self.arcs[:, 2], steps[self.arcs[:, 0], self.arcs[:, 1]])
        np.add.at(gradient, self.starts[:, 1], starts[self.starts[:, 0]])
        return gradient


def load(text: str) -> Parameters:
    """The weights of the file's ``text``; a feature that a table does not name begins at nothing."""
    raw = tomllib.loads(text)
    grammar = parse_grammar(text)
    index = {state.name: place for place, state in enumerate(grammar.states)}
    keys: list[tuple[str, str]] = []
    values: list[float] = []

    def number(section: str, key: str, value: float) -> int:
        keys.append((section, key))
        values.append(value)
        return len(keys) - 1

    tables = {
        name: {key: number(name, key, table[key][0] if key in table else 0.0) for key in ("base", *FEATURES)}
        for name, table in raw.items()
        if name not in _STRUCTURE
    }
    emissions = [
        (place, FEATURES.get(key, len(FEATURES)), entry)
        for place, state in enumerate(grammar.states)
        for table in state.tables
        for key, entry in tables[table].items()
    ]
    opening = [state.name for state in grammar.states if state.opens]
    arcs: list[tuple[int, int, int]] = []
    starts: list[tuple[int, int]] = []
    for section, twins in (("steps", ("",)), ("content_steps", ("", "-"))):
        for origin, targets in raw[section].items():
            for target, value in targets.items():
                entry = number(f"{section}.{origin}", target, value)
                for twin in twins:
                    for name in _named(target, twin, section, opening, raw["content_states"]):
                        if origin == "START":
                            starts.append((index[name], entry))
                        else:
                            arcs.append((index[origin + twin], index[name], entry))
    return Parameters(
        keys=tuple(keys),
        begin=np.array(values, dtype=float),
        roles=tuple(state.role for state in grammar.states),
        opens=tuple(state.opens for state in grammar.states),
        joins=tuple(state.joins for state in grammar.states),
        emissions=np.array(emissions),
        arcs=np.array(arcs),
        starts=np.array(starts),
    )


def _named(target: str, twin: str, section: str, opening: list[str], content: Mapping[str, object]) -> Iterable[str]:
    """The states that ``target`` stands for, in the file's shorthand."""
    if target == "OPEN":
        return opening
    if target == "MIDDLE":
        return ("middle_standing", "middle_kicker", "middle_headline") if twin else ()
    return (target + twin if target in content and section == "content_steps" else target,)


def write(text: str, parameters: Parameters, values: Floats) -> str:
    """The file's ``text`` with these numbers, each in its place, rounded to hundredths."""
    sections = re.split(r"(?m)^\[(\w+)\]$", text)
    learned = dict(zip(parameters.keys, values.tolist(), strict=True))
    for at in range(1, len(sections), 2):
        name, body = sections[at], sections[at + 1]
        if name in ("steps", "content_steps"):
            body = re.sub(r"(?m)^(\S+) = \{(.*)\}$", partial(_step_line, name, learned), body)
        elif name not in _STRUCTURE:
            body = _table_body(name, body, learned)
        sections[at : at + 2] = [f"[{name}]", body]
    return "".join(sections)


def write_threads(text: str, weights: Mapping[str, float]) -> str:
    """The file's ``text`` with these weights of threading."""
    head, name, body = text.partition("[threads]\n")
    return (
        head + name + re.sub(r"(?m)^(\w+) = \[[-\d.]+,", lambda entry: f"{entry[1]} = [{weights[entry[1]]:.2f},", body)
    )


def _table_body(name: str, body: str, learned: Mapping[tuple[str, str], float]) -> str:
    """Known entries with their new numbers; behind them, new ones that turned out to matter."""
    rows = dict(re.findall(r'(?m)^(\w+) = \[[-\d.]+, (".*")\]$', body))
    for key in FEATURES:
        if key not in rows and abs(learned[name, key]) >= KEEP:
            rows[key] = '"learned from laid-out pages"'
    lines = [f"{key} = [{_number(learned[name, key])}, {reason}]" for key, reason in rows.items()]
    return "\n" + "\n".join(lines) + "\n\n"


def _step_line(section: str, learned: Mapping[tuple[str, str], float], line: re.Match[str]) -> str:
    origin = line[1].strip('"')
    entries = re.sub(
        r'("?)([\w-]+)\1 = [-\d.]+',
        lambda entry: f"{entry[1]}{entry[2]}{entry[1]} = {_number(learned[f'{section}.{origin}', entry[2]])}",
        line[2],
    )
    return f"{line[1]} = {{{entries}}}"


def _number(value: float) -> str:
    return f"{value:.2f}".replace("-0.00", "0.00")
