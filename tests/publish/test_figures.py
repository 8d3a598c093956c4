"""Figures: every quantity once in the table and once on its page, under the paragraph it stands in."""

from __future__ import annotations

import csv
import io

import pytest

from site_builder.publish.downloads import download_files
from site_builder.publish.figures import figure_count
from site_builder.publish.views import PageFiguresView

from .small_archive import SmallSite, small_site


@pytest.fixture(scope="module")
def site() -> SmallSite:
    return small_site()


@pytest.fixture(scope="module")
def view(site: SmallSite) -> PageFiguresView:
    (sheet,) = (sheet for sheet in site.sheets if sheet.template == "page_figures.html")
    assert sheet.path == "2024-02-29/01/figures/index.html"
    assert isinstance(sheet.view, PageFiguresView)
    return sheet.view


def test_a_page_without_quantities_has_no_page_of_them(site: SmallSite) -> None:
    assert figure_count(site.catalogue) == 2
    assert [sheet.path for sheet in site.sheets if "figures/" in sheet.path] == [
        "2024-02-29/01/figures/index.html",
        "figures/index.html",
    ]


def test_a_row_shows_what_was_printed_and_leads_to_it(view: PageFiguresView) -> None:
    (group,) = view.groups
    first, second = group.rows
    assert (first.value, first.plain, first.number) == ("1.5万家", "15000家", "15000")
    assert first.href == "../../../2024-02-29/01/0003/index.html#L11"
    assert second.change == "同比增长1%"
    assert len(second.sentence) < 40  # the value is not in the sentence as printed: its beginning stands for it


def test_the_table_holds_every_quantity_with_its_whole_sentence(site: SmallSite) -> None:
    (file,) = (file for file in download_files(site.catalogue) if file.path == "figures/figures.csv")
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert [(row["value"], row["unit"], row["line"]) for row in rows] == [("1.5", "万家", "11"), ("百", "家", "13")]
    assert rows[0]["sentence"] == "共1.5万家。"
    assert {row["article"] for row in rows} == {"2024-02-29/01/0003"}
    assert rows[0]["page_date"] == "2024-02-29"
