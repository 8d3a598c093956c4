"""One line of a page explained in words: ``inspect --explain``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_builder.config import Settings
from site_builder.model.newspaper import Seed
from site_builder.notices import Location, Notice, Severity, SiteBuilderError
from site_builder.pipeline import clean_step, label_options, lexicon_of, read_step
from site_builder.sources import read_one_seed
from site_builder.stages.segment.explain import Choice, Explanation, Following, explain
from site_builder.stages.segment.grammar import load_grammar

_SHOWN = 8  # features: more would hide what decided
_WIDTH = 60  # characters of the line


def explain_line(path: Path, line: int, settings: Settings, root: Path | None = None) -> str:
    """Which features decided the role of one line, and what a person corrected of it, beside the file or in the
    archive at ``root``. Raises ``SiteBuilderError`` if there is no such line with text."""
    file, _ = read_one_seed(path, root)
    read = read_step(file, None)
    if read.seed is None:
        raise SiteBuilderError(*read.notices)
    options = label_options(settings)
    try:
        found = explain(clean_step(read.seed, None), line, load_grammar(), lexicon_of(options), options.tokenizer)
    except KeyError as error:
        raise SiteBuilderError(
            Notice(
                code="line-without-text",
                severity=Severity.ERROR,
                location=Location(path=path.as_posix(), line=line),
                what="There is no text on this line.",
                remedy="`site-builder inspect` lists the lines that have some.",
            )
        ) from error
    return _shown(found) + "".join(_corrections(read.seed, line))


def _corrections(seed: Seed, line: int) -> Iterator[str]:
    for correction in seed.facts.corrections:
        if correction.line == line:
            yield f"corrected by hand at {correction.stated or 'this line'}"
            yield f": {correction.reason}\n" if correction.reason else "\n"


def _shown(found: Explanation) -> str:
    text = found.text if len(found.text) <= _WIDTH else f"{found.text[:_WIDTH]}…"
    lines = [f"line {found.line}: {text}", f"role: {found.role.value} (as “{found.state}”)"]
    if found.rival is None:
        return "\n".join([*lines, f"  {found.evidence[0].meaning}", ""])
    lines.append(f"next likely: {found.rival.value}, {found.margin:.1f} behind")
    lines.append(f"  {'for':>6}  because")
    for item in found.evidence[:_SHOWN]:
        why = f" ({'; '.join(item.reasons)})" if item.reasons else ""
        lines.append(f"  {item.lead:+6.1f}  {item.meaning}{why}")
    if len(found.evidence) > _SHOWN:
        rest = sum(item.lead for item in found.evidence[_SHOWN:])
        lines.append(f"  {rest:+6.1f}  {len(found.evidence) - _SHOWN} smaller reasons")
    lines.append(f"  {found.context:+6.1f}  the lines around it")
    if found.choice:
        lines += _chosen(found.choice)
    return "\n".join([*lines, ""])


def _chosen(choice: Choice) -> Iterator[str]:
    yield f"goes on with: {_named(choice.chosen)}"
    yield f"next likely: {_named(choice.rival)}, {choice.margin:.1f} behind"
    for meaning, lead in choice.clues[:_SHOWN]:
        yield f"  {lead:+6.1f}  {meaning}"


def _named(following: Following) -> str:
    if following.article is None:
        return "an article of its own"
    sentence = f", the sentence of line {following.sentence}" if following.sentence is not None else ""
    return f"the article that begins at line {following.article}{sentence}"
