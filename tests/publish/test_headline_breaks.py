"""Headlines break between words, and read as before."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.publish.headline_breaks import phrases


@given(st.text(max_size=30))
def test_the_text_is_kept(text: str) -> None:
    assert unescape(re.sub(r"<[^>]*>", "", phrases(text, list))) == " ".join(text.split())


@pytest.mark.parametrize(
    ("words", "broken"),
    [
        (["重庆", "加快", "推动"], "重庆<wbr>加快<wbr>推动"),
        (["“", "硬核", "”", "科技", "，", "问世"], "“硬核”<wbr>科技，<wbr>问世"),
        (["“", "武陵山", "号", "”", "首发"], "“武陵山号”<wbr>首发"),
        (["“", "一个很长", "很长很长", "的引语", "”"], "“一个很长<wbr>很长很长的引语”"),
        (["超", "24", "万个"], "超<wbr>24万个"),
        (["我们", "的", "城"], "我们的<wbr>城"),
        (["<b>", "粗"], "&lt;b&gt;<wbr>粗"),
    ],
)
def test_breaks_stand_between_words_only(words: list[str], broken: str) -> None:
    assert phrases("".join(words), lambda _: words) == f'<span class="phrase">{broken}</span>'


def test_printed_parts_are_set_apart() -> None:
    assert phrases("前 后", list) == '<span class="phrase">前</span> <span class="phrase">后</span>'
