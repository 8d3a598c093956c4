"""What the program says to people: located notices, the error it stops with, exit codes.

A stage never prints. It returns ``Notice`` values with its result, so that they are
cached with it and a warm build repeats them; ``cli`` decides how they look.

    SiteBuilderError        the command cannot go on
        ConfigError         site.toml or a sidecar cannot be used (carries every notice at once)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class ExitCode(IntEnum):
    """Exit codes of every command, also listed in ``--help``."""

    OK = 0
    FAILED = 1  # nothing useful was made
    USAGE = 2  # the command line was wrong (click's own convention)
    LEFT_OUT = 3  # done, but something was left out; the notices say what
    FINDINGS = 4  # ``check`` found faults in a built site


class Severity(StrEnum):
    ERROR = "error"  # something was left out
    WARNING = "warning"  # all is there, but a person should look
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a file: ``path`` as the user would type it, ``line`` 1-based, 0 for the whole file."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to tell: what happened, where, and how to mend it.

    ``code`` is a stable short name (``seed-empty``) for filters and tests;
    ``excerpt`` is the offending text, if showing it helps.
    """

    code: str
    severity: Severity
    location: Location
    what: str
    remedy: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{self.location}: {self.severity}: {self.what}{remedy} [{self.code}]"


class SiteBuilderError(Exception):
    """The command cannot go on; ``notices`` say why."""

    def __init__(self, *notices: Notice) -> None:
        super().__init__("\n".join(str(notice) for notice in notices))
        self.notices = notices


class ConfigError(SiteBuilderError):
    """A configuration file cannot be used as it stands."""
