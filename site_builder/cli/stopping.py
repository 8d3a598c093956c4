"""How a command ends when it cannot go on: with the reasons told, and exit code 1."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from site_builder.notices import ExitCode, Location, Notice, Severity, SiteBuilderError

if TYPE_CHECKING:
    from site_builder.cli.console import Terminal


@contextmanager
def stopping_for_errors(terminal: Terminal) -> Iterator[None]:
    """Tell why a command cannot go on, and end it."""
    try:
        yield
    except SiteBuilderError as error:
        terminal.show(error.notices)
        raise SystemExit(ExitCode.FAILED) from error
    except OSError as error:
        if not error.filename:  # a closed pipe, which click knows how to take
            raise
        terminal.show([_disk_notice(error)])
        raise SystemExit(ExitCode.FAILED) from error


def _disk_notice(error: OSError) -> Notice:
    return Notice(
        code="disk",
        severity=Severity.ERROR,
        location=Location(path=str(error.filename)),
        what=f"The disk refused: {error.strerror}.",
        remedy="Check the path, its permissions and the space left.",
    )
