"""Checks a built site: the output folder in, a notice for every fault out.

It reads nothing but the files, as a visitor's browser would, so that it also catches what the
build believes to be right.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from site_builder.html_outline import Link, Outline, outline_of
from site_builder.notices import Location, Notice, Severity, SiteBuilderError
from site_builder.publish.output import MANIFEST, read_manifest

LARGEST_ARTICLE = 60_000
"""Bytes of HTML, uncompressed, that an article page may have."""

_NOWHERE = "https://site.invalid/"  # stands for the address of a site that has none
_CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was looked at, and every fault, in order of file and line."""

    pages: int
    links: int
    notices: tuple[Notice, ...]


def check_site(output: Path, base_url: str = "") -> CheckReport:
    """Check every file of a built site. ``base_url`` is the site's own address, if it has one.

    Raises SiteBuilderError where there is no built site.
    """
    manifest = read_manifest(output)
    if not manifest:
        raise SiteBuilderError(_finding("site-missing", output, "", 0, "There is no built site here.", _BUILD))
    outlines = {
        path: outline_of((output / path).read_text("utf-8", errors="replace"))
        for path in sorted(manifest)
        if path.endswith(".html") and (output / path).is_file()
    }
    site = _Site(output=output, base=base_url or _NOWHERE, files=frozenset(manifest), outlines=outlines)
    notices = [*_manifest_faults(site, {path: entry.digest for path, entry in manifest.items()})]
    for path, outline in outlines.items():
        notices += _page_faults(site, path, outline)
    for path in sorted(manifest):
        if path.endswith(".css") and (output / path).is_file():
            notices += _stylesheet_faults(site, path)
    links = sum(len(outline.links) for outline in outlines.values())
    notices.sort(key=lambda notice: (notice.location.path, notice.location.line))
    return CheckReport(pages=len(outlines), links=links, notices=tuple(notices))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    output: Path
    base: str
    files: frozenset[str]
    outlines: Mapping[str, Outline]

    def finding(self, code: str, path: str, line: int, what: str, remedy: str = "") -> Notice:
        return _finding(code, self.output, path, line, what, remedy)


_BUILD = "Run `site-builder build`."


def _finding(code: str, output: Path, path: str, line: int, what: str, remedy: str) -> Notice:
    location = Location(path=str(output / path), line=line)
    return Notice(code=code, severity=Severity.ERROR, location=location, what=what, remedy=remedy)


def _manifest_faults(site: _Site, digests: Mapping[str, str]) -> Iterator[Notice]:
    for path, digest in digests.items():
        file = site.output / path
        if not file.is_file():
            yield site.finding("file-missing", path, 0, "The manifest lists this file, and it is gone.", _BUILD)
        elif hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            yield site.finding("file-altered", path, 0, "This is not what the build wrote.", _BUILD)
    for file in sorted(site.output.rglob("*")):
        path = file.relative_to(site.output).as_posix()
        if file.is_file() and path != MANIFEST and path not in site.files:
            what = "The manifest does not list this file: the build did not make it."
            yield site.finding("file-unlisted", path, 0, what, "Move it out of the output folder.")


def _page_faults(site: _Site, path: str, outline: Outline) -> Iterator[Notice]:
    size = (site.output / path).stat().st_size
    if outline.is_article and size > LARGEST_ARTICLE:
        what = f"This article page has {size} bytes; at most {LARGEST_ARTICLE} are meant."
        yield site.finding("page-large", path, 0, what)
    for name, line in outline.repeated:
        yield site.finding("id-repeated", path, line, f'The id "{name}" stands here a second time.')
    yield from _link_faults(site, path, outline.links)


def _stylesheet_faults(site: _Site, path: str) -> Iterator[Notice]:
    text = (site.output / path).read_text("utf-8", errors="replace")
    links = (
        Link(address=match[1], line=text.count("\n", 0, match.start()) + 1, loads=True)
        for match in _CSS_ADDRESS.finditer(text)
        if not match[1].startswith("#")  # a part of the page itself
    )
    yield from _link_faults(site, path, links)


def _link_faults(site: _Site, path: str, links: Iterable[Link]) -> Iterator[Notice]:
    for link in links:
        try:
            what = _fault_of(site, path, link)
        except ValueError:
            what = ("link-malformed", "is no address at all")
        if what:
            yield site.finding(what[0], path, link.line, f'"{link.address[:200]}" {what[1]}.')


def _fault_of(site: _Site, path: str, link: Link) -> tuple[str, str] | None:
    """The code of a link's fault and what is wrong with it, or None."""
    target = urljoin(site.base + path, link.address)
    parts = urlsplit(target)
    if parts.scheme not in ("http", "https"):
        return None
    if not target.startswith(site.base):
        is_own_host = parts.netloc == urlsplit(site.base).netloc
        if is_own_host:
            return "link-outside", "leads out of the site"
        return ("request-external", "is fetched from another host") if link.loads else None
    if link.address.startswith("/") and path != "404.html":
        return "link-absolute", "works neither below another path nor from a folder on disk"
    fault = _missing(site, unquote(target[len(site.base) :].split("#")[0].split("?")[0]), unquote(parts.fragment))
    if fault and fault[0] == "link-folder" and urlsplit(link.address).scheme:
        return None  # a full address is never opened from disk; a canonical one names the folder on purpose
    return fault


def _missing(site: _Site, file: str, anchor: str) -> tuple[str, str] | None:
    if not file or file.endswith("/"):
        if f"{file}index.html" in site.files:
            return "link-folder", "names a folder: from disk a browser shows its files, not its index.html"
        return "link-broken", "leads nowhere"
    if file not in site.files and file != MANIFEST:
        return "link-broken", "leads nowhere"
    outline = site.outlines.get(file)
    if anchor and outline and anchor not in outline.ids and anchor != "top" and not _is_text(anchor):
        return "anchor-broken", f'names no id in "{file}"'
    return None


def _is_text(anchor: str) -> bool:
    """A text fragment (``#:~:text=``) names words, not an id."""
    return anchor.startswith(":~:")
