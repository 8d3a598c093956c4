"""``evaluate``: how well pages are understood, against labels made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.cli.stopping import stopping_for_errors
from site_builder.notices import Location, Notice, Severity, SiteBuilderError

if TYPE_CHECKING:
    from site_builder.config import Settings


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

    GOLD_DIR holds NAME.tsv for each page NAME.txt, with the columns that `inspect --format labels` prints. A NAME.json
    beside it may have the "articles" as `inspect --format json` shows them, and "anomalies", each with line and kind.
    A person's corrections are left aside: what is scored is the program's own reading.

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
    from site_builder.cli.evaluation_text import knowledge_text, label_text, suspicion_text
    from site_builder.evaluation.baselines import textrank_tags, tfidf_tags
    from site_builder.evaluation.gold import load_gold, load_knowledge, parse_labels
    from site_builder.evaluation.knowledge import score_knowledge
    from site_builder.evaluation.labels import score_labels
    from site_builder.evaluation.suspicions import load_anomalies, score_suspicions
    from site_builder.inspection import inspect_as_read
    from site_builder.pipeline import all_suspicions

    labels, knowledge, drafts = [], [], []
    for tsv in sorted(gold_folder.glob("*.tsv")):
        path = folder / f"{tsv.stem}.txt"
        if not path.is_file():
            raise SiteBuilderError(_no_page(tsv, path))
        page = inspect_as_read(path, settings)
        labels.append((load_gold(tsv, path), parse_labels(page.labels, path.as_posix())))
        drafts.append(page.draft)
        if known := load_knowledge(tsv):
            knowledge.append((known, json.loads(page.json)))
    if not labels:
        raise SiteBuilderError(_no_gold(gold_folder))
    parts = [label_text(score_labels(labels, worst), len(labels))]
    if knowledge:
        baselines = {"jieba TF-IDF": tfidf_tags, "jieba TextRank": textrank_tags}
        parts.append(knowledge_text(score_knowledge(knowledge, baselines), len(knowledge)))
    else:
        parts.append('ARTICLES: nothing of them is labelled (NAME.json with "articles").\n')
    anomalies = load_anomalies(gold_folder)
    if anomalies:
        parts.append(suspicion_text(score_suspicions(all_suspicions(drafts), anomalies)))
    else:
        parts.append('SUSPICIONS: no anomaly is labelled (NAME.json with "anomalies").\n')
    return "\n".join(parts)


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
