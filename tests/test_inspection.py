"""``inspect`` shows a page as the build will read it, a person's corrections included; ``evaluate`` as it is by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.cli import main
from site_builder.config import Settings
from site_builder.inspection import inspect_as_read, inspect_seed
from site_builder.notices import ExitCode
from tests.archives import MARKET, make_archive

BESIDE = '[[corrections]]\nline = 9\nold = "做竹编"\nrole = "caption"\nreason = "图片说明"\n'
STATED = BESIDE.replace("[[", '[["seeds/market.txt".')


@pytest.fixture
def page(tmp_path: Path) -> Path:
    make_archive(tmp_path, market=MARKET)
    return tmp_path / "seeds/market.txt"


def inspect(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["inspect", *map(str, arguments)])


def role(labels: str, line: int) -> str:
    rows = (row.split("\t") for row in labels.splitlines()[1:])
    return next(row[2] for row in rows if row[0] == str(line))


@pytest.mark.parametrize(("file", "text"), [("seeds/market.toml", BESIDE), ("corrections.toml", STATED)])
def test_corrections_are_in_labels_and_knowledge(tmp_path: Path, page: Path, file: str, text: str) -> None:
    assert role(inspect(page).stdout, 9) == "body"
    (tmp_path / file).write_text(text, encoding="utf-8")
    result = inspect(page)
    assert (result.exit_code, role(result.stdout, 9)) == (ExitCode.OK, "caption")
    (article,) = json.loads(inspect("--format", "json", page).stdout)["articles"]
    assert [block["role"] for block in article["blocks"] if 9 in block["lines"]] == ["caption"]


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (("做竹编", "做木雕"), "correction-stale", 1),
        (("caption", "body"), "correction-impossible", 1),
        (("[[", "\n\n[["), "", 0),
    ],
)
def test_what_cannot_be_corrected_is_told_where_it_is_written(
    page: Path, change: tuple[str, str], code: str, line: int
) -> None:
    page.with_suffix(".toml").write_text(BESIDE.replace(*change), encoding="utf-8")
    result = inspect(page)
    assert result.exit_code == (ExitCode.LEFT_OUT if code else ExitCode.OK)
    assert (f"market.toml:{line}: error: " in result.stderr) == bool(code)
    assert (f"[{code}]" in result.stderr) == bool(code)


def test_a_table_of_the_archive_that_is_stale_is_told_at_its_line(tmp_path: Path, page: Path) -> None:
    (tmp_path / "corrections.toml").write_text(f"# to do\n\n{STATED.replace('做竹编', '做木雕')}", encoding="utf-8")
    result = inspect(page)
    assert "corrections.toml:3: error: " in result.stderr
    assert "market.txt:9" in result.stderr


def test_the_corrections_of_an_archive_are_not_those_of_a_page_elsewhere(tmp_path: Path, page: Path) -> None:
    (tmp_path / "corrections.toml").write_text(STATED, encoding="utf-8")
    inside, elsewhere = inspect_seed(page, Settings(), tmp_path), inspect_seed(page, Settings(), tmp_path / "other")
    assert (role(inside.labels, 9), role(elsewhere.labels, 9)) == ("caption", "body")


def test_what_is_scored_is_the_programs_own_reading(page: Path) -> None:
    page.with_suffix(".toml").write_text(BESIDE, encoding="utf-8")
    assert role(inspect_as_read(page, Settings()).labels, 9) == "body"


def test_an_explanation_says_that_a_person_had_the_last_word(page: Path) -> None:
    page.with_suffix(".toml").write_text(BESIDE, encoding="utf-8")
    result = inspect(page, "--explain", "9")
    assert "market.toml:1: 图片说明" in result.stdout
