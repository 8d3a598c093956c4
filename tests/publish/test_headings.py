"""Titles, openings and bylines."""

from __future__ import annotations

import pytest

from site_builder.model.article import Article, BylineRole, Contributor
from site_builder.model.newspaper import Role
from site_builder.publish.headings import (
    byline_text,
    opening,
    shortened,
    split_heading,
    title,
    writers,
)

from .small_archive import block


def of(*texts: str) -> Article:
    return Article(first_line=1, blocks=tuple(block(Role.BODY, text, n) for n, text in enumerate(texts, 1)))


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("本报讯（某报记者 甲）近日，会议召开。", "近日，会议召开。"),
        ("本报讯 原校长某同志，因病逝世。", "原校长某同志，因病逝世。"),
        ("新华社酒泉10月25日电（记者 甲、乙）飞船待发。", "飞船待发。"),
        ("（上接1版）另一方面。", "另一方面。"),
        ("本报讯", "本报讯"),
        ("本报今年创刊七十年。", "本报今年创刊七十年。"),
    ],
)
def test_an_opening_leaves_the_dateline_out(text: str, start: str) -> None:
    assert opening(of(text)) == start


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("短。", 10, "短。"),
        ("一二三四五六。七八九十甲乙丙", 10, "一二三四五六。"),
        ("一二三四五六，七八九十甲乙丙", 10, "一二三四五六……"),
        ("一二三四五六七八九十甲乙丙", 10, "一二三四五六七八九十……"),
    ],
)
def test_texts_are_cut_at_a_stop_or_a_pause(text: str, limit: int, short: str) -> None:
    assert shortened(text, limit) == short


def test_a_lost_headline_is_marked() -> None:
    assert title(of("正文开头。")) == "〔原题缺失〕正文开头。"


def test_the_stack_ends_where_the_body_begins() -> None:
    blocks = (
        block(Role.STANDING, "栏目", 1),
        block(Role.HEADLINE, "题", 2),
        block(Role.STANDING, "数读", 3),
        block(Role.LIST, "一", 4),
        block(Role.BYLINE, "甲 整理", 5),
    )
    parts = split_heading(Article(first_line=1, blocks=blocks))
    assert (parts.stack, parts.body) == (blocks[:2], blocks[2:])


def test_people_stand_under_their_roles_once() -> None:
    byline = (
        Contributor(name="甲", role=BylineRole.REPORTER, affiliation="某报"),
        Contributor(name="乙", role=BylineRole.REPORTER, affiliation="某报"),
        Contributor(name="甲", role=BylineRole.PHOTOGRAPHER),
    )
    article = Article(first_line=1, blocks=(), byline=byline)
    assert byline_text(byline) == "某报记者 甲 乙　摄影 甲"
    assert writers(article) == ("甲", "乙")
