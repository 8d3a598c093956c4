"""A step's result does not depend on where it runs or on what the cache holds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.run.cache import Cache, DiskCache, NoCache
from site_builder.run.executors import InlineExecutor, make_executor
from site_builder.run.steps import Step, run_step


def repeated(text: str, times: int) -> str:
    return text * times


def slowly(text: str, seconds: float) -> str:
    time.sleep(seconds)
    return text


def picky(text: str, options: None) -> str:
    if text == "bad":
        raise ValueError(text)
    return text


DOUBLE = Step(name="double", function=repeated, options=2, code="1")
TEXTS = tuple("甲乙丙丁戊己庚辛")


class NoExecutor(Executor):
    """Refuses all work: shows that none was handed out."""

    def submit(self, *args: object, **kwargs: object) -> None:  # type: ignore[override]
        raise AssertionError("work was handed out")


@pytest.fixture(scope="module")
def workers() -> Iterator[Executor]:
    with make_executor(2) as executor:
        yield executor


@pytest.fixture(params=["inline", "threads", "processes"])
def executor(request: pytest.FixtureRequest, workers: Executor) -> Iterator[Executor]:
    kinds = {"inline": InlineExecutor, "threads": lambda: ThreadPoolExecutor(2)}
    if request.param == "processes":
        yield workers
    else:
        with kinds[request.param]() as made:
            yield made


def test_results_come_in_the_order_of_the_items(executor: Executor) -> None:
    result = run_step(DOUBLE, TEXTS, executor, NoCache(), patience=0.0)
    assert result.values == tuple(text * 2 for text in TEXTS)
    assert (result.hits, result.misses) == (0, len(TEXTS))


def test_a_second_run_computes_nothing_and_an_edit_only_itself(tmp_path: Path) -> None:
    def run(step: Step[str, int, str], *texts: str) -> tuple[tuple[str, ...], int, int]:
        result = run_step(step, texts, InlineExecutor(), DiskCache(tmp_path))
        return result.values, result.hits, result.misses

    assert run(DOUBLE, "a", "b", "c") == (("aa", "bb", "cc"), 0, 3)
    assert run(DOUBLE, "a", "b", "c") == (("aa", "bb", "cc"), 3, 0)
    assert run(DOUBLE, "c", "x", "a") == (("cc", "xx", "aa"), 2, 1)
    assert run(replace(DOUBLE, options=3), "a") == (("aaa",), 0, 1)
    assert run(replace(DOUBLE, code="2"), "a") == (("aa",), 0, 1)
    assert run(replace(DOUBLE, name="other"), "a") == (("aa",), 0, 1)


def test_little_work_stays_here() -> None:
    assert run_step(DOUBLE, TEXTS, NoExecutor(), NoCache()).values == tuple(text * 2 for text in TEXTS)


def test_much_work_is_handed_out() -> None:
    slow = Step(name="slow", function=slowly, options=0.01, code="1")
    with pytest.raises(AssertionError, match="handed out"):
        run_step(slow, TEXTS, NoExecutor(), NoCache(), patience=0.02)


def test_progress_counts_up_to_all(tmp_path: Path) -> None:
    cache: Cache = DiskCache(tmp_path)
    run_step(DOUBLE, TEXTS[:2], InlineExecutor(), cache)
    told: list[tuple[str, int, int]] = []
    run_step(DOUBLE, TEXTS[:5], InlineExecutor(), cache, progress=lambda *counts: told.append(counts), patience=0.0)
    assert told == [("double", 3, 5), ("double", 4, 5), ("double", 5, 5)]


def test_a_fault_reaches_the_caller_and_what_came_before_is_kept(executor: Executor, tmp_path: Path) -> None:
    step = Step(name="picky", function=picky, options=None, code="1")
    with pytest.raises(ValueError, match="bad"):
        run_step(step, ("good", "bad"), executor, DiskCache(tmp_path), patience=0.0)
    assert run_step(step, ("good",), executor, DiskCache(tmp_path)).hits == 1


def test_no_items_no_results() -> None:
    assert run_step(DOUBLE, (), NoExecutor(), NoCache()).values == ()
