"""Seed -> CleanPage: markup and stray characters off, punctuation set, every change in the ledger.

Blank lines go (their count stays as the next line's ``gap``); no other line is dropped. The changes of a line
are disjoint edits of its source: ``restore`` takes them back.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from site_builder.model.newspaper import Change, CleanLine, CleanPage, Correction, Markup, Seed, TextCorrection
from site_builder.notices import Location, Notice, Severity
from site_builder.text.punctuation import CERTAINTY, repair
from site_builder.text.traced import Span, Traced, trace

_HEADING = re.compile(r"^(#{1,6})(?:\s+|(?=[^\s#\d]))")
_SIGN, _DOUBLED = re.compile("[#<＜>＞*_&=~─━―+•-]"), ("《《", "》》", "—————")
"""Every mark has one of these."""
_RULE_LINE = re.compile(r"^(?:[-*_=~─━―]{3,}|—{5,})$")
_CLOSING_HASHES = re.compile(r"\s+#+$")
_OUTER_SPACE = re.compile(r"^\s+|\s(?<=\S\s)\s*$")
_ARROWS = re.compile(r"^(?:[<＜>＞]{2,}|[《》]{2,}(?=[^《》]*$))\s*|\s*(?:[<＜>＞]{2,}|》{2,})$")
_TITLE = re.compile(r"^[<＜]{2}[^<>＜＞]+[>＞]{2}(?=[^\s>＞])|(?<=[^\s<＜])[<＜]{2}[^<>＜＞]+[>＞]{2}$")
"""<<书名>> beside other text is a title, not a label with arrows."""
_BULLET = re.compile(r"^[-*+•]\s+")
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])")
_BOLD = re.compile(r"^\*\*[^*]+\*\*$")
_TAG = re.compile(
    r"</?(?:b|i|u|br|p|div|span|center|font|strong|em|sup|sub|table|tr|td|th|h[1-6]|img|hr)\b[^<>]*>", re.I
)
_ENTITY = re.compile(
    r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|hellip|middot|emsp|ensp|#\d{1,6}|#x[0-9a-f]{1,5});", re.I
)


def clean(seed: Seed) -> CleanPage:
    """Clean every line of ``seed``, its text corrected. A stale correction of any kind is a notice, never an edit."""
    lines: list[CleanLine] = []
    changes: list[Change] = []
    notices: list[Notice] = []
    corrected: dict[int, list[TextCorrection]] = {}
    for item in seed.facts.corrections:
        if isinstance(item, TextCorrection):
            corrected.setdefault(item.line, []).append(item)
    gap = 0
    for source in seed.lines:
        corrections = corrected.get(source.number, ())
        if not (source.text or corrections):
            gap += 1  # every other line is blank
            continue
        line, told = _correct(trace(source.text), corrections, seed.source.path)
        notices += told
        line, markup = _unmark(line)
        line = _strip(repair(line))
        changes += _changes(line, source.number, corrections)
        if line.text:
            lines.append(CleanLine(number=source.number, text=line.text, markup=markup, gap=gap))
            gap = 0
        else:
            gap += 1
    notices.extend(_other_stale(seed))
    return CleanPage(seed=seed, lines=tuple(lines), changes=tuple(changes), notices=tuple(notices))


def restore(line: str, changes: Sequence[Change]) -> str:
    """The source of a cleaned ``line`` whose changes, in order of their columns, these are.

    Changes of column 0 are of the line's place or role and leave its text as it is.
    """
    parts: list[str] = []
    clean_at = 0  # how much of the clean line is used up
    source_at = 0  # how much of the source line is restored
    for change in changes:
        if not change.column:
            continue
        kept = change.column - 1 - source_at
        parts += (line[clean_at : clean_at + kept], change.before)
        clean_at += kept + len(change.after)
        source_at += kept + len(change.before)
    return "".join((*parts, line[clean_at:]))


def _changes(line: Traced, number: int, corrections: Sequence[TextCorrection]) -> Iterator[Change]:
    reasons = "; ".join(correction.reason for correction in corrections if correction.reason)
    for edit in line.edits:
        yield Change(
            line=number,
            rule="+".join(edit.rules),
            before=line.source[edit.start : edit.end],
            after=edit.text,
            column=edit.start + 1,
            certainty=min([CERTAINTY.get(rule, 1.0) for rule in edit.rules]),
            reason=reasons if "correction" in edit.rules else "",
        )


def _correct(line: Traced, corrections: Sequence[TextCorrection], path: str) -> tuple[Traced, list[Notice]]:
    stale: list[Notice] = []
    for correction in corrections:
        at = line.text.find(correction.old) if correction.old else -1
        if at < 0:
            stale.append(_stale(correction, path, line.source))
        else:
            line = line.edit("correction", [Span(at, at + len(correction.old), correction.new)])
    return line, stale


def _stale(correction: Correction, path: str, excerpt: str) -> Notice:
    """Told at the line where the person wrote it, for there it must be mended."""
    place = Location(path=path, line=correction.line)
    return Notice(
        code="correction-stale",
        severity=Severity.ERROR,
        location=correction.stated or place,
        what=f"A correction expects “{correction.old}” at {place}, but it is not there; the line was left as it is.",
        remedy="Look at the line and mend or remove the correction.",
        excerpt=excerpt,
    )


def _other_stale(seed: Seed) -> Iterator[Notice]:
    """Corrections of lines that the page does not have, and stale ones that a later stage would apply."""
    known = {line.number: line.text for line in seed.lines}
    for correction in seed.facts.corrections:
        text = known.get(correction.line)
        if text is None or (not isinstance(correction, TextCorrection) and correction.old not in text):
            yield _stale(correction, seed.source.path, text or "")


def _unmark(line: Traced) -> tuple[Traced, Markup]:
    """Take Markdown and HTML marks off a line; what they said about it is kept as ``Markup``."""
    line = _strip(line)
    if not (_SIGN.search(line.text) or any(mark in line.text for mark in _DOUBLED)):
        return line, Markup()
    line = line.sub("rule-line", _RULE_LINE, _nothing)
    heading = _HEADING.match(line.text)
    if heading:
        line = line.sub("heading-mark", _HEADING, _nothing).sub("heading-mark", _CLOSING_HASHES, _nothing)
    bullet = _BULLET.match(line.text)
    if bullet:
        line = line.sub("list-mark", _BULLET, _nothing)
    arrows = _ARROWS.search(line.text) and not _TITLE.search(line.text)
    if arrows:
        line = line.sub("arrow-ornament", _ARROWS, _nothing)
    if "<" in line.text:
        line = line.sub("html-tag", _TAG, _nothing)
    if "&" in line.text:
        line = line.sub("html-entity", _ENTITY, lambda found: html.unescape(found.group()))
    bold = _BOLD.match(line.text)
    if "*" in line.text or "__" in line.text:
        line = line.sub("emphasis-mark", _EMPHASIS, _nothing)
    level = len(heading.group(1)) if heading else 0
    return line, Markup(level=level, bullet=bool(bullet), arrows=bool(arrows), bold=bool(bold))


def _strip(line: Traced) -> Traced:
    return line if line.text == line.text.strip() else line.sub("outer-space", _OUTER_SPACE, _nothing)


def _nothing(found: re.Match[str]) -> str:
    return ""
