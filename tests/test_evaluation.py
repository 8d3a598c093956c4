"""``evaluate`` prints the scorer's figures, whatever the labels."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from site_builder.evaluation.gold import load_gold, parse_labels
from site_builder.evaluation.labels import score_labels
from site_builder.notices import SiteBuilderError
from tests.gold.score import score

GOLD = Path(__file__).parent / "gold"
SEEDS = Path(__file__).parents[1] / "seeds"
FIGURES = ("role_accuracy", "role_macro_f1", "bcubed_f1", "article_f1_50", "article_f1_90", "headline_f1", "join_f1")
ROLES = ("headline", "body", "caption", "kicker", "list")


def spoil(path: Path, rng: random.Random, share: float) -> str:
    """The gold of a page with some of its cells changed and some of its rows gone."""
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    out = [rows[0]]
    for row in rows[1:]:
        if rng.random() < share / 5:
            continue
        if rng.random() < share:
            row[1] = str(rng.randint(0, 5))
        if rng.random() < share:
            row[2] = rng.choice(ROLES)
        if rng.random() < share:
            row[3:5] = ["1", str(rng.randint(1, 90))] if rng.random() < 0.5 else ["0", ""]
        out.append(row)
    return "\n".join("\t".join(row) for row in out) + "\n"


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 1.0])
@pytest.mark.parametrize("seed", range(3))
def test_the_figures_are_the_scorers(tmp_path: Path, share: float, seed: int) -> None:
    rng = random.Random(f"{seed} {share}")
    pages = []
    for gold in sorted(GOLD.glob("*.tsv")):
        text = spoil(gold, rng, share)
        (tmp_path / gold.name).write_text(text, encoding="utf-8")
        pages.append((load_gold(gold, SEEDS / f"{gold.stem}.txt"), parse_labels(text, gold.name)))
    ours, theirs = score_labels(pages), score(GOLD, tmp_path, SEEDS)
    rounding = {"abs": 6e-4}  # the scorer rounds, and takes the mean of rounded figures
    assert {name: getattr(ours, name) for name in FIGURES} == pytest.approx(
        {name: theirs[name] for name in FIGURES}, **rounding
    )
    assert dict(ours.role_f1) == pytest.approx(theirs["per_role_f1"], **rounding)


def test_every_wrong_line_is_either_a_confusion_or_a_wrong_join() -> None:
    gold = load_gold(GOLD / "000_11ae6fc44e8203d4.tsv", SEEDS / "000_11ae6fc44e8203d4.txt")
    text = (GOLD / "000_11ae6fc44e8203d4.tsv").read_text(encoding="utf-8").replace("\theadline\t", "\theading\t", 2)
    figures = score_labels([(gold, parse_labels(text, "x"))])
    assert figures.confusions == {("headline", "heading"): 2}
    assert [(line.gold, line.predicted) for line in figures.worst] == [("headline", "heading")] * 2


@pytest.mark.parametrize(
    "text", ["", "line\tarticle\n1\t2\n", "line\tarticle\trole\tjoin\tjoins_line\ttext\nx\t1\tbody\t0\t\t\n"]
)
def test_labels_that_cannot_be_read_are_told_with_their_row(text: str) -> None:
    with pytest.raises(SiteBuilderError, match="gold-labels"):
        parse_labels(text, "labels.tsv")
