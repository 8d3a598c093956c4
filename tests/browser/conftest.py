"""The real site, built once per session, over http and from the disk, and a reader who watches for faults."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from site_builder.build import build_site
from site_builder.config import load_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a build of the repository's own seeds."""
    root = tmp_path_factory.mktemp("archive")
    shutil.copytree(ROOT / "seeds", root / "seeds")
    shutil.copy(ROOT / "site.toml", root)
    return build_site(root, load_settings(root / "site.toml")).output


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def http_origin(site_folder: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(site_folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session", params=["http", "file"])
def origin(request: pytest.FixtureRequest, site_folder: Path, http_origin: str) -> str:
    """The address of the site's root, with a slash at its end."""
    return http_origin if request.param == "http" else f"{site_folder.as_uri()}/"


@dataclass(kw_only=True)
class Reader:
    """A fresh page. ``faults`` are errors that scripts met; ``requests`` all addresses asked for."""

    page: Page
    origin: str
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.origin + path)

    def search(self, query: str) -> None:
        """Type ``query`` into the search page's box and wait for what is said of it (of a blank one: nothing)."""
        if "/search/" not in self.page.url:
            self.open("search/index.html")
        box = self.page.locator("main input[name=q]")
        status = self.page.locator(".search-status")
        status.evaluate("element => { element.textContent = ''; }")
        box.fill(query)
        box.press("Enter")
        self.page.wait_for_function(
            """() => document.querySelector(".search-status").textContent
                || !document.querySelector("main input[name=q]").value.trim()"""
        )

    def show_all(self) -> None:
        """Ask for more results until there are no more."""
        shown = self.page.locator(".search-result")
        more = self.page.locator(".search-more")
        while more.is_visible():
            before = shown.count()
            more.click()
            self.page.wait_for_function(
                "count => document.querySelectorAll('.search-result').length > count", arg=before
            )

    def hits(self) -> list[str]:
        """The paths of the results from the site's root, without query and anchor, best first."""
        links = self.page.locator(".search-result a")
        addresses = links.evaluate_all("links => links.map(link => link.href)")
        return [address.partition("?")[0].removeprefix(self.origin) for address in addresses]


@pytest.fixture
def reader(browser: Browser, origin: str) -> Iterator[Reader]:
    """A reader; the test fails afterwards if a script met an error or anything left this machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    watched = Reader(page=page, origin=origin)
    page.on("pageerror", lambda error: watched.faults.append(str(error)))
    page.on("console", lambda said: watched.faults.append(said.text) if said.type == "error" else None)
    page.on("request", lambda request: watched.requests.append(request.url))
    yield watched
    context.close()
    assert watched.faults == []
    assert [address for address in watched.requests if not address.startswith((origin, "data:"))] == []
