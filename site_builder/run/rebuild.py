"""What the preview needs to know of the build: a call, its outcome, and where things are."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from site_builder.notices import Location, Notice, Severity, SiteBuilderError


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildOutcome:
    """``changed``: files of the site differ from before. ``failed``: the site is still the last good one."""

    changed: bool
    notices: tuple[Notice, ...] = ()
    failed: bool = False

    @property
    def problems(self) -> tuple[Notice, ...]:
        """What the reader of an open page should see at once."""
        return tuple(notice for notice in self.notices if notice.severity is Severity.ERROR)


Rebuild = Callable[[], RebuildOutcome]
"""Brings the site up to date with its sources, settings included. May raise: that is a failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the site stands and what it is made from; absolute paths, which need not exist.

    ``folders`` are watched with all below them, except ``ignored`` ones.
    """

    output: Path
    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    ignored: tuple[Path, ...] = ()


def attempt(rebuild: Rebuild) -> RebuildOutcome:
    """The outcome of ``rebuild``, also when it raises."""
    try:
        return rebuild()
    except SiteBuilderError as error:
        return RebuildOutcome(changed=False, notices=error.notices, failed=True)
    except Exception as error:  # a preview outlives a fault of the program or of a template
        return RebuildOutcome(changed=False, notices=(_unexpected(error),), failed=True)


def _unexpected(error: Exception) -> Notice:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Notice(
        code="unexpected",
        severity=Severity.ERROR,
        location=Location(path=frame.filename, line=frame.lineno or 0),
        what=f"{type(error).__name__}: {error}",
        remedy="Undo the last edit, or report this if no edit of yours explains it.",
        excerpt=frame.line or "",
    )
