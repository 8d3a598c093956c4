"""What tells the label of a column, a series or a table from a headline."""

from __future__ import annotations

import pytest

from site_builder.model.newspaper import Role
from site_builder.stages.segment.features import Feature
from site_builder.stages.segment.grammar import load_lexicon
from site_builder.stages.segment.labels import label_features
from tests.stages.pages import labelled
from tests.stages.test_segment import BODY, MORE, groups, roles

LEXICON = load_lexicon()


def features_of(text: str) -> set[Feature]:
    return set(label_features(text, LEXICON))


@pytest.mark.parametrize("text", ["河畔走笔", "■ 灯下随笔 ■", "投诉直通车", "街巷信箱 5551234", "寻访手记", "镇村传真", ">回音壁", "编 读 往 来", "数说春运"])
def test_the_name_of_a_column_is_known_by_its_ending(text: str) -> None:
    assert Feature.COLUMN in features_of(text)


@pytest.mark.parametrize("text", ["水厂改造工程昨日在城北追踪", "渡口恢复通航", "停水公告", "更正", "信箱里的一封信"])
def test_a_headline_or_the_head_of_a_notice_is_no_name_of_a_column(text: str) -> None:
    assert Feature.COLUMN not in features_of(text)


@pytest.mark.parametrize("text", ["走进老码头③", "江边工厂调查（中）", "深化改革·县里的事", "求解停车难（之三）", "夜归人素描之六", "山乡新事（系列报道之四）"])
def test_a_series_is_known_by_its_number_or_its_two_parts(text: str) -> None:
    assert Feature.SERIES in features_of(text)


def test_a_sentence_with_a_number_is_no_series() -> None:
    assert not features_of("水厂昨天改造完毕，日供水十万吨（三）")


@pytest.mark.parametrize("text", ["今日菜价(单位:元/斤)", "煤价一览（元／吨）"])
def test_the_title_of_a_table_says_its_units(text: str) -> None:
    assert Feature.UNITS in features_of(text.replace("／", "/"))


@pytest.mark.parametrize("text", ["", " ", "·", "【】", "①", "（上）", "0" * 50])
def test_scraps_are_no_labels(text: str) -> None:
    assert not features_of(text)


def test_a_comment_below_the_name_of_its_column_is_an_article() -> None:
    page = labelled(
        f"## 供水管网检查\n\n本报讯（记者 甲乙）{BODY}\n\n{MORE}\n\n河畔走笔\n\n路灯该为谁亮\n\n{BODY}\n\n{MORE}"
    )
    assert groups(page) == [[1, 3, 5], [7, 9, 11, 13]]
    assert [roles(page)[line] for line in (7, 9)] == [Role.STANDING, Role.HEADLINE]
