"""The page of what a person should look at, and the notes of doubt beside an article."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace

import pytest

from site_builder.model.suspicion import Suspicion, SuspicionKind
from site_builder.publish.assets import shipped_folder
from site_builder.publish.catalogue import make_catalogue
from site_builder.publish.render import make_environment, render_sheet
from site_builder.publish.review_sheets import MOST_ROWS
from site_builder.publish.sheets import Sheet, make_sheets
from site_builder.publish.views import ArticleView, ReviewView
from site_builder.text.tokenizer import Tokenizer
from tests.publish.small_archive import settings, small_archive, small_site

ARCHIVE = small_archive()
LINE = ARCHIVE.pages[0].articles[0].content.article.first_line


def suspicion(line: int, certainty: float = 0.9, **values: object) -> Suspicion:
    page = ARCHIVE.pages[0]
    (history,) = (one for one in ARCHIVE.histories if one.page == page.id)
    text = {one.number: one.text for one in history.lines}[line]
    made = Suspicion(
        kind=SuspicionKind.MISREAD,
        path=page.source.path,
        line=line,
        column=1,
        excerpt=text[:2],
        evidence="看着不对。",
        certainty=certainty,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def sheets(*suspicions: Suspicion) -> dict[str, Sheet]:
    archive = replace(ARCHIVE, suspicions=suspicions)
    return {sheet.path: sheet for sheet in make_sheets(make_catalogue(archive, settings()), archive)}


def test_a_suspicion_is_shown_with_its_place_and_a_correction_that_reads_back() -> None:
    view = sheets(suspicion(LINE, suggested="更好"))["review/index.html"].view
    assert isinstance(view, ReviewView)
    (row,) = view.groups[0].rows
    assert row.href.endswith(f"source/index.html#S{LINE}")
    ((stated,),) = (table["corrections"] for table in tomllib.loads(row.correction).values())
    assert (stated["line"], stated["old"], stated["new"]) == (LINE, row.excerpt, "更好")


def test_only_the_article_of_the_line_has_a_note_of_doubt() -> None:
    noted = [
        sheet.path
        for sheet in sheets(suspicion(LINE)).values()
        if isinstance(sheet.view, ArticleView) and sheet.view.doubts
    ]
    assert noted == [f"{ARCHIVE.pages[0].articles[0].id}/index.html"]


def test_a_mere_guess_is_not_shown_to_readers() -> None:
    view = sheets(suspicion(LINE, certainty=0.3))["review/index.html"].view
    assert isinstance(view, ReviewView)
    assert (view.total, view.groups) == (0, ())


def test_of_very_many_the_surest_are_shown() -> None:
    many = [suspicion(LINE, certainty=0.6, evidence=f"之{number}") for number in range(MOST_ROWS)]
    view = sheets(*many, suspicion(LINE, certainty=0.95))["review/index.html"].view
    assert isinstance(view, ReviewView)
    assert (view.total, view.hidden_count) == (MOST_ROWS + 1, 1)
    assert max(row.certainty for row in view.groups[0].rows) == 95


@pytest.mark.parametrize("excerpt", ["<b>", ""])
def test_the_page_is_kept_from_search_engines_and_shows_text_as_text(excerpt: str) -> None:
    sheet = sheets(suspicion(LINE, evidence="<script>", excerpt=excerpt))["review/index.html"]
    environment = make_environment((shipped_folder("templates"),), Tokenizer())
    html = render_sheet(sheet, environment, small_site().site).content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert "&lt;script&gt;" in html
    assert len(re.findall(r'<li class="review-row"', html)) == 1
