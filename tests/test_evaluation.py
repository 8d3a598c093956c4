"""``evaluate`` prints the scorers' figures, whatever the labels, in a section for each thing that is labelled."""

from __future__ import annotations

import csv
import json
import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from site_builder.cli import main
from site_builder.config import load_settings
from site_builder.evaluation.gold import load_gold, load_knowledge, parse_labels
from site_builder.evaluation.knowledge import KnowledgeReport, score_knowledge
from site_builder.evaluation.labels import score_labels
from site_builder.inspection import InspectedPage, inspect_as_read
from site_builder.notices import SiteBuilderError
from tests.archives import MARKET, make_archive
from tests.gold import score_knowledge as knowledge_scorer
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


@pytest.fixture(scope="module")
def inspected() -> dict[str, InspectedPage]:
    settings = load_settings(SEEDS.parent / "site.toml")
    return {path.stem: inspect_as_read(path, settings) for path in sorted(SEEDS.glob("*.txt"))}


def spoil_knowledge(page: dict[str, Any], rng: random.Random, share: float) -> dict[str, Any]:
    """What is known of a page with some of its articles, names, tags and dates changed."""
    for article in page["articles"]:
        for key in ("reporters", "people", "organisations", "places", "topics", "tags"):
            article[key] = [name if rng.random() > share else f"某{name}" for name in article[key]]
        article["figures"] = [figure for figure in article["figures"] if rng.random() > share]
        if rng.random() < share:
            article["dateline_date"] = rng.choice((None, "2024-01-01"))
    page["articles"] = [article for article in page["articles"] if rng.random() > share / 3]
    return page


def printed_by_scorer(text: str) -> dict[str, list[float]]:
    return {
        line[:14].strip(): [float(number) for number in re.findall(r"\d+\.\d{3}", line)]
        for line in text.splitlines()[1:]
    }


def same_shape(report: KnowledgeReport) -> dict[str, list[float]]:
    names = ("reporters", "people", "organisations", "places", "topics")
    figures = {name: [score.precision, score.recall, score.f1] for name in names for score in (report.sets[name],)}
    exact, near = report.tags["site-builder"]
    figures["tags@10 exact"] = [exact.precision, exact.recall, exact.f1]
    figures["tags@10 part."] = [near]
    figures["dateline_date"] = [report.dates_exact]
    assert report.figures is not None
    figures["figures"] = [report.figures.precision, report.figures.recall, report.figures.f1]
    return figures


@pytest.mark.parametrize("share", [0.0, 0.2, 0.7])
def test_the_figures_of_articles_are_the_scorers(
    inspected: dict[str, InspectedPage], tmp_path: Path, capsys: pytest.CaptureFixture[str], share: float
) -> None:
    rng = random.Random(f"knowledge {share}")
    pages, gold_folder = [], tmp_path / "gold"
    gold_folder.mkdir()
    for name, page in inspected.items():
        known = load_knowledge(GOLD / f"{name}.tsv")
        assert known is not None
        found = spoil_knowledge(json.loads(page.json), rng, share)
        pages.append((known, found))
        (gold_folder / f"{name}.json").write_text(json.dumps(known.record), encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps(found), encoding="utf-8")
        kept = {str(article["article"]) for article in found["articles"]}
        rows = [row for row in page.labels.splitlines() if row.split("\t")[1] in {"article", "0", *kept}]
        (tmp_path / f"{name}.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    report = score_knowledge(pages)
    knowledge_scorer.main(gold_folder, GOLD, tmp_path)
    text = capsys.readouterr().out
    assert f"articles matched {report.matched}/{report.articles}\n" in text
    theirs = printed_by_scorer(text)
    theirs["tags@10 part."] = theirs["tags@10 part."][-1:]
    for name, figures in same_shape(report).items():
        assert figures == pytest.approx(theirs[name], abs=6e-4), name


def test_evaluate_has_a_section_for_each_thing_that_is_labelled(tmp_path: Path) -> None:
    for suffix in ("tsv", "json"):
        shutil.copy(GOLD / f"004_9c3f0b82c27e1f31.{suffix}", tmp_path)
    result = CliRunner().invoke(main, ["evaluate", str(tmp_path), "--config", str(SEEDS.parent / "site.toml")])
    assert [line.split(":")[0] for line in result.stdout.splitlines() if re.match("[A-Z]+:", line)] == [
        "LINES",
        "ARTICLES",
        "SUSPICIONS",
    ]
    for row in ("bcubed_f1", "organisations", "site-builder", "jieba TF-IDF", "jieba TextRank", "inconsistent_name"):
        assert re.search(rf"^ *{row} +\d\.\d", result.stdout, re.M), row


def test_labels_of_lines_alone_say_in_a_line_each_what_is_not_scored(tmp_path: Path) -> None:
    make_archive(tmp_path, market=MARKET)
    page = tmp_path / "seeds/market.txt"
    gold = tmp_path / "gold"
    gold.mkdir()
    labels = inspect_as_read(page, load_settings(tmp_path / "site.toml")).labels
    (gold / "market.tsv").write_text(labels.replace("\theadline\t", "\tkicker\t", 1), encoding="utf-8")
    result = CliRunner().invoke(main, ["evaluate", str(gold), "--config", str(tmp_path / "site.toml")])
    assert re.search("worst lines\n  market:1: kicker, taken for headline: # 老街市场修缮完工\n", result.stdout)
    assert re.search("^  kicker +headline +1$", result.stdout, re.M)
    assert result.stdout.endswith(
        '\nARTICLES: nothing of them is labelled (NAME.json with "articles").\n'
        '\nSUSPICIONS: no anomaly is labelled (NAME.json with "anomalies").\n'
    )
