"""Article -> genre: what kind of text it is, by its labels, its form and its length."""

from __future__ import annotations

import re

from site_builder.model.article import Article
from site_builder.model.knowledge import Genre
from site_builder.model.newspaper import Role

LONG = 1500
"""Characters from which signed text with crossheads or without a dateline is a feature."""
_SHORT_PHOTO = 450
_ITEMS = 4
_TURNS = 3

_OBITUARY = re.compile(r"逝世$|讣告|逝世[一-龥]{0,4}$")
_NOTICE = re.compile(
    r"(?:公告|公示|启事|通告|声明|征集|申报|招聘|招标)(?:启动)?(?:申报)?$|^(?:公告|公示|启事|通告|导读)"
)
_LIST = re.compile(r"一览(?:表)?$|(?:榜单|名单|清单|目录|排行榜|大事记)$")
_SIDEBAR = re.compile(
    r"新闻链接|相关链接|^链接|相关新闻|相关报道|新闻背景|延伸阅读|新闻助读|小贴士|名词解释|知识链接|新闻多一点"
)
_COMMENTARY = re.compile(r"短评|社论|评论员|快评|时评|锐评|杂谈|随笔|编者按|编后|记者手记|微评|今日论坛")
_INTERVIEW = re.compile(r"^(?:记者|问|主持人|[\u4e00-\u9fff]{2,6}(?:日报|晚报|新闻))[：:]")


def find_genre(article: Article) -> Genre:
    """The genre of ``article``; news where nothing says otherwise."""
    headline, standing = article.headline, " ".join(article.texts(Role.STANDING))
    body = article.texts(Role.BODY)
    if _OBITUARY.search(headline):
        return Genre.OBITUARY
    if _SIDEBAR.search(standing):
        return Genre.SIDEBAR
    if _COMMENTARY.search(f"{standing} {' '.join(article.texts(Role.BYLINE))}"):
        return Genre.COMMENTARY
    if _LIST.search(headline) or len(article.texts(Role.ITEM_HEADING)) >= _ITEMS:
        return Genre.LIST
    if sum(bool(_INTERVIEW.match(text)) for text in body) >= _TURNS:
        return Genre.INTERVIEW
    if _is_photo_news(article):
        return Genre.PHOTO
    if _NOTICE.search(headline) or not (body or article.texts(Role.CAPTION) or article.texts(Role.LIST)):
        return Genre.NOTICE
    return Genre.FEATURE if _is_feature(article) else Genre.NEWS


def _is_photo_news(article: Article) -> bool:
    """Little text beside a caption or a photographer's credit, and no filing from a reporter."""
    length = sum(len(text) for text in article.texts(Role.BODY))
    credits = " ".join((*article.texts(Role.CREDIT), *article.texts(Role.BYLINE)))
    pictured = bool(article.texts(Role.CAPTION)) or "摄" in credits
    return pictured and length <= _SHORT_PHOTO and article.dateline is None


def _is_feature(article: Article) -> bool:
    """Long text under its author's name, or in chapters."""
    length = sum(len(text) for text in article.texts(Role.BODY))
    return length >= LONG and article.dateline is None
