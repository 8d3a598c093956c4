"""Where steps run: in this process, or in workers. Both are standard ``Executor``s.

``run_step`` uses nothing of an executor but ``map``, and batches the work itself, so that
any other ``concurrent.futures.Executor`` can stand in.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


class InlineExecutor(Executor):
    """Runs each call at once, in the caller's own thread: for debuggers, tests and small archives."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        future: Future[_T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def make_executor(jobs: int) -> Executor:
    """An executor of ``jobs`` worker processes, or an inline one for a single job.

    Workers start with the first call, not here. They are spawned, not forked: a preview
    server has threads, and a fork would copy their locks in whatever state they are.
    """
    if jobs <= 1:
        return InlineExecutor()
    return ProcessPoolExecutor(max_workers=jobs, mp_context=multiprocessing.get_context("spawn"))
