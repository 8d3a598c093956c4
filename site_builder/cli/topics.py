"""``topics``: which terms decided each article's topics, and which articles sit on the fence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.cli.stopping import stopping_for_errors

if TYPE_CHECKING:
    from site_builder.config import Settings

_TERMS = 6
_FENCE = 1.5  # points of score


@click.command(short_help="Show which terms decided the topics of pages.")
@click.argument("seeds", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="[SEED]...")
@click.option("--config", type=click.Path(path_type=Path, dir_okay=False), default=Path("site.toml"), show_default=True)
@click.option("--fence", is_flag=True, help="Show only articles that a point or so would have decided otherwise.")
def topics(seeds: tuple[Path, ...], config: Path, fence: bool) -> None:
    """Show which terms decided the topics of each article.

    Reads the SEEDs given, or all of the archive's. A topic in brackets was not chosen.

    \b
    Examples:
      site-builder topics
      site-builder topics --fence
      site-builder topics seeds/page.txt
    """
    from site_builder.cli.archive import open_archive
    from site_builder.cli.console import Terminal
    from site_builder.cli.inspection import print_data

    with stopping_for_errors(Terminal()):
        archive = open_archive(config)
        folder = archive.root / archive.settings.folders.seeds
        paths = seeds or tuple(sorted(folder.rglob("*.txt")))
        for path in paths:
            print_data("".join(f"{line}\n" for line in _report(path, archive.settings, fence=fence)))


def _report(path: Path, settings: Settings, *, fence: bool) -> Iterator[str]:
    from site_builder.inspection import annotate_seed
    from site_builder.stages.topics import score_topics

    names = {topic.slug: topic.name for topic in settings.topics}
    yield path.name
    for number, content in enumerate(annotate_seed(path, settings), 1):
        article = content.article
        scores = score_topics(article, content.tags, content.knowledge.organisations, settings.topics)
        near = [item for item in scores if item.distance <= _FENCE]
        if fence and not near:
            continue
        yield f"  {number}  {article.headline or '（无标题）'}"
        for item in scores:
            if not item.chosen and item not in near:
                continue
            terms = "  ".join(f"{term} {worth:.1f}" for term, worth in item.terms[:_TERMS])
            name = names[item.slug] if item.chosen else f"[{names[item.slug]}]"
            mark = "?" if item in near else " "
            yield f"    {mark} {item.score:5.1f}  {name}: {terms}"
        if not any(item.chosen for item in scores):
            yield "      none"
