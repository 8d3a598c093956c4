"""Tells open pages of the preview what became of the site, by Server-Sent Events.

There is one kind of message, the whole state: the generation of the site and the problems
of the last edit. A page that joins late or again thus needs no history: it reloads if it
shows another generation, and shows or hides the problems.
"""

from __future__ import annotations

import json
import secrets
import threading
from dataclasses import dataclass
from importlib.resources import files

from site_builder.notices import Notice
from site_builder.run.rebuild import RebuildOutcome

SCRIPT_PATH = "/-/reload.js"
EVENTS_PATH = "/-/events"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """``serial`` counts states; ``generation`` names the site's content.

    ``problems`` are those of the last edit; ``kept``: it was not used, and the site is the one before it.
    """

    serial: int
    generation: str
    problems: tuple[Notice, ...] = ()
    kept: bool = False

    def message(self) -> bytes:
        """The state as one event of the stream."""
        problems = [
            {
                "where": str(notice.location),
                "what": notice.what,
                "remedy": notice.remedy,
                "excerpt": notice.excerpt,
            }
            for notice in self.problems
        ]
        state = {"generation": self.generation, "kept": self.kept, "problems": problems}
        data = json.dumps(state, ensure_ascii=False)
        return f"event: state\ndata: {data}\n\n".encode()


class Channel:
    """The current state, and a way to wait for the next one. Safe for threads."""

    def __init__(self) -> None:
        self._run = secrets.token_hex(4)  # another run of the preview is another generation
        self._state = State(serial=0, generation=f"{self._run}-0")
        self._closed = False
        self._news = threading.Condition()

    @property
    def state(self) -> State:
        return self._state

    def publish(self, outcome: RebuildOutcome) -> None:
        """State what the last edit led to. Where it changed the site, open pages will reload."""
        changed = outcome.changed and not outcome.failed
        with self._news:
            serial = self._state.serial + 1
            generation = f"{self._run}-{serial}" if changed else self._state.generation
            self._state = State(serial=serial, generation=generation, problems=outcome.problems, kept=outcome.failed)
            self._news.notify_all()

    def close(self) -> None:
        """Let every waiter go."""
        with self._news:
            self._closed = True
            self._news.notify_all()

    def wait(self, seen: int, timeout: float) -> State | None:
        """The state, once it is newer than ``seen`` or after ``timeout`` seconds; None once closed."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._state.serial != seen, timeout)
            return None if self._closed else self._state


def script() -> bytes:
    """The script that pages of the preview load."""
    return files("site_builder.run").joinpath("reload.js").read_bytes()


def with_script(html: bytes, generation: str) -> bytes:
    """A served page, with the script added. The file on disk never has it."""
    tag = f'<script src="{SCRIPT_PATH}?generation={generation}" defer></script>'.encode()
    head, end, tail = html.rpartition(b"</body>")
    return head + tag + end + tail if end else html + tag
