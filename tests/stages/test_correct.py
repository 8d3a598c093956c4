"""A person's corrections: made where they fit, told of where they do not, and each a row of the ledger."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.newspaper import (
    AttachCorrection,
    Boundary,
    BoundaryCorrection,
    CleanLine,
    CleanPage,
    Correction,
    HeadlineCorrection,
    LabelledLine,
    LabelledPage,
    Markup,
    Role,
    RoleCorrection,
)
from site_builder.stages.assemble import assemble
from site_builder.stages.correct import Corrected, correct
from tests.stages.pages import seed

TEXT = "甲题\n\n甲一段。\n甲二段没有\n乙题\n完的话。\n\n乙一段。\n"
LABELS = {
    1: (1, Role.HEADLINE, None),
    3: (1, Role.BODY, None),
    4: (1, Role.BODY, None),
    5: (2, Role.HEADLINE, None),
    6: (1, Role.BODY, 4),
    8: (2, Role.BODY, None),
}


def page(corrections: Iterable[Correction], labels: dict[int, tuple[int, Role, int | None]] = LABELS) -> LabelledPage:
    read = seed(TEXT, *corrections)
    lines = tuple(
        LabelledLine(
            line=CleanLine(number=number, text=TEXT.split("\n")[number - 1], markup=Markup(), gap=0),
            article=article,
            role=role,
            joins=joins,
        )
        for number, (article, role, joins) in labels.items()
    )
    clean = CleanPage(seed=read, lines=tuple(line.line for line in lines), changes=(), notices=())
    return LabelledPage(clean=clean, lines=lines)


def corrected(*corrections: Correction) -> Corrected:
    return correct(page(corrections))


def shape(result: Corrected) -> dict[int, tuple[int, Role, int | None]]:
    return {line.line.number: (line.article, line.role, line.joins) for line in result.page.lines}


def test_a_role_is_set_and_what_ran_over_the_line_closes_behind_it() -> None:
    result = corrected(RoleCorrection(line=4, old="甲二段", role=Role.HEADING, reason="小标题"))
    assert shape(result)[4] == (1, Role.HEADING, None)
    assert shape(result)[6] == (1, Role.BODY, None)
    (row,) = result.page.clean.changes
    assert (row.line, row.column, row.rule, row.reason) == (4, 0, "correction", "小标题")
    assert (row.before, row.after) == ("role body", "role heading")


def test_furniture_belongs_to_no_article() -> None:
    assert shape(corrected(RoleCorrection(line=3, old="甲", role=Role.FURNITURE)))[3] == (0, Role.FURNITURE, None)


def test_an_article_is_split_at_a_line_and_the_later_ones_are_numbered_anew() -> None:
    after = shape(corrected(BoundaryCorrection(line=4, old="甲二段", boundary=Boundary.NEW)))
    assert {number: label[0] for number, label in after.items()} == {1: 1, 3: 1, 4: 2, 5: 3, 6: 2, 8: 3}
    assert after[6][2] == 4


def test_a_join_across_a_new_boundary_is_undone() -> None:
    after = shape(corrected(BoundaryCorrection(line=6, old="完的话", boundary=Boundary.NEW)))
    assert after[6] == (3, Role.BODY, None)


def test_an_article_is_merged_with_the_one_before() -> None:
    after = shape(corrected(BoundaryCorrection(line=8, old="乙一段", boundary=Boundary.PREVIOUS)))
    assert {label[0] for label in after.values()} == {1}


def test_a_line_goes_to_the_article_of_another() -> None:
    after = shape(corrected(AttachCorrection(line=3, old="甲一段", to=8)))
    assert after[3][0] == after[8][0] != after[4][0]


def test_a_lost_headline_is_given_without_moving_the_article() -> None:
    labels = {number: label for number, label in LABELS.items() if number != 1}
    given_page = page([HeadlineCorrection(line=3, old="甲一段", headline="补上的题")], labels)
    result = correct(given_page)
    first, second = assemble(result.page)
    assert (first.headline, first.first_line) == ("补上的题", 3)
    assert second.headline == "乙题"
    (row,) = result.page.clean.changes
    assert (row.before, row.after, row.column) == ("", "补上的题", 1)
    assert TEXT.split("\n")[row.line - 1] == ""


@pytest.mark.parametrize(
    "correction",
    [
        RoleCorrection(line=3, old="甲", role=Role.BODY),
        BoundaryCorrection(line=1, old="甲题", boundary=Boundary.NEW),
        BoundaryCorrection(line=3, old="甲", boundary=Boundary.PREVIOUS),
        AttachCorrection(line=3, old="甲", to=6),
        AttachCorrection(line=3, old="甲", to=99),
        HeadlineCorrection(line=3, old="甲", headline="新题"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_changes(correction: Correction) -> None:
    result = corrected(correction)
    assert result.page == page([correction])
    (notice,) = result.notices
    assert (notice.code, notice.location.line) == ("correction-impossible", correction.line)


def test_a_stale_correction_does_nothing() -> None:
    correction = RoleCorrection(line=3, old="别的字", role=Role.CAPTION)
    assert corrected(correction) == Corrected(page=page([correction]), notices=())


LINES = st.sampled_from(sorted(LABELS))
CORRECTIONS = st.lists(
    st.one_of(
        st.builds(RoleCorrection, line=LINES, old=st.just(""), role=st.sampled_from(Role)),
        st.builds(BoundaryCorrection, line=LINES, old=st.just(""), boundary=st.sampled_from(Boundary)),
        st.builds(AttachCorrection, line=LINES, old=st.just(""), to=LINES),
    ),
    max_size=5,
)


@given(corrections=CORRECTIONS)
def test_no_corrections_lose_a_line_or_leave_a_join_between_articles(corrections: list[Correction]) -> None:
    result = correct(page(corrections))
    before = [(line.line.number, line.line.text) for line in page(corrections).lines]
    assert [(line.line.number, line.line.text) for line in result.page.lines] == before
    articles = {line.line.number: line.article for line in result.page.lines}
    assert all(articles[line.joins] == line.article for line in result.page.lines if line.joins is not None)
    if result.page.clean.changes:
        assert sorted(set(articles.values()) - {0}) == list(range(1, len(set(articles.values()) - {0}) + 1))
    assert len(result.page.clean.changes) + len(result.notices) == len(corrections)
