"""Punctuation is set by its context; what is not Chinese text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.punctuation import repair
from site_builder.text.traced import trace

MARKS = "，。、；：？！“”‘’（）《》,.;:?!()\"'-—…& "
TEXT = st.text(alphabet=st.sampled_from(MARKS + "中文报纸第一版abcXYZ0123ＡＢ１２\u3000\u200b"), max_size=40)

ANY_MARKS = st.text(
    alphabet=st.sampled_from(MARKS + "–―─⋯·•<>«»〈〉＜＞`％．－／﹐｡1234二一九〇O○年中文报纸经济发展abA\u3000"),
    max_size=30,
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("近日,工信部公布名单:共3家;", "近日，工信部公布名单：共3家；"),
        ("增长1,024万元,其中12:30开始", "增长1,024万元，其中12:30开始"),
        ("西部(重庆)科学城(TEE)项目(第2批)", "西部（重庆）科学城（TEE）项目（第2批）"),
        ("详见https://a.gov.cn/x?y=1,2(官网)", "详见https://a.gov.cn/x?y=1,2（官网）"),
        ("共１２家ＡＢ企业", "共12家AB企业"),
        ("他说...", "他说……"),
        ("企业 and 高校", "企业和高校"),
        ("rock and roll", "rock and roll"),
        ('他说"好"', "他说“好”"),
        ('5" 屏', '5" 屏'),
        ("① 第一㎡", "① 第一㎡"),
        ("完成了.", "完成了。"),
        ("3.5%", "3.5%"),
        ("2—3年", "2—3年"),
        ("记者　张三", "记者 张三"),
        ("a\u200bb\ufeff中", "ab中"),
        ("增长５．３％", "增长5.3%"),
        ("发于11:30,比分3:1", "发于11:30，比分3:1"),
        ("写信到a.b@c.com.cn,或看www.a.cn/b,c", "写信到a.b@c.com.cn，或看www.a.cn/b,c"),
        ("他说。。。", "他说……"),
        ("等等…", "等等……"),
        ("…………", "…………"),
        ("wait... what", "wait... what"),
        ("AI--人工智能――未来", "AI——人工智能——未来"),
        ("—甲乙", "——甲乙"),
        ("甲–乙线", "甲—乙线"),
        ("研发—转化", "研发—转化"),
        ("江城-海州", "江城-海州"),
        ("马克•吐温", "马克·吐温"),
        ("二O二三年和一九九○年", "二〇二三年和一九九〇年"),
        ("1、加强领导；2、落实责任", "1.加强领导；2.落实责任"),
        ("1. 加强领导", "1.加强领导"),
        ("1、2号机组投产", "1、2号机组投产"),
        ("3.5亿元", "3.5亿元"),
        ("一．总则", "一、总则"),
        ("（一）、总则", "（一）总则"),
        ("(1)总则", "（1）总则"),
        ("①、总则", "①总则"),
        ("经济发 展迅速,形势很好。", "经济发展迅速，形势很好。"),
        ("全国 人民,团结起来。", "全国 人民，团结起来。"),
        ("(记者 白 麟),报道。", "（记者 白 麟），报道。"),
        ("记者 高 峰,报道。", "记者 高 峰，报道。"),
        ("新桥通车 两岸欢腾", "新桥通车 两岸欢腾"),
    ],
)
def test_marks_are_set_by_their_neighbours(before: str, after: str) -> None:
    assert repair(trace(before)).text == after


@given(ANY_MARKS)
def test_a_repaired_text_needs_no_repair(text: str) -> None:
    once = repair(trace(text)).text
    assert repair(trace(once)).edits == ()


@given(TEXT)
def test_no_letter_digit_or_han_character_is_lost(text: str) -> None:
    def kept(value: str) -> str:
        halved = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in value)
        return "".join(c for c in halved.replace("and", "").replace("和", "") if c.isalnum())

    assert kept(repair(trace(text)).text) == kept(text)


@given(TEXT)
def test_every_difference_has_an_edit(text: str) -> None:
    line = repair(trace(text))
    assert bool(line.edits) == (line.text != text)
