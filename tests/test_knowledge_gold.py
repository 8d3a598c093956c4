"""What is known of the five pages against hand labels: a ratchet. Figures may only rise; raise the floors when they do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from site_builder.config import load_settings
from site_builder.evaluation.baselines import textrank_tags, tfidf_tags
from site_builder.evaluation.gold import LabelledKnowledge, load_knowledge
from site_builder.evaluation.knowledge import KnowledgeReport, score_knowledge
from site_builder.inspection import inspect_as_read

REPOSITORY = Path(__file__).parent.parent
GOLD = Path(__file__).parent / "gold"
FLOORS_F1 = {
    "reporters": 0.92,
    "correspondents": 0.99,
    "photographers": 0.85,
    "people": 0.98,
    "organisations": 0.88,
    "places": 0.92,
    "topics": 0.90,
}


def pages() -> Iterator[tuple[LabelledKnowledge, dict[str, Any]]]:
    settings = load_settings(REPOSITORY / "site.toml")
    for path in sorted(GOLD.glob("*.tsv")):
        known = load_knowledge(path)
        assert known is not None
        yield known, json.loads(inspect_as_read(REPOSITORY / "seeds" / f"{path.stem}.txt", settings).json)


@pytest.fixture(scope="module")
def report() -> KnowledgeReport:
    return score_knowledge(pages(), {"TF-IDF": tfidf_tags, "TextRank": textrank_tags})


@pytest.mark.parametrize("name", FLOORS_F1)
def test_names_are_as_good_as_they_were(report: KnowledgeReport, name: str) -> None:
    assert report.sets[name].f1 >= FLOORS_F1[name]


def test_every_labelled_article_is_found(report: KnowledgeReport) -> None:
    assert report.matched == report.articles == 36


def test_tags_are_as_good_as_they_were_and_far_better_than_the_baselines(report: KnowledgeReport) -> None:
    exact, partial = report.tags["site-builder"]
    assert exact.f1 >= 0.47
    assert partial >= 0.61
    assert report.junk <= 0.02
    for name in ("TF-IDF", "TextRank"):
        baseline, near = report.tags[name]
        assert exact.f1 > 3 * baseline.f1
        assert partial > 2 * near


def test_bylines_are_exact_a_misread_name_as_printed(report: KnowledgeReport) -> None:
    assert report.bylines_exact == 1.0


def test_dates_are_exact_and_page_ranges_hold_and_are_narrow(report: KnowledgeReport) -> None:
    assert report.dates_exact >= 0.97
    assert report.page_dates_held == 1.0
    assert report.widest_range <= 31


def test_genres(report: KnowledgeReport) -> None:
    assert report.genres >= 0.97


def test_figures_and_what_they_measure(report: KnowledgeReport) -> None:
    assert report.figures is not None
    assert report.figures.precision >= 0.98
    assert report.figures.recall >= 0.98
    assert report.indicators >= 0.97
