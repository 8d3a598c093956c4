"""Suspicions on the five seeds and on laid-out pages against what is known to be wrong there: a ratchet."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.config import load_settings
from site_builder.evaluation.suspicions import Anomaly, SuspicionFigures, load_anomalies, pooled, score_suspicions
from site_builder.model.newspaper import PageFacts
from site_builder.model.suspicion import ReadPage, Suspicion, SuspicionKind
from site_builder.review import review_archive
from site_builder.stages.assemble import assemble
from site_builder.stages.suspect import suspect_archive, suspect_page
from site_builder.text.tokenizer import Tokenizer
from tests.press.invented import INVENTED
from tests.press.page import make_page
from tests.stages.pages import labelled

REPOSITORY = Path(__file__).parent.parent
GOLD = Path(__file__).parent / "gold"
FLOORS = {"precision": 0.99, "recall": 0.87}
LAID_OUT = 60
LAID_OUT_FLOORS = {"precision": 0.84, "recall": 0.4}
"""Much of the damage here is a paragraph that lost its first words at a full word, or a headline lost together with them:
nothing shows it but the sense."""


@pytest.fixture(scope="module")
def suspicions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Suspicion, ...]:
    root = tmp_path_factory.mktemp("archive")
    (root / "seeds").symlink_to(REPOSITORY / "seeds")
    return review_archive(root, load_settings(REPOSITORY / "site.toml")).suspicions


@pytest.fixture(scope="module")
def figures(suspicions: tuple[Suspicion, ...]) -> SuspicionFigures:
    return pooled(score_suspicions(suspicions, load_anomalies(GOLD)).values())


@pytest.mark.parametrize("name", FLOORS)
def test_suspicions_of_the_seeds_are_as_good_as_they_were(figures: SuspicionFigures, name: str) -> None:
    assert getattr(figures, name) >= FLOORS[name], (figures.wrong, figures.missed)


def test_every_excerpt_stands_at_its_place_in_the_seed(suspicions: tuple[Suspicion, ...]) -> None:
    for one in suspicions:
        line = (REPOSITORY / one.path).read_text(encoding="utf-8").split("\n")[one.line - 1]
        assert line[one.column - 1 :].startswith(one.excerpt)
        assert one.evidence
        assert 0 < one.certainty <= 1


def test_figures_that_an_editor_would_query_are_told(suspicions: tuple[Suspicion, ...]) -> None:
    """The pairs that the README beside the labels names, which it does not count as anomalies."""
    places = {
        frozenset(
            {
                (one.path[6:9], one.line),
                *([(one.counterpart.path[6:9], one.counterpart.line)] if one.counterpart else []),
            }
        )
        for one in suspicions
        if one.kind is SuspicionKind.FIGURE
    }
    known = {
        frozenset({("001", 80), ("001", 110)}),
        frozenset({("001", 110), ("001", 114)}),
        frozenset({("001", 108), ("002", 39)}),
        frozenset({("004", 36)}),
    }
    assert places == known


@pytest.fixture(scope="module")
def laid_out() -> SuspicionFigures:
    """The figures on pages of invented articles, whose damage is known; each by itself, for they share articles."""
    figures: list[SuspicionFigures] = []
    for number in range(LAID_OUT):
        known = make_page(list(INVENTED), number)
        page = labelled(known.text)
        articles = assemble(page)
        read = ReadPage(
            path="seeds/page.txt",
            facts=PageFacts(),
            texts=tuple(block.text for article in articles for block in article.blocks),
            findings=suspect_page(page, articles, Tokenizer()),
        )
        anomalies = [Anomaly(page="page", kind=one.kind, lines=frozenset(one.lines)) for one in known.damage]
        figures += score_suspicions(suspect_archive([read]), anomalies).values()
    return pooled(figures)


@pytest.mark.parametrize("name", LAID_OUT_FLOORS)
def test_suspicions_of_laid_out_pages_are_as_good_as_they_were(laid_out: SuspicionFigures, name: str) -> None:
    assert getattr(laid_out, name) >= LAID_OUT_FLOORS[name], (laid_out.wrong, laid_out.missed)


def test_a_suspicion_that_is_hardly_a_guess_counts_neither_way() -> None:
    anomaly = Anomaly(page="p", kind="truncated", lines=frozenset({3}))
    sure = suspicion(line=3, certainty=0.9)
    assert pooled(score_suspicions([sure], [anomaly]).values()).found == 1
    guess = pooled(score_suspicions([suspicion(line=3, certainty=0.2)], [anomaly]).values())
    assert (guess.told, guess.found) == (0, 0)
    elsewhere = pooled(score_suspicions([suspicion(line=4, certainty=0.9)], [anomaly]).values())
    assert (elsewhere.right, elsewhere.told, elsewhere.found) == (0, 1, 0)


def suspicion(line: int, certainty: float) -> Suspicion:
    return Suspicion(
        kind=SuspicionKind.TRUNCATED,
        path="seeds/p.txt",
        line=line,
        column=1,
        excerpt="",
        evidence="残缺",
        certainty=certainty,
    )
