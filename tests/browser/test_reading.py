"""Every kind of page for every reader: light and dark, narrow and wide, by keyboard, in print, without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AUDIT = (Path(__file__).parent / "reading.js").read_text("utf-8")
NARROWEST, WIDE = 320, 1440
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((each) => { sum += each.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 100);
})"""


def one_of_each_kind(site: Path) -> dict[str, str]:
    """A page of every kind by its name: the heaviest of its kind, whose parts are the most."""
    patterns = {
        "article": "*/[0-9]*/index.html",
        "newspaper page": "[0-9]*/index.html",
        "source": "*/source/index.html",
        "figures of a page": "*/figures/index.html",
        **{
            kind: f"{kind}/*/index.html"
            for kind in ("tags", "topics", "people", "organisations", "places", "reporters")
        },
    }
    fixed = ("index.html", "404.html", *(f"{name}/index.html" for name in FIXED))
    heaviest = {
        kind: max(site.glob(pattern), key=lambda path: path.stat().st_size) for kind, pattern in patterns.items()
    }
    lightest = min(site.glob(patterns["article"]), key=lambda path: path.stat().st_size)
    chosen = {**heaviest, "short article": lightest}
    searched = {
        "results": "search/index.html?q=重庆",
        "hits": f"{heaviest['article'].relative_to(site).as_posix()}?q=重庆",
    }
    return {
        **{kind: path.relative_to(site).as_posix() for kind, path in chosen.items()},
        **searched,
        **{path: path for path in fixed},
    }


FIXED = ("dates", "topics", "tags", "people", "indexes", "figures", "about", "review", "search")


@pytest.fixture(scope="module")
def paths(site_folder: Path) -> dict[str, str]:
    return one_of_each_kind(site_folder)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A reader who wants no motion, so that colours are what they will be."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def audited(page: Page, width: int, theme: Any = "light") -> dict[str, Any]:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    found: dict[str, Any] = page.evaluate(AUDIT)
    return found


def test_every_page_can_be_read_and_used_by_everybody(page: Page, http_origin: str, paths: dict[str, str]) -> None:
    faults: dict[str, object] = {}
    for kind, path in paths.items():
        page.goto(http_origin + path)
        if "?q=" in path:
            page.wait_for_selector("main mark")
        views = {(width, theme): audited(page, width, theme) for width, theme in VIEWS}
        for view, found in views.items():
            assert found.pop("language") == "zh-Hans"
            faults |= {f"{kind} {view}: {fault}": value for fault, value in found.items() if value}
    assert faults == {}


VIEWS = ((NARROWEST, "light"), (WIDE, "light"), (WIDE, "dark"))


FAULTY = """<!doctype html><html lang="zh-Hans"><style>body { background: white }</style><body><header>头</header>
<nav><a href="#">甲</a></nav>
<main><h1>题</h1><h3 style="color: #999">小题</h3><p>一句话里的<a href="#">链接</a>不必高。</p><button class="button" style="border: 1px solid #ccc"></button>
<p style="width: 3000px">宽</p></main></body></html>"""


def test_the_audit_sees_what_is_wrong(page: Page) -> None:
    page.set_content(FAULTY)
    found = audited(page, NARROWEST)
    assert [fault.split()[0] for fault in found["faint"]] == ["h3."]
    assert len(found["edgeless"]) == 1
    assert len(found["small"]) == 2  # the link outside a sentence and the button
    assert found["sideways"] > 0
    assert found["headings"] == [1, 3]
    assert [fault.split()[0] for fault in found["unnamed"]] == ["button.button"]
    assert [fault.split()[0] for fault in found["landmarks"]] == ["footer", "nav."]


def test_nothing_moves_while_a_page_loads(page: Page, http_origin: str, paths: dict[str, str]) -> None:
    for kind in ("article", "index.html", "tags/index.html", "figures of a page", "search/index.html"):
        page.goto(http_origin + paths[kind])
        assert page.evaluate(SHIFTS) == 0, kind


def test_the_first_paint_waits_for_one_stylesheet_and_the_theme(
    page: Page, http_origin: str, paths: dict[str, str]
) -> None:
    for kind in ("article", "index.html", "search/index.html", "404.html"):
        page.goto(http_origin + paths[kind])
        waited = page.evaluate(
            """() => performance.getEntriesByType("resource")
                .filter((each) => each.renderBlockingStatus === "blocking")
                .map((each) => each.name.split("/").pop().split("-")[0])"""
        )
        assert sorted(waited) == ["site", "theme"], kind


def test_the_keyboard_reaches_the_text_at_once(page: Page, http_origin: str, paths: dict[str, str]) -> None:
    page.goto(http_origin + paths["article"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_whatever_has_the_focus_is_framed_once(page: Page, http_origin: str, paths: dict[str, str]) -> None:
    for kind in ("index.html", "article", "tags/index.html"):
        page.goto(http_origin + paths[kind])
        for _ in range(24):
            page.keyboard.press("Tab")
            frames = page.evaluate(
                """() => {
                    const focused = document.activeElement;
                    return [focused, focused.parentElement].filter((each) => {
                        const style = getComputedStyle(each);
                        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                    }).length;
                }"""
            )
            assert frames == 1, (kind, page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))


def test_a_choice_of_theme_overrules_the_system_and_is_remembered(page: Page, http_origin: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{http_origin}about/index.html")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".theme-switch").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.goto(f"{http_origin}dates/index.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    page.emulate_media(color_scheme="light", media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.emulate_media(media="screen")
    page.evaluate("localStorage.clear()")


def test_motion_is_only_for_those_who_do_not_mind_it(browser: Browser, http_origin: str) -> None:
    for preference, moves in (("reduce", False), ("no-preference", True)):
        context = browser.new_context(reduced_motion=preference)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{http_origin}about/index.html")
        durations = page.locator("main a").first.evaluate("link => getComputedStyle(link).transitionDuration")
        assert (durations != "0s") is moves
        context.close()


def test_an_article_is_printed_in_one_column_with_its_citation(
    page: Page, http_origin: str, paths: dict[str, str]
) -> None:
    page.goto(http_origin + paths["article"])
    page.emulate_media(media="print")
    assert page.locator(".article-body").evaluate("body => getComputedStyle(body).columnCount") == "auto"
    assert page.locator(".cite-text").is_visible()
    for left_out in (".menu", ".crumbs", ".on-page", ".related", ".neighbours", ".cite-tools"):
        assert not any(each.is_visible() for each in page.locator(left_out).all()), left_out
    page.emulate_media(media="screen")


def test_without_script_nothing_is_offered_that_needs_it(
    browser: Browser, http_origin: str, paths: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for kind, needy in (
        ("article", "[data-copy]"),
        ("tags/index.html", "[data-filter]"),
        ("index.html", ".theme-switch"),
    ):
        page.goto(http_origin + paths[kind])
        assert page.locator(needy).count() > 0
        assert not page.locator(needy).first.is_visible(), kind
    context.close()


def test_a_citation_is_copied_from_the_disk_too(browser: Browser, origin: str, paths: dict[str, str]) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(origin + paths["article"])
    page.locator("[data-copy]").click()
    page.wait_for_function("document.querySelector('[data-copy]').textContent === '已复制'")
    context.close()
