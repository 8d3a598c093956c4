"""What was understood of one page, whether it lies in an archive or not: labels, JSON, Markdown."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from pathlib import Path

from site_builder.config import Settings
from site_builder.model.archive import ArchivePage
from site_builder.model.article import AnnotatedArticle, Article, BylineRole
from site_builder.model.knowledge import PageDate
from site_builder.model.newspaper import LabelledPage, Role
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
    labelled, notices = _read(path, settings)
    draft = draft_step(labelled, annotate_options(settings))
    page = identify([draft], IdLedger()).archive.pages[0]
    return InspectedPage(
        labels=_labels(labelled),
        json=json.dumps(_page(page, draft, settings), ensure_ascii=False, indent=1) + "\n",
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


def _page(page: ArchivePage, draft: PageDraft, settings: Settings) -> dict[str, object]:
    """The page under the keys of the hand labels."""
    topics = {topic.slug: topic.name for topic in settings.topics}
    publication = page.facts.publication or settings.paper.publication
    return {
        "seed": page.source.name,
        "id": page.id,
        "publication": publication,
        "date": _iso(page.facts.date),
        "page_date": _page_date(page.printed),
        "page": page.facts.page_number,
        "articles": [
            _article(number, content, publication, topics) for number, content in enumerate(draft.articles, 1)
        ],
        "furniture": [block.text for block in page.furniture],
    }


def _page_date(printed: PageDate | None) -> dict[str, object] | None:
    if printed is None:
        return None
    return {
        "earliest": printed.earliest.isoformat(),
        "latest": printed.latest.isoformat(),
        "stated": printed.stated,
        "evidence": [{"line": item.line, "text": item.text, "says": item.says} for item in printed.evidence],
    }


def _article(number: int, content: AnnotatedArticle, publication: str, topics: dict[str, str]) -> dict[str, object]:
    article, knowledge = content.article, content.knowledge

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
        "source": _source(article, publication),
        "reporters": names(*_REPORTERS),
        "correspondents": names(BylineRole.CORRESPONDENT),
        "interns": names(BylineRole.INTERN),
        "photographers": names(BylineRole.PHOTOGRAPHER),
        "dateline_date": _iso(knowledge.event_date),
        "continued_from": article.continued_from,
        "continued_on": article.continued_on,
        "genre": knowledge.genre.value,
        "topics": [topics.get(slug, slug) for slug in content.topics],
        "tags": list(content.tags),
        "people": [entity.name for entity in knowledge.people],
        "organisations": [entity.name for entity in knowledge.organisations],
        "places": [entity.name for entity in knowledge.places],
        "figures": [
            {key: getattr(figure, key) for key in ("line", "value", "unit", "indicator", "change")}
            for figure in knowledge.figures
        ],
        "blocks": [{"role": b.role.value, "lines": list(b.lines), "text": b.text} for b in article.blocks],
    }


def _source(article: Article, publication: str) -> str:
    """The paper or agency that the copy is from: its staff's, else the dateline's, else the page's own."""
    staff = next((person.affiliation for person in article.byline if person.affiliation not in ("", "本报")), "")
    filed = article.dateline.source if article.dateline else ""
    return staff.rpartition("-")[2] or ("" if filed == "本报" else filed) or publication


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
