"""What a build has done, in a few lines for a person."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from site_builder.build import BuildResult, StrictRefusal
from site_builder.cli.console import plural


def refusal(error: StrictRefusal) -> str:
    """Why ``--strict`` wrote nothing, in one line."""
    if error.pages:
        return f"{plural(error.pages, 'page')} left out; nothing written."
    return f"{plural(len(error.notices), 'error')}; nothing written."


def summary(result: BuildResult, seconds: float) -> Iterator[str]:
    """What stands now and where, and what had to be done for it."""
    what = f"{plural(result.pages, 'page')} and {plural(result.articles, 'article')}"
    if not result.pages:
        yield "There is no page to build: put text files into the seeds folder."
        return
    place = f"{os.path.relpath(result.output, Path.cwd())}{os.sep}"
    yield f"Built {what} into {place} in {seconds:.1f} s. Open {place}index.html."
    if result.written or result.removed:
        done = ", ".join(f"{step.name} {step.misses}" for step in result.steps if step.misses)
        yield (
            f"Done anew: {done or 'no step'}; rendered {result.rendered}, "
            f"wrote {plural(result.written, 'file')}, removed {result.removed}."
        )
    else:
        yield "Nothing had changed."
