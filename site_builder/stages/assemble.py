"""LabelledPage -> Articles: lines joined into blocks, blocks set in reading order, bylines and jumps read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from site_builder.model.article import Article, Block, BylineRole, Contributor, Dateline
from site_builder.model.newspaper import LabelledLine, LabelledPage, Role
from site_builder.text.bylines import BylineText, photo_credit, read_byline
from site_builder.text.formulas import BULLETS, DatelineText, JumpText, find_dateline, find_jumps

_HEAD_ORDER = {Role.STANDING: 0, Role.KICKER: 1, Role.HEADLINE: 2, Role.SUBHEAD: 3, Role.BYLINE: 4}
_LATIN_EDGE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def assemble(page: LabelledPage) -> tuple[Article, ...]:
    """The articles of ``page``, in the order of their first lines."""
    numbers = sorted({line.article for line in page.lines} - {0})
    return tuple(_article([line for line in page.lines if line.article == number]) for number in numbers)


def furniture(page: LabelledPage) -> tuple[Block, ...]:
    """The page's own lines as blocks, in printed order."""
    return _blocks([line for line in page.lines if line.article == 0])


def _article(lines: Sequence[LabelledLine]) -> Article:
    blocks = _reading_order(_blocks(lines))
    dateline = next(
        (found for block in blocks if block.role is Role.BODY and (found := find_dateline(block.text))), None
    )
    jumps = [jump for block in blocks if block.role in (Role.BODY, Role.JUMP) for jump in find_jumps(block.text)]
    return Article(
        first_line=lines[0].line.number,
        blocks=blocks,
        byline=_byline(blocks, dateline),
        dateline=_dateline(dateline),
        continued_from=_page(jumps, forward=False),
        continued_on=_page(jumps, forward=True),
    )


def _blocks(lines: Iterable[LabelledLine]) -> tuple[Block, ...]:
    """One block for each chain of joined lines, at the place of the chain's first line."""
    chains: dict[int, list[LabelledLine]] = {}
    head: dict[int, int] = {}
    for line in lines:
        number = line.line.number
        first = head.get(line.joins, number) if line.joins is not None else number
        head[number] = first
        chains.setdefault(first, []).append(line)
    return tuple(
        Block(
            role=chain[0].role,
            text=_joined([line.line.text for line in chain], chain[0].role),
            lines=tuple(line.line.number for line in chain),
        )
        for chain in chains.values()
    )


def _joined(texts: Sequence[str], role: Role) -> str:
    """Paragraph parts run on; parts of a heading are set apart by a space; Latin words never fuse."""
    if role in (Role.HEADLINE, Role.HEADING, Role.KICKER, Role.SUBHEAD):
        return " ".join(texts)
    whole = texts[0]
    for text in texts[1:]:
        fuse = whole[-1:] in _LATIN_EDGE and text[:1] in _LATIN_EDGE
        whole += f" {text}" if fuse else text
    return whole


def _reading_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The heading stack first, wherever it stood; boxes and all else keep the printed order.

    A standing head belongs to the stack only if no running text comes before it; so does a byline, but one with a
    mark (□) may stand below an opening paragraph that columns put above the headline.
    """
    text_at = next((at for at, block in enumerate(blocks) if block.role is Role.BODY), len(blocks))
    head_at = next((at for at, block in enumerate(blocks) if block.role is Role.HEADLINE), -1)

    def belongs(at: int, block: Block) -> bool:
        if block.role is Role.STANDING:
            return at < text_at and not _labels_a_box(blocks, at)
        if block.role in (Role.KICKER, Role.SUBHEAD):
            return head_at >= 0 or at < text_at
        if block.role is Role.BYLINE:
            marked = block.text.startswith(tuple(BULLETS))
            after = any(later.role is Role.BODY for later in blocks[at + 1 :])
            before = sum(earlier.role is Role.BODY for earlier in blocks[:at])
            return after and (before == 0 or (marked and before == 1))
        return block.role is Role.HEADLINE

    stack = [block for at, block in enumerate(blocks) if belongs(at, block)]
    rest = [block for at, block in enumerate(blocks) if not belongs(at, block)]
    return tuple(sorted(stack, key=lambda block: _HEAD_ORDER[block.role]) + rest)


def _labels_a_box(blocks: Sequence[Block], at: int) -> bool:
    return at + 1 < len(blocks) and blocks[at + 1].role is Role.LIST


def _byline(blocks: Sequence[Block], dateline: DatelineText | None) -> tuple[Contributor, ...]:
    texts = [dateline.staff] if dateline and dateline.staff else []
    texts += [block.text for block in blocks if block.role in (Role.BYLINE, Role.CREDIT)]
    texts += [credit for block in blocks if block.role is Role.CAPTION and (credit := photo_credit(block.text))]
    found = [contributor for text in texts for person in read_byline(text) for contributor in _contributors(person)]
    return tuple(dict.fromkeys(found))


_BY_DUTY = {"摄": BylineRole.PHOTOGRAPHER, "摄影": BylineRole.PHOTOGRAPHER, "供图": BylineRole.PHOTOGRAPHER,
            "整理": BylineRole.COMPILER, "编译": BylineRole.COMPILER, "翻译": BylineRole.COMPILER}  # fmt: skip


def _contributors(person: BylineText) -> Iterator[Contributor]:
    """A correspondent who took the picture is both; a reporter who did is named for the picture."""
    contributor = _contributor(person)
    yield contributor
    if "通讯员" in person.title and contributor.role is BylineRole.PHOTOGRAPHER:
        yield replace(contributor, role=BylineRole.CORRESPONDENT)


def _contributor(person: BylineText) -> Contributor:
    """The duty decides where it says what was done (摄), the title otherwise."""
    title = person.title
    if person.duty in _BY_DUTY:
        role = _BY_DUTY[person.duty]
    elif "首席" in title:
        role = BylineRole.CHIEF_REPORTER
    elif "记者" in title:
        role = BylineRole.REPORTER
    elif "通讯员" in title:
        role = BylineRole.CORRESPONDENT
    elif title == "实习生":
        role = BylineRole.INTERN
    elif title in ("图", "摄影", "制图"):
        role = BylineRole.PHOTOGRAPHER
    else:
        role = BylineRole.AUTHOR
    return Contributor(name=person.name, role=role, affiliation=person.medium)


def _dateline(found: DatelineText | None) -> Dateline | None:
    if found is None:
        return None
    return Dateline(source=found.source, place=found.place, month=found.month, day=found.day)


def _page(jumps: Sequence[JumpText], *, forward: bool) -> int | None:
    return next((jump.page for jump in jumps if jump.forward is forward), None)
