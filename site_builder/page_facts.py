"""What a person states about pages: front matter, ``NAME.toml`` or ``corrections.toml`` in, PageFacts and notices out.

A mistake costs only the fact it stands in: the other facts of the file are kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator, model_validator

from site_builder.model.newspaper import (
    AttachCorrection,
    Boundary,
    BoundaryCorrection,
    Correction,
    HeadlineCorrection,
    PageFacts,
    Role,
    RoleCorrection,
    TextCorrection,
)
from site_builder.notices import ConfigError, Location, Notice, Severity
from site_builder.toml_lines import KeyPath
from site_builder.validation import Places, bad_value, nearest, notices_of, parse_toml

_T = TypeVar("_T")
_Facts = tuple[PageFacts, tuple[Notice, ...]]


def _refuse_truth(value: object) -> object:
    if isinstance(value, bool):
        raise bad_value("must be a whole number, but is true or false.")
    return value


_ACTIONS = ("new", "role", "article", "headline")
_Ordinal = Annotated[int, BeforeValidator(_refuse_truth), Field(ge=1)]


class _CorrectionTable(BaseModel):
    """One correction: which of the four is stated says what is done."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    line: _Ordinal
    old: str = Field(min_length=1)
    new: str | None = None
    role: Role | None = None
    article: Boundary | _Ordinal | None = None
    headline: str | None = Field(default=None, min_length=1)
    reason: str = ""

    @model_validator(mode="after")
    def _does_one_thing(self) -> _CorrectionTable:
        stated = [name for name in _ACTIONS if getattr(self, name) is not None]
        if len(stated) != 1:
            found = f"states {' and '.join(stated)}" if stated else "states none"
            raise bad_value(f"must state one of {', '.join(_ACTIONS)}, but {found}.", "Write one table a correction.")
        return self

    @field_validator("role", mode="before")
    @classmethod
    def _known_role(cls, value: object) -> object:
        if isinstance(value, str) and value not in {role.value for role in Role}:
            raise bad_value(f'is "{value}", which is no role.', nearest(value, [role.value for role in Role]))
        return value

    @field_validator("article", mode="before")
    @classmethod
    def _known_place(cls, value: object) -> object:
        if isinstance(value, bool) or not (isinstance(value, int) or value in tuple(Boundary)):
            raise bad_value('must be "new", "previous" or the number of a line in that article.')
        return value

    def correction(self, stated: Location) -> Correction:
        """What the table says, and that it stands at ``stated``."""
        line, old, reason = self.line, self.old, self.reason
        if self.new is not None:
            return TextCorrection(line=line, old=old, new=self.new, reason=reason, stated=stated)
        if self.role is not None:
            return RoleCorrection(line=line, old=old, role=self.role, reason=reason, stated=stated)
        if self.headline is not None:
            return HeadlineCorrection(line=line, old=old, headline=self.headline, reason=reason, stated=stated)
        if isinstance(self.article, Boundary):
            return BoundaryCorrection(line=line, old=old, boundary=self.article, reason=reason, stated=stated)
        return AttachCorrection(line=line, old=old, to=self.article or 0, reason=reason, stated=stated)


class _FactsTable(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    publication: str | None = None
    date: datetime.date | None = None
    page: _Ordinal | None = None
    section: str | None = None
    corrections: tuple[_CorrectionTable, ...] = ()

    @field_validator("date", mode="before")
    @classmethod
    def _refuse_numbers(cls, value: object) -> object:
        if isinstance(value, int | float):  # pydantic would take 20240229 for seconds since 1970
            raise bad_value(f"must be a date such as 2024-02-29, but is the number {value}.")
        return value

    @field_validator("publication", "section")
    @classmethod
    def _blank_is_not_stated(cls, value: str | None) -> str | None:
        return (value or "").strip() or None


def parse_page_facts(values: Mapping[str, object], location: Location) -> _Facts:
    """The facts in ``values``, whose place as a whole is ``location``, and a notice for every mistake."""
    return _parse({str(key): value for key, value in values.items()}, Places(whole=location))


def read_sidecar(text: str, path: str) -> _Facts:
    """The facts of a ``NAME.toml``, and a notice with its line for every mistake."""
    try:
        values, places = parse_toml(text.removeprefix("\ufeff"), path)
    except ConfigError as error:
        return PageFacts(), error.notices
    return _parse(values, places)


def read_corrections(text: str, path: str) -> tuple[dict[str, PageFacts], tuple[Notice, ...]]:
    """The facts in a ``corrections.toml`` by the path of their seed, and a notice with its line for every mistake.

    Each of its tables is named by a seed and holds what that seed's ``NAME.toml`` might.
    """
    try:
        values, places = parse_toml(text.removeprefix("\ufeff"), path)
    except ConfigError as error:
        return {}, error.notices
    stated: dict[str, PageFacts] = {}
    notices: list[Notice] = []
    for seed, table in values.items():
        if isinstance(table, dict):
            stated[seed], told = _parse(table, _below(places, seed))
            notices += told
        else:
            what = f'"{seed}" must be a table named by the path of a seed.'
            notices.append(places.notice("wrong-type", (seed,), what, 'Write ["seeds/NAME.txt"] above its facts.'))
    return stated, tuple(notices)


def _below(places: Places, key: str) -> Places:
    """``places`` of the table ``key``."""
    line = places.lines.get((key,), 0)
    inner = {path[1:]: number for path, number in places.lines.items() if path[0] == key and len(path) > 1}
    return Places(whole=Location(path=places.whole.path, line=line), lines=inner, text=places.text)


def merge_facts(above: PageFacts, beside: PageFacts, location: Location) -> _Facts:
    """One set of facts from two places. ``beside`` wins; where they disagree, a warning at ``location``.

    Corrections of both are kept, except those above that one beside replaces (the same ``old`` in the same line).
    """
    notices: list[Notice] = []

    def choose(name: str, one: _T | None, other: _T | None) -> _T | None:
        if one is not None and other is not None and one != other:
            notices.append(_disagreement(name, str(one), str(other), location))
        return one if other is None else other

    replaced = {(type(correction), correction.line, correction.old) for correction in beside.corrections}
    kept = (one for one in above.corrections if (type(one), one.line, one.old) not in replaced)
    facts = PageFacts(
        publication=choose("publication", above.publication, beside.publication),
        date=choose("date", above.date, beside.date),
        page_number=choose("page", above.page_number, beside.page_number),
        section=choose("section", above.section, beside.section),
        corrections=tuple(sorted((*kept, *beside.corrections), key=lambda one: (one.line, one.old))),
    )
    return facts, tuple(notices)


def _parse(values: Mapping[str, object], places: Places) -> _Facts:
    try:
        table = _FactsTable.model_validate(values)
    except ValidationError as error:
        sound, kept = _without(values, {tuple(details["loc"]) for details in error.errors()})
        return _facts(_FactsTable.model_validate(sound), kept, places), tuple(notices_of(error, _FactsTable, places))
    return _facts(table, range(len(table.corrections)), places), ()


def _without(values: Mapping[str, object], faults: set[KeyPath]) -> tuple[dict[str, object], Sequence[int]]:
    """``values`` less every fact with a fault; of the corrections only the faulty ones go, and the places of the others
    in the file's list come second."""
    keys = {fault[0] for fault in faults}
    sound = {key: value for key, value in values.items() if key not in keys}
    corrections = values.get("corrections")
    if not isinstance(corrections, list):
        return sound, ()
    faulty = {fault[1] for fault in faults if fault[0] == "corrections" and len(fault) > 1}
    kept = [index for index in range(len(corrections)) if index not in faulty]
    sound["corrections"] = [corrections[index] for index in kept]
    return sound, kept


def _facts(table: _FactsTable, kept: Sequence[int], places: Places) -> PageFacts:
    """``kept``: of each correction, which one it is in the file."""
    stated = (places.at(("corrections", index)) for index in kept)
    return PageFacts(
        publication=table.publication,
        date=table.date,
        page_number=table.page,
        section=table.section,
        corrections=tuple(one.correction(place) for one, place in zip(table.corrections, stated, strict=True)),
    )


def _disagreement(name: str, above: str, beside: str, location: Location) -> Notice:
    return Notice(
        code="facts-disagree",
        severity=Severity.WARNING,
        location=location,
        what=f'Two places state {name}, one "{above}", this one "{beside}": the latter holds.',
        remedy="State it in one place only.",
    )
