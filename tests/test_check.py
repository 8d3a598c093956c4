"""``check`` finds each fault that it promises to find, and nothing in a sound site."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from site_builder.check import LARGEST_ARTICLE, check_site
from site_builder.notices import SiteBuilderError

SOUND = {
    "index.html": '<link rel="stylesheet" href="assets/a.css"><a href="deep/page/index.html#p1">x</a>'
    '<a href="#here" id="here">y</a><a href="https://example.org/">elsewhere</a><a href="mailto:a@b">m</a>'
    '<link rel="canonical" href="https://example.net/"><img src="data:image/png;base64,AA==">',
    "deep/page/index.html": '<p id="p1"><a href="../../index.html?q=1#here">home</a><a href="#top">up</a>',
    "404.html": '<a href="index.html">home</a>',
    "assets/a.css": "body { background: url(data:image/png;base64,AA==) } a { fill: url(#x) }",
    "assets/空 格.svg": "<svg/>",
}


def write_site(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    entries = {
        path: {"sha256": hashlib.sha256(text.encode()).hexdigest(), "size": len(text.encode())}
        for path, text in files.items()
    }
    manifest = {"format": "site-builder/1", "files": entries}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return folder


def faults(folder: Path, files: dict[str, str], base_url: str = "") -> list[tuple[str, str]]:
    report = check_site(write_site(folder, files), base_url)
    return [
        (notice.code, f"{Path(notice.location.path).relative_to(folder)}:{notice.location.line}")
        for notice in report.notices
    ]


def test_a_sound_site_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, SOUND) == []
    report = check_site(tmp_path)
    assert (report.pages, report.links) == (3, 10)


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<a href="gone.html">x</a>', "link-broken"),
        ('<a href="deep/gone/">x</a>', "link-broken"),
        ('<a href="deep/page/">x</a>', "link-folder"),
        ('<a href="/index.html">x</a>', "link-absolute"),
        ('<a href="../index.html">x</a>', None),  # above the root a browser stays at the root
        ('<a href="index.html#nowhere">x</a>', "anchor-broken"),
        ('<a href="#nowhere">x</a>', "anchor-broken"),
        ('<a href="#:~:text=words">x</a>', None),
        ('<a href="assets/%E7%A9%BA%20%E6%A0%BC.svg">x</a>', None),
        ('<a href="http://[broken">x</a>', "link-malformed"),
        ('<p id="a"><b id="a">', "id-repeated"),
        ('<script src="https://cdn.example/a.js"></script>', "request-external"),
        ('<script src="//cdn.example/a.js"></script>', "request-external"),
        ('<link rel="stylesheet" href="https://cdn.example/a.css">', "request-external"),
        ('<img srcset="assets/gone.png 2x">', "link-broken"),
        ('<img src="https://cdn.example/a.png">', "request-external"),
        ('<meta http-equiv="refresh" content="0; url=gone.html">', "link-broken"),
        ('<form action="gone/index.html">', "link-broken"),
    ],
)
def test_each_fault_of_a_page(tmp_path: Path, html: str, code: str | None) -> None:
    files = {**SOUND, "page.html": f"<!doctype html>\n<title>x</title>\n{html}"}
    assert faults(tmp_path, files) == ([(code, "page.html:3")] if code else [])


def test_stylesheets_load_nothing_from_elsewhere(tmp_path: Path) -> None:
    css = 'a {}\n@import "https://cdn.example/b.css";\nb { background: url("gone.png") }'
    found = faults(tmp_path, {**SOUND, "assets/b.css": css})
    assert found == [("request-external", "assets/b.css:2"), ("link-broken", "assets/b.css:3")]


def test_only_article_pages_have_a_limit(tmp_path: Path) -> None:
    long = "文" * (LARGEST_ARTICLE // 3)
    article = '<meta property="og:type" content="article">'
    files = {"list.html": long, "fits.html": article, "large.html": article + long}
    assert faults(tmp_path, files) == [("page-large", "large.html:0")]


def test_the_manifest_is_held_against_the_disk(tmp_path: Path) -> None:
    write_site(tmp_path, SOUND)
    (tmp_path / "assets/a.css").write_text("altered", "utf-8")
    (tmp_path / "404.html").unlink()
    (tmp_path / "stray.txt").write_text("x", "utf-8")
    codes = {notice.code: Path(notice.location.path).name for notice in check_site(tmp_path).notices}
    assert codes == {"file-altered": "a.css", "file-missing": "404.html", "file-unlisted": "stray.txt"}


def test_links_to_the_sites_own_address_are_links_of_the_site(tmp_path: Path) -> None:
    base = "https://example.org/archive/"
    files = {
        "index.html": f'<a href="{base}index.html">x</a><script src="{base}gone.js"></script>',
        "404.html": '<a href="/archive/index.html">x</a>\n<a href="/index.html">x</a>',
    }
    assert faults(tmp_path, files, base) == [("link-outside", "404.html:2"), ("link-broken", "index.html:1")]


def test_no_site_is_no_sound_site(tmp_path: Path) -> None:
    with pytest.raises(SiteBuilderError, match="site-missing"):
        check_site(tmp_path / "absent")
    (tmp_path / "foreign.txt").write_text("x", "utf-8")
    with pytest.raises(SiteBuilderError, match="output-foreign"):
        check_site(tmp_path)


def test_a_full_address_may_name_a_folder(tmp_path: Path) -> None:
    from tests.archives import build, make_archive

    root = make_archive(tmp_path)
    settings = root / "site.toml"
    text = settings.read_text(encoding="utf-8").replace("[site]\n", '[site]\nbase_url = "https://example.org/news/"\n')
    settings.write_text(text, encoding="utf-8")
    assert check_site(build(root).output, "https://example.org/news/").notices == ()
