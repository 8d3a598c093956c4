"""How notices, counts and progress look on a terminal, in a pipe, in a log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from site_builder.notices import Notice, Severity

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_EXCERPT_WIDTH = 100
_MANY = 20  # so many notices of one kind are shown; a page full of them hides the others

StepProgress = Callable[[str, int, int], None]


def _stderr() -> Console:
    # Wrapping is left to the terminal: a broken line can neither be searched nor clicked.
    return Console(stderr=True, highlight=False, soft_wrap=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """Where a command speaks to a person. ``quiet``: errors only. ``verbose``: every notice."""

    quiet: bool = False
    verbose: bool = False
    console: Console = field(default_factory=_stderr)

    def say(self, text: str, style: str = "") -> None:
        """One line, unless quiet."""
        if not self.quiet:
            self.console.print(Text(text, style=style))

    def show(self, notices: Iterable[Notice]) -> None:
        """Errors, then warnings, each with its place, excerpt and remedy; then how many there are."""
        told = [notice for notice in notices if notice.severity is Severity.ERROR or not self.quiet]
        if not self.verbose:
            told = [notice for notice in told if notice.severity is not Severity.INFO]
        for severity in _ORDER:
            kinds: Counter[str] = Counter()
            for notice in (notice for notice in told if notice.severity is severity):
                kinds[notice.code] += 1
                if self.verbose or kinds[notice.code] <= _MANY:
                    self.console.print(_rendered(notice))
            for code, number in kinds.items():
                if number > _MANY and not self.verbose:
                    self.say(f"... and {number - _MANY} more [{code}]; --verbose shows them all", "dim")
        if len(told) > 1:
            self.say(counted(told), "bold")

    @contextmanager
    def progress(self) -> Iterator[StepProgress | None]:
        """A bar for each step while it lasts; None where nobody would see it."""
        if self.quiet or not self.console.is_terminal:
            yield None
            return
        columns = (
            TextColumn("{task.description:<12}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=self.console, transient=True) as bars:
            tasks = {}

            def advance(step: str, done: int, total: int) -> None:
                if step not in tasks:
                    tasks[step] = bars.add_task(step, total=total)
                bars.update(tasks[step], completed=done, total=total)

            yield advance


def counted(notices: Iterable[Notice]) -> str:
    """``2 errors, 1 warning``."""
    numbers = Counter(notice.severity for notice in notices)
    return ", ".join(plural(numbers[severity], severity) for severity in _ORDER if numbers[severity])


def plural(number: int, noun: str) -> str:
    """``1 page``, ``2 pages``, ``0 pages``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _rendered(notice: Notice) -> Text:
    style = _STYLES[notice.severity]
    text = Text.assemble(
        (_printable(str(notice.location)), "bold"),
        ": ",
        (notice.severity.value, style),
        f": {_printable(notice.what)} ",
        (f"[{notice.code}]", "dim"),
    )
    if notice.excerpt:
        excerpt = _printable(notice.excerpt)
        shown = excerpt if len(excerpt) <= _EXCERPT_WIDTH else f"{excerpt[:_EXCERPT_WIDTH]}…"
        text.append("\n    | ", style).append(shown)
    if notice.remedy:
        text.append("\n    = ", style).append(_printable(notice.remedy))
    return text


def _printable(text: str) -> str:
    """Text that cannot move the cursor or colour the terminal, whatever a seed holds."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
