"""Lines of the page itself are known from their wording, and no news is taken for one."""

from __future__ import annotations

import pytest

from site_builder.text import page_lines


@pytest.mark.parametrize(
    "text",
    [
        "江边日报 2009年12月24日 第3版 能源",
        "江边农村报 第二版 村镇",
        "2016.11.15 星期二 深度",
        "江边日报社主管主办 第24617号",
        "今日天气：北部多云，南部有小雨",
    ],
)
def test_folio_lines_come_in_many_forms(text: str) -> None:
    assert page_lines.is_folio(text)


@pytest.mark.parametrize(
    "text", ["责任编辑：甲乙 版式：丙丁", "05 村镇 责任编辑：甲乙 版式：丙丁 校对：戊己", "主编：甲乙 美术编辑：丙丁"]
)
def test_editors_are_known_behind_other_words_too(text: str) -> None:
    assert page_lines.is_editors(text)


@pytest.mark.parametrize(
    "text",
    [
        "■05版 | 月饼买多了怎么保存",
        "■05版 月饼买多了怎么保存",
        "▲渡口扩建：钱从哪里来（第二版）",
        "今日导读 B2 夜市之后 B3 一套房的三次降价",
        "明日本报将推出摄影比赛启事，敬请留意第8版",
        "“夜市”火了，然后呢？6版·深度",
    ],
)
def test_pointers_to_other_pages_come_in_many_forms(text: str) -> None:
    assert page_lines.is_teaser(text)


@pytest.mark.parametrize(
    "text",
    [
        "《渡口旧事》，甲乙著，江边出版社2019年8月第一版，定价58元",
        "第二版教材昨日发到学生手里",
        "责任编辑谈校对：一个字也不能错",
        "3版改2版，晚报昨起瘦身",
        "渡口恢复通航",
    ],
)
def test_news_is_no_line_of_the_page(text: str) -> None:
    assert not (page_lines.is_folio(text) or page_lines.is_editors(text) or page_lines.is_teaser(text))
