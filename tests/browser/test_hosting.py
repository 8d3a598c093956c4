"""The site on a host that does what ``_headers`` asks and shows ``404.html`` for what is not there."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


class _Host(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        policy = re.search("Content-Security-Policy: (.+)", (Path(self.directory) / "_headers").read_text())
        assert policy is not None
        self.send_header("Content-Security-Policy", policy[1])
        super().end_headers()

    def send_error(self, code: int, *said: Any) -> None:
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def host(site_folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site_folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_the_policy_refuses_nothing_that_the_site_does(page: Page, host: str, site_folder: Path) -> None:
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    article = min(site_folder.glob("*/[0-9]*/index.html")).relative_to(site_folder).as_posix()
    page.goto(f"{host}search/index.html?q=重庆")
    page.wait_for_selector(".search-result mark")
    page.goto(f"{host}{article}?q=重庆")
    page.wait_for_selector("article mark")
    figures = next(site_folder.glob("*/figures/index.html")).relative_to(site_folder).as_posix()
    page.goto(host + figures)
    page.locator(".sort").first.click()
    page.goto(f"{host}tags/index.html")
    page.locator("[data-filter]").fill("科")
    page.locator(".theme-switch").click()
    assert refused == []


def test_a_miss_at_any_depth_shows_a_page_with_style_that_leads_on(page: Page, host: str) -> None:
    page.goto(f"{host}2023/05/17/index.html")
    assert page.locator("h1").text_content() == "没有这一页"
    assert page.locator(".masthead").evaluate("each => getComputedStyle(each.parentElement).marginTop") == "0px"
    page.locator("main a").first.click()
    page.wait_for_url(f"{host}dates/index.html")
