"""An open page in a real browser: it reloads after an edit, shows a broken one, and heals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.run.serve import Preview
from tests.run.preview_site import TinySite

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(preview.url)
        yield page


def test_an_open_page_follows_every_edit(site: TinySite, page: Page) -> None:
    expect(page.locator("p").first).to_have_text("first")
    site.seed.write_text("second", "utf-8")
    expect(page.locator("p").first).to_have_text("second")

    site.seed.write_text("BROKEN", "utf-8")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("seeds/one.txt:7")
    expect(alert).to_contain_text("Mend it.")
    expect(page.locator("p").first).to_have_text("second")
    page.reload()
    expect(alert).to_contain_text("seeds/one.txt:7")
    alert.get_by_role("button", name="Hide").click()
    expect(alert).to_have_count(0)

    site.seed.write_text("BROKEN again", "utf-8")
    expect(alert).to_contain_text("seeds/one.txt:7")
    site.seed.write_text("second", "utf-8")
    expect(alert).to_have_count(0)
    site.seed.write_text("third", "utf-8")
    expect(page.locator("p").first).to_have_text("third")


def test_a_strict_content_security_policy_is_no_hindrance(site: TinySite, page: Page, preview: Preview) -> None:
    policy = "default-src 'self'; script-src 'self'; style-src 'self'"
    strict = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><body><p>strict</p></body>'
    (site.output / "strict.html").write_text(strict, "utf-8")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{preview.url}strict.html")
    site.seed.write_text("BROKEN", "utf-8")
    section = page.get_by_role("alert")
    expect(section).to_contain_text("Mend it.")
    assert section.evaluate("element => getComputedStyle(element).position") == "fixed"
    assert not [words for words in said if "Policy" in words]
