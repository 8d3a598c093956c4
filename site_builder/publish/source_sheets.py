"""The view of a page's source beside its text, block by block.

In: a page, its history (the file's lines, what cleaning changed). Out: a ``SourceView`` in which
every source line stands once: in the block it went into, or among the lines left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from site_builder.model.archive import ArchivePage
from site_builder.model.article import Block
from site_builder.model.newspaper import Change, Role
from site_builder.publish import permalinks
from site_builder.publish.article_sheets import source_anchor
from site_builder.publish.cards import Place, page_card
from site_builder.publish.catalogue import Entry
from site_builder.publish.headings import title
from site_builder.publish.page_sheets import full_name
from site_builder.publish.passages import anchored_blocks
from site_builder.publish.view_parts import Link, SourceGroup, SourceRow
from site_builder.publish.views import SourceView

_ROLE_NAMES: Mapping[Role, str] = {
    Role.KICKER: "引题",
    Role.HEADLINE: "主题",
    Role.SUBHEAD: "副题",
    Role.BYLINE: "署名",
    Role.BODY: "正文",
    Role.HEADING: "小标题",
    Role.ITEM_HEADING: "条目标题",
    Role.LIST: "列项",
    Role.CAPTION: "图片说明",
    Role.CREDIT: "图片署名",
    Role.STANDING: "栏目题",
    Role.JUMP: "转版",
    Role.FURNITURE: "版面信息",
}


_RULE_NAMES: Mapping[str, str] = {
    "arrow-ornament": "去箭头",
    "book-marks": "书名号",
    "bracket": "括号",
    "connector": "连接号",
    "correction": "人工更正",
    "dash": "破折号",
    "ellipsis": "省略号",
    "emphasis-mark": "去强调符号",
    "full-stop": "句号",
    "full-width-alphanumeric": "全角字母数字",
    "full-width-sign": "全角符号",
    "han-zero": "汉字数字零",
    "heading-mark": "去标题符号",
    "html-entity": "网页字符",
    "html-tag": "去网页标签",
    "inner-book-marks": "内层书名号",
    "inner-quotes": "内层引号",
    "interpunct": "间隔号",
    "invisible-character": "去不可见字符",
    "latin-and": "and 改为和",
    "list-mark": "去列表符号",
    "list-number": "序号标点",
    "mark-form": "标点字形",
    "outer-space": "行首行末空白",
    "quotation-side": "引号方向",
    "quote-form": "引号字形",
    "rule-line": "去分隔线",
    "space-at-mark": "标点旁空格",
    "straight-quotes": "直引号",
    "stray-space": "词中空格",
    "white-space": "空白",
    "wide-mark": "全角标点",
}
"""Cleaning rules in Chinese; one that is not named here is shown under its own name."""
_CORRECTED = _RULE_NAMES["correction"]


def source_view(page: ArchivePage, place: Place) -> SourceView:
    history = place.catalogue.histories[page.id]
    texts = {line.number: line.text for line in history.lines}
    reasons: defaultdict[int, list[str]] = defaultdict(list)
    for change in history.changes:
        reasons[change.line] += _reasons(change)
    entries = place.catalogue.by_page[page.id]
    groups = [_article_group(entry, texts, reasons, place) for entry in entries]
    if page.furniture:
        heading = Link(label="版面信息", href="")
        rows = tuple(_row(block, texts, reasons, "") for block in page.furniture)
        groups.append(SourceGroup(heading=heading, anchor="furniture", rows=rows))
    blocks = [block for entry in entries for block in entry.text.blocks] + list(page.furniture)
    used = {line for block in blocks for line in block.lines}
    if dropped := [number for number in texts if number not in used]:
        groups.append(_dropped_group(dropped, texts, reasons))
    return SourceView(
        head=place.head(
            f"原文对照 · {full_name(page, place)}",
            f"{full_name(page, place)}的识别原文与整理文本逐行对照。",
            section=permalinks.DATES,
            scripts=("site.js",),
        ),
        card=page_card(page, place),
        source_name=page.source.path,
        groups=tuple(groups),
        line_count=len(texts),
        changed_count=len(reasons.keys() & texts.keys()),
        joined_count=sum(len(block.lines) - 1 for block in blocks if len(block.lines) > 1),
        dropped_count=len(dropped),
    )


def _reasons(change: Change) -> list[str]:
    """The names of a change's rules; of a person's correction, what they say of it too."""
    names = [_RULE_NAMES.get(rule, rule) for rule in change.rule.split("+")]
    return [f"{name}：{change.reason}" if name == _CORRECTED and change.reason else name for name in names]


def _article_group(
    entry: Entry, texts: Mapping[int, str], reasons: Mapping[int, list[str]], place: Place
) -> SourceGroup:
    path = permalinks.article_path(entry.article.id)
    rows = (
        _row(block, texts, reasons, place.href(f"{path}#{anchor}")) for block, anchor in anchored_blocks(entry.text)
    )
    return SourceGroup(
        heading=Link(label=title(entry.text), href=place.href(path)),
        anchor=source_anchor(entry),
        rows=tuple(sorted(rows, key=_first_line)),
    )


def _row(block: Block, texts: Mapping[int, str], reasons: Mapping[int, list[str]], href: str) -> SourceRow:
    rules = dict.fromkeys(rule for line in block.lines for rule in reasons.get(line, ()))
    return SourceRow(
        lines=tuple((line, texts.get(line, "")) for line in block.lines),
        role=_ROLE_NAMES[block.role],
        text=block.text,
        reasons=tuple(rules),
        href=href,
    )


def _dropped_group(numbers: list[int], texts: Mapping[int, str], reasons: Mapping[int, list[str]]) -> SourceGroup:
    rows = tuple(
        SourceRow(lines=((n, texts[n]),), role="未收入", text="", reasons=tuple(reasons.get(n, ())), href="")
        for n in numbers
    )
    return SourceGroup(heading=Link(label="未收入正文的行", href=""), anchor="dropped", rows=rows)


def _first_line(row: SourceRow) -> int:
    return min((number for number, _ in row.lines), default=0)
