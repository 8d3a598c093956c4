"""Settings of an archive: ``site.toml`` parsed once into frozen values.

Every mistake in the file is reported at once, with its line; an unknown key is an error
with the nearest known key as a suggestion. Equal settings have equal ``repr``s, which
makes them fit for cache keys.
"""

from __future__ import annotations

import re
import zoneinfo
from pathlib import Path, PurePosixPath
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from site_builder.config_rules import folder_clashes, tag_clashes, topic_clashes
from site_builder.notices import ConfigError, Location, Notice, Severity
from site_builder.validation import bad_value, notices_of, parse_toml

CONFIG_NAME = "site.toml"


def _filled(value: str) -> str:
    if not value.strip():
        raise bad_value("must not be empty.")
    return value.strip()


def _language(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise bad_value("is not a language tag.", 'Write it as in HTML, such as "zh-Hans" or "zh-Hant-TW".')
    return value


def _timezone(value: str) -> str:
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise bad_value(f'names no time zone: "{value}".', 'Write Area/City, such as "Asia/Shanghai".') from None
    return value


def _base_url(value: str) -> str:
    """Empty, or an http(s) address that ends in a slash."""
    if not value:
        return value
    try:
        parts = urlsplit(value)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_address = False
    if not is_address or parts.query or parts.fragment or re.search(r"\s", value):
        raise bad_value(
            f'is not the address of a site: "{value}".',
            'Write it as "https://example.org/archive/", or leave it empty for relative links only.',
        )
    return value.rstrip("/") + "/"


def _contact(value: str) -> str:
    """Empty, an e-mail address, or the address of a page."""
    if value and not re.fullmatch(r"[^\s@/:?]+@[^\s@/:?]+\.[^\s@/:?]+|https?://[^\s/]+(/\S*)?", value):
        raise bad_value(
            f'is neither an e-mail address nor that of a page: "{value}".',
            'Write it as "archive@example.org" or "https://example.org/contact", or leave it empty.',
        )
    return value


def _folder(value: str) -> str:
    """A folder inside the archive, as a clean relative path with forward slashes."""
    path = PurePosixPath(value.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", value):
        raise bad_value(f'leaves the archive: "{value}".', "Name a folder inside the one that holds site.toml.")
    return str(path)


def _optional_folder(value: str) -> str:
    return _folder(value) if value else ""


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise bad_value(
            f'cannot stand in an address: "{value}".',
            'Use small letters a-z, figures and single hyphens, such as "new-materials".',
        )
    return value


Filled = Annotated[str, AfterValidator(_filled)]
Folder = Annotated[str, AfterValidator(_folder)]
OptionalFolder = Annotated[str, AfterValidator(_optional_folder)]


class _Table(BaseModel):
    """A table of ``site.toml``: unknown keys refused, values frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class SiteSettings(_Table):
    """``[site]``: what the site says of itself, and where it will stand."""

    title: Filled = "报纸档案"
    description: str = ""
    language: Annotated[str, AfterValidator(_language)] = "zh-Hans"
    # Empty: relative links only, so that any sub-path and file:// work. Else it ends in a slash.
    base_url: Annotated[str, AfterValidator(_base_url)] = ""
    timezone: Annotated[str, AfterValidator(_timezone)] = "Asia/Shanghai"
    rights: str = ""
    contact: Annotated[str, AfterValidator(_contact)] = ""  # where readers report mistakes


class FolderSettings(_Table):
    """``[folders]``: relative to ``site.toml``. Empty ``templates``/``assets``: only those shipped."""

    seeds: Folder = "seeds"
    output: Folder = "output"
    templates: OptionalFolder = ""  # files here win over the shipped ones of the same name
    assets: OptionalFolder = ""
    cache: Folder = ".site-builder"


class PaperSettings(_Table):
    """``[paper]``: what the archivist knows of the newspaper and its pages cannot tell."""

    publication: str = ""  # stands for pages that do not state theirs
    reporters: tuple[Filled, ...] = ()
    standing_heads: tuple[Filled, ...] = ()


class WordSettings(_Table):
    """``[words]``: words added to jieba's dictionary for tags and search."""

    dictionary: tuple[Filled, ...] = ()


class TagSettings(_Table):
    """``[tags]``: how many an article gets at most, what is never or always a tag, and which names mean the same.

    The first of each list of ``synonyms`` stands for all of them.
    """

    per_article: int = Field(default=10, strict=True, ge=0, le=50)
    allow: tuple[Filled, ...] = ()
    block: tuple[Filled, ...] = ()
    synonyms: tuple[Annotated[tuple[Filled, ...], Field(min_length=2)], ...] = ()


class SearchSettings(_Table):
    """``[search]``: for hosts that allow only so many files."""

    files: int = Field(default=0, strict=True, ge=0)  # the search's own, at most (no fewer than 9); 0: any number


class TopicSettings(_Table):
    """One ``[[topics]]`` table: a term of the archive's controlled vocabulary."""

    name: Filled
    slug: Annotated[str, AfterValidator(_slug)]
    description: str = ""
    terms: tuple[Filled, ...] = ()


class Settings(_Table):
    """The whole of ``site.toml``."""

    site: SiteSettings = SiteSettings()
    folders: FolderSettings = FolderSettings()
    paper: PaperSettings = PaperSettings()
    words: WordSettings = WordSettings()
    tags: TagSettings = TagSettings()
    search: SearchSettings = SearchSettings()
    topics: tuple[TopicSettings, ...] = ()


def load_settings(path: Path) -> Settings:
    """The settings in the file at ``path``. Raises ConfigError with every mistake at once."""
    return parse_settings(_text_of(path), str(path))


def parse_settings(text: str, path: str) -> Settings:
    """The settings in a TOML text; ``path`` is for the notices. Raises ConfigError, as above."""
    values, places = parse_toml(text, path)
    notices = [
        *topic_clashes(values, places),
        *tag_clashes(values, places),
        *folder_clashes(values, FolderSettings().model_dump(), places),
    ]
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        notices += notices_of(error, Settings, places)
    if notices:
        raise ConfigError(*sorted(notices, key=lambda notice: notice.location.line))
    return settings


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        what = "There is no such file."
        remedy = "Go to the archive's folder, or make a new archive here with `site-builder init`."
    except UnicodeDecodeError as error:
        what, remedy = f"This is not UTF-8 (byte {error.start + 1}).", "Save the file as UTF-8."
    except OSError as error:
        what, remedy = f"This file cannot be read: {error.strerror}.", ""
    raise ConfigError(
        Notice(
            code="config-unreadable",
            severity=Severity.ERROR,
            location=Location(path=str(path)),
            what=what,
            remedy=remedy,
        )
    )
