"""Where everything in the site stands: the only module that knows the shape of an address.

In: ids, slugs and names. Out: ASCII paths relative to the output folder, and relative hrefs
between them, so that the site works from any sub-path and from ``file://``. An address never
comes from a title: it must survive a better reading of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote, urlsplit

from site_builder.model.archive import ArticleId, PageId
from site_builder.model.newspaper import PageFacts
from site_builder.notices import Location, Notice, Severity

HOME = "index.html"
INDEXES = "indexes/index.html"
FIGURES = "figures/index.html"
FIGURES_TABLE = "figures/figures.csv"
DATES = "dates/index.html"
SEARCH = "search/index.html"
ABOUT = "about/index.html"
REVIEW = "review/index.html"
NOT_FOUND = "404.html"
SEARCH_MANIFEST = "search/manifest.js"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
OPENSEARCH = "opensearch.xml"

RESERVED_SEGMENTS = frozenset(
    {"topics", "tags", "people", "organisations", "places", "reporters", "indexes", "figures"}
    | {"dates", "search", "about", "review", "assets", "404"}
)
"""First segments that belong to the site itself; no page may be called so, in any case of letters."""

_INDEX = "index.html"
_SAFE_SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_DEVICE_NAME = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)  # refused by Windows
_LONGEST_SEGMENT = 80
_DIGITS = 6  # of a name's hash
_MORE_DIGITS = 16  # where six are not enough to tell two names apart


def page_id(facts: PageFacts, stem: str) -> PageId:
    """The id of a page: ``YYYY-MM-DD/PP`` when both are stated, else the seed's stem made ASCII."""
    if facts.date is not None and facts.page_number is not None:
        return PageId(f"{facts.date.isoformat()}/{facts.page_number:02d}")
    return PageId(ascii_segment(stem))


def article_id(page: PageId, first_line: int) -> ArticleId:
    """The id of an article: its page's, then its first source line, so that a better segmentation
    of one article moves no other."""
    return ArticleId(f"{page}/{first_line:04d}")


def ascii_segment(name: str) -> str:
    """``name`` if it is a safe path segment already, else its pinyin and six digits of its hash."""
    safe = _SAFE_SEGMENT.fullmatch(name) and not _DEVICE_NAME.fullmatch(name)
    return name if safe and len(name) <= _LONGEST_SEGMENT else hashed_slug(name)


def hashed_slug(name: str, digits: int = _DIGITS) -> str:
    """Pinyin for the eye, a hash of the exact name for uniqueness: ``kongtianxinxi-3f2a1b``.

    >>> hashed_slug("空天信息")
    'kongtianxinxi-fd4cb1'
    """
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
    readable = re.sub(r"[^a-z0-9]+", "-", pinyin(name).lower()).strip("-")[:48].rstrip("-")
    return f"{readable}-{digest}" if readable else digest


def pinyin(name: str) -> str:
    """``name`` in toneless pinyin, other characters as they are."""
    from pypinyin import lazy_pinyin  # its tables take a quarter of a second: only when needed

    return "".join(lazy_pinyin(name))


def page_path(page: PageId) -> str:
    return f"{page}/{_INDEX}"


def source_path(page: PageId) -> str:
    return f"{page}/source/{_INDEX}"


def article_path(article: ArticleId) -> str:
    return f"{article}/{_INDEX}"


def topic_path(slug: str) -> str:
    return f"topics/{ascii_segment(slug)}/{_INDEX}"


def index_path(segment: str) -> str:
    """The index of all terms of one kind."""
    return f"{segment}/{_INDEX}"


def initial_path(segment: str, initial: str) -> str:
    """The index of the terms of one kind that begin with a letter. No term's slug is without a hyphen and a hash."""
    return f"{segment}/{initial.lower()}/{_INDEX}"


def term_paths(segment: str, names: Iterable[str]) -> dict[str, str]:
    """Where the page of each name stands. Names that would share a slug all get a longer hash, in whatever order
    they come."""
    slugs = {name: hashed_slug(name) for name in names}
    counts = Counter(slugs.values())
    return {
        name: f"{segment}/{slug if counts[slug] == 1 else hashed_slug(name, _MORE_DIGITS)}/{_INDEX}"
        for name, slug in slugs.items()
    }


def data_path(path: str) -> str:
    """The data that a term's page shows, beside it."""
    return f"{path.removesuffix(_INDEX)}term.json"


def source_line(number: int) -> str:
    """The anchor of a source line in the source view of its page."""
    return f"S{number}"


def figures_path(page: PageId) -> str:
    return f"{page}/figures/{_INDEX}"


def feed_path(path: str) -> str:
    """The feed that belongs to an index page: beside it."""
    return f"{path.removesuffix(_INDEX)}{FEED}"


def page_download(page: PageId, kind: str) -> str:
    """A file beside a page; ``kind`` is its extension: ``md``, ``txt``, ``ledger.csv``."""
    return f"{page}/page.{kind}"


def article_download(article: ArticleId, kind: str) -> str:
    """A file beside an article; ``kind`` is its extension: ``txt``, ``bib``, ``ris``, ``csl.json``."""
    return f"{article}/article.{kind}"


def redirect_path(former: str) -> str:
    """The page that stands where a former id stood."""
    return f"{former}/{_INDEX}"


def root_prefix(path: str) -> str:
    """What leads from a page back to the site's root: ``../../`` from ``a/b/index.html``."""
    return "../" * path.count("/")


def href(origin: str, target: str) -> str:
    """The relative link from one output path to another (``target`` may carry a fragment)."""
    return root_prefix(origin) + target


def canonical(base_url: str, path: str) -> str:
    """The absolute address of a path, folders without their ``index.html``; empty without a base."""
    if not base_url:
        return ""
    folder = path if path.rpartition("/")[2] != _INDEX else path.removesuffix(_INDEX)
    return f"{base_url.rstrip('/')}/{quote(folder)}"


def base_path(base_url: str) -> str:
    """The path at which the site stands on its host, with a slash at its end; empty when not known."""
    return f"{urlsplit(base_url).path.rstrip('/')}/" if base_url else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A path that something wants to stand at; ``location`` is what asks for it."""

    path: str
    location: Location


def refused_pages(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Notice]]:
    """The page ids (as ``path``) that cannot be had: reserved ones, and later ones of a pair that only
    differ in case or not at all. The first to come keeps the id; each refusal says how to mend it."""
    taken: dict[str, Claim] = {}
    for claim in claims:
        folded = claim.path.casefold()
        if folded.split("/")[0] in RESERVED_SEGMENTS:
            yield (
                claim,
                Notice(
                    code="page-id-reserved",
                    severity=Severity.ERROR,
                    location=claim.location,
                    what=f"The page cannot be called {claim.path!r}: the site itself uses that name.",
                    remedy="Rename the seed, or state its date and page number.",
                ),
            )
        elif (holder := taken.setdefault(folded, claim)) is not claim:
            yield (
                claim,
                Notice(
                    code="page-id-taken",
                    severity=Severity.ERROR,
                    location=claim.location,
                    what=f"The page id {claim.path!r} belongs to {holder.location} already.",
                    remedy="Give one of the two another date, page number or file name.",
                ),
            )


def path_collisions(claims: Iterable[Claim]) -> tuple[Notice, ...]:
    """Two output files at one path, case set aside, or a file where another needs a folder.

    The net under every other rule: nothing in the site may overwrite anything else in silence.
    """
    taken: dict[str, Claim] = {}
    notices = []
    for claim in claims:
        holder = taken.setdefault(claim.path.casefold(), claim)
        if holder is not claim:
            notices.append(_collision(claim, holder))
    for claim in list(taken.values()):
        folders = _folders(claim.path.casefold())
        notices.extend(_collision(claim, taken[folder]) for folder in folders if folder in taken)
    return tuple(notices)


def _folders(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _collision(claim: Claim, holder: Claim) -> Notice:
    return Notice(
        code="path-taken",
        severity=Severity.ERROR,
        location=claim.location,
        what=f"{claim.path!r} would stand where {holder.path!r} of {holder.location} stands already.",
        remedy="Rename one of the two.",
    )
