"""Imports point downward: the floors of the package, read from its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "site_builder"
FLOORS = {
    "text": 0,
    "notices": 0,
    "toml_lines": 0,
    "model": 1,
    "run": 1,
    "validation": 1,
    "config": 1,
    "config_rules": 1,
    "config_text": 1,
    "corrections_text": 1,
    "page_facts": 1,
    "stages": 2,
    "publish": 3,
    "pipeline": 4,
    "check": 4,
    "html_outline": 4,
    "scaffold": 4,
    "sources": 4,
    "build": 5,
    "inspection": 5,
    "review": 5,
    "explanation": 5,
    "evaluation": 5,
    "cli": 6,
}
"""A module may import its own floor and those beneath. What is not listed here is a mistake, not an exception."""


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("site_builder"):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("site_builder"))


def _part(dotted: str) -> str:
    return dotted.split(".")[1]


def _modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent != PACKAGE or path.stem[:2] != "__"]


def _owner(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def test_every_part_of_the_package_has_a_floor() -> None:
    assert {_owner(path) for path in _modules()} == set(FLOORS)


def test_no_module_imports_from_a_floor_above_it() -> None:
    upward = [
        f"{path.relative_to(PACKAGE)} imports {dotted}"
        for path in _modules()
        for dotted in _imports(path)
        if "." in dotted and dotted.split(".")[1] in FLOORS and FLOORS[_part(dotted)] > FLOORS[_owner(path)]
    ]
    assert upward == []


def test_stages_do_not_import_one_another() -> None:
    """Order lives in the build alone; only ``annotate`` calls the labellers it is made of."""
    stages = PACKAGE / "stages"
    sideways = []
    for path in sorted(stages.rglob("*.py")):
        own = path.relative_to(stages).parts[0].removesuffix(".py")
        for dotted in _imports(path):
            parts = dotted.split(".")
            if parts[1:2] == ["stages"] and len(parts) > 2 and parts[2] != own and own != "annotate":
                sideways.append(f"{path.name} imports {dotted}")
    assert sideways == []


def test_the_way_of_running_knows_nothing_of_newspapers() -> None:
    allowed = {"run", "notices"}
    strange = [
        f"{path.name} imports {dotted}"
        for path in sorted((PACKAGE / "run").rglob("*.py"))
        for dotted in _imports(path)
        if _part(dotted) not in allowed
    ]
    assert strange == []


def test_no_file_has_more_than_one_screenful_of_subjects() -> None:
    long = {str(p.relative_to(PACKAGE)): n for p in _modules() if (n := len(p.read_text().splitlines())) > 300}
    assert long == {}
