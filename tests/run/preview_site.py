"""A tiny site with a preview of it, for the tests of watching and serving."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPResponse
from pathlib import Path
from queue import Queue

from site_builder.notices import Location, Notice, Severity, SiteBuilderError
from site_builder.run.rebuild import Layout, RebuildOutcome
from site_builder.run.serve import Preview

TIMEOUT = 20.0
QUIET = 0.25  # long enough that a busy machine does not tear one save into two


@dataclass
class TinySite:
    """Its only page shows its only seed. A seed that says BROKEN cannot be built."""

    root: Path
    outcomes: Queue[RebuildOutcome] = field(default_factory=Queue)
    output_name: str = "output"

    @property
    def seed(self) -> Path:
        return self.root / "seeds" / "one.txt"

    @property
    def output(self) -> Path:
        return self.root / self.output_name

    def layout(self) -> Layout:
        return Layout(
            output=self.output,
            files=(self.root / "site.toml",),
            folders=(self.root / "seeds", self.root / "templates"),
            ignored=(self.output,),
        )

    def rebuild(self) -> RebuildOutcome:
        text = self.seed.read_text("utf-8") if self.seed.exists() else "nothing"
        if "BROKEN" in text:
            raise SiteBuilderError(
                Notice(
                    code="seed-broken",
                    severity=Severity.ERROR,
                    location=Location(path="seeds/one.txt", line=7),
                    what="It is broken.",
                    remedy="Mend it.",
                )
            )
        page = self.output / "index.html"
        content = f"<!doctype html><html><body><p>{text}</p></body></html>"
        changed = not page.exists() or page.read_text("utf-8") != content
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(content, "utf-8")
        return RebuildOutcome(changed=changed)

    def next_outcome(self) -> RebuildOutcome:
        return self.outcomes.get(timeout=TIMEOUT)


def make_site(root: Path) -> TinySite:
    site = TinySite(root)
    site.seed.parent.mkdir()
    site.seed.write_text("first", "utf-8")
    (root / "site.toml").write_text("", "utf-8")
    return site


def previewed(site: TinySite) -> Iterator[Preview]:
    """A running preview, first build done. Fails if a thread of it outlives it."""
    before = set(threading.enumerate())
    preview = Preview(site.rebuild, site.layout, lambda outcome, _: site.outcomes.put(outcome), port=0, quiet=QUIET)
    with preview:
        preview.build()
        loop = threading.Thread(target=preview.run)
        loop.start()
        try:
            site.next_outcome()
            yield preview
        finally:
            preview.stop()
            loop.join(TIMEOUT)
    assert set(threading.enumerate()) <= before, "the preview left threads behind"


def get(url: str) -> HTTPResponse:
    response = urllib.request.urlopen(url, timeout=TIMEOUT)
    assert isinstance(response, HTTPResponse)
    return response


def states(preview: Preview) -> Iterator[dict[str, object]]:
    """The states that an open page is told, beginning with the present one."""
    with get(f"{preview.url}-/events") as stream:
        for line in stream:
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))
