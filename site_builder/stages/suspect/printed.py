"""From a place in a finished block back to the seed: which line, which column, what stands there as printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.model.article import Block
from site_builder.model.newspaper import Change, LabelledPage, Role
from site_builder.model.suspicion import Place, Suspicion, SuspicionKind
from site_builder.text.characters import ends_paragraph

_PASSED_OVER = frozenset(
    {
        Role.KICKER,
        Role.HEADLINE,
        Role.SUBHEAD,
        Role.HEADING,
        Role.STANDING,
        Role.CAPTION,
        Role.CREDIT,
        Role.FURNITURE,
    }
)
"""What may stand between the halves of a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A stretch of a seed's line. ``column`` counts from 1."""

    line: int
    column: int
    text: str


class PrintedPage:
    """A labelled page, for telling where its text was printed."""

    def __init__(self, page: LabelledPage) -> None:
        self.path = page.clean.seed.source.path
        self._sources = {line.number: line.text for line in page.clean.seed.lines}
        self._cleaned = {line.number: line.text for line in page.clean.lines}
        self._changes = _by_line(page.clean.changes)
        self._order = {line.number: at for at, line in enumerate(page.clean.lines)}
        self._lines = page.clean.lines
        self._labelled = page.lines

    def at(self, block: Block, start: int, end: int) -> Printed:
        """Where ``block.text[start:end]`` was printed; of a stretch over several lines the part on the first."""
        offset = 0
        for number in block.lines:
            text = self._cleaned[number]
            offset = max(block.text.find(text, offset), offset)
            if start < offset + len(text):
                first = max(start - offset, 0)
                return self._on_line(number, first, max(min(end - offset, len(text)), first))
            offset += len(text)
        return self._on_line(block.lines[-1], len(self._cleaned[block.lines[-1]]), 0)

    def text(self, number: int) -> str:
        """The cleaned text of line ``number``."""
        return self._cleaned[number]

    def broken_off(self) -> tuple[str, ...]:
        """The lines of running text that stop in the middle and that no other line was found to continue."""
        continued = {line.joins for line in self._labelled}
        texts = (
            line.line.text
            for line in self._labelled
            if line.role in (Role.BODY, Role.LIST) and line.line.number not in continued
        )
        return tuple(text for text in texts if not ends_paragraph(text))

    def before(self, number: int) -> str:
        """The cleaned text of the line printed before line ``number``; empty at the head of the page."""
        at = self._order[number]
        return self._lines[at - 1].text if at else ""

    def role_before(self, number: int) -> Role | None:
        """The role of the line printed before line ``number``; None at the head of the page."""
        at = self._order[number]
        return self._labelled[at - 1].role if at else None

    def role_after(self, number: int) -> Role | None:
        """The role of the line printed after line ``number``; None at the foot of the page."""
        at = self._order[number] + 1
        return self._labelled[at].role if at < len(self._labelled) else None

    def after(self, number: int) -> str:
        """The cleaned text of the line printed after line ``number``; empty at the foot of the page."""
        at = self._order[number] + 1
        return self._lines[at].text if at < len(self._lines) else ""

    def next_text(self, number: int) -> tuple[str, bool]:
        """The next line of running text after line ``number``, and whether only heads and pictures stand between."""
        passed = True
        for line in self._labelled:
            if line.line.number <= number:
                continue
            if line.role is Role.BODY:
                return line.line.text, passed
            passed = passed and line.role in _PASSED_OVER
        return "", False

    def suspicion(
        self,
        kind: SuspicionKind,
        block: Block,
        span: tuple[int, int],
        evidence: str,
        certainty: float,
        suggested: str | None = None,
        counterpart: int | None = None,
    ) -> Suspicion:
        """A suspicion of ``block.text[span]``, as far as it stands on one line; ``counterpart``: another line."""
        place = self.at(block, *span)
        return Suspicion(
            kind=kind,
            path=self.path,
            line=place.line,
            column=place.column,
            excerpt=place.text,
            evidence=evidence,
            certainty=certainty,
            suggested=suggested if len(place.text) >= span[1] - span[0] or suggested == "" else None,
            counterpart=Place(path=self.path, line=counterpart) if counterpart else None,
        )

    def _on_line(self, number: int, start: int, end: int) -> Printed:
        source = self._sources[number]
        first = _column(start, self._changes.get(number, ()), after=False)
        last = _column(end, self._changes.get(number, ()), after=True) if end > start else first
        return Printed(line=number, column=first + 1, text=source[first:last])


def _by_line(changes: Sequence[Change]) -> Mapping[int, tuple[Change, ...]]:
    found: defaultdict[int, list[Change]] = defaultdict(list)
    for change in changes:
        if change.column:
            found[change.line].append(change)
    return {line: tuple(sorted(rows, key=lambda row: row.column)) for line, rows in found.items()}


def _column(offset: int, changes: Sequence[Change], *, after: bool) -> int:
    """The source's offset of a cleaned line's ``offset``; inside a change its beginning, or with ``after`` its end."""
    source = clean = 0
    for change in changes:
        kept = change.column - 1 - source
        if offset < clean + kept or (after and offset == clean + kept):
            break
        clean += kept
        source += kept
        if offset < clean + len(change.after):
            inside = offset > clean or after
            return source + len(change.before) if inside and after else source
        clean += len(change.after)
        source += len(change.before)
    return source + offset - clean
