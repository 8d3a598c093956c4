"""Settings of an archive: ``site.toml`` parsed once into frozen values.

Every mistake in the file is reported at once, with its line; an unknown key is an error
with the nearest known key as a suggestion.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class _Table(BaseModel):
    """A table of ``site.toml``: unknown keys refused, values frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class SiteSettings(_Table):
    """``[site]``: what the site says of itself, and where it will stand."""

    title: str = "报纸档案"
    description: str = ""
    language: str = "zh-Hans"
    base_url: str = ""  # empty: relative links only, so that any sub-path and file:// work
    timezone: str = "Asia/Shanghai"
    rights: str = ""


class FolderSettings(_Table):
    """``[folders]``: relative to ``site.toml``. Empty ``templates``/``assets``: only those shipped."""

    seeds: str = "seeds"
    output: str = "output"
    templates: str = ""  # files here win over the shipped ones of the same name
    assets: str = ""
    cache: str = ".site-builder"


class PaperSettings(_Table):
    """``[paper]``: what the archivist knows of the newspaper and its pages cannot tell."""

    publication: str = ""  # stands for pages that do not state theirs
    reporters: tuple[str, ...] = ()
    standing_heads: tuple[str, ...] = ()


class WordSettings(_Table):
    """``[words]``: words added to jieba's dictionary for tags and search."""

    dictionary: tuple[str, ...] = ()


class TagSettings(_Table):
    """``[tags]``: how many an article gets at most, and what is never or always a tag."""

    per_article: int = 8
    allow: tuple[str, ...] = ()
    block: tuple[str, ...] = ()


class TopicSettings(_Table):
    """One ``[[topics]]`` table: a term of the archive's controlled vocabulary."""

    name: str
    slug: str
    description: str = ""
    terms: tuple[str, ...] = ()


class Settings(_Table):
    """The whole of ``site.toml``."""

    site: SiteSettings = SiteSettings()
    folders: FolderSettings = FolderSettings()
    paper: PaperSettings = PaperSettings()
    words: WordSettings = WordSettings()
    tags: TagSettings = TagSettings()
    topics: tuple[TopicSettings, ...] = ()
