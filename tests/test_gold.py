"""The five seeds against their hand labels: a ratchet. Figures may only rise; raise the floors when they do."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from site_builder.config import load_settings
from site_builder.inspection import inspect_seed
from tests.gold.score import score

REPOSITORY = Path(__file__).parent.parent
GOLD = Path(__file__).parent / "gold"
SEEDS = REPOSITORY / "seeds"
FLOORS = {
    "role_accuracy": 0.999,
    "role_macro_f1": 0.999,
    "bcubed_f1": 0.999,
    "article_f1_90": 0.999,
    "headline_f1": 0.999,
    "join_f1": 0.999,
}


@pytest.fixture(scope="module")
def labels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = load_settings(REPOSITORY / "site.toml")
    folder = tmp_path_factory.mktemp("labels")
    for seed in sorted(SEEDS.glob("*.txt")):
        (folder / f"{seed.stem}.tsv").write_text(inspect_seed(seed, settings).labels, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def figures(labels: Path) -> dict[str, float]:
    return score(GOLD, labels, SEEDS)


@pytest.mark.parametrize("name", FLOORS)
def test_labels_are_as_good_as_they_were(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name]


def test_labels_have_a_row_for_every_line_with_text(labels: Path) -> None:
    for gold in sorted(GOLD.glob("*.tsv")):
        rows = list(
            csv.DictReader(io.StringIO(gold.read_text(encoding="utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE)
        )
        ours = (labels / gold.name).read_text(encoding="utf-8")
        mine = list(csv.DictReader(io.StringIO(ours), delimiter="\t", quoting=csv.QUOTE_NONE))
        assert [(row["line"], row["text"]) for row in mine] == [(row["line"], row["text"]) for row in rows]
