"""Sheets to HTML files.

In: a sheet (a template's name and its view). Out: an ``OutputFile``. A template sees ``site`` and
``page`` and nothing else, so ``environment_digest`` and the sheet together are all that a page
depends on: a build may keep a page whose digest and sheet are those of the last time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from site_builder.notices import Location, Notice, Severity, SiteBuilderError
from site_builder.publish import article_html, dating, filters, headline_breaks, source_marks
from site_builder.publish.filters import FILTERS
from site_builder.publish.headline_breaks import phrases
from site_builder.publish.output import OutputFile
from site_builder.publish.sheets import Sheet
from site_builder.publish.views import SiteView
from site_builder.text.tokenizer import Tokenizer, make_tokenizer

_CODE = (
    __file__,
    article_html.__file__,
    dating.__file__,
    filters.__file__,
    headline_breaks.__file__,
    source_marks.__file__,
)
_LIBRARIES = ("jieba", "jinja2", "markdown", "markupsafe")
_JIEBA = make_tokenizer()


def make_environment(folders: tuple[Path, ...], tokenizer: Tokenizer = _JIEBA) -> Environment:
    """Templates of all ``folders``, those of an earlier one before those of a later one; headlines
    break between the words of ``tokenizer``."""
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    environment.filters["phrases"] = partial(phrases, cut=tokenizer.cut)
    return environment


def environment_digest(folders: tuple[Path, ...], site: SiteView, tokenizer: Tokenizer = _JIEBA) -> str:
    """A digest of all that a page depends on besides its sheet: templates, filters, words, ``site``."""
    digest = sha256()
    for part in _parts(folders, site, tokenizer):
        digest.update(f"{len(part)}:".encode() + part)
    return digest.hexdigest()


def sheet_digest(sheet: Sheet) -> str:
    """A digest of the sheet itself; equal sheets have equal ones, in any process."""
    return sha256(repr(sheet).encode("utf-8", "surrogatepass")).hexdigest()


def render_sheet(sheet: Sheet, environment: Environment, site: SiteView) -> OutputFile:
    """The HTML of one sheet. Raises SiteBuilderError with the template's file and line."""
    try:
        text = environment.get_template(sheet.template).render(site=site, page=sheet.view)
    except TemplateError as error:
        raise SiteBuilderError(_notice(error, sheet)) from error
    return OutputFile(path=sheet.path, content=text.encode("utf-8", "replace"))


def _parts(folders: tuple[Path, ...], site: SiteView, tokenizer: Tokenizer) -> Iterator[bytes]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path.relative_to(folder).as_posix().encode()
                yield path.read_bytes()
        yield b"end of folder"
    for file in _CODE:
        yield Path(file).read_bytes()
    for library in _LIBRARIES:
        yield version(library).encode()
    yield repr(tokenizer).encode("utf-8", "surrogatepass")
    yield repr(site).encode("utf-8", "surrogatepass")


def _notice(error: TemplateError, sheet: Sheet) -> Notice:
    name, line = _place(error, sheet)
    return Notice(
        code="template-broken",
        severity=Severity.ERROR,
        location=Location(path=name, line=line),
        what=f"The page {sheet.path!r} cannot be made: {error.message or type(error).__name__}.",
        remedy="Mend the template; it sees only `site` and `page`.",
    )


def _place(error: TemplateError, sheet: Sheet) -> tuple[str, int]:
    """The template line at fault: stated by a syntax error, else the innermost template frame."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or sheet.template, error.lineno
    place, traceback = (sheet.template, 0), error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename.endswith(".html"):
            place = (code.co_filename, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
