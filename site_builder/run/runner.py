"""One build's steps: a shared executor and cache, and a count of what each step found and computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from site_builder.run.cache import Cache, DiskCache, NoCache
from site_builder.run.executors import make_executor
from site_builder.run.steps import Progress, Step, run_step

_Item = TypeVar("_Item")
_Options = TypeVar("_Options")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCount:
    """How many of a step's items were found in the cache, and how many were computed."""

    name: str
    hits: int
    misses: int


class StepRunner:
    """Runs steps one after another; a context manager, because workers may have to be stopped.

    ``folder`` is the cache's (None: remember nothing), ``code`` the digest of the program that the steps run.
    Leaving without an exception drops every entry of the cache that this build did not use.
    """

    def __init__(self, folder: Path | None, code: str, *, jobs: int = 1, progress: Progress | None = None) -> None:
        self._disk = DiskCache(folder) if folder is not None else None
        self._cache: Cache = self._disk or NoCache()
        self._code = code
        self._executor = make_executor(jobs)
        self._progress = progress
        self._counts: list[StepCount] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown()
        if error is None and self._disk is not None:
            self._disk.prune()

    @property
    def cache(self) -> Cache:
        """The build's cache, for what is no step."""
        return self._cache

    @property
    def code(self) -> str:
        return self._code

    @property
    def counts(self) -> tuple[StepCount, ...]:
        """One count a step, in the order in which they ran."""
        return tuple(self._counts)

    def run(
        self,
        name: str,
        function: Callable[[_Item, _Options], _Result],
        options: _Options,
        items: Iterable[_Item],
    ) -> tuple[_Result, ...]:
        """The results of ``function`` for ``items``, in their order."""
        step = Step(name=name, function=function, options=options, code=self._code)
        result = run_step(step, items, self._executor, self._cache, progress=self._progress)
        self._counts.append(StepCount(name=name, hits=result.hits, misses=result.misses))
        return result.values
