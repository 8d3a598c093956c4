"""Laid-out pages: what is known of them is found again, and no character of them is lost."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from site_builder.evaluation.gold import GoldPage, LineLabel
from site_builder.evaluation.labels import LabelFigures, score_labels
from site_builder.model.newspaper import LabelledPage, Role
from site_builder.stages.assemble import assemble, furniture
from site_builder.stages.clean import restore
from site_builder.text.characters import HAN
from tests.press.hand import HELD_OUT as PAGES_HELD_OUT
from tests.press.hand import read_pages
from tests.press.page import KnownPage, make_written_page
from tests.press.papers import HELD_OUT, Paper, read_papers
from tests.stages.pages import labelled

PAGES = 8
FLOORS = {
    "laid out": {
        "role_accuracy": 0.94,
        "role_macro_f1": 0.88,
        "bcubed_f1": 0.93,
        "article_f1_90": 0.77,
        "headline_f1": 0.79,
        "join_f1": 0.83,
    },
    "damaged harshly": {
        "role_accuracy": 0.9,
        "role_macro_f1": 0.8,
        "bcubed_f1": 0.73,
        "article_f1_90": 0.3,
        "headline_f1": 0.66,
        "join_f1": 0.58,
    },
}
"""Pages that no weight was learned from: invented papers laid out and damaged by the generator, and pages that people laid
out and damaged by hand, worse than most pages are: 48 of them, on which splitting at # and 本报讯 finds 5 articles in 100.
``bench/segmentation/validate.py`` reads the milder pages by hand, each by weights learned without its writer's.
"""
_COUNTED = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff0-9A-Za-z]")


def held_out() -> list[Paper]:
    """The papers that no weight was learned from."""
    return [paper for paper in read_papers() if paper.file.startswith(HELD_OUT)]


@pytest.fixture(scope="module")
def pages() -> list[tuple[KnownPage, LabelledPage]]:
    known = [make_written_page(paper, number) for paper in held_out() for number in range(PAGES)]
    return [(page, labelled(page.text)) for page in known]


@pytest.fixture(scope="module")
def figures(pages: list[tuple[KnownPage, LabelledPage]]) -> dict[str, LabelFigures]:
    by_hand = [(page, labelled(page.text)) for name, page in read_pages().items() if name.startswith(PAGES_HELD_OUT)]
    kinds = {"laid out": pages, "damaged harshly": by_hand}
    return {kind: score_labels([(_gold(known), _labels(page)) for known, page in of]) for kind, of in kinds.items()}


def _gold(known: KnownPage) -> GoldPage:
    lines = known.text.split("\n")
    return GoldPage(
        name="page",
        labels={
            one.line: LineLabel(line=one.line, article=one.article, role=one.role.value, joins=one.joins)
            for one in known.labels
        },
        texts={one.line: lines[one.line - 1] for one in known.labels},
    )


def _labels(page: LabelledPage) -> dict[int, LineLabel]:
    return {
        one.line.number: LineLabel(line=one.line.number, article=one.article, role=one.role.value, joins=one.joins)
        for one in page.lines
    }


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, floors in FLOORS.items() for name in floors])
def test_pages_of_unseen_articles_are_read_well(figures: dict[str, LabelFigures], kind: str, name: str) -> None:
    assert getattr(figures[kind], name) >= FLOORS[kind][name]


def test_the_same_number_makes_the_same_page() -> None:
    (first, *_) = held_out()
    assert make_written_page(first, 7) == make_written_page(first, 7)


def test_every_character_of_a_page_is_in_its_articles_or_in_the_ledger(
    pages: list[tuple[KnownPage, LabelledPage]],
) -> None:
    for known, page in pages:
        blocks = [block for article in assemble(page) for block in article.blocks] + list(furniture(page))
        dropped = Counter("".join(change.before for change in page.clean.changes))
        added = Counter("".join(change.after for change in page.clean.changes))
        shown = Counter("".join(block.text for block in blocks))
        counted = set(_COUNTED.findall(known.text))
        before = Counter(known.text)
        assert {c: shown[c] + dropped[c] - added[c] for c in counted} == {c: before[c] for c in counted}


def test_within_an_article_characters_keep_their_order(pages: list[tuple[KnownPage, LabelledPage]]) -> None:
    for _, page in pages:
        text = {line.line.number: line.line.text for line in page.lines}
        for article in assemble(page):
            for block in article.blocks:
                joined = "".join(text[line] for line in block.lines)
                assert HAN.findall(block.text) == HAN.findall(joined)
                assert list(block.lines) == sorted(block.lines)
            body = [block.lines[0] for block in article.blocks if block.role is Role.BODY]
            assert body == sorted(body)


def test_every_line_of_a_page_is_in_exactly_one_block(pages: list[tuple[KnownPage, LabelledPage]]) -> None:
    for known, page in pages:
        blocks = [block for article in assemble(page) for block in article.blocks] + list(furniture(page))
        assert sorted(line for block in blocks for line in block.lines) == [label.line for label in known.labels]


def test_the_ledger_gives_the_page_back(pages: list[tuple[KnownPage, LabelledPage]]) -> None:
    for known, page in pages:
        clean = {line.number: line.text for line in page.clean.lines}
        lines = known.text.split("\n")
        for number, source in enumerate(lines, 1):
            changes = [change for change in page.clean.changes if change.line == number]
            assert restore(clean.get(number, ""), changes) == source
