"""The command line from outside: exit codes, what goes to which stream, what a person reads."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder import __version__
from site_builder.cli import main
from site_builder.notices import ExitCode

WITH_PROGRAM = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new archive, and the current folder in it."""
    folder = tmp_path / "archive"
    assert run("init", folder).exit_code == ExitCode.OK
    monkeypatch.chdir(folder)
    return folder


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_archive_builds_checks_and_stays_as_it_is(archive: Path) -> None:
    built = run("build", "--jobs", "1")
    assert built.exit_code == ExitCode.OK, built.stderr
    assert built.stdout == ""
    assert "Built 1 page and 2 articles into output/" in built.stderr
    assert (archive / "output" / "index.html").is_file()
    site = files_below(archive / "output")
    again = run("build", "--jobs", "1")
    assert "Nothing had changed." in again.stderr
    assert files_below(archive / "output") == site
    checked = run("check")
    assert checked.exit_code == ExitCode.OK, checked.stderr
    assert "0 faults" in checked.stderr


def test_quiet_says_nothing_when_all_is_well(archive: Path) -> None:
    result = run("build", "--quiet", "--jobs", "1", "--clean")
    assert (result.exit_code, result.stdout, result.stderr) == (ExitCode.OK, "", "")


def test_what_is_left_out_is_told_and_strict_refuses_it(archive: Path) -> None:
    run("build", "--jobs", "1")
    before = files_below(archive / "output")
    (archive / "seeds" / "empty.txt").write_bytes(b"")
    (archive / "seeds" / "more.txt").write_text("## 新的一版\n\n这一版里只有一句话。\n", "utf-8")
    refused = run("build", "--jobs", "1", "--strict")
    assert refused.exit_code == ExitCode.FAILED
    assert "seeds/empty.txt: error: " in refused.stderr
    assert refused.stderr.endswith("\n1 page left out; nothing written.\n")
    assert files_below(archive / "output") == before
    built = run("build", "--jobs", "1")
    assert built.exit_code == ExitCode.LEFT_OUT
    assert "seeds/empty.txt: error: " in built.stderr
    assert "Built 2 pages" in built.stderr


def test_strict_says_in_a_line_that_an_error_on_a_page_wrote_nothing(archive: Path) -> None:
    (archive / "corrections.toml").write_text(
        '[["seeds/example.txt".corrections]]\nline = 1\nold = "没有这些字"\nnew = "甲"\n', "utf-8"
    )
    refused = run("build", "--jobs", "1", "--strict")
    assert refused.exit_code == ExitCode.FAILED
    assert "corrections.toml:1: error: " in refused.stderr
    assert refused.stderr.endswith("\n1 error; nothing written.\n")


def test_an_archive_without_pages_is_a_failure(archive: Path) -> None:
    (archive / "seeds" / "example.txt").unlink()
    (archive / "seeds" / "example.toml").unlink()
    result = run("build", "--jobs", "1")
    assert result.exit_code == ExitCode.FAILED
    assert "no page to build" in result.stderr


def test_wrong_settings_stop_the_build_with_every_mistake(archive: Path) -> None:
    (archive / "site.toml").write_text("[site]\ntitel = 'x'\ntimezone = 'Mars/Base'\n", "utf-8")
    result = run("build")
    assert result.exit_code == ExitCode.FAILED
    assert "site.toml:2: error: " in result.stderr
    assert 'Did you mean "title"?' in result.stderr
    assert "site.toml:3: error: " in result.stderr
    assert "2 errors" in result.stderr


@pytest.mark.parametrize("command", ["build", "serve", "check", "config"])
def test_no_archive_here_names_the_remedy(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(command)
    assert (result.exit_code, result.stdout) == (ExitCode.FAILED, "")
    assert "site-builder init" in result.stderr


def test_faults_of_a_site_have_their_own_exit_code(archive: Path) -> None:
    run("build", "--jobs", "1")
    (archive / "output" / "about" / "index.html").unlink()
    result = run("check")
    assert result.exit_code == ExitCode.FINDINGS
    assert "[file-missing]" in result.stderr
    assert run("check", archive / "seeds").exit_code == ExitCode.FAILED


def test_a_disk_that_refuses_is_told_without_a_traceback(archive: Path) -> None:
    (archive / "in-the-way").touch()
    result = run("inspect", "seeds/example.txt", "--output", "in-the-way/labels")
    assert result.exit_code == ExitCode.FAILED
    assert "in-the-way" in result.stderr
    assert "[disk]" in result.stderr


def test_init_only_adds(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    assert run("init", tmp_path).exit_code == ExitCode.OK
    before = files_below(tmp_path)
    assert before["notes.txt"] == b"mine"
    again = run("init", tmp_path)
    assert again.exit_code == ExitCode.FAILED
    assert "site.toml" in again.stderr
    assert files_below(tmp_path) == before
    (tmp_path / "other" / "seeds").mkdir(parents=True)
    (tmp_path / "other" / "seeds" / "example.txt").write_text("mine", "utf-8")
    assert run("init", tmp_path / "other").exit_code == ExitCode.FAILED
    assert not (tmp_path / "other" / "site.toml").exists(), "a clash must stop it before it writes"


def test_config_shows_all_settings_as_toml(archive: Path) -> None:
    result = run("config")
    shown = tomllib.loads(result.stdout)
    assert shown["site"]["title"] == "我的报纸档案"
    assert shown["folders"]["cache"] == ".site-builder"
    assert result.stderr == ""


def test_inspect_prints_labels_of_any_file(tmp_path: Path, archive: Path) -> None:
    stray = tmp_path / "stray.txt"
    stray.write_bytes((archive / "seeds" / "example.txt").read_bytes())
    result = run("inspect", stray)
    assert result.exit_code == ExitCode.OK
    header, first, *_ = result.stdout.split("\n")
    assert header.split("\t") == ["line", "article", "role", "join", "joins_line", "text"]
    assert first.split("\t")[:3] == ["1", "1", "headline"]
    for form, beginning in (("json", "{"), ("markdown", "---")):
        assert run("inspect", "--format", form, stray).stdout.startswith(beginning)


def test_inspect_takes_the_settings_of_the_archive_around_the_file(archive: Path, tmp_path: Path) -> None:
    (archive / "site.toml").write_text("[site]\ntitel = 'x'\n", "utf-8")
    inside = run("inspect", archive / "seeds" / "example.txt")
    assert inside.exit_code == ExitCode.FAILED
    assert "site.toml:2" in inside.stderr
    (tmp_path / "good.toml").touch()
    stated = run("inspect", archive / "seeds" / "example.txt", "--config", tmp_path / "good.toml")
    assert stated.exit_code == ExitCode.OK


def test_inspect_writes_a_file_for_each_seed(archive: Path, tmp_path: Path) -> None:
    seeds = archive / "seeds"
    (seeds / "two.txt").write_text("## 第二版\n\n一句话。\n", "utf-8")
    result = run("inspect", seeds / "example.txt", seeds / "two.txt", "--output", tmp_path / "labels")
    assert (result.exit_code, result.stdout) == (ExitCode.OK, "")
    assert sorted(files_below(tmp_path / "labels")) == ["example.tsv", "two.tsv"]
    partly = run("inspect", seeds / "two.txt", seeds / "gone.txt", "--output", tmp_path / "labels")
    assert partly.exit_code == ExitCode.LEFT_OUT
    assert "gone.txt" in partly.stderr
    assert run("inspect", seeds / "gone.txt").exit_code == ExitCode.FAILED


def test_inspect_writes_no_two_seeds_into_one_file(archive: Path, tmp_path: Path) -> None:
    one, other = archive / "seeds" / "example.txt", tmp_path / "example.txt"
    other.write_text("另一版。", "utf-8")
    assert run("inspect", one, other).exit_code == ExitCode.USAGE
    assert run("inspect", one, other, "--output", tmp_path / "out").exit_code == ExitCode.USAGE
    assert not (tmp_path / "out").exists()


def test_version_and_help() -> None:
    assert __version__ in run("--version").stdout
    commands = ("build", "check", "config", "init", "inspect", "serve")
    assert all(command in run("--help").stdout for command in commands)
    for command in commands:
        help_text = run(command, "--help").stdout
        assert "site-builder" in help_text or command == "config", f"{command} has no example"
    for code in ExitCode:
        assert f"  {code.value}  " in run("--help").stdout


def test_help_loads_no_heavy_library() -> None:
    script = "import sys, site_builder.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], env=WITH_PROGRAM, capture_output=True, text=True, check=True
    )
    heavy = {"pydantic", "jinja2", "rich", "jieba", "rjieba", "lunr", "yaml", "watchdog"}
    assert not heavy & set(loaded.stdout.split())


def test_a_closed_pipe_is_no_accident(archive: Path) -> None:
    command = [sys.executable, "-m", "site_builder", "config"]
    with subprocess.Popen(command, env=WITH_PROGRAM, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
