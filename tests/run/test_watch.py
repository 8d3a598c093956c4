"""One save is one rebuild, however the editor saves; what is no save is none."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from queue import Empty

import pytest
from watchdog.observers import Observer

from site_builder.run.serve import Preview
from site_builder.run.watch import differ, is_temporary, take_snapshot
from tests.run.preview_site import QUIET, TinySite, get, previewed


def page_of(preview: Preview) -> str:
    with get(preview.url) as response:
        return response.read().decode()


def in_place(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def by_rename(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.tmp")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def like_vim(path: Path, text: str) -> None:
    swap = path.with_name(f".{path.name}.swp")
    swap.write_text("swap", "utf-8")
    probe = path.with_name("4913")
    probe.touch()
    probe.unlink()
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    path.write_text(text, "utf-8")
    backup.unlink()
    swap.unlink()


def in_pieces(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        for character in text:
            file.write(character)
            file.flush()


def again_and_again(path: Path, text: str) -> None:
    for length in range(1, len(text) + 1):
        path.write_text(text[:length], "utf-8")


@pytest.mark.parametrize("save", [in_place, by_rename, like_vim, in_pieces, again_and_again])
def test_one_save_is_one_rebuild(site: TinySite, preview: Preview, save: Callable[[Path, str], None]) -> None:
    save(site.seed, "second")
    assert site.next_outcome().changed
    assert "second" in page_of(preview)
    # The next outcome is that of the next save: nothing was built in between.
    save(site.seed, "third")
    site.next_outcome()
    assert "third" in page_of(preview)


def test_what_changes_no_source_rebuilds_nothing(site: TinySite, preview: Preview) -> None:
    site.seed.write_text("first", "utf-8")  # the same text
    for name in (".one.txt.swp", "4913", "one.txt~", ".#one.txt", "#one.txt#", "one.tmp", ".hidden"):
        (site.root / "seeds" / name).write_text("x", "utf-8")
    (site.output / "index.html").write_text("tampered with", "utf-8")
    (site.root / ".site-builder").mkdir()
    (site.root / ".site-builder" / "entry").write_text("x", "utf-8")
    with pytest.raises(Empty):
        site.outcomes.get(timeout=4 * QUIET)
    site.seed.write_text("second", "utf-8")
    site.next_outcome()
    with pytest.raises(Empty):  # and its own output did not set it off again
        site.outcomes.get(timeout=4 * QUIET)


def test_new_removed_and_renamed_files_are_changes(site: TinySite, preview: Preview) -> None:
    other = site.root / "seeds" / "deep" / "two.txt"
    other.parent.mkdir()
    other.write_text("x", "utf-8")
    site.next_outcome()
    other.rename(other.with_name("three.txt"))
    site.next_outcome()
    other.with_name("three.txt").unlink()
    site.next_outcome()
    (site.root / "site.toml").write_text("# edited", "utf-8")
    site.next_outcome()


def test_a_folder_may_appear_later_and_come_back(site: TinySite, preview: Preview) -> None:
    templates = site.root / "templates"
    for text in ("first", "second"):
        templates.mkdir()
        (templates / "page.html").write_text(text, "utf-8")
        site.next_outcome()
        (templates / "page.html").write_text(f"{text} again", "utf-8")
        site.next_outcome()
        shutil.rmtree(templates)
        site.next_outcome()


def test_an_edit_during_a_rebuild_is_not_lost(
    site: TinySite, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = site.seed.read_text

    def read_then_edit(*args: str) -> str:
        monkeypatch.undo()
        text = honest(*args)
        site.seed.write_text("third", "utf-8")
        return text

    monkeypatch.setattr(Path, "read_text", lambda _, *args: read_then_edit(*args))
    site.seed.write_text("second", "utf-8")
    site.next_outcome()
    site.next_outcome()
    assert "third" in page_of(preview)


def test_settings_may_move_the_output(site: TinySite, preview: Preview) -> None:
    site.output_name = "public"
    (site.root / "site.toml").write_text("output = 'public'", "utf-8")
    assert site.next_outcome().changed
    shutil.rmtree(site.root / "output")
    assert "first" in page_of(preview)
    site.seed.write_text("second", "utf-8")
    site.next_outcome()
    assert "second" in page_of(preview)


def test_without_watches_left_the_clock_does(site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    class Exhausted(type(Observer())):  # type: ignore[misc]  # the class differs between systems
        def schedule(self, *args: object, **kwargs: object) -> None:
            raise OSError(errno.ENOSPC, "no watches left")

    monkeypatch.setattr("site_builder.run.watch.Observer", Exhausted)
    for preview in previewed(site):
        site.seed.write_text("second", "utf-8")
        site.next_outcome()
        assert "second" in page_of(preview)


@pytest.mark.parametrize(
    ("name", "temporary"),
    [
        ("one.txt", False),
        ("4913.txt", False),
        ("报纸.txt", False),
        ("base.html", False),
        ("template.toml", False),
        ("4913", True),
        (".one.txt.swp", True),
        ("one.txt~", True),
        ("one.TMP", True),
        (".goutputstream-X1Y2", True),
        ("one.txt___jb_tmp___", True),
    ],
)
def test_temporary_names(name: str, temporary: bool) -> None:
    assert is_temporary(name) is temporary


def test_a_snapshot_compares_content_not_time(site: TinySite) -> None:
    before = take_snapshot(site.layout(), {})
    site.seed.write_text("first", "utf-8")
    assert not differ(before, take_snapshot(site.layout(), before))
    site.seed.write_text("other", "utf-8")  # as long as before
    assert differ(before, take_snapshot(site.layout(), before))
