"""One stage over many items: look each up, compute the missing ones, store them.

The stage itself knows nothing of this. It is a module-level function of a value and its
options, and gives the same result in every process.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import repeat
from typing import Generic, TypeVar

from site_builder.run.cache import Cache
from site_builder.run.digests import digest_of

_Item = TypeVar("_Item")
_Options = TypeVar("_Options")
_Result = TypeVar("_Result")

Progress = Callable[[str, int, int], None]
"""Called with a step's name, how many of its items are done, and how many it has."""

_BATCH_SECONDS = 0.25
_BATCH_LIMIT = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Generic[_Item, _Options, _Result]):
    """A stage with all that its result depends on, besides the item itself.

    ``code`` is the digest of the sources and data that ``function`` runs on (``code_digest``).
    """

    name: str
    function: Callable[[_Item, _Options], _Result]
    options: _Options
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepResult(Generic[_Result]):
    """The results in the order of the items; how many were found (hits) and computed (misses)."""

    values: tuple[_Result, ...]
    hits: int
    misses: int


def run_step(
    step: Step[_Item, _Options, _Result],
    items: Iterable[_Item],
    executor: Executor,
    cache: Cache,
    *,
    progress: Progress | None = None,
    patience: float = 1.0,
) -> StepResult[_Result]:
    """The results of ``step`` for ``items``.

    Work starts in this process; ``executor`` gets the rest once that promises to take more
    than ``patience`` seconds, because starting workers costs about as much.
    """
    inputs = tuple(items)
    keys = [digest_of(step.name, step.code, step.options, item) for item in inputs]
    found: dict[int, _Result] = {}
    for index, key in enumerate(keys):
        if hit := cache.get(key):
            found[index] = hit.value  # type: ignore[assignment]  # the key names the step that made it
    missing = [index for index in range(len(inputs)) if index not in found]
    hits = len(found)
    computed = _computed(step, [inputs[index] for index in missing], executor, patience)
    for index, value in zip(missing, computed, strict=True):
        cache.put(keys[index], value)
        found[index] = value
        if progress:
            progress(step.name, len(found), len(inputs))
    values = tuple(found[index] for index in range(len(inputs)))
    return StepResult(values=values, hits=hits, misses=len(missing))


def _computed(
    step: Step[_Item, _Options, _Result], items: Sequence[_Item], executor: Executor, patience: float
) -> Iterator[_Result]:
    """The result of each item, in order: the first ones from here, the rest perhaps from workers."""
    begin = time.perf_counter()
    for done, item in enumerate(items, start=1):
        yield step.function(item, step.options)
        each = (time.perf_counter() - begin) / done
        if each * (len(items) - done) > patience:
            size = max(1, min(_BATCH_LIMIT, int(_BATCH_SECONDS / each)))
            rest = [items[start : start + size] for start in range(done, len(items), size)]
            for results in executor.map(_run_batch, repeat(step.function), repeat(step.options), rest):
                yield from results
            return


def _run_batch(
    function: Callable[[_Item, _Options], _Result], options: _Options, items: Sequence[_Item]
) -> list[_Result]:
    return [function(item, options) for item in items]
