"""``serve``: the preview of an archive, with its words on the terminal."""

from __future__ import annotations

import signal
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from site_builder.cli.console import Terminal
from site_builder.cli.live import LiveArchive
from site_builder.config import load_settings
from site_builder.notices import Location, Notice, Severity, SiteBuilderError
from site_builder.run.rebuild import RebuildOutcome
from site_builder.run.serve import Preview


def run_preview(config: Path, terminal: Terminal, *, jobs: int, port: int, open_browser: bool) -> None:
    """Serve until Ctrl-C or SIGTERM. Raises SiteBuilderError for wrong settings or no port."""
    load_settings(config)
    archive = LiveArchive(config, jobs)

    def report(outcome: RebuildOutcome, seconds: float) -> None:
        terminal.show(outcome.notices)
        terminal.say(f"{time.strftime('%H:%M:%S')}  {_described(outcome)} ({seconds:.2f} s)", _style(outcome))

    try:
        preview = Preview(archive.rebuild, archive.layout, report, port=port)
    except OSError as error:
        raise SiteBuilderError(_no_port(error)) from error
    with _stopped_by_signals(preview), preview:
        if port and preview.port != port:
            terminal.say(f"Port {port} is taken; this is port {preview.port}.", "yellow")
        terminal.say(f"Preview at {preview.url}  (Ctrl-C ends it)", "bold")
        preview.build()
        if open_browser and terminal.console.is_terminal:  # a script that serves wants no browser
            webbrowser.open(preview.url)
        preview.run()
    terminal.say("The preview has ended.")


def _no_port(error: OSError) -> Notice:
    return Notice(
        code="port-unusable",
        severity=Severity.ERROR,
        location=Location(path="--port"),
        what=f"No preview can be served: {error.strerror}.",
        remedy="Name another port, such as --port 9000.",
    )


def _described(outcome: RebuildOutcome) -> str:
    if outcome.failed:
        return "The edit could not be used: the site is as it was before."
    if not outcome.changed:
        return "The site is as it was."
    return "The site is up to date." if not outcome.problems else "The site is up to date, less what was left out."


def _style(outcome: RebuildOutcome) -> str:
    return "red" if outcome.failed else "green"


@contextmanager
def _stopped_by_signals(preview: Preview) -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the preview after the rebuild it is at; a second Ctrl-C ends it at once."""

    def stop(number: int, frame: FrameType | None) -> None:
        preview.stop()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
