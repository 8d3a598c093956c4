"""What an archive has for a person to look at: pages read through the build's stages, nothing written but the cache."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from site_builder.config import Settings
from site_builder.model.suspicion import Suspicion
from site_builder.notices import Notice
from site_builder.pipeline import (
    all_suspicions,
    annotate_options,
    clean_step,
    draft_step,
    label_options,
    label_step,
    read_step,
)
from site_builder.run.digests import code_digest
from site_builder.run.runner import StepRunner
from site_builder.run.steps import Progress
from site_builder.sources import find_seeds
from site_builder.stages.segment.repetition import repeated_heads

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All suspicions in the order of pages and lines; the seeds' lines as printed, by path and number."""

    suspicions: tuple[Suspicion, ...]
    printed: Mapping[tuple[str, int], str]
    notices: tuple[Notice, ...]


def review_archive(root: Path, settings: Settings, *, jobs: int = 1, progress: Progress | None = None) -> Review:
    """Read every page of the archive in ``root`` as a build does. Raises ``SiteBuilderError`` if there is none."""
    store = root / settings.folders.cache / "cache"
    with StepRunner(store, code_digest([_PACKAGE]), jobs=jobs, progress=progress) as runner:
        files, found = find_seeds(root, settings.folders.seeds)
        read = runner.run("read", read_step, None, files)
        seeds = tuple(result.seed for result in read if result.seed is not None)
        cleaned = runner.run("clean", clean_step, None, seeds)
        labelled = runner.run("label", label_step, label_options(settings, repeated_heads(cleaned)), cleaned)
        drafts = runner.run("draft", draft_step, annotate_options(settings), labelled)
    return Review(
        suspicions=all_suspicions(drafts),
        printed={(seed.source.path, line.number): line.text for seed in seeds for line in seed.lines},
        notices=(
            *found,
            *chain.from_iterable(result.notices for result in read),
            *chain.from_iterable(page.notices for page in cleaned),
            *chain.from_iterable(draft.notices for draft in drafts),
        ),
    )
