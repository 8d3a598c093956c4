"""Notices when the sources of a site have really changed.

File system events are only hints that it is time to look. What counts is a snapshot of the
content: however an editor saves (in place, by rename, with a swap file beside it, with five
events for one save), one save is one change, and saving the same text is none.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from site_builder.run.rebuild import Layout

QUIET_SECONDS = 0.08
"""A save is over when nothing has happened for so long."""
_LONGEST_SECONDS = 2.0  # but something that never rests must not put us off for ever

_TEMPORARY = re.compile(
    r"\..*"  # hidden files: .x.swp of vim, .#x of Emacs, .goutputstream-* of GTK, .DS_Store
    r"|.*~|#.*#|4913"  # backups, Emacs's autosave, vim's test whether it may write here
    r"|.*\.(tmp|temp|swp|swo|swx|bak|part|crdownload)|.*___jb_(tmp|old)___",
    re.IGNORECASE,
)
_WRITES = frozenset({"created", "modified", "moved", "deleted", "closed"})

_Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Entry:
    stamp: _Stamp
    digest: bytes


Snapshot = Mapping[Path, _Entry]
"""Every watched file with the digest of its content."""


def is_temporary(name: str) -> bool:
    """Whether a file of this name is an editor's or a system's own business."""
    return _TEMPORARY.fullmatch(name) is not None


def take_snapshot(layout: Layout, before: Snapshot) -> Snapshot:
    """What the sources hold now. A file with the same stamp as ``before`` is not read again."""
    entries = {}
    for path in _sources(layout):
        try:
            status = path.stat()
            stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
            known = before.get(path)
            if known is None or known.stamp != stamp:
                known = _Entry(stamp, hashlib.blake2b(path.read_bytes(), digest_size=16).digest())
            entries[path] = known
        except OSError:  # gone or replaced in this very moment: the event of that will follow
            continue
    return entries


def differ(one: Snapshot, other: Snapshot) -> bool:
    """Whether any file was added, removed, or has other content."""
    return one.keys() != other.keys() or any(one[path].digest != other[path].digest for path in one)


def _sources(layout: Layout) -> Iterator[Path]:
    yield from layout.files
    for folder in layout.folders:
        for place, inner, names in os.walk(folder):
            here = Path(place)
            inner[:] = sorted(name for name in inner if _is_open(here / name, layout))
            yield from (here / name for name in sorted(names) if not is_temporary(name))


def _is_open(folder: Path, layout: Layout) -> bool:
    return not folder.name.startswith((".", "__pycache__")) and folder not in layout.ignored


def _within(layout: Layout, snapshot: Snapshot) -> Snapshot:
    """The part of a snapshot whose files exist and belong to the sources of ``layout``."""
    return {path: snapshot[path] for path in _sources(layout) if path in snapshot}


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0


class Watcher:
    """Watches the sources of a site; a context manager. ``stop`` may be called from anywhere."""

    def __init__(self, layout: Layout, *, quiet: float = QUIET_SECONDS) -> None:
        self._layout = layout
        self._quiet = quiet
        self._hints: SimpleQueue[bool] = SimpleQueue()  # True: look; False: stop
        self._observer: BaseObserver = Observer()
        self._watches: dict[tuple[Path, bool, int], ObservedWatch] = {}
        self._snapshot: Snapshot = {}

    def __enter__(self) -> Self:
        self._observer.start()
        self._follow()
        self._snapshot = take_snapshot(self._layout, {})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_observer()

    def stop(self) -> None:
        """Make ``wait`` return False. Safe in a signal handler and in any thread."""
        self._hints.put(False)

    def relocate(self, layout: Layout) -> None:
        """Watch these places from now on, for instance after a change of settings.

        What the new places hold counts as known, except changes of files that were watched before.
        """
        if layout == self._layout:
            return
        self._layout = layout
        self._snapshot = {**take_snapshot(layout, {}), **_within(layout, self._snapshot)}
        self._observer.unschedule_all()
        self._watches.clear()
        self._follow()
        self._hints.put(True)  # for what happened while nobody watched

    def wait(self) -> bool:
        """Return True once the sources have changed since the last return, False once stopped."""
        while self._hints.get() and self._settle():
            self._follow()
            now = take_snapshot(self._layout, self._snapshot)
            changed = differ(now, self._snapshot)
            self._snapshot = now
            if changed:
                return True
        return False

    def _settle(self) -> bool:
        """Wait until the events pause; False if stopped meanwhile."""
        end = time.monotonic() + _LONGEST_SECONDS
        try:
            while time.monotonic() < end:
                if not self._hints.get(timeout=self._quiet):
                    return False
        except Empty:
            pass
        return True

    def _follow(self) -> None:
        """Let the observer watch the folders that exist now, and those in which others may appear."""
        try:
            self._schedule()
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EMFILE):
                raise
            # The system's limit of watches is reached: look again and again instead.
            self._end_observer()
            self._observer, self._watches = PollingObserver(), {}
            self._observer.start()
            self._schedule()

    def _schedule(self) -> None:
        whole = set(self._layout.folders)
        shallow = {path.parent for path in (*self._layout.files, *self._layout.folders)} - whole
        # A folder that was deleted and made again is another one to the system, hence the inode.
        wanted = {(path, path in whole, _inode(path)) for path in whole | shallow if path.is_dir()}
        for key in self._watches.keys() - wanted:
            self._observer.unschedule(self._watches.pop(key))
        handler = _Hinter(self._layout, self._hints)
        for key in sorted(wanted - self._watches.keys()):
            path, is_whole, _ = key
            with contextlib.suppress(FileNotFoundError):  # gone since we looked
                self._watches[key] = self._observer.schedule(handler, str(path), recursive=is_whole)

    def _end_observer(self) -> None:
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()


class _Hinter(FileSystemEventHandler):
    """Turns events that may concern the sources into hints."""

    def __init__(self, layout: Layout, hints: SimpleQueue[bool]) -> None:
        self._layout = layout
        self._hints = hints

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = (Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path)
        if event.event_type in _WRITES and any(self._concerns(path) for path in paths):
            self._hints.put(True)

    def _concerns(self, path: Path) -> bool:
        if path in self._layout.files or path in self._layout.folders:
            return True
        inside = any(path.is_relative_to(folder) for folder in self._layout.folders)
        ignored = any(path.is_relative_to(folder) for folder in self._layout.ignored)
        return inside and not ignored and not is_temporary(path.name)
