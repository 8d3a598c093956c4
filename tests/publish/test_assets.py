"""Assets: fingerprints, the archive's own before the shipped, everything a template names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_builder.notices import SiteBuilderError
from site_builder.publish.assets import load_assets, shipped_folder


def test_names_carry_a_fingerprint_that_follows_the_content(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("one")
    before = load_assets(tmp_path, None).manifest.path("a.css")
    assert re.fullmatch(r"assets/a-[0-9a-f]{8}\.css", before)
    (tmp_path / "a.css").write_text("two")
    assert load_assets(tmp_path, None).manifest.path("a.css") != before


def test_own_assets_win_and_hidden_ones_stay_out(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    (own / "fonts").mkdir(parents=True)
    shipped.mkdir()
    (shipped / "site.css").write_text("shipped")
    (shipped / "icon.svg").write_text("icon")
    (own / "site.css").write_text("own")
    (own / "fonts" / "f.woff2").write_text("font")
    (own / ".site.css.swp").write_text("editor")
    (own / "site.css~").write_text("editor")
    (own / "link.css").symlink_to(shipped / "site.css")
    assets = load_assets(shipped, own)
    assert [name for name, _ in assets.manifest.entries] == ["fonts/f.woff2", "icon.svg", "site.css"]
    assert {file.content for file in assets.files} == {b"font", b"icon", b"own"}


def test_a_page_loads_one_stylesheet_made_of_parts_that_an_archive_may_replace_or_add(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, part, text in (
        (shipped, "20-text.css", "p { color: red }"),
        (shipped, "10-palette.css", "html { color: black }"),
        (own, "20-text.css", "p { color: blue }"),
        (own, "99-own.css", "h1 { color: green }"),
    ):
        (folder / "site").mkdir(parents=True, exist_ok=True)
        (folder / "site" / part).write_text(text)
    assets = load_assets(shipped, own)
    assert [name for name, _ in assets.manifest.entries] == ["site.css"]
    assert assets.files[0].content.decode().splitlines() == [
        "html { color: black }",
        "p { color: blue }",
        "h1 { color: green }",
    ]


def test_a_whole_stylesheet_of_the_archive_replaces_all_parts(tmp_path: Path) -> None:
    (tmp_path / "shipped" / "site").mkdir(parents=True)
    (tmp_path / "shipped" / "site" / "10-palette.css").write_text("part")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "site.css").write_text("whole")
    assets = load_assets(tmp_path / "shipped", tmp_path / "own")
    assert [file.content for file in assets.files] == [b"whole"]


def test_an_unknown_asset_is_an_error_with_a_remedy() -> None:
    with pytest.raises(SiteBuilderError) as error:
        load_assets(shipped_folder("assets"), None).manifest.path("nothing.css")
    assert error.value.notices[0].remedy


def test_the_stylesheet_asks_for_nothing_from_elsewhere() -> None:
    css = "".join(part.read_text().split("*/", 1)[1] for part in (shipped_folder("assets") / "site").glob("*.css"))
    assert css
    assert "url(" not in css
    assert "@import" not in css
    assert "italic" not in css
