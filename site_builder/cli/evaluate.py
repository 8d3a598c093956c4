"""``evaluate``: how well pages are understood, against labels made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.cli.stopping import stopping_for_errors
from site_builder.notices import Location, Notice, Severity, SiteBuilderError

if TYPE_CHECKING:
    from site_builder.config import Settings

_FIGURES = ("role_accuracy", "role_macro_f1", "bcubed_f1", "article_f1_50", "article_f1_90", "headline_f1", "join_f1")
_CONFUSIONS = 12


@click.command(short_help="Score what is understood against labels of your own.")
@click.argument("gold", metavar="GOLD_DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--pages",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder of the pages' texts.  [default: the archive's seeds]",
)
@click.option("--config", type=click.Path(path_type=Path, dir_okay=False), default=Path("site.toml"), show_default=True)
@click.option(
    "--worst", type=click.IntRange(min=0), default=10, show_default=True, help="How many wrong lines to show."
)
def evaluate(gold: Path, pages: Path | None, config: Path, worst: int) -> None:
    """Score what is understood of pages against labels made by hand.

    GOLD_DIR holds NAME.tsv for each page NAME.txt, with the columns that `inspect --format labels` prints.

    \b
    Example:
      site-builder evaluate tests/gold
    """
    from site_builder.cli.archive import open_archive
    from site_builder.cli.console import Terminal
    from site_builder.cli.inspection import print_data
    from site_builder.config import Settings

    with stopping_for_errors(Terminal()):
        archive = open_archive(config) if config.is_file() else None
        settings = archive.settings if archive else Settings()
        folder = pages or (archive.root / settings.folders.seeds if archive else None)
        if folder is None:
            raise click.UsageError(f"There is no {config} here: say where the pages are with --pages.")
        print_data(_report(gold, folder, settings, worst))


def _report(gold_folder: Path, folder: Path, settings: Settings, worst: int) -> str:
    from site_builder.evaluation.gold import load_gold, parse_labels
    from site_builder.evaluation.labels import score_labels
    from site_builder.inspection import inspect_as_read

    pairs = []
    for tsv in sorted(gold_folder.glob("*.tsv")):
        page = folder / f"{tsv.stem}.txt"
        if not page.is_file():
            raise SiteBuilderError(_no_page(tsv, page))
        pairs.append((load_gold(tsv, page), parse_labels(inspect_as_read(page, settings).labels, page.as_posix())))
    if not pairs:
        raise SiteBuilderError(_no_gold(gold_folder))
    figures = score_labels(pairs, worst)
    lines = [f"{len(pairs)} pages, {figures.lines} lines"]
    lines += [f"{name:16} {getattr(figures, name):.4f}" for name in _FIGURES]
    lines += ["", "F1 of each role"]
    lines += [f"  {role:14} {value:.3f}" for role, value in figures.role_f1.items()]
    if figures.confusions:
        lines += ["", "lines of this role        taken for        times"]
        confusions = list(figures.confusions.items())[:_CONFUSIONS]
        lines += [f"  {ours:22}  {theirs:14} {count:5}" for (ours, theirs), count in confusions]
    if figures.worst:
        lines += ["", "worst lines"]
        lines += [f"  {w.page}:{w.line}: {w.gold}, taken for {w.predicted}: {w.text[:40]}" for w in figures.worst]
    return "\n".join(lines) + "\n"


def _no_page(tsv: Path, page: Path) -> Notice:
    return Notice(
        code="gold-without-page",
        severity=Severity.ERROR,
        location=Location(path=tsv.as_posix()),
        what=f"There are labels, but no page {page.as_posix()}.",
        remedy="Put the page there, or name the folder of pages with --pages.",
    )


def _no_gold(folder: Path) -> Notice:
    return Notice(
        code="gold-none",
        severity=Severity.ERROR,
        location=Location(path=folder.as_posix()),
        what="There are no labels (*.tsv) in this folder.",
        remedy="`site-builder inspect --format labels --output FOLDER seeds/*.txt` writes some to correct by hand.",
    )
