"""Writing: only what differs, pruning only what is ours, refusing what is somebody else's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_builder.notices import SiteBuilderError
from site_builder.publish.output import MANIFEST, OutputFile, WriteReport, holds, read_manifest, write_site


def files(**contents: str) -> tuple[OutputFile, ...]:
    return tuple(OutputFile(path=path.replace("__", "/"), content=text.encode()) for path, text in contents.items())


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def code_of(error: pytest.ExceptionInfo[SiteBuilderError]) -> str:
    return error.value.notices[0].code


def test_first_second_and_third_build(tmp_path: Path) -> None:
    first = write_site(files(a="1", d__b="2", d__e__c="3"), tmp_path)
    assert first == WriteReport(written=("a", "d/b", "d/e/c"), unchanged=(), removed=())
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert write_site(files(a="1", d__b="2", d__e__c="3"), tmp_path).written == ()
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == stamps
    third = write_site(files(a="1", d__b="changed"), tmp_path)
    assert third == WriteReport(written=("d/b",), unchanged=("a",), removed=("d/e/c",))
    assert not (tmp_path / "d" / "e").exists()


def test_incremental_equals_clean(tmp_path: Path) -> None:
    write_site(files(a="1", b="2", c="3"), tmp_path / "warm")
    write_site(files(a="1", c="4", d="5"), tmp_path / "warm")
    write_site(files(a="1", c="4", d="5"), tmp_path / "clean")
    assert tree(tmp_path / "warm") == tree(tmp_path / "clean")


def test_a_damaged_or_deleted_file_is_written_again(tmp_path: Path) -> None:
    write_site(files(a="1", b="22"), tmp_path)
    (tmp_path / "a").unlink()
    (tmp_path / "b").write_text("2")
    assert write_site(files(a="1", b="22"), tmp_path).written == ("a", "b")


def test_files_of_others_stay(tmp_path: Path) -> None:
    write_site(files(a="1", d__b="2"), tmp_path)
    (tmp_path / "d" / "CNAME").write_text("mine")
    write_site(files(a="1"), tmp_path)
    assert set(tree(tmp_path)) == {"a", "d/CNAME", MANIFEST}


def test_a_foreign_folder_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(SiteBuilderError) as error:
        write_site(files(a="1"), tmp_path)
    assert code_of(error) == "output-foreign"
    assert error.value.notices[0].remedy
    assert set(tree(tmp_path)) == {"thesis.txt"}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "other/1", "files": {}}', '{"format"'])
def test_an_unreadable_manifest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(SiteBuilderError) as error:
        write_site(files(a="1"), tmp_path)
    assert code_of(error) == "manifest-unreadable"


def test_a_manifest_cannot_have_files_outside_removed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    out = tmp_path / "out"
    write_site(files(a="1"), out)
    manifest = json.loads((out / MANIFEST).read_text())
    manifest["files"]["../victim"] = {"sha256": "0", "size": 4}
    (out / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(SiteBuilderError):
        write_site(files(a="1"), out)
    assert victim.read_text() == "mine"


@pytest.mark.parametrize("path", ["../a", "/a", "a/../b", "", "a//b", "./a", "a\\b", MANIFEST])
def test_paths_that_leave_the_folder_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(SiteBuilderError):
        write_site([OutputFile(path=path, content=b"")], tmp_path / "out")


def test_no_symlink_is_followed_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    out = tmp_path / "out"
    write_site(files(a="1"), out)
    (out / "d").symlink_to(outside)
    with pytest.raises(SiteBuilderError) as error:
        write_site(files(a="1", d__b="2"), out)
    assert code_of(error) == "output-symlink"
    assert list(outside.iterdir()) == []


def test_a_linked_file_is_replaced_not_written_through(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    out = tmp_path / "out"
    write_site(files(a="mine"), out)
    (out / "a").unlink()
    (out / "a").symlink_to(victim)
    write_site(files(a="1"), out)
    assert victim.read_text() == "mine"
    assert not (out / "a").is_symlink()


def test_kept_files_are_neither_written_nor_pruned(tmp_path: Path) -> None:
    (page,) = files(page="html")
    write_site([page, *files(b="2")], tmp_path)
    assert holds(tmp_path, read_manifest(tmp_path), "page", page.digest)
    report = write_site(files(b="3"), tmp_path, kept={"page": page.digest})
    assert report == WriteReport(written=("b",), unchanged=("page",), removed=())
    assert "page" in read_manifest(tmp_path)


def test_a_kept_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    (page,) = files(page="html")
    write_site([page], tmp_path)
    (tmp_path / "page").unlink()
    assert not holds(tmp_path, read_manifest(tmp_path), "page", page.digest)
    with pytest.raises(SiteBuilderError) as error:
        write_site([], tmp_path, kept={"page": page.digest})
    assert code_of(error) == "kept-file-gone"


def test_a_build_cut_short_is_owned_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(files(a="1"), tmp_path)
    real = Path.replace

    def full_disk(self: Path, target: Path) -> Path:
        if Path(target).name == "c":
            raise OSError("disk full")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full_disk)
        with pytest.raises(OSError, match="disk full"):
            write_site(files(a="1", b="2", c="3"), tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith(".writing")]
    report = write_site(files(a="1"), tmp_path)
    assert report.removed == ("b",)
    assert set(tree(tmp_path)) == {"a", MANIFEST}


def test_a_file_may_become_a_folder(tmp_path: Path) -> None:
    write_site(files(a="1"), tmp_path)
    write_site(files(a__b="2"), tmp_path)
    assert set(tree(tmp_path)) == {"a/b", MANIFEST}
