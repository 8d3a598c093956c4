"""``review``: what a person should look at, as a list, as corrections to paste, or as JSON."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.notices import Severity

if TYPE_CHECKING:
    from site_builder.model.suspicion import Suspicion
    from site_builder.review import Review

_CONTEXT = 12  # characters of the line shown on either side


@click.command(short_help="List what a person should look at, with corrections to paste.")
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("site.toml"),
    show_default=True,
    help="The archive's settings; its folder is the archive.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "toml", "json"]),
    default="text",
    show_default=True,
    help="A list to read, ready-made corrections, or everything.",
)
@click.option("--page", default="", metavar="SEED", help="Only pages whose seed has this in its path.")
@click.option("--all", "with_doubtful", is_flag=True, help="Also what is hardly more than a guess.")
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    help="Processes at most.  [default: one for each processor]",
)
def review(config: Path, form: str, page: str, with_doubtful: bool, jobs: int) -> None:
    """List what a person should look at: lost and doubled text, lost headlines, names in two spellings, figures that
    disagree.

    Nothing is corrected by itself. What --format toml prints goes into corrections.toml beside site.toml, where a
    person keeps what is right; lines with # are to be filled in first.

    \b
    Examples:
      site-builder review
      site-builder review --page 2024-02-29
      site-builder review --format toml >> corrections.toml
    """
    from site_builder.cli.archive import open_archive
    from site_builder.cli.console import Terminal
    from site_builder.cli.inspection import print_data
    from site_builder.cli.stopping import stopping_for_errors

    terminal = Terminal()
    with stopping_for_errors(terminal):
        archive = open_archive(config)
        from site_builder.model.suspicion import SHOWN
        from site_builder.review import review_archive

        with terminal.progress() as progress:
            found = review_archive(archive.root, archive.settings, jobs=jobs, progress=progress)
    least = 0.0 if with_doubtful else SHOWN
    shown = [one for one in found.suspicions if page in one.path and one.certainty >= least]
    forms: dict[str, Callable[[Sequence[Suspicion], Review], str]] = {"text": _text, "toml": _toml, "json": _json}
    print_data(forms[form](shown, found))
    terminal.show([notice for notice in found.notices if notice.severity is Severity.ERROR])


def _text(suspicions: Sequence[Suspicion], found: Review) -> str:
    if not suspicions:
        return "There is nothing to look at.\n"
    parts: list[str] = []
    for path, own in groupby(suspicions, key=lambda one: one.path):
        listed = list(own)
        parts.append(f"{path}: {len(listed)}\n")
        parts += (_entry(one, found.printed.get((path, one.line), "")) for one in listed)
    ready = sum(not table.startswith("#") for _, table in _tables(suspicions, found) if table)
    gaps = len(suspicions) - ready
    parts.append(
        f"{len(suspicions)} to look at: {ready} with a correction that is ready, {gaps} with one to fill in.\n"
        "Corrections to paste: site-builder review --format toml >> corrections.toml\n"
    )
    return "\n".join(parts)


def _entry(suspicion: Suspicion, printed: str) -> str:
    start = max(suspicion.column - 1, 0)
    end = start + len(suspicion.excerpt)
    before, after = printed[max(start - _CONTEXT, 0) : start].lstrip(), printed[end : end + _CONTEXT].rstrip()
    lines = [
        f"  {suspicion.line}:{suspicion.column}  {suspicion.kind.value}  certainty {suspicion.certainty:.2f}",
        f"    {before}[{suspicion.excerpt}]{after}",
        f"    {suspicion.evidence}",
    ]
    if suspicion.suggested is not None:
        lines.append(f"    -> {suspicion.suggested or '(nothing)'}")
    return "\n".join(lines) + "\n"


def _toml(suspicions: Sequence[Suspicion], found: Review) -> str:
    return "\n".join(table for _, table in _tables(suspicions, found) if table)


def _tables(suspicions: Sequence[Suspicion], found: Review) -> Iterator[tuple[Suspicion, str]]:
    from site_builder.corrections_text import ready_made

    for one in suspicions:
        yield one, ready_made(one, found.printed.get((one.path, one.line), ""))


def _json(suspicions: Sequence[Suspicion], found: Review) -> str:
    rows = [{**dataclasses.asdict(one), "correction": table} for one, table in _tables(suspicions, found)]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
