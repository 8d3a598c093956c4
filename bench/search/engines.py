"""Search engines in a real browser: what they answer, and which files they ask for."""

from __future__ import annotations

import gzip
import json
import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, Page

_FRAGMENT = re.compile(rb"^pagefind_dcd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """``shown`` are the articles of the first page, ``found`` all of them; ``files`` were asked for since the page
    was ready, ``first`` before that; times in milliseconds, ``ready`` from an empty page until it can be asked."""

    shown: tuple[int, ...]
    found: tuple[int, ...]
    first: tuple[str, ...]
    files: tuple[str, ...]
    ready: float
    cold: float
    warm: float
    script: float


class Engine(Protocol):
    """``loads_all``: a query asks for no file any more, so that one page may answer all."""

    name: str
    page: str
    loads_all: bool

    def ready(self, page: Page) -> None: ...

    def ask(self, page: Page, typed: str, wanted: int) -> tuple[list[int], list[int], float]:
        """The articles shown, all found, and milliseconds."""


class Ours:
    name = "site-builder"
    page = "bench.html"
    loads_all = False

    def __init__(self, folder: Path) -> None:
        (folder / self.page).write_text("<!doctype html><meta charset=utf-8>", "utf-8")

    def ready(self, page: Page) -> None:
        page.evaluate(
            """() => new Promise((resolve, reject) => {
                window.siteSearch = { root: new URL("./", location.href).href, opened: resolve };
                const script = document.createElement("script");
                script.src = siteSearch.root + "search/manifest.js";
                script.onerror = reject;
                document.head.append(script);
            }).then(() => siteSearch.start()).then(() => siteSearch.prepare())"""
        )

    def ask(self, page: Page, typed: str, wanted: int) -> tuple[list[int], list[int], float]:
        answer: tuple[list[int], list[int], float] = page.evaluate(
            """async ([typed, wanted]) => {
                const begin = performance.now();
                const result = await siteSearch.search(typed, {}, wanted);
                const spent = performance.now() - begin;
                return [result.hits.map(hit => hit.place), result.found, spent];
            }""",
            [typed, wanted],
        )
        return answer


class Pagefind:
    name = "Pagefind"
    page = "bench.html"
    loads_all = False

    def __init__(self, folder: Path) -> None:
        (folder / self.page).write_text("<!doctype html><html lang=zh><meta charset=utf-8>", "utf-8")
        self._numbers = dict(_fragment_numbers(folder))

    def ready(self, page: Page) -> None:
        page.evaluate(
            """async () => {
                window.pagefind = await import(new URL("./pagefind/pagefind.js", location.href).href);
                await pagefind.init();
            }"""
        )

    def ask(self, page: Page, typed: str, wanted: int) -> tuple[list[int], list[int], float]:
        ids, spent = page.evaluate(
            """async ([typed, wanted]) => {
                const begin = performance.now();
                const found = await pagefind.search(typed);
                await Promise.all(found.results.slice(0, wanted).map(each => each.data()));
                return [found.results.map(each => each.id), performance.now() - begin];
            }""",
            [typed, min(wanted, 10)],
        )
        found = [self._numbers[id_] for id_ in ids]
        return found[:wanted], found, spent


def _fragment_numbers(folder: Path) -> Iterator[tuple[str, int]]:
    for path in (folder / "pagefind/fragment").glob("*.pf_fragment"):
        data = json.loads(_FRAGMENT.sub(b"", gzip.decompress(path.read_bytes())))
        yield path.stem, int(re.search(r"(\d{6})/", data["url"])[1])  # type: ignore[index]


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of ``folder`` on this machine, and a list that grows with every path asked for."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path.partition("?")[0].lstrip("/"))
            super().do_GET()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()
        thread.join()


def answers(engine: Engine, folder: Path, browser: Browser, typed: Sequence[str], wanted: int = 10) -> list[Answer]:
    """One fresh page and empty cache a query, or for all of them where an engine loads everything at once."""
    with served(folder) as (origin, asked):
        groups = [typed] if engine.loads_all else [[query] for query in typed]
        return [answer for group in groups for answer in _page_answers(engine, origin, asked, browser, group, wanted)]


def _page_answers(
    engine: Engine, origin: str, asked: list[str], browser: Browser, typed: Sequence[str], wanted: int
) -> Iterator[Answer]:
    asked.clear()
    context = browser.new_context()
    page = context.new_page()
    page.goto(origin + engine.page)
    begin = time.perf_counter()
    engine.ready(page)
    ready = (time.perf_counter() - begin) * 1000
    first = tuple(path for path in asked if path not in (engine.page, "favicon.ico"))
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    for query in typed:
        asked.clear()
        before = _script_seconds(session)
        shown, found, cold = engine.ask(page, query, wanted)
        script = (_script_seconds(session) - before) * 1000
        files = tuple(path for path in asked if path != "favicon.ico")
        _, _, warm = engine.ask(page, query, wanted)
        yield Answer(
            shown=tuple(shown[:wanted]),
            found=tuple(found),
            first=first,
            files=files,
            ready=ready,
            cold=cold,
            warm=warm,
            script=script,
        )
    context.close()


def everything_found(engine: Engine, folder: Path, browser: Browser, typed: Sequence[str]) -> list[list[int]]:
    """All articles that an engine finds for each query, every one of its candidates checked."""
    with served(folder) as (origin, _):
        page = browser.new_page()
        page.goto(origin + engine.page)
        engine.ready(page)
        found = [engine.ask(page, query, 1_000_000)[1] for query in typed]
        page.close()
    return found


def _script_seconds(session: Any) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "ScriptDuration"))


def transfer(folder: Path, path: str) -> int:
    """Bytes of a file as a host would send it: compressed, unless it is already."""
    content = (folder / path).read_bytes()
    return min(len(content), len(gzip.compress(content, 9)))
