"""What was understood of one page, whether it lies in an archive or not: labels, JSON, Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from site_builder.config import Settings
from site_builder.model.article import AnnotatedArticle
from site_builder.model.newspaper import LabelledPage
from site_builder.notices import Location, Notice, Severity, SiteBuilderError
from site_builder.pipeline import annotate_options, clean_step, draft_step, label_options, label_step, read_step
from site_builder.publish.identities import IdLedger, identify
from site_builder.publish.page_json import json_text, page_data
from site_builder.sources import read_seed_file
from site_builder.stages.markdown import write_markdown

_COLUMNS = ("line", "article", "role", "join", "joins_line", "text")
_TEXT = 24  # characters of a line that a label row shows


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectedPage:
    """``labels``: one TSV row a line; ``json``: articles and what is known of them; ``markdown``: the page itself."""

    labels: str
    json: str
    markdown: str
    notices: tuple[Notice, ...]


def inspect_seed(path: Path, settings: Settings) -> InspectedPage:
    """Read one file through every stage. Raises ``SiteBuilderError`` if it cannot be read as a page."""
    labelled, notices = _read(path, settings)
    draft = draft_step(labelled, annotate_options(settings))
    page = identify([draft], IdLedger()).archive.pages[0]
    return InspectedPage(
        labels=_labels(labelled),
        json=json_text(page_data(page, settings)),
        markdown=write_markdown(page),
        notices=notices,
    )


def annotate_seed(path: Path, settings: Settings) -> tuple[AnnotatedArticle, ...]:
    """The articles of one file with all that is known of them. Raises as ``inspect_seed`` does."""
    labelled, _ = _read(path, settings)
    return draft_step(labelled, annotate_options(settings)).articles


def _read(path: Path, settings: Settings) -> tuple[LabelledPage, tuple[Notice, ...]]:
    try:
        file = read_seed_file(path, path.as_posix())
    except OSError as error:
        raise SiteBuilderError(_unreadable(path, error)) from error
    read = read_step(file, None)
    if read.seed is None:
        raise SiteBuilderError(*read.notices)
    cleaned = clean_step(read.seed, None)
    return label_step(cleaned, label_options(settings)), (*read.notices, *cleaned.notices)


def _labels(page: LabelledPage) -> str:
    source = {line.number: line.text for line in page.clean.seed.lines}
    rows = ["\t".join(_COLUMNS)]
    for line in page.lines:
        number = line.line.number
        text = source[number].strip()[:_TEXT].replace("\t", " ")
        joins = (str(int(line.joins is not None)), str(line.joins or ""))
        rows.append("\t".join((str(number), str(line.article), line.role.value, *joins, text)))
    return "\n".join(rows) + "\n"


def _unreadable(path: Path, error: OSError) -> Notice:
    return Notice(
        code="seed-unreadable",
        severity=Severity.ERROR,
        location=Location(path=path.as_posix()),
        what=f"The file cannot be read ({error.strerror}).",
        remedy="Check the path and its permissions.",
    )
