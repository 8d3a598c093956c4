"""ArchivePage <-> Markdown: one portable file a page, which reads back to the same page.

The front matter holds what is known of the page and of each article. The text stands in a section an article, each
block under a comment that names its role and source lines (``<!-- body 11+13 -->``): GitHub, Obsidian and
Hugo hide it. Text without such a comment (the page's title, a stand-in for a lost headline) is for the eye only.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import yaml
from pydantic import TypeAdapter, ValidationError

from site_builder.model.archive import ArchiveArticle, ArchivePage, ArticleId, PageId
from site_builder.model.article import AnnotatedArticle, Article, Block, Contributor, Dateline
from site_builder.model.knowledge import Knowledge, PageDate
from site_builder.model.newspaper import PageFacts, Role, Source
from site_builder.notices import Location, Notice, Severity, SiteBuilderError
from site_builder.text.markdown_text import escape, unescape

_PREFIX = {
    Role.HEADLINE: "## ",
    Role.HEADING: "### ",
    Role.ITEM_HEADING: "### ",
    Role.LIST: "- ",
    Role.CAPTION: "> ",
    Role.CREDIT: "> ",
}
_STRONG = {Role.STANDING, Role.KICKER, Role.SUBHEAD}
_BLOCK = re.compile(r"^<!-- (?P<role>[a-z_]+) (?P<lines>\d+(?:\+\d+)*) -->$")
_ARTICLE = re.compile(r"^<!-- article (?P<id>[^ ]+) -->$")
_PAGE = "<!-- page -->"
_UNTITLED = "（原版无标题）"
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class MarkdownError(SiteBuilderError):
    """A Markdown page that does not read back; the notice says where and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _ArticleRecord:
    id: str
    first_line: int
    byline: tuple[Contributor, ...] = ()
    dateline: Dateline | None = None
    continued_from: int | None = None
    continued_on: int | None = None
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    knowledge: Knowledge = field(default_factory=Knowledge)


@dataclass(frozen=True, slots=True, kw_only=True)
class _FrontMatter:
    """``title``, ``date`` and ``tags`` repeat what stands below them, for the programs that look for them there."""

    title: str
    id: str
    source: Source
    articles: tuple[_ArticleRecord, ...]
    date: datetime.date | None = None
    tags: tuple[str, ...] = ()
    facts: PageFacts = field(default_factory=PageFacts)
    printed: PageDate | None = None


def write_markdown(page: ArchivePage) -> str:
    """``page`` as Markdown with YAML front matter; the same page always gives the same text."""
    matter = _adapter().dump_python(_matter(page), mode="json", exclude_defaults=True)
    yaml_text = yaml.dump(matter, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1_000_000)
    return f"---\n{yaml_text}---\n\n" + "\n\n".join(_sections(page)) + "\n"


def read_markdown(text: str, path: str) -> ArchivePage:
    """The page that ``write_markdown`` wrote. ``path`` is for messages. Raises ``MarkdownError``."""
    lines = text.split("\n")
    if lines[0] != "---" or "---" not in lines[1:]:
        raise _error(path, 1, "The file does not open with front matter between two lines ---.")
    end = lines.index("---", 1)
    try:
        matter = _adapter().validate_python(yaml.load("\n".join(lines[1:end]), Loader=_LOADER))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _error(path, mark.line + 2 if mark else 1, f"The front matter is not YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _error(path, 1, f"The front matter does not describe a page: {where}: {first['msg']}.") from error
    blocks = _read_blocks(lines, end + 1, path)
    known = {record.id for record in matter.articles}
    for owner in blocks:
        if owner and owner not in known:
            raise _error(path, 1, f"The text has an article {owner} that the front matter does not list.")
    return ArchivePage(
        id=PageId(matter.id),
        source=matter.source,
        facts=matter.facts,
        articles=tuple(_article(record, tuple(blocks.get(record.id, ()))) for record in matter.articles),
        furniture=tuple(blocks.get("", ())),
        printed=matter.printed,
    )


@lru_cache(maxsize=1)  # building the validator takes longer than a page
def _adapter() -> TypeAdapter[_FrontMatter]:
    return TypeAdapter(_FrontMatter)


def _matter(page: ArchivePage) -> _FrontMatter:
    return _FrontMatter(
        title=_title(page),
        id=page.id,
        date=page.facts.date,
        tags=tuple(dict.fromkeys(tag for article in page.articles for tag in article.content.tags)),
        source=page.source,
        facts=page.facts,
        printed=page.printed,
        articles=tuple(_record(article) for article in page.articles),
    )


def _record(entry: ArchiveArticle) -> _ArticleRecord:
    article = entry.content.article
    return _ArticleRecord(
        id=entry.id,
        first_line=article.first_line,
        byline=article.byline,
        dateline=article.dateline,
        continued_from=article.continued_from,
        continued_on=article.continued_on,
        tags=entry.content.tags,
        topics=entry.content.topics,
        knowledge=entry.content.knowledge,
    )


def _article(record: _ArticleRecord, blocks: tuple[Block, ...]) -> ArchiveArticle:
    article = Article(
        first_line=record.first_line,
        blocks=blocks,
        byline=record.byline,
        dateline=record.dateline,
        continued_from=record.continued_from,
        continued_on=record.continued_on,
    )
    content = AnnotatedArticle(article=article, tags=record.tags, topics=record.topics, knowledge=record.knowledge)
    return ArchiveArticle(id=ArticleId(record.id), content=content)


def _title(page: ArchivePage) -> str:
    facts = page.facts
    number = f"第{facts.page_number}版" if facts.page_number else ""
    parts = (facts.publication, facts.date.isoformat() if facts.date else "", number, facts.section)
    return " ".join(part for part in parts if part) or page.source.name


def _sections(page: ArchivePage) -> Iterator[str]:
    yield f"# {escape(_title(page))}"
    for entry in page.articles:
        article = entry.content.article
        yield f"<!-- article {entry.id} -->"
        if not article.headline:
            yield f"## {_UNTITLED}"
        yield from _write_blocks(article.blocks)
    if page.furniture:
        yield f"{_PAGE}\n\n## 版面"
        yield from _write_blocks(page.furniture)


def _write_blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        text = escape(block.text)
        shown = f"**{text}**" if block.role in _STRONG else _PREFIX.get(block.role, "") + text
        yield f"<!-- {block.role} {'+'.join(map(str, block.lines))} -->\n{shown}"


def _read_blocks(lines: Sequence[str], start: int, path: str) -> Mapping[str, list[Block]]:
    """Blocks by article id; under the empty id the page's own."""
    found: dict[str, list[Block]] = {}
    owner: str | None = None
    for at in range(start, len(lines)):
        line = lines[at]
        if article := _ARTICLE.match(line):
            owner = article["id"]
            found.setdefault(owner, [])
        elif line == _PAGE:
            owner = ""
        elif comment := _BLOCK.match(line):
            if owner is None:
                raise _error(path, at + 1, "A block stands before the first article.")
            if at + 1 == len(lines) or not lines[at + 1].strip():
                raise _error(path, at + 1, "A block has no text on the line after its comment.")
            found.setdefault(owner, []).append(_block(comment["role"], comment["lines"], lines[at + 1], path, at + 1))
    return found


def _block(name: str, numbers: str, line: str, path: str, at: int) -> Block:
    try:
        role = Role(name)
    except ValueError as error:
        raise _error(path, at, f"There is no role “{name}”.") from error
    shown = line.removeprefix(_PREFIX.get(role, ""))
    if role in _STRONG:
        shown = shown.removeprefix("**").removesuffix("**")
    return Block(role=role, text=unescape(shown), lines=tuple(int(number) for number in numbers.split("+")))


def _error(path: str, line: int, what: str) -> MarkdownError:
    return MarkdownError(
        Notice(
            code="markdown-page",
            severity=Severity.ERROR,
            location=Location(path=path, line=line),
            what=what,
            remedy="Restore the file from the last build, or mend the line.",
        )
    )
