"""The body of an article: anchors, groups, and text that is never markup."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.newspaper import Role
from site_builder.publish.article_html import blocks_to_html

from .small_archive import HOSTILE, block

TAG = re.compile(r"<[^>]*>")


def words(html: str) -> str:
    """What a reader sees, white space evened out."""
    return " ".join(unescape(TAG.sub("", html)).split())


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    html = blocks_to_html((block(Role.BODY, text, 11, 13),))
    assert words(html) == " ".join(text.split())
    assert html.startswith('<p data-lines="11 13" id="L11">')


@pytest.mark.parametrize("control", ["\x00", "\x02", "\x03", "\x1b", "\x7f"])
def test_controls_are_shown_as_unreadable(control: str) -> None:
    assert words(blocks_to_html((block(Role.BODY, f"甲{control}乙", 1),))) == "甲\ufffd乙"


def test_hostile_text_makes_no_element() -> None:
    html = blocks_to_html((block(Role.BODY, HOSTILE, 1),))
    assert set(re.findall(r"<(\w+)", html)) == {"p", "a"}


def test_a_label_and_its_list_are_a_box() -> None:
    html = blocks_to_html(
        (
            block(Role.STANDING, "数读", 1),
            block(Role.STANDING, "2023年", 2),
            block(Role.LIST, "■一", 3),
            block(Role.LIST, "二", 4),
            block(Role.BODY, "完", 5),
        )
    )
    assert re.sub(r'\s*(data-lines|id)="[^"]*"|\n|<a .*?</a>', "", html) == (
        '<aside aria-label="数读 2023年" class="box"><p class="standing">数读</p><p class="standing">2023年</p>'
        "<ul><li>一</li><li>二</li></ul></aside><p>完</p>"
    )


def test_lists_part_at_other_blocks() -> None:
    blocks = (block(Role.LIST, "一", 1), block(Role.BODY, "中", 2), block(Role.LIST, "二", 3))
    assert blocks_to_html(blocks).count('<ul class="entries">') == 2


def test_a_caption_takes_its_credit_and_says_that_the_picture_is_absent() -> None:
    html = blocks_to_html((block(Role.CAPTION, "图为车间。", 1), block(Role.CREDIT, "甲 摄", 2)))
    assert html.count("<figure") == 1
    assert "图片未收录" in html
    assert re.search(r"<figcaption[^>]*>图为车间。<span class=\"credit\"[^>]*>甲 摄</span></figcaption>", html)


def test_anchors_are_unique_even_on_one_line() -> None:
    html = blocks_to_html((block(Role.BODY, "甲", 4), block(Role.BODY, "乙", 4), block(Role.HEADING, "丙", 6)))
    assert re.findall(r' id="([^"]+)"', html) == ["L4", "L4-2", "L6"]


def test_every_role_has_a_place() -> None:
    for role in Role:
        html = blocks_to_html((block(role, "文字", 7),))
        assert "文字" in html
        assert 'id="L7"' in html
