"""Lines that belong to a page, not to an article: folio lines, masthead data, editors, pointers to other pages.

Patterns of the trade, not of one paper. All expect cleaned text.
"""

from __future__ import annotations

import re

from site_builder.text.formulas import is_jump_line

_H = "\u4e00-\u9fff"
_FOLIO = re.compile(
    r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日|[二一][〇○零九]..年.{1,3}月.{1,3}日).{0,12}星期[一二三四五六日天]"
    r"|星期[一二三四五六日天].{0,20}(?:19|20)\d\d年\d{1,2}月"
    r"|(?:19|20)\d\d年\d{1,2}月\d{1,2}日.{0,14}第\s?[A-Z]?[\d一二三四五六七八九十]{1,3}\s?版|(?:19|20)\d\d\.\d{1,2}\.\d{1,2}\s?星期"
    r"|^[^\s。，]{2,8}[报刊]\s第[一二三四五六七八九十\d]{1,3}版"
    r"|^第?[A-Z]?\d{1,3}\s?版(?:\s?[^\s。，]{1,8})?$|^第\s?\d{2,6}\s?期|农历[^。]{2,12}(?:初|十|廿|三十)"
)
_MASTHEAD = re.compile(
    r"国内统一(?:连续出版物号|刊号)|邮发代号|今日\s?\d+\s?版|代号\s?\d+-\d+|ISSN|CN\s?\d\d-\d{4}|(?:新闻|报料|订阅|广告|发行|投稿|读者)(?:热线|电话|邮箱|部)"
    r"|^今[日天].{2,28}℃$|零售(?:价|每份)|^(?!.*出版社).*定价[:：]?\s?\d|社址[:：]|主管主办|今[日天](?:天气|气象)[：:\s]|邮编[:：]|E-?mail|@[\w.]+\.(?:com|cn|net)"
)
_EDITORS = re.compile(
    r"^[（(]?(?:本版)?(?:责任编辑|执行编辑|视觉编辑|美术编辑|图片编辑|值班(?:主任|编委|总编|编辑)|本版编辑|责编|美编|版式|校对|图编|审读|编审|组版|编辑|主编|制版|检校|排版|统筹|策划)\s?[:：/／\s]"
    r"|(?:责任编辑|责编|主编)\s?[:：\s]\s?\S{2,4}.{0,8}(?:版式|美编|美术|视觉|校对|组版)"
)
_TEASER = re.compile(
    r"^[^。]{4,36}\s(?:[A-Z]\d{1,2}|[A-Z]?\d{1,2}版|第\d{1,2}版)$|^[^。]{0,24}?(?:详见|见|刊|→|▶|>>+)\s?(?:今日|本报)?(?:第?[A-Z]?\d{1,3}[-—～、\d]*版)|^[A-Z]?\d{1,3}\s?版\s?(?:刊登|刊发|导读)|^(?:今日)?导读[:：]?$"
    r"|^[■●▲▶◆]?\s?(?:[A-Z]?\d{1,2}|第\d{1,2})\s?版\s?[|｜：:]\s?\S|^[■●▲▶◆]+\s?(?:[A-Z]?\d{1,2}|第\d{1,2})\s?版\s\S|^[^。]{4,36}[？！”\s][A-Z]?\d{1,2}版·\S{2,4}$"
    r"|^[▶▲■]?\s?(?:今日)?导读[\s:：].+\d|^[▲●■].{4,36}（第[一二三四五六七八九十\d]{1,2}版）$|敬请(?:关注|留意|垂注)[^。]{0,12}版$"
)
_TEASING = 48
"""Characters of the longest pointer."""
_DATE = re.compile(rf"(?:[12]\d{{3}}|[一二〇○零九八七六五四三]{{4}})年[\d{_H}]{{1,3}}月[\d{_H}]{{1,3}}日")
_PAGE_AND_SECTION = re.compile(
    rf"^(?:[A-Z]?\d{{1,3}}|第[{_H}\d]{{1,3}}版)\s?[{_H}·]{{2,6}}$"
    rf"|^[{_H}·]{{2,6}}\s[A-Z]?\d{{1,2}}(?:[-—]\d{{1,2}})?$"
)


def is_folio(text: str) -> bool:
    """True for the page's own lines: date and weekday, page number, masthead data."""
    return len(text) <= 80 and "。" not in text and bool(_FOLIO.search(text) or _MASTHEAD.search(text))


def is_editors(text: str) -> bool:
    """True for 责编 张三 美编 李四 and its kin."""
    return len(text) <= 80 and bool(_EDITORS.search(text))


def is_teaser(text: str) -> bool:
    """True for a line that only points to another page: 2版刊登, 详见3版."""
    return len(text) <= _TEASING and bool(_TEASER.search(text)) and not is_jump_line(text)


def is_dated(text: str) -> bool:
    """True for a short line with a full date in it and no sentence around it."""
    return len(text) <= 32 and "，" not in text and "。" not in text and bool(_DATE.search(text))


def is_page_and_section(text: str) -> bool:
    """True for a page number and the few words of a section, in either order: A4 城事."""
    return bool(_PAGE_AND_SECTION.match(text))
