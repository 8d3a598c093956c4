"""Seed -> CleanPage: markup and stray characters off, punctuation set, every change told.

Blank lines go (their count stays as the next line's ``gap``); no other line is dropped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from site_builder.model.newspaper import Change, CleanLine, CleanPage, Correction, Markup, Seed, SourceLine
from site_builder.notices import Location, Notice, Severity
from site_builder.text.punctuation import repair

_HEADING = re.compile(r"^(#{1,6})(?:\s+|(?=[^\s#\d]))")
_CLOSING_HASHES = re.compile(r"\s+#+$")
_ARROWS = re.compile(r"^(?:[<＜>＞]{2,}|[《》]{2,}(?=[^《》]*$))\s*|\s*(?:[<＜>＞]{2,}|》{2,})$")
_BULLET = re.compile(r"^[-*+•]\s+")
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])")
_TAG = re.compile(
    r"</?(?:b|i|u|br|p|div|span|center|font|strong|em|sup|sub|table|tr|td|th|h[1-6]|img|hr)\b[^<>]*>", re.I
)
_ENTITY = re.compile(
    r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|hellip|middot|emsp|ensp|#\d{1,6}|#x[0-9a-f]{1,5});", re.I
)


def clean(seed: Seed) -> CleanPage:
    """Clean every line of ``seed``. A stale correction is a notice, never an edit."""
    lines: list[CleanLine] = []
    changes: list[Change] = []
    notices: list[Notice] = []
    gap = 0
    for source in seed.lines:
        corrections = tuple(item for item in seed.facts.corrections if item.line == source.number)
        text = _correct(source, corrections, seed.source.path, changes, notices)
        text, markup = _unmark(text, source.number, changes)
        text, edits = repair(text)
        changes.extend(Change(line=source.number, rule=e.rule, before=e.before, after=e.after) for e in edits)
        text = text.strip()
        if not text:
            gap += 1
            continue
        lines.append(CleanLine(number=source.number, text=text, markup=markup, gap=gap))
        gap = 0
    notices.extend(_beyond_the_page(seed))
    return CleanPage(seed=seed, lines=tuple(lines), changes=tuple(changes), notices=tuple(notices))


def _correct(
    source: SourceLine,
    corrections: tuple[Correction, ...],
    path: str,
    changes: list[Change],
    notices: list[Notice],
) -> str:
    text = source.text
    for correction in corrections:
        if correction.old and correction.old in text:
            text = text.replace(correction.old, correction.new, 1)
            changes.append(Change(line=source.number, rule="correction", before=correction.old, after=correction.new))
        else:
            notices.append(_stale(correction, Location(path=path, line=source.number), text))
    return text


def _stale(correction: Correction, location: Location, excerpt: str) -> Notice:
    return Notice(
        code="correction-stale",
        severity=Severity.ERROR,
        location=location,
        what=f"A correction expects “{correction.old}” on this line, but it is not there.",
        remedy="Look at the line and mend or remove the correction; the line was left as it is.",
        excerpt=excerpt,
    )


def _beyond_the_page(seed: Seed) -> Iterator[Notice]:
    known = {line.number for line in seed.lines}
    for correction in seed.facts.corrections:
        if correction.line not in known:
            yield _stale(correction, Location(path=seed.source.path, line=correction.line), "")


def _unmark(text: str, number: int, changes: list[Change]) -> tuple[str, Markup]:
    """Take Markdown and HTML marks off a line; what they said about it is kept as ``Markup``."""

    def take(pattern: re.Pattern[str], rule: str, value: str, after: str = "") -> str:
        def replace(found: re.Match[str]) -> str:
            new = after or (html.unescape(found.group()) if rule == "html-entity" else "")
            changes.append(Change(line=number, rule=rule, before=found.group(), after=new))
            return new

        return pattern.sub(replace, value)

    text = text.strip()
    heading = _HEADING.match(text)
    level = len(heading.group(1)) if heading else 0
    if heading:
        text = take(_CLOSING_HASHES, "heading-mark", take(_HEADING, "heading-mark", text))
    bullet = bool(_BULLET.match(text))
    if bullet:
        text = take(_BULLET, "list-mark", text)
    arrows = bool(_ARROWS.search(text))
    if arrows:
        text = take(_ARROWS, "arrow-ornament", text)
    text = take(_TAG, "html-tag", text)
    text = take(_ENTITY, "html-entity", text)
    text = take(_EMPHASIS, "emphasis-mark", text)
    return text, Markup(level=level, bullet=bullet, arrows=arrows)
