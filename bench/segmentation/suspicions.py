"""Figures of the suspicions on pages with known damage, for each kind and for all.

    python -m bench.segmentation.suspicions PAGES GOLD [--config site.toml] [--wrong]

PAGES holds the texts, GOLD a ``NAME.json`` with the ``anomalies`` of each, as ``bench.segmentation.pages`` writes them.
With the settings of an archive the pages are read as one archive, else each by itself.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from site_builder.config import Settings, load_settings
from site_builder.evaluation.suspicions import load_anomalies, pooled, score_suspicions
from site_builder.model.suspicion import Suspicion
from site_builder.pipeline import (
    all_suspicions,
    annotate_options,
    clean_step,
    draft_step,
    label_options,
    label_step,
    read_step,
)
from site_builder.review import review_archive
from site_builder.sources import read_seed_file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--config", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list the wrong ones and the missed")
    arguments = parser.parse_args()
    suspicions = _apart(arguments.pages) if arguments.config is None else _together(arguments.pages, arguments.config)
    figures = score_suspicions(suspicions, load_anomalies(arguments.gold))
    for name, one in [*figures.items(), ("all", pooled(figures.values()))]:
        print(f"{name:20} precision {one.precision:.3f} ({one.right}/{one.told})", end="  ")
        print(f"recall {one.recall:.3f} ({one.found}/{one.known})")
    if arguments.wrong:
        total = pooled(figures.values())
        for wrong in total.wrong:
            print("wrong ", wrong.path, wrong.line, wrong.kind, wrong.excerpt, wrong.evidence)
        for missed in total.missed:
            print("missed", missed.page, sorted(missed.lines), missed.kind)


def _apart(pages: Path) -> list[Suspicion]:
    """Each page by itself: laid-out pages share articles, as no pages of one archive do."""
    settings = Settings()
    labelling, annotating = label_options(settings), annotate_options(settings)
    found: list[Suspicion] = []
    for path in sorted(pages.glob("*.txt")):
        seed = read_step(read_seed_file(path, path.as_posix()), None).seed
        if seed is not None:
            found += all_suspicions([draft_step(label_step(clean_step(seed, None), labelling), annotating)])
    return found


def _together(pages: Path, config: Path) -> tuple[Suspicion, ...]:
    settings = load_settings(config)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / settings.folders.seeds).symlink_to(pages.absolute())
        return review_archive(Path(folder), settings).suspicions


if __name__ == "__main__":
    main()
