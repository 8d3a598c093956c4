"""LabelledPage -> LabelledPage as a person corrected it: roles, boundaries of articles, lost headlines.

Corrections of text are made earlier, by cleaning, which also tells of the stale ones; here a stale one is passed over.
Every correction made is a row of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder.model.newspaper import (
    AttachCorrection,
    Boundary,
    BoundaryCorrection,
    Change,
    CleanLine,
    Correction,
    HeadlineCorrection,
    LabelledLine,
    LabelledPage,
    Markup,
    Role,
    RoleCorrection,
    TextCorrection,
)
from site_builder.notices import Location, Notice, Severity

RULE = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The page, its ledger with what was corrected, and a notice for each correction that could not be made."""

    page: LabelledPage
    notices: tuple[Notice, ...]


def correct(page: LabelledPage) -> Corrected:
    """``page`` with the corrections of its facts made, in order of their lines; articles are numbered anew."""
    source = {line.number: line.text for line in page.clean.seed.lines}
    lines = {line.line.number: line for line in page.lines}
    changes: list[Change] = []
    notices: list[Notice] = []
    for correction in page.clean.seed.facts.corrections:
        if isinstance(correction, TextCorrection) or correction.old not in source.get(correction.line, ""):
            continue
        made = _make(correction, lines, source)
        if isinstance(made, str):
            notices.append(_refusal(correction, page.clean.seed.source.path, made, source[correction.line]))
            continue
        lines = made.lines
        changes.append(made.change)
    if not changes:
        return Corrected(page=page, notices=tuple(notices))
    labelled = _renumbered([lines[number] for number in sorted(lines)])
    clean = replace(
        page.clean,
        lines=tuple(line.line for line in labelled),
        changes=(*page.clean.changes, *changes),
    )
    return Corrected(page=LabelledPage(clean=clean, lines=labelled), notices=tuple(notices))


@dataclass(frozen=True, slots=True)
class _Made:
    lines: dict[int, LabelledLine]
    change: Change


def _make(correction: Correction, lines: Mapping[int, LabelledLine], source: Mapping[int, str]) -> _Made | str:
    """The lines after one correction and its row in the ledger, or why it cannot be made."""
    line = lines.get(correction.line)
    if line is None:
        return "the line has no text once it is cleaned"
    match correction:
        case RoleCorrection():
            return _set_role(correction, line, lines)
        case BoundaryCorrection(boundary=Boundary.NEW):
            return _split(correction, line, lines)
        case BoundaryCorrection():
            return _merge(correction, line, lines)
        case AttachCorrection():
            return _attach(correction, line, lines)
        case HeadlineCorrection():
            return _set_headline(correction, line, lines, source)
        case TextCorrection():
            raise TypeError("text is corrected when it is cleaned")


def _set_role(correction: RoleCorrection, line: LabelledLine, lines: Mapping[int, LabelledLine]) -> _Made | str:
    if correction.role is line.role:
        return f"the line is {line.role} already"
    article = 0 if correction.role is Role.FURNITURE else line.article or _nearest_article(line, lines)
    moved = _taken_out(line.line.number, lines)
    moved[line.line.number] = replace(line, role=correction.role, article=article, joins=None)
    return _Made(moved, _row(correction, f"role {line.role}", f"role {correction.role}"))


def _split(correction: BoundaryCorrection, line: LabelledLine, lines: Mapping[int, LabelledLine]) -> _Made | str:
    own = _members(line.article, lines)
    if not line.article or own[0] == line.line.number:
        return "an article begins at this line already"
    later = {number for number in own if number >= line.line.number}
    article = max(other.article for other in lines.values()) + 1
    moved = dict(lines)
    for number in later:
        joins = lines[number].joins
        moved[number] = replace(lines[number], article=article, joins=joins if joins in later else None)
    return _Made(moved, _row(correction, "article goes on", "article begins"))


def _merge(correction: BoundaryCorrection, line: LabelledLine, lines: Mapping[int, LabelledLine]) -> _Made | str:
    own = _members(line.article, lines)
    before = [lines[number].article for number in sorted(lines) if own and number < own[0] and lines[number].article]
    if not line.article or not before:
        return "no article stands before this one"
    moved = {
        number: replace(other, article=before[-1]) if other.article == line.article else other
        for number, other in lines.items()
    }
    return _Made(moved, _row(correction, "article begins", "article goes on"))


def _attach(correction: AttachCorrection, line: LabelledLine, lines: Mapping[int, LabelledLine]) -> _Made | str:
    target = lines.get(correction.to)
    if target is None or not target.article:
        return f"line {correction.to} belongs to no article"
    if target.article == line.article:
        return f"line {correction.to} is of the same article already"
    own = _members(line.article, lines) if line.article else [line.line.number]
    moved = _taken_out(line.line.number, lines)
    moved[line.line.number] = replace(line, article=target.article, joins=None)
    return _Made(moved, _row(correction, f"article of line {own[0]}", f"article of line {correction.to}"))


def _set_headline(
    correction: HeadlineCorrection, line: LabelledLine, lines: Mapping[int, LabelledLine], source: Mapping[int, str]
) -> _Made | str:
    """The headline goes to a blank line of the page, so that it has a place in the seed and in the ledger."""
    own = _members(line.article, lines)
    if not line.article:
        return "the line belongs to no article"
    if any(lines[number].role is Role.HEADLINE for number in own):
        return "its article has a headline: correct that line's text instead"
    blank = [number for number, text in source.items() if not text.strip() and number not in lines]
    if not blank:
        return "no line of the file is blank, so that there is no place for it"
    place = min(blank, key=lambda number: (number < own[0], abs(number - own[0])))  # after the first line: its id stays
    added = CleanLine(number=place, text=correction.headline.strip(), markup=Markup(), gap=0)
    moved = {**lines, place: LabelledLine(line=added, article=line.article, role=Role.HEADLINE)}
    row = Change(line=place, rule=RULE, before=source[place], after=added.text, column=1, reason=correction.reason)
    return _Made(moved, row)


def _members(article: int, lines: Mapping[int, LabelledLine]) -> list[int]:
    return sorted(number for number, line in lines.items() if line.article == article)


def _nearest_article(line: LabelledLine, lines: Mapping[int, LabelledLine]) -> int:
    """The article of the closest line that has one, the earlier of equals; 1 on a page without any."""
    near = (other for other in lines.values() if other.article)
    distance = ((abs(other.line.number - line.line.number), other.line.number, other.article) for other in near)
    return min(distance, default=(0, 0, 1))[2]


def _taken_out(number: int, lines: Mapping[int, LabelledLine]) -> dict[int, LabelledLine]:
    """``lines`` with what continued the line continuing what the line continued."""
    before = lines[number].joins
    return {at: replace(line, joins=before) if line.joins == number else line for at, line in lines.items()}


def _renumbered(lines: Sequence[LabelledLine]) -> tuple[LabelledLine, ...]:
    """Articles numbered from 1 in the order of their first lines."""
    numbers = {article: at for at, article in enumerate(dict.fromkeys(_articles(lines)), 1)}
    return tuple(replace(line, article=numbers.get(line.article, 0)) for line in lines)


def _articles(lines: Sequence[LabelledLine]) -> Iterator[int]:
    return (line.article for line in lines if line.article)


def _row(correction: Correction, before: str, after: str) -> Change:
    return Change(line=correction.line, rule=RULE, before=before, after=after, reason=correction.reason)


def _refusal(correction: Correction, path: str, why: str, excerpt: str) -> Notice:
    place = Location(path=path, line=correction.line)
    return Notice(
        code="correction-impossible",
        severity=Severity.ERROR,
        location=correction.stated or place,
        what=f"A correction of {place} cannot be made: {why}. The page was left as it is.",
        remedy="Mend or remove the correction.",
        excerpt=excerpt,
    )
