"""Pages and articles under permanent ids, with a ledger of every id ever given.

A page's id comes from its stated date and page number, else from its seed's file name; an article's number from its
first source line. The ledger (``ids.json`` beside ``site.toml``) remembers both with a digest of the article's first
line, so that an edit above it, or a better segmentation below it, leaves the number alone. An id that no longer names
anything redirects to what holds its text now; no id is given twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import count

from pydantic import TypeAdapter, ValidationError

from site_builder.model.archive import (
    Archive,
    ArchiveArticle,
    ArchivePage,
    ArticleId,
    PageHistory,
    PageId,
    Redirect,
)
from site_builder.model.article import AnnotatedArticle, Block
from site_builder.model.knowledge import PageDate
from site_builder.model.newspaper import Change, Seed, SourceLine
from site_builder.model.suspicion import Findings
from site_builder.notices import Location, Notice, Severity, SiteBuilderError
from site_builder.publish import permalinks

_DIGITS = 12  # of SHA-256: enough to tell the lines of one page apart


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDraft:
    """A page read, separated and annotated, but without ids; ``findings`` are what seems wrong with it."""

    seed: Seed
    changes: tuple[Change, ...]
    articles: tuple[AnnotatedArticle, ...]
    furniture: tuple[Block, ...]
    printed: PageDate | None = None
    findings: Findings = field(default_factory=Findings)
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNumber:
    """An article number once given, the digest of the line that opened its article, its accession number."""

    number: str
    opening: str
    accession: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """What was given to one seed: its page id, the ids it had before, its article numbers.

    ``gone``: a build found no such seed and told of it.
    """

    seed: str
    id: str
    former: tuple[str, ...] = ()
    articles: tuple[GivenNumber, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IdLedger:
    """Every id ever given, in order of the seeds' paths."""

    pages: tuple[PageEntry, ...] = ()

    @property
    def accessions(self) -> Mapping[ArticleId, int]:
        """The accession number of every article that ever had one, from 0 on."""
        return {
            ArticleId(f"{page.id}/{given.number}"): given.accession
            for page in self.pages
            for given in page.articles
            if given.accession is not None
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    archive: Archive
    ledger: IdLedger
    notices: tuple[Notice, ...]


def read_ledger(text: str, path: str) -> IdLedger:
    """The ledger in ``text``; ``path`` is for the message. Raises ``SiteBuilderError`` if it is damaged."""
    try:
        return TypeAdapter(IdLedger).validate_json(text)
    except ValidationError as error:
        raise SiteBuilderError(
            Notice(
                code="ids-damaged",
                severity=Severity.ERROR,
                location=Location(path=path),
                what=f"The ledger of ids cannot be read: {error.errors()[0]['msg']}.",
                remedy="Restore it from version control; without it addresses once given may change.",
            )
        ) from error


def write_ledger(ledger: IdLedger) -> str:
    """``ledger`` as JSON, one article number a line, so that version control shows what was given when."""
    values = TypeAdapter(IdLedger).dump_python(ledger, mode="json")
    for page in values["pages"]:
        if not page["gone"]:
            del page["gone"]
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def identify(drafts: Sequence[PageDraft], ledger: IdLedger) -> Identified:
    """Give every page and article its id. A page whose id cannot be had is left out, with a notice."""
    known = {entry.seed: entry for entry in ledger.pages}
    admitted, notices = _admit(drafts)
    entries = dict(known)
    pages: list[ArchivePage] = []
    redirects: list[Redirect] = []
    for draft, page_id in admitted:
        name = draft.seed.source.path
        before = known.get(name, PageEntry(seed=name, id=page_id))
        numbers = _numbers(draft, before.articles)
        pages.append(_page(draft, page_id, numbers))
        entries[name] = _updated(before, page_id, draft, numbers)
        redirects += _redirects(draft, page_id, numbers, entries[name])
    current = {page.id for page in pages} | {article.id for page in pages for article in page.articles}
    archive = Archive(
        pages=tuple(sorted(pages, key=_order)),
        histories=tuple(_history(draft, page_id) for draft, page_id in admitted),
        redirects=tuple(sorted((r for r in redirects if r.former not in current), key=lambda r: r.former)),
    )
    for name in sorted(known.keys() - {draft.seed.source.path for draft in drafts}):
        notices.append(_gone(known[name]))
        entries[name] = replace(known[name], gone=True)
    ordered = tuple(entries[name] for name in sorted(entries))
    return Identified(archive=archive, ledger=_accede(ordered, archive), notices=tuple(notices))


def _admit(drafts: Sequence[PageDraft]) -> tuple[list[tuple[PageDraft, PageId]], list[Notice]]:
    wanted = [(draft, permalinks.page_id(draft.seed.facts, draft.seed.source.name)) for draft in drafts]
    claims = [permalinks.Claim(path=page, location=Location(path=draft.seed.source.path)) for draft, page in wanted]
    refused = list(permalinks.refused_pages(claims))
    out = {id(claim) for claim, _ in refused}
    admitted = [pair for pair, claim in zip(wanted, claims, strict=True) if id(claim) not in out]
    return admitted, [notice for _, notice in refused]


def _opening(draft: PageDraft, article: AnnotatedArticle) -> str:
    return _digest(next(line for line in draft.seed.lines if line.number == article.article.first_line))


def _digest(line: SourceLine) -> str:
    return sha256(line.text.strip().encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _numbers(draft: PageDraft, given: Sequence[GivenNumber]) -> tuple[str, ...]:
    """A number for each article: the one its opening line had; else its first line's, unless that is still
    another's or names a line that stands elsewhere now."""
    openings = [_opening(draft, article) for article in draft.articles]
    wanted = [f"{article.article.first_line:04d}" for article in draft.articles]
    free = list(given)
    numbers: list[str | None] = []
    for opening, number in zip(openings, wanted, strict=True):
        same = sorted((old for old in free if old.opening == opening), key=lambda old: old.number != number)
        numbers.append(same[0].number if same else None)
        free = [old for old in free if not same or old is not same[0]]
    standing = {_digest(line) for line in draft.seed.lines}
    taken = {old.number for old in given if old not in free or old.opening in standing}
    for at, number in enumerate(wanted):
        if numbers[at] is None:
            numbers[at] = next(candidate for candidate in _candidates(number) if candidate not in taken)
            taken.add(numbers[at] or number)
    return tuple(number for number in numbers if number is not None)


def _candidates(number: str) -> Iterator[str]:
    yield number
    count = 2
    while True:
        yield f"{number}-{count}"
        count += 1


def _page(draft: PageDraft, page: PageId, numbers: Iterable[str]) -> ArchivePage:
    return ArchivePage(
        id=page,
        source=draft.seed.source,
        facts=draft.seed.facts,
        articles=tuple(
            ArchiveArticle(id=ArticleId(f"{page}/{number}"), content=article)
            for number, article in zip(numbers, draft.articles, strict=True)
        ),
        furniture=draft.furniture,
        printed=draft.printed,
    )


def _updated(before: PageEntry, page: PageId, draft: PageDraft, numbers: Sequence[str]) -> PageEntry:
    former = before.former if before.id == page else (*before.former, before.id)
    given = {old.number: old for old in before.articles}
    for number, article in zip(numbers, draft.articles, strict=True):
        accession = given[number].accession if number in given else None
        given[number] = GivenNumber(number=number, opening=_opening(draft, article), accession=accession)
    articles = tuple(given[number] for number in sorted(given))
    former = tuple(one for one in former if one != page)
    return replace(before, id=page, former=former, articles=articles, gone=False)


def _accede(entries: Sequence[PageEntry], archive: Archive) -> IdLedger:
    """The entries with an accession number for every article that has none, or one that another has as well (two
    branches of the archive may have given it): the next free ones, in archive order."""
    taken: set[int] = set()
    held: dict[ArticleId, int] = {}
    for article, accession in IdLedger(pages=tuple(entries)).accessions.items():
        if accession not in taken:
            taken.add(accession)
            held[article] = accession
    free = count(max(taken, default=-1) + 1)
    for page in archive.pages:
        for one in page.articles:
            if one.id not in held:
                held[one.id] = next(free)
    return IdLedger(
        pages=tuple(
            replace(
                entry,
                articles=tuple(
                    replace(given, accession=held.get(ArticleId(f"{entry.id}/{given.number}")))
                    for given in entry.articles
                ),
            )
            for entry in entries
        )
    )


def _redirects(draft: PageDraft, page: PageId, numbers: Sequence[str], entry: PageEntry) -> Iterator[Redirect]:
    holder = {
        line: number for number, article in zip(numbers, draft.articles, strict=True) for line in article.article.lines
    }
    by_opening = {_digest(line): holder[line.number] for line in draft.seed.lines if line.number in holder}
    for old in entry.former:
        yield Redirect(former=old, target=page)
    for given in entry.articles:
        now = given.number if given.number in numbers else by_opening.get(given.opening)
        target = f"{page}/{now}" if now else page
        if now != given.number:
            yield Redirect(former=f"{page}/{given.number}", target=target)
        for old in entry.former:
            yield Redirect(former=f"{old}/{given.number}", target=target)


def _history(draft: PageDraft, page: PageId) -> PageHistory:
    lines = tuple(line for line in draft.seed.lines if line.text.strip())
    return PageHistory(page=page, lines=lines, changes=draft.changes)


def _order(page: ArchivePage) -> tuple[bool, str, int, str]:
    """Dated pages first, by date and page number; then the others by id."""
    day = page.facts.date
    return day is None, day.isoformat() if day else "", page.facts.page_number or 0, page.id


def _gone(entry: PageEntry) -> Notice:
    """A warning the first time; after that it is known."""
    return Notice(
        code="page-gone",
        severity=Severity.INFO if entry.gone else Severity.WARNING,
        location=Location(path="ids.json"),
        what=f"The page {entry.id} was published once, but its seed {entry.seed} is no longer read.",
        remedy="Bring the seed back, or take the entry out of ids.json if the page was never public.",
    )
