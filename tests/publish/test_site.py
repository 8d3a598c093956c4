"""The whole site in memory: links, ids, policy, hostile text, reproducibility."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from site_builder.model.archive import Archive
from site_builder.notices import SiteBuilderError
from site_builder.publish import permalinks
from site_builder.publish.assets import shipped_folder
from site_builder.publish.downloads import download_files
from site_builder.publish.feeds import feed_files
from site_builder.publish.hosting import hosting_files
from site_builder.publish.render import environment_digest, sheet_digest

from .small_archive import SmallSite, small_archive, small_site

# Written by other stages: search data, the pages' Markdown.
ELSEWHERE = re.compile(r"search/manifest\.js|.*/page\.md")


@dataclass
class Outline(HTMLParser):
    """What the tests want to know of a page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags[tag] += 1
        self._in_data = tag == "script" and values.get("type") == "application/ld+json"
        if tag == "style" or "style" in values or any(name.startswith("on") for name in values):
            self.faults.append(f"inline style or handler in <{tag}>")
        if tag == "script" and not values.get("src") and not self._in_data:
            self.faults.append("inline script")
        if values.get("id"):
            self.ids.append(str(values["id"]))
        self.links += [str(values[name]) for name in ("href", "src", "action") if values.get(name)]

    def handle_data(self, data: str) -> None:
        (self.json_ld if self._in_data else self.text).append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False


@pytest.fixture(scope="module")
def site() -> SmallSite:
    return small_site()


@pytest.fixture(scope="module")
def outlines(site: SmallSite) -> dict[str, Outline]:
    read = {}
    for file in site.html:
        outline = Outline()
        outline.feed(file.content.decode())
        read[file.path] = outline
    return read


def test_every_kind_of_page_is_there(site: SmallSite) -> None:
    templates = {path.name for path in shipped_folder("templates").glob("*.html")} - {"base.html"}
    assert {sheet.template for sheet in site.sheets} == templates


def test_ids_are_unique(outlines: dict[str, Outline]) -> None:
    for path, outline in outlines.items():
        assert [id_ for id_, count in Counter(outline.ids).items() if count > 1] == [], path


def test_a_strict_policy_refuses_nothing(outlines: dict[str, Outline]) -> None:
    assert {path: outline.faults for path, outline in outlines.items() if outline.faults} == {}


def test_every_internal_link_resolves(site: SmallSite, outlines: dict[str, Outline]) -> None:
    files = {file.path for file in (*site.assets, *site.html)}
    files |= {file.path for file in download_files(site.catalogue)}
    broken = []
    for path, outline in outlines.items():
        for link in outline.links:
            parts = urlsplit(link)
            assert not parts.scheme and not parts.netloc, f"{path} asks for {link}"
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            if path == permalinks.NOT_FOUND:
                target = target.removeprefix("/")
            if not parts.path:
                target = path
            if (target not in files and not ELSEWHERE.fullmatch(target)) or (
                parts.fragment and unquote(parts.fragment) not in outlines[target].ids
            ):
                broken.append((path, link))
    assert broken == []


def test_nothing_in_the_text_becomes_markup(outlines: dict[str, Outline]) -> None:
    for path, outline in outlines.items():
        assert outline.tags["b"] == (2 if path == permalinks.HOME else 0), path  # the front page's own figures
        assert "javascript:1" not in outline.links
    article = outlines["2024-02-29/01/0003/index.html"]
    shown = "".join(article.text)
    assert "</script><b>粗</b>" in shown
    assert "{{ page }}" in shown
    assert "&amp; **星** [链]" in shown


def test_structured_data_survives_hostile_text(outlines: dict[str, Outline]) -> None:
    (text,) = outlines["2024-02-29/01/0003/index.html"].json_ld
    data = json.loads(text)
    assert data["@type"] == "NewsArticle"
    assert "</script>" in data["headline"]
    assert "<" not in text
    assert data["datePublished"] == "2024-02-29"
    assert data["author"] == [{"@type": "Person", "name": "甲", "jobTitle": "记者"}]


def test_what_is_not_known_is_not_claimed(outlines: dict[str, Outline], site: SmallSite) -> None:
    (path,) = (e for e in outlines if e.startswith("disan") and e.endswith("0001/index.html"))
    (text,) = outlines[path].json_ld
    assert "datePublished" not in json.loads(text)
    shown = "".join(outlines[path].text)
    assert "版面 约2023年12月28日至2024年1月3日（推断）" in shown
    assert "不早于<2023-12-28>" in shown
    assert "2023" not in "".join(outlines[path].json_ld)
    assert "[2023-12-28/2024-01-03]" in "".join(outlines[path].text)


def test_zotero_sees_a_newspaper_article(site: SmallSite) -> None:
    html = next(f for f in site.html if f.path == "2024-02-29/01/0003/index.html").content.decode()
    assert '<meta name="DC.type" content="newspaperArticle">' in html
    assert '<meta name="prism.publicationName" content="某报">' in html
    assert '<meta name="citation_author" content="甲">' in html
    assert '<meta name="citation_date" content="2024/02/29">' in html
    assert "citation_journal_title" not in html


def test_jumps_link_both_ways_or_say_that_the_page_is_absent(outlines: dict[str, Outline]) -> None:
    first, second = "2024-02-29/01/0003/index.html", "2024-02-29/02/0002/index.html"
    assert f"../../../{second}" in outlines[first].links
    assert f"../../../{first}" in outlines[second].links
    assert "下转第9版（本档案未收录该版）" in "".join(outlines[second].text)


def test_related_articles_say_why(outlines: dict[str, Outline]) -> None:
    assert "同有标签：共同" in "".join(outlines["2024-02-29/01/0003/index.html"].text)


def test_the_page_of_misses_works_at_any_depth_of_its_host() -> None:
    for base_url, root in (("", "/"), ("https://e.org/a/", "/a/")):
        html = next(f for f in small_site(base_url).html if f.path == permalinks.NOT_FOUND).content.decode()
        links = re.findall(r'(?:href|src|action)="([^"#]+)"', html)
        assert links
        assert [link for link in links if not link.startswith(root)] == []


def test_hits_can_be_marked(site: SmallSite) -> None:
    html = next(f for f in site.html if f.path == "2024-02-29/01/0003/index.html").content.decode()
    assert '<article class="article" data-article-id="2024-02-29/01/0003">' in html
    assert html.count('<div class="article-body">') == 1
    assert re.search(r'<script src="\.\./\.\./\.\./assets/highlight-[0-9a-f]{8}\.js" defer>', html)


def test_a_lost_headline_is_said_to_be_lost(outlines: dict[str, Outline]) -> None:
    shown = "".join(outlines["2024-02-29/01/0040/index.html"].text)
    assert "〔原题缺失〕没有标题的一段。" in shown
    assert "原报标题没有识别出来" in shown


def test_source_lines_that_were_left_out_are_shown(outlines: dict[str, Outline]) -> None:
    shown = "".join(outlines["2024-02-29/01/source/index.html"].text)
    assert "无用<行>" in shown
    assert "去标题符号" in shown


def test_former_ids_lead_on(outlines: dict[str, Outline], site: SmallSite) -> None:
    assert "../../2024-02-29/02/0002/index.html" in outlines["old/0001/index.html"].links
    assert "../../index.html" in outlines["old/0002/index.html"].links


def test_two_builds_are_equal(site: SmallSite) -> None:
    again = small_site()
    assert again.html == site.html
    assert [sheet_digest(s) for s in again.sheets] == [sheet_digest(s) for s in site.sheets]


def test_an_article_page_is_light(site: SmallSite) -> None:
    assert max(len(file.content) for file in site.html) < 60_000


def test_the_digest_knows_templates_and_the_site(site: SmallSite, tmp_path: object) -> None:
    folder = shipped_folder("templates")
    digest = environment_digest((folder,), site.site)
    assert digest == environment_digest((folder,), small_site().site)
    assert digest != environment_digest((folder,), small_site("https://e.org/").site)
    assert digest != environment_digest((folder / "parts",), site.site)


def test_an_empty_archive_is_still_a_site() -> None:
    empty = small_site(archive=Archive(pages=(), histories=(), redirects=()))
    front = next(file for file in empty.html if file.path == "index.html").content.decode()
    assert "档案里还没有版面" in front


def test_colliding_addresses_are_refused() -> None:
    archive = small_archive()
    with pytest.raises(SiteBuilderError) as error:
        small_site(archive=Archive(pages=archive.pages * 2, histories=archive.histories, redirects=()))
    assert error.value.notices[0].code == "path-taken"


def test_without_a_base_url_nothing_absolute_is_made(site: SmallSite) -> None:
    assert feed_files(site.catalogue) == ()
    paths = {file.path for file in hosting_files(site.catalogue.settings, ())}
    assert paths == {".nojekyll", "_headers", "robots.txt"}
    assert not any(b'rel="canonical"' in file.content for file in site.html)
