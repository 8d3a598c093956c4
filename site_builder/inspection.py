"""What was understood of one page, whether it lies in an archive or not: labels, JSON, Markdown."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from pathlib import Path

from site_builder.config import Settings
from site_builder.model.archive import ArchivePage
from site_builder.model.article import AnnotatedArticle, BylineRole
from site_builder.model.newspaper import LabelledPage, PageFacts, Role
from site_builder.notices import Location, Notice, Severity, SiteBuilderError
from site_builder.pipeline import annotate_options, clean_step, draft_step, label_options, label_step, read_step
from site_builder.publish.identities import IdLedger, PageDraft, identify
from site_builder.sources import read_seed_file
from site_builder.stages.markdown import write_markdown

_COLUMNS = ("line", "article", "role", "join", "joins_line", "text")
_TEXT = 24  # characters of a line that a label row shows
_REPORTERS = {BylineRole.REPORTER, BylineRole.CHIEF_REPORTER, BylineRole.AUTHOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectedPage:
    """``labels``: one TSV row a line; ``json``: articles and what is known of them; ``markdown``: the page itself."""

    labels: str
    json: str
    markdown: str
    notices: tuple[Notice, ...]


def inspect_seed(path: Path, settings: Settings) -> InspectedPage:
    """Read one file through every stage. Raises ``SiteBuilderError`` if it cannot be read as a page."""
    try:
        file = read_seed_file(path, path.as_posix())
    except OSError as error:
        raise SiteBuilderError(_unreadable(path, error)) from error
    read = read_step(file, None)
    if read.seed is None:
        raise SiteBuilderError(*read.notices)
    cleaned = clean_step(read.seed, None)
    labelled = label_step(cleaned, label_options(settings))
    draft = draft_step(labelled, annotate_options(settings))
    page = identify([draft], IdLedger()).archive.pages[0]
    return InspectedPage(
        labels=_labels(labelled),
        json=json.dumps(_page(page, draft, settings), ensure_ascii=False, indent=1) + "\n",
        markdown=write_markdown(page),
        notices=(*read.notices, *cleaned.notices),
    )


def _labels(page: LabelledPage) -> str:
    source = {line.number: line.text for line in page.clean.seed.lines}
    rows = ["\t".join(_COLUMNS)]
    for line in page.lines:
        number = line.line.number
        text = source[number].strip()[:_TEXT].replace("\t", " ")
        joins = (str(int(line.joins is not None)), str(line.joins or ""))
        rows.append("\t".join((str(number), str(line.article), line.role.value, *joins, text)))
    return "\n".join(rows) + "\n"


def _page(page: ArchivePage, draft: PageDraft, settings: Settings) -> dict[str, object]:
    """The page under the keys of the hand labels; what no stage knows yet has no key."""
    topics = {topic.slug: topic.name for topic in settings.topics}
    return {
        "seed": page.source.name,
        "id": page.id,
        "publication": page.facts.publication or settings.paper.publication,
        "date": _iso(page.facts.date),
        "page": page.facts.page_number,
        "articles": [_article(number, content, page.facts, topics) for number, content in enumerate(draft.articles, 1)],
        "furniture": [block.text for block in page.furniture],
    }


def _article(number: int, content: AnnotatedArticle, facts: PageFacts, topics: dict[str, str]) -> dict[str, object]:
    article = content.article

    def names(*roles: BylineRole) -> list[str]:
        return list(dict.fromkeys(person.name for person in article.byline if person.role in roles))

    return {
        "article": number,
        "first_line": article.first_line,
        "lines": list(article.lines),
        "headline": article.headline,
        "kicker": article.kicker,
        "subheads": list(article.subheads),
        "standing": list(article.texts(Role.STANDING)),
        "source": article.dateline.source if article.dateline else "",
        "reporters": names(*_REPORTERS),
        "correspondents": names(BylineRole.CORRESPONDENT),
        "interns": names(BylineRole.INTERN),
        "photographers": names(BylineRole.PHOTOGRAPHER),
        "dateline_date": _dateline_date(content, facts),
        "continued_from": article.continued_from,
        "continued_on": article.continued_on,
        "topics": [topics.get(slug, slug) for slug in content.topics],
        "tags": list(content.tags),
        "people": [entity.name for entity in content.knowledge.people],
        "organisations": [entity.name for entity in content.knowledge.organisations],
        "places": [entity.name for entity in content.knowledge.places],
        "blocks": [{"role": b.role.value, "lines": list(b.lines), "text": b.text} for b in article.blocks],
    }


def _dateline_date(content: AnnotatedArticle, facts: PageFacts) -> str | None:
    """The day that the dateline prints, made whole by the page's date; None where either is unknown.

    A dateline may be of the year before: 12月31日 on a page of 1 January.
    """
    dateline = content.article.dateline
    if dateline is None or not dateline.month or not dateline.day or facts.date is None:
        return None
    year = facts.date.year - ((dateline.month, dateline.day) > (facts.date.month, facts.date.day))
    try:
        return datetime.date(year, dateline.month, dateline.day).isoformat()
    except ValueError:  # 2月30日: misread
        return None


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _unreadable(path: Path, error: OSError) -> Notice:
    return Notice(
        code="seed-unreadable",
        severity=Severity.ERROR,
        location=Location(path=path.as_posix()),
        what=f"The file cannot be read ({error.strerror}).",
        remedy="Check the path and its permissions.",
    )
