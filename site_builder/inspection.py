"""What was understood of one page, whether it lies in an archive or not: labels, JSON, Markdown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.config import Settings
from site_builder.model.article import AnnotatedArticle
from site_builder.model.newspaper import CleanPage, LabelledPage, Seed
from site_builder.notices import Location, Notice, Severity, SiteBuilderError
from site_builder.pipeline import annotate_options, clean_step, draft_step, label_options, label_step, read_step
from site_builder.publish.identities import IdLedger, PageDraft, identify
from site_builder.publish.page_json import json_text, page_data
from site_builder.sources import read_one_seed
from site_builder.stages.correct import correct
from site_builder.stages.markdown import write_markdown

_COLUMNS = ("line", "article", "role", "join", "joins_line", "text")
_TEXT = 24  # characters of a line that a label row shows


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectedPage:
    """``labels``: one TSV row a line; ``json``: articles and what is known of them; ``markdown``: the page itself;
    ``draft``: what all of it comes from."""

    labels: str
    json: str
    markdown: str
    draft: PageDraft
    notices: tuple[Notice, ...]


def inspect_seed(path: Path, settings: Settings, root: Path | None = None) -> InspectedPage:
    """Read one file through every stage, with what a person corrected beside it or in the archive at ``root``.

    Raises ``SiteBuilderError`` if it cannot be read as a page.
    """
    seed, notices = _read(path, root)
    return _inspected(seed, settings, notices)


def inspect_as_read(path: Path, settings: Settings) -> InspectedPage:
    """As ``inspect_seed``, but without a person's corrections: what the program makes of the page by itself."""
    seed, notices = _read(path, None)
    return _inspected(replace(seed, facts=replace(seed.facts, corrections=())), settings, notices)


def annotate_seed(path: Path, settings: Settings, root: Path | None = None) -> tuple[AnnotatedArticle, ...]:
    """The articles of one file with all that is known of them. Raises as ``inspect_seed`` does."""
    seed, _ = _read(path, root)
    return draft_step(_label(clean_step(seed, None), settings), annotate_options(settings)).articles


def _read(path: Path, root: Path | None) -> tuple[Seed, tuple[Notice, ...]]:
    try:
        file, notices = read_one_seed(path, root)
    except OSError as error:
        raise SiteBuilderError(_unreadable(path, error)) from error
    read = read_step(file, None)
    if read.seed is None:
        raise SiteBuilderError(*read.notices)
    return read.seed, (*notices, *read.notices)


def _inspected(seed: Seed, settings: Settings, notices: tuple[Notice, ...]) -> InspectedPage:
    cleaned = clean_step(seed, None)
    labelled = _label(cleaned, settings)
    draft = draft_step(labelled, annotate_options(settings))
    page = identify([draft], IdLedger()).archive.pages[0]
    return InspectedPage(
        labels=_labels(correct(labelled).page),
        json=json_text(page_data(page, settings)),
        markdown=write_markdown(page),
        draft=draft,
        notices=(*notices, *cleaned.notices, *draft.notices),
    )


def _label(cleaned: CleanPage, settings: Settings) -> LabelledPage:
    return label_step(cleaned, label_options(settings))


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
