"""site.toml: every mistake told at once, with its line and a remedy."""

from __future__ import annotations

import pickle
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.config import (
    FolderSettings,
    PaperSettings,
    Settings,
    SiteSettings,
    TagSettings,
    TopicSettings,
    load_settings,
    parse_settings,
)
from site_builder.config_text import render_settings
from site_builder.notices import ConfigError, Notice


def mistakes(text: str) -> list[Notice]:
    with pytest.raises(ConfigError) as caught:
        parse_settings(text, "site.toml")
    return list(caught.value.notices)


def mistake(text: str) -> Notice:
    (notice,) = mistakes(text)
    return notice


def test_an_empty_file_gives_the_defaults() -> None:
    assert parse_settings("", "site.toml") == Settings()


def test_a_full_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(
        """\ufeff
site.title = "山城旧闻"
site.base_url = "https://example.org/archive"
folders = { seeds = "pages//2024/", output = "public" }
[paper]
reporters = ["王小明"]
[[topics]]
name = "新材料"
slug = "new-materials"
terms = ["铝合金", "玻璃"]
""",
        "utf-8",
    )
    settings = load_settings(path)
    assert settings.site.title == "山城旧闻"
    assert settings.site.base_url == "https://example.org/archive/"
    assert settings.folders.seeds == "pages/2024"
    assert settings.topics[0].terms == ("铝合金", "玻璃")


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    notices = mistakes(
        """[site]
titel = "x"
timezone = "Mars/Base"

[folders]
cache = "../cache"
output = "seeds/output"

[[topics]]
name = "甲"
slug = "jia"

[[topics]]
name = "乙"
slug = "jia"
terms = ["一",
  2]
"""
    )
    assert [(notice.location.line, notice.code) for notice in notices] == [
        (2, "unknown-key"),
        (3, "bad-value"),
        (6, "bad-value"),
        (7, "folder-clash"),
        (15, "topic-repeated"),
        (17, "wrong-type"),
    ]
    assert notices[0].excerpt == 'titel = "x"'
    assert str(notices[5].location) == "site.toml:17"


@pytest.mark.parametrize(
    ("tags", "what"),
    [
        ('allow = ["甲"]\nblock = ["甲"]', '"tags.allow" makes a tag of "甲", which "tags.block" forbids.'),
        (
            'block = ["甲"]\nsynonyms = [["甲", "乙"]]',
            '"tags.synonyms" makes a tag of "甲", which "tags.block" forbids.',
        ),
        ('synonyms = [["甲", "乙"], ["丙", "乙"]]', '"乙" stands in two lists of "tags.synonyms".'),
    ],
)
def test_a_word_is_not_both_a_tag_and_none_nor_two_tags(tags: str, what: str) -> None:
    notice = mistake(f"[tags]\n{tags}")
    assert notice.code == "tag-contradiction"
    assert notice.what == what


def test_a_list_of_synonyms_has_at_least_two() -> None:
    assert mistake('[tags]\nsynonyms = [["甲"]]').location.line == 2


def test_an_unknown_key_comes_with_the_nearest_known_one() -> None:
    assert mistake("[site]\ntitel = 'x'").remedy == 'Did you mean "title"?'
    assert mistake("[sites]").remedy == 'Did you mean "site"?'
    assert mistake("[[topics]]\nname='a'\nslug='a'\ntearms=[]").remedy == 'Did you mean "terms"?'
    assert "base_url" in mistake("[site]\nqqq = 1").remedy


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("site.title = 5", '"site.title" must be text in quotes, but is the number 5.'),
        ("site.title = ['a']", '"site.title" must be text in quotes, but is a list.'),
        ("site = 1", '"site" must be a table, but is the number 1.'),
        (
            "paper.reporters = 'x'",
            '"paper.reporters" must be a list in square brackets, but is the text "x".',
        ),
        ("tags.per_article = true", '"tags.per_article" must be a whole number, but is true.'),
        ("tags.per_article = -1", '"tags.per_article" must be 0 or more.'),
        ("[[topics]]\nname = 'a'", '"topics[1].slug" is missing.'),
        ("[topics]\nname = 'a'", '"topics" must be a list in square brackets, but is a table.'),
        ("words.dictionary = ['a', '  ']", '"words.dictionary[2]" must not be empty.'),
    ],
)
def test_wrong_types_in_plain_words(text: str, words: str) -> None:
    assert mistake(text).what == words


@pytest.mark.parametrize("slug", ["新材料", "New", "a b", "a--b", "-a", "a/b", ""])
def test_slugs_that_cannot_stand_in_an_address(slug: str) -> None:
    assert "cannot stand in an address" in mistake(f"[[topics]]\nname='a'\nslug='{slug}'").what


@pytest.mark.parametrize(
    "address", ["example.org", "ftp://example.org", "https://", "https://a b", "https://a/?q=1", "https://[x"]
)
def test_addresses_that_are_none(address: str) -> None:
    assert "not the address of a site" in mistake(f"site.base_url = '{address}'").what


@pytest.mark.parametrize(("address", "kept"), [("http://a", "http://a/"), ("https://a/b//", "https://a/b/")])
def test_an_address_ends_in_one_slash(address: str, kept: str) -> None:
    assert parse_settings(f"site.base_url = '{address}'", "x").site.base_url == kept


@pytest.mark.parametrize(
    "contact", ["archive", "a@b", "a b@c.org", "ftp://e.org", "a@b.org?cc=c@d.org", "javascript:1"]
)
def test_a_contact_is_an_address_to_write_to_or_to_open(contact: str) -> None:
    assert "neither an e-mail address nor that of a page" in mistake(f"site.contact = '{contact}'").what


@pytest.mark.parametrize("contact", ["", "archive@example.org", "https://example.org/issues?new=1"])
def test_a_contact_is_kept(contact: str) -> None:
    assert parse_settings(f"site.contact = '{contact}'", "x").site.contact == contact


@pytest.mark.parametrize("zone", ["Mars/Base", "", "Asia", "../etc/passwd"])
def test_time_zones_that_are_none(zone: str) -> None:
    assert "names no time zone" in mistake(f"site.timezone = '{zone}'").what


@pytest.mark.parametrize("folder", ["../up", "/srv", "a/../../b", "C:\\\\x", "\\\\x"])
def test_folders_may_not_leave_the_archive(folder: str) -> None:
    assert "leaves the archive" in mistake(f'folders.templates = "{folder}"').what


@pytest.mark.parametrize(
    "folders",
    [
        "output = 'seeds'",
        "output = 'seeds/site'",
        "output = '.site-builder/site'",
        "output = 'a'\ntemplates = 'a/templates'",
        "seeds = 'x'\ncache = './x/'",
    ],
)
def test_the_build_writes_where_nothing_else_is(folders: str) -> None:
    assert mistake(f"[folders]\n{folders}").code == "folder-clash"


@pytest.mark.parametrize("name", ["output", "cache"])
@pytest.mark.parametrize("folder", ["", ".", "./"])
def test_the_build_never_writes_over_the_archive_itself(name: str, folder: str) -> None:
    assert "is the archive itself" in mistake(f"folders.{name} = '{folder}'").what


def test_broken_toml_names_the_line() -> None:
    notice = mistake("[site]\ntitle = 报\n")
    assert (notice.code, notice.location.line, notice.excerpt) == ("toml-syntax", 2, "title = 报")


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="site-builder init"):
        load_settings(tmp_path / "site.toml")


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_bytes("site.title = '报'".encode("gb18030"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_settings(path)
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings(tmp_path)


words = st.text(min_size=1).map(str.strip).filter(bool)
lists_of_words = st.lists(words, max_size=4).map(tuple)
some_settings = st.builds(
    Settings,
    site=st.builds(SiteSettings, title=words, description=st.text(), rights=st.text()),
    folders=st.builds(FolderSettings, seeds=st.just("a/b"), templates=st.sampled_from(["", "own"])),
    paper=st.builds(PaperSettings, publication=st.text(), reporters=lists_of_words, standing_heads=lists_of_words),
    tags=st.builds(
        TagSettings,
        per_article=st.integers(0, 50),
        allow=lists_of_words,
        synonyms=st.lists(words, min_size=2, max_size=3, unique=True).map(lambda group: (tuple(group),)),
    )
    | st.builds(TagSettings, block=lists_of_words),
    topics=st.lists(
        st.builds(
            TopicSettings,
            name=words,
            slug=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
            description=st.text(),
            terms=lists_of_words,
        ),
        max_size=3,
        unique_by=(lambda topic: topic.slug, lambda topic: topic.name),
    ).map(tuple),
)


@given(settings=some_settings)
def test_settings_shown_and_read_again_are_the_same(settings: Settings) -> None:
    text = render_settings(settings)
    tomllib.loads(text)
    again = parse_settings(text, "site.toml")
    assert again == settings
    assert repr(again) == repr(settings)
    assert hash(again) == hash(settings)
    assert pickle.loads(pickle.dumps(settings)) == settings
