"""The preview: serve the site, rebuild it when its sources change, tell the open pages.

It is given the build as a callable, so that it knows nothing of newspapers or of templates.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from site_builder.run.http import bind
from site_builder.run.livereload import Channel
from site_builder.run.rebuild import Layout, Rebuild, RebuildOutcome, attempt
from site_builder.run.watch import QUIET_SECONDS, Watcher

Report = Callable[[RebuildOutcome, float], None]
"""Called after each rebuild with its outcome and the seconds it took."""


class Preview:
    """A running preview; a context manager. Leaving it ends every thread it started.

    ``port`` 0 is any free one; ``quiet`` is how many seconds after its last event a save counts as over.
    ``layout`` is asked again after every rebuild, because settings may move folders.
    """

    def __init__(
        self,
        rebuild: Rebuild,
        layout: Callable[[], Layout],
        report: Report,
        *,
        port: int,
        quiet: float = QUIET_SECONDS,
    ) -> None:
        self._rebuild = rebuild
        self._layout = layout
        self._report = report
        self._current = layout()
        self._channel = Channel()
        self._watcher = Watcher(self._current, quiet=quiet)
        self._server = bind(port, lambda: self._current.output, self._channel)
        self._open = ExitStack()

    @property
    def url(self) -> str:
        """The address of the front page."""
        return self._server.url

    @property
    def port(self) -> int:
        """The port in use, which is not the one asked for if that was taken."""
        return self._server.server_port

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            opening.callback(self._server.close)
            opening.enter_context(self._watcher)  # before the first build: no edit goes unseen
            self._server.start()
            self._open = opening.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def run(self) -> None:
        """Build after every change, until ``stop`` is called."""
        while self._watcher.wait():
            self.build()

    def stop(self) -> None:
        """Make ``run`` return after the build it is at. Safe in a signal handler and in any thread."""
        self._watcher.stop()

    def build(self) -> None:
        """Build now, tell the open pages, and report. The first build is the caller's to ask for."""
        begin = time.perf_counter()
        outcome = attempt(self._rebuild)
        self._current = self._layout()
        self._watcher.relocate(self._current)
        self._channel.publish(outcome)
        self._report(outcome, time.perf_counter() - begin)
