"""The set phrases of a newspaper page are known from their wording."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.text import formulas
from site_builder.text.bylines import read_byline, split_names


@pytest.mark.parametrize(
    ("text", "source", "place", "day", "staff"),
    [
        ("本报讯（山城日报记者 白 麟）近日，", "本报", "", (0, 0), "山城日报记者 白 麟"),
        ("新华社酒泉10月25日电 神舟", "新华社", "酒泉", (10, 25), ""),
        ("新华社北京3月1日电（记者甲乙、丙丁）全国", "新华社", "北京", (3, 1), "记者甲乙、丙丁"),
        ("本报北京12月31日专电（记者 王五）", "本报", "北京", (12, 31), "记者 王五"),
        ("据新华社电 外交部", "新华社", "", (0, 0), ""),
        ("本报讯 原副校长", "本报", "", (0, 0), ""),
        ("江城讯（记者 李四）昨日", "本报", "江城", (0, 0), "记者 李四"),
    ],
)
def test_datelines(text: str, source: str, place: str, day: tuple[int, int], staff: str) -> None:
    found = formulas.find_dateline(text)
    assert found is not None
    assert (found.source, found.place, (found.month, found.day), found.staff) == (source, place, day, staff)


@pytest.mark.parametrize(
    "text",
    [
        "近日，市里召开会议。",
        "通讯员队伍建设",
        "电子信息产业",
        "本报告显示，去年增长",
        "新闻发布会上",
        "最近从报上看到两条消息，引起了担忧。",
        "来自市新闻局的消息说，会议已经结束。",
        "一些晚报经常刊登的收费电话广告",
    ],
)
def test_running_text_has_no_dateline(text: str) -> None:
    assert formulas.find_dateline(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "□本报记者 张三",
        "■山城日报首席记者 李四 王五",
        "（记者甲乙、丙丁、戊己）",
        "记者张三整理",
        "本报记者 张三 李四 摄影报道",
        "□ 王小二",
    ],
)
def test_bylines(text: str) -> None:
    assert formulas.is_byline(text)


@pytest.mark.parametrize(
    "text", ["记者从会上获悉，今年将新增学位。", "重庆启动新项目", "让记者走进基层听民声", "图书馆开放"]
)
def test_other_lines_are_no_bylines(text: str) -> None:
    assert not formulas.is_byline(text)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("本报记者 白 麟 何春阳", [("白麟", "记者"), ("何春阳", "记者")]),
        ("记者 李志 实习生 卜俊", [("李志", "记者"), ("卜俊", "实习生")]),
        ("（记者甲乙、丙丁戊）", [("甲乙", "记者"), ("丙丁戊", "记者")]),
        ("（本组稿件由山城日报记者夏天、张三撰写）", [("夏天", "记者"), ("张三", "记者")]),
        ("本组图片除署名外均由受访者供图", []),
    ],
)
def test_names_of_a_byline(text: str, people: list[tuple[str, str]]) -> None:
    assert [(person.name, person.title) for person in read_byline(text)] == people


def test_two_single_characters_are_one_name() -> None:
    assert split_names("白 麟 何春阳 李 四") == ("白麟", "何春阳", "李四")


@pytest.mark.parametrize(
    ("text", "page", "forward"),
    [("（上接1版）另一方面", 1, False), ("再出发。（下转第十二版）", 12, True), ("(紧接第二版)", 2, True)],
)
def test_jumps(text: str, page: int, forward: bool) -> None:
    assert formulas.find_jumps(text) == (formulas.JumpText(page=page, forward=forward),)


def test_a_reference_to_another_page_is_no_jump() -> None:
    assert formulas.find_jumps("（相关报道见3版）") == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 雷达", ("bare", 1)),
        ("二、建设", ("han", 2)),
        ("（三）其他", ("paren", 3)),
        ("④灯", ("circle", 4)),
        ("12.项目", ("arabic", 12)),
        ("3 12英寸硅片", ("bare", 3)),
        ("其一，别急", ("each", 1)),
        ("四问：会不会", ("ask", 4)),
        ("【反映二】渡口", ("wordno", 2)),
        ("【三】灯", ("bracket", 3)),
        ("▶第一招，亮", ("ordinal", 1)),
    ],
)
def test_leading_numbers(text: str, number: tuple[str, int]) -> None:
    assert formulas.leading_number(text) == number


@pytest.mark.parametrize("text", ["2023年", "3.5%的人", "10亿元", "一带一路"])
def test_figures_are_no_leading_numbers(text: str) -> None:
    assert formulas.leading_number(text) is None


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="记者报社网通讯员摄文图、 /（）□甲乙版上接讯电月日1", max_size=200))
def test_no_line_keeps_the_patterns_busy(text: str) -> None:
    begin = time.perf_counter()
    formulas.is_byline(text)
    formulas.find_dateline(text)
    formulas.is_credit(text)
    formulas.is_jump_line(text)
    formulas.find_jumps(text)
    read_byline(text)
    assert time.perf_counter() - begin < 1  # a bound on backtracking, hundreds of times what is usual


@pytest.mark.parametrize("text", ["（三五）班的同学来信", "三五、说明", "第一二：某某", "（十十）某某"])
def test_digits_that_make_no_number_open_no_item(text: str) -> None:
    assert formulas.leading_number(text) is None


@pytest.mark.parametrize(
    "text",
    ["(详见第四版)", "详见A07版", "见第五版", ">>> 详见 C14、C15 版", "（书单见11版）", "（详见今日B6版《某某》）"],
)
def test_a_line_that_only_points_to_another_page_is_a_jump(text: str) -> None:
    assert formulas.is_jump_line(text)
    assert formulas.find_jumps(text) == ()


@pytest.mark.parametrize("text", ["停电通知见3版", "渡口详见第二版教材", "渡口扩建，详见3版"])
def test_a_title_that_points_to_another_page_is_no_jump(text: str) -> None:
    assert not formulas.is_jump_line(text)


def test_staff_in_brackets_before_the_news_is_a_dateline() -> None:
    found = formulas.find_dateline("（记者 甲乙丙）渡口昨天恢复通航。")
    assert found is not None and (found.staff, found.source, found.length) == ("记者 甲乙丙", "本报", 8)
    assert formulas.find_dateline("（记者 甲乙丙 摄）") is None


def test_a_jump_to_no_page_is_no_jump() -> None:
    assert formulas.find_jumps("（下转一二版）") == ()


@pytest.mark.parametrize("text", ["编辑同志：我是一名教师。", "编辑：", "尊敬的编辑老师：您好", "记者同志你们好"])
def test_a_letter_greets_the_editors(text: str) -> None:
    assert formulas.is_salutation(text)


@pytest.mark.parametrize("text", ["记者同志们的一天", "编辑手记：写在后面", "记者：您最近在忙什么？", "编辑部昨日开放"])
def test_what_only_names_editors_greets_nobody(text: str) -> None:
    assert not formulas.is_salutation(text)


@pytest.mark.parametrize(
    "text",
    [
        "丁一（作者系江边大学教授）",
        "文/江边医院主任医师 丁 一",
        "本报编辑部整理",
        "小木（化名）",
    ],
)
def test_writers_may_be_named_without_a_title(text: str) -> None:
    assert formulas.is_byline(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("线路一 石桥沟：溯溪", ("wordno", 1)),
        ("展品10 第一台铣床", ("wordno", 10)),
        ("误区三：越贵越好", ("wordno", 3)),
    ],
)
def test_items_may_be_numbered_behind_a_word(text: str, number: tuple[str, int]) -> None:
    assert formulas.leading_number(text) == number
