"""``inspect``: pages in, what was understood of them out, on stdout or as files."""

from __future__ import annotations

import sys
from pathlib import Path

from site_builder.cli.archive import ArchiveFolder, archive_around, open_archive
from site_builder.cli.console import Terminal
from site_builder.config import Settings
from site_builder.notices import ExitCode, Notice, Severity, SiteBuilderError

_SUFFIXES = {"labels": ".tsv", "json": ".json", "markdown": ".md"}


def output_names(seeds: tuple[Path, ...], form: str) -> list[str]:
    """The name of each seed's file: its own with another suffix."""
    return [seed.stem + _SUFFIXES[form] for seed in seeds]


def inspect_seeds(
    seeds: tuple[Path, ...], form: str, output: Path | None, config: Path | None, terminal: Terminal
) -> ExitCode:
    """Inspect each seed. One that cannot be read is told of and left out. Raises ConfigError."""
    from site_builder.inspection import inspect_seed  # loads every stage: not for a wrong command line

    notices: list[Notice] = []
    shown = 0
    for seed, name in zip(seeds, output_names(seeds, form), strict=True):
        archive = open_archive(config) if config else archive_around(seed)
        try:
            page = inspect_seed(seed, _settings(archive), archive.root if archive else None)
        except SiteBuilderError as error:
            notices += error.notices
            continue
        notices += page.notices
        text = {"labels": page.labels, "json": page.json, "markdown": page.markdown}[form]
        if output is None:
            print_data(text)
        else:
            output.mkdir(parents=True, exist_ok=True)
            (output / name).write_bytes(text.encode())
        shown += 1
    terminal.show(notices)
    if not shown:
        return ExitCode.FAILED
    has_errors = any(notice.severity is Severity.ERROR for notice in notices)
    return ExitCode.LEFT_OUT if has_errors else ExitCode.OK


def show_explanation(seed: Path, line: int, config: Path | None) -> None:
    """Why one line has its role, on stdout. Raises SiteBuilderError where the line has no text."""
    from site_builder.explanation import explain_line

    archive = open_archive(config) if config else archive_around(seed)
    print_data(explain_line(seed, line, _settings(archive), archive.root if archive else None))


def _settings(archive: ArchiveFolder | None) -> Settings:
    return archive.settings if archive else Settings()


def print_data(text: str) -> None:
    """Text to stdout as UTF-8 and unchanged, whatever the system's own encoding and line ends."""
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
