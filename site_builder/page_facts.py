"""What a person states about a page: front matter or ``NAME.toml`` in, PageFacts and notices out.

A mistake costs only the fact it stands in: the other facts of the file are kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from site_builder.model.newspaper import Correction, PageFacts
from site_builder.notices import ConfigError, Location, Notice, Severity
from site_builder.toml_lines import KeyPath
from site_builder.validation import Places, bad_value, notices_of, parse_toml

_T = TypeVar("_T")
_Facts = tuple[PageFacts, tuple[Notice, ...]]


def _refuse_truth(value: object) -> object:
    if isinstance(value, bool):
        raise bad_value("must be a whole number, but is true or false.")
    return value


_Ordinal = Annotated[int, BeforeValidator(_refuse_truth), Field(ge=1)]


class _CorrectionTable(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    line: _Ordinal
    old: str = Field(min_length=1)
    new: str
    reason: str = ""


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


def merge_facts(front_matter: PageFacts, sidecar: PageFacts, location: Location) -> _Facts:
    """One set of facts from both places. The sidecar wins; where they disagree, a warning at ``location``.

    Corrections of both are kept, except those of the front matter that the sidecar replaces
    (the same ``old`` in the same line).
    """
    notices: list[Notice] = []

    def choose(name: str, stated: _T | None, beside: _T | None) -> _T | None:
        if stated is not None and beside is not None and stated != beside:
            notices.append(_disagreement(name, str(stated), str(beside), location))
        return stated if beside is None else beside

    replaced = {(correction.line, correction.old) for correction in sidecar.corrections}
    kept = (one for one in front_matter.corrections if (one.line, one.old) not in replaced)
    facts = PageFacts(
        publication=choose("publication", front_matter.publication, sidecar.publication),
        date=choose("date", front_matter.date, sidecar.date),
        page_number=choose("page", front_matter.page_number, sidecar.page_number),
        section=choose("section", front_matter.section, sidecar.section),
        corrections=tuple(sorted((*kept, *sidecar.corrections), key=lambda one: (one.line, one.old))),
    )
    return facts, tuple(notices)


def _parse(values: Mapping[str, object], places: Places) -> _Facts:
    try:
        return _facts(_FactsTable.model_validate(values)), ()
    except ValidationError as error:
        sound = _without(values, {tuple(details["loc"]) for details in error.errors()})
        return _facts(_FactsTable.model_validate(sound)), tuple(notices_of(error, _FactsTable, places))


def _without(values: Mapping[str, object], faults: set[KeyPath]) -> dict[str, object]:
    """``values`` less every fact with a fault; of the corrections, only the faulty ones go."""
    keys = {fault[0] for fault in faults}
    sound = {key: value for key, value in values.items() if key not in keys}
    corrections = values.get("corrections")
    if "corrections" in keys and isinstance(corrections, list):
        faulty = {fault[1] for fault in faults if fault[0] == "corrections" and len(fault) > 1}
        sound["corrections"] = [one for index, one in enumerate(corrections) if index not in faulty]
    return sound


def _facts(table: _FactsTable) -> PageFacts:
    return PageFacts(
        publication=table.publication,
        date=table.date,
        page_number=table.page,
        section=table.section,
        corrections=tuple(
            Correction(line=one.line, old=one.old, new=one.new, reason=one.reason) for one in table.corrections
        ),
    )


def _disagreement(name: str, stated: str, beside: str, location: Location) -> Notice:
    return Notice(
        code="facts-disagree",
        severity=Severity.WARNING,
        location=location,
        what=f'The front matter says {name} "{stated}", the file beside it "{beside}": the latter holds.',
        remedy="State it in one place only.",
    )
