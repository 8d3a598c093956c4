"""What the documents say is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from click.testing import CliRunner

from site_builder.cli import main

REPOSITORY = Path(__file__).parent.parent
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_every_dependency_has_its_reason() -> None:
    named = {re.split(r"[<>=]", line)[0].lower() for line in PROJECT["dependencies"]}
    rows = re.findall(r"(?m)^\| ([a-z0-9-]+) \| .+ \|$", README.split("## Dependencies")[1].split("\n## ")[0])
    assert set(rows) - {"package"} == named


def test_every_module_of_the_stages_exists() -> None:
    table = README.split("## How a page is read")[1].split("\n\n`build.py`")[0]
    for name in re.findall(r"`((?:stages|publish)/[\w/]*(?:\.py)?)`", table):
        assert (REPOSITORY / "site_builder" / name).exists(), name


def test_every_command_that_is_named_exists() -> None:
    for name in set(re.findall(r"`?site-builder (\w+)", README)) - {"check"} | {"check"}:
        assert name in main.commands, name


def test_the_help_names_every_exit_code() -> None:
    from site_builder.notices import ExitCode

    told = CliRunner().invoke(main, ["--help"]).output
    assert all(re.search(rf"(?m)^\s+{code.value}  ", told) for code in ExitCode)


def test_pictures_and_links_of_the_readme_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (REPOSITORY / target).exists(), target
