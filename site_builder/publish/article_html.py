"""The body of an article as HTML, through the ``markdown`` package.

In: blocks with roles and source lines. Out: markup in which every block keeps an anchor
``L<first source line>`` (unique on the page) and its lines in ``data-lines``. Each block goes
to ``markdown`` as one Markdown block behind a comment that carries its role; the extension here
turns role and text into elements and groups what belongs together: entries into lists, a
label and the list it heads into a box, a caption and its credit into a figure. Text from the paper
is never markup: what Markdown or HTML could read as such is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markupsafe import Markup

from site_builder.model.article import Block
from site_builder.model.newspaper import Role

_PICTURE_ABSENT = "图片未收录"
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BULLET = re.compile(r"[■□●○◆◇▲△▪•·]\s*")  # printed before an entry: the list's own marker stands for it
_COMMENT = re.compile(r"<!-- (?P<role>[a-z_]+) (?P<lines>\d+(?:\+\d+)*) (?P<anchor>L[\d-]+) -->(?:\n|$)")


def blocks_to_html(blocks: tuple[Block, ...]) -> Markup:
    """The blocks in their order, as HTML."""
    converter = Markdown(extensions=[RoleComments()])
    return Markup(converter.convert("\n\n".join(_marked(blocks))))


def anchors(blocks: Iterable[Block]) -> tuple[str, ...]:
    """One anchor per block: ``L`` and the first source line; later blocks of the same line count on."""
    seen: dict[int, int] = {}
    names = []
    for block in blocks:
        line = block.lines[0] if block.lines else 0
        seen[line] = seen.get(line, 0) + 1
        names.append(f"L{line}" if seen[line] == 1 else f"L{line}-{seen[line]}")
    return tuple(names)


def _marked(blocks: tuple[Block, ...]) -> Iterable[str]:
    for block, anchor in zip(blocks, anchors(blocks), strict=True):
        lines = "+".join(map(str, block.lines)) or "0"
        yield f"<!-- {block.role} {lines} {anchor} -->\n{escaped(block.text)}"


def escaped(text: str) -> str:
    """``text`` so that Markdown gives back exactly its words: one line, no markup, no entities."""
    line = " ".join(_CONTROL.sub("\ufffd", text).split())
    literal = _SPECIAL.sub(r"\\\1", line)
    return literal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class RoleComments(Extension):
    """Reads ``<!-- role 11+13 L11 -->`` before a block; raw HTML is not Markdown here."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.register(_RoleBlocks(md.parser), "role_comments", 200)


class _RoleBlocks(BlockProcessor):
    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)

    def test(self, parent: Element, block: str) -> bool:
        return _COMMENT.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        comment = _COMMENT.match(block)
        assert comment is not None  # ``test`` said so
        element = _place(parent, Role(comment["role"]))
        text = block[comment.end() :]
        element.text = _unbulleted(text) if element.tag == "li" else text
        element.set("id", comment["anchor"])
        element.set("data-lines", comment["lines"].replace("+", " "))
        if comment["role"] == Role.BODY:
            link = {"class": "anchor", "href": f"#{comment['anchor']}", "title": "本段的链接"}
            SubElement(element, "a", {**link, "aria-hidden": "true", "tabindex": "-1"})


def _place(parent: Element, role: Role) -> Element:
    """The new element for a block of this role, put where it belongs at the end of ``parent``."""
    match role:
        case Role.LIST:
            return SubElement(_list(parent), "li")
        case Role.CAPTION:
            figure = SubElement(parent, "figure", {"class": "picture"})
            SubElement(figure, "p", {"class": "picture-absent"}).text = _PICTURE_ABSENT
            return SubElement(figure, "figcaption")
        case Role.CREDIT if (pictured := _last(parent, "figure")) is not None:
            return SubElement(pictured[-1], "span", {"class": "credit"})
        case Role.HEADING | Role.ITEM_HEADING | Role.HEADLINE | Role.SUBHEAD | Role.KICKER:
            return SubElement(parent, "h2", {"class": role.replace("_", "-")})
        case Role.BODY:
            return SubElement(parent, "p")
        case _:
            return SubElement(parent, "p", {"class": str(role)})


def _list(parent: Element) -> Element:
    """The list that a new entry joins: the open one, or one in the box of the label just before."""
    if (open_box := _last(parent, "aside")) is not None:
        return open_box[-1]
    if (entries := _last(parent, "ul")) is not None:
        return entries
    labels = _open_labels(parent)
    if not labels:
        return SubElement(parent, "ul", {"class": "entries"})
    for label in labels:
        parent.remove(label)
    box = SubElement(parent, "aside", {"class": "box", "aria-label": " ".join(label.text or "" for label in labels)})
    box.extend(labels)
    return SubElement(box, "ul")


def _open_labels(parent: Element) -> list[Element]:
    """The labels at the end of ``parent``, one below the other, as in 数读 and then its subject."""
    labels: list[Element] = []
    for element in reversed(parent):
        if element.get("class") != Role.STANDING:
            break
        labels.insert(0, element)
    return labels


def _unbulleted(text: str) -> str:
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def _last(parent: Element, tag: str) -> Element | None:
    return parent[-1] if len(parent) and parent[-1].tag == tag else None
