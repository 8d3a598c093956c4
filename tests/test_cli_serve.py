"""``serve`` over a real archive: the last good site stays, and the process ends when told to."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.cli.live import LiveArchive
from site_builder.notices import SiteBuilderError
from site_builder.run.rebuild import Layout
from site_builder.scaffold import make_archive

TIMEOUT = 30.0
WITH_PROGRAM = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    make_archive(tmp_path)
    return tmp_path


def manifest(archive: Path) -> bytes:
    return (archive / "output" / "manifest.json").read_bytes()


def test_a_new_error_keeps_the_site_and_an_old_one_does_not_hinder(archive: Path) -> None:
    live = LiveArchive(archive / "site.toml", jobs=1)
    (archive / "seeds" / "old.txt").write_bytes(b"")  # an error that was there from the start
    first = live.rebuild()
    assert first.changed
    assert first.problems
    before = manifest(archive)

    seed = archive / "seeds" / "example.txt"
    good = seed.read_bytes()
    seed.write_bytes(b"")
    with pytest.raises(SiteBuilderError, match=r"example\.txt"):
        live.rebuild()
    assert manifest(archive) == before

    seed.write_bytes(good.replace("纸鸢桥".encode(), "风筝桥".encode()))
    healed = live.rebuild()
    assert healed.changed
    assert len(healed.problems) == len(first.problems)
    assert not live.rebuild().changed


def test_preview_gives_no_ids_away(archive: Path) -> None:
    before = {path for path in archive.iterdir() if path.is_file()}
    LiveArchive(archive / "site.toml", jobs=1).rebuild()
    assert {path for path in archive.iterdir() if path.is_file()} == before


def test_the_layout_follows_the_settings(archive: Path) -> None:
    config = archive / "site.toml"
    live = LiveArchive(config, jobs=1)
    config.write_text("[folders]\noutput = 'public'\ntemplates = 'own'\n", "utf-8")
    live.rebuild()
    layout: Layout = live.layout()
    assert layout.output == archive / "public"
    assert layout.files == (config, archive / "corrections.toml")
    assert {archive / "seeds", archive / "own"} <= set(layout.folders)
    assert {archive / "public", archive / ".site-builder"} == set(layout.ignored)


@pytest.fixture
def server(archive: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "site_builder", "serve", "--port", "0", "--no-open", "--jobs", "1"]
    process = subprocess.Popen(command, cwd=archive, env=WITH_PROGRAM, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait(TIMEOUT)
        assert process.stderr is not None
        process.stderr.close()


def address_of(server: subprocess.Popen[str]) -> str:
    assert server.stderr is not None
    for line in server.stderr:
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found[0]
    raise AssertionError("the preview told no address")


def wait_for(server: subprocess.Popen[str], words: str) -> str:
    """Everything said up to the line with these words."""
    assert server.stderr is not None
    said = ""
    for line in server.stderr:
        said += line
        if words in line:
            return said
    raise AssertionError(f"never said {words!r}:\n{said}")


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_preview_from_start_to_end(archive: Path, server: subprocess.Popen[str], number: signal.Signals) -> None:
    address = address_of(server)
    wait_for(server, "up to date")
    with urllib.request.urlopen(address, timeout=TIMEOUT) as page:
        assert "纸鸢桥" in page.read().decode()

    config = archive / "site.toml"
    settings = config.read_text("utf-8")
    config.write_text(settings.replace("per_article", "per_articel"), "utf-8")
    said = wait_for(server, "as it was before")
    assert re.search(r"site\.toml:\d+: error: .*per_articel", said)
    with urllib.request.urlopen(f"{address}-/events", timeout=TIMEOUT) as events:
        state = next(json.loads(line[6:]) for line in events if line.startswith(b"data: "))
    assert state["kept"] is True
    assert 'Did you mean "per_article"?' in state["problems"][0]["remedy"]

    config.write_text(settings.replace("我的报纸档案", "改过的题名"), "utf-8")
    wait_for(server, "up to date")
    with urllib.request.urlopen(address, timeout=TIMEOUT) as page:
        assert "改过的题名" in page.read().decode()

    server.send_signal(number)
    wait_for(server, "The preview has ended.")
    assert server.wait(TIMEOUT) == 0
