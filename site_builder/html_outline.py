"""What a checker needs of an HTML page: text in, its ids and links out."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_LOADS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "preconnect", "dns-prefetch"})
_NAVIGATES = frozenset({("a", "href"), ("area", "href"), ("form", "action")})
_SOURCES = frozenset({"src", "poster", "data"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One address in a page. ``loads``: the browser fetches it by itself, without a click."""

    address: str
    line: int
    loads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """``repeated`` are the second and later uses of an id, with their lines."""

    ids: frozenset[str]
    repeated: tuple[tuple[str, int], ...]
    links: tuple[Link, ...]
    is_article: bool


def outline_of(html: str) -> Outline:
    """The outline of one page; whatever HTML it is given, it makes something of it."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    found = parser.found
    return Outline(
        ids=frozenset(found.ids),
        repeated=tuple(found.repeated),
        links=tuple(found.links),
        is_article=found.is_article,
    )


@dataclass
class _Found:
    ids: set[str] = field(default_factory=set)
    repeated: list[tuple[str, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    is_article: bool = False


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = _Found()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if name := values.get("id"):
            if name in self.found.ids:
                self.found.repeated.append((name, self.getpos()[0]))
            self.found.ids.add(name)
        if tag == "meta":
            self._meta(values)
        elif tag == "link":
            self._add(values.get("href", ""), loads=bool(_LOADS & set(values.get("rel", "").lower().split())))
        for name, value in values.items():
            if (tag, name) in _NAVIGATES:
                self._add(value, loads=False)
            elif name in _SOURCES and tag != "link":
                self._add(value, loads=True)
            elif name == "srcset":
                for candidate in value.split(","):
                    self._add(candidate.strip().split(" ")[0], loads=True)

    def _meta(self, values: dict[str, str]) -> None:
        if values.get("property") == "og:type" and values.get("content") == "article":
            self.found.is_article = True
        if values.get("http-equiv", "").lower() == "refresh":
            _, _, target = values.get("content", "").partition("=")
            self._add(target.strip(), loads=False)

    def _add(self, address: str, *, loads: bool) -> None:
        if address:
            self.found.links.append(Link(address=address, line=self.getpos()[0], loads=loads))
