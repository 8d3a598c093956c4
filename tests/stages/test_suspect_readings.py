"""Characters, marks, places and figures that cannot stand as they are read, or not beside one another."""

from __future__ import annotations

import pytest

from site_builder.model.suspicion import Place, ReadPage, SuspicionKind
from site_builder.stages.suspect import suspect_archive
from tests.stages.test_suspect import FULL, OTHER, page, read


def misread(*lines: str) -> list[tuple[str, str | None]]:
    found = suspect_archive([read(page("## 江城新桥昨日通车", FULL, *lines))])
    return [(one.excerpt, one.suggested) for one in found if one.kind is SuspicionKind.MISREAD]


@pytest.mark.parametrize(
    ("sentence", "excerpt"),
    [
        ("市里提出要建设“智慧桥梁，为全省探路，明年再建三座同样的大桥。", "“智慧桥梁，为"),
        ("市里的负责人在通车的这一天提出，要建设一批这样的智慧桥梁”，为全省探路，明年再建三座。", "样的智慧桥梁”"),
    ],
)
def test_a_quotation_mark_without_its_other_half_is_told(sentence: str, excerpt: str) -> None:
    assert misread(sentence) == [(excerpt, None)]


def test_a_quotation_of_several_paragraphs_closes_only_the_last() -> None:
    assert (
        misread("老船工说：“我在江上走了三十年，头一回从桥上过江。", "“以后回家，再也不用等渡船了，孩子们上学也方便。”")
        == []
    )


def test_a_mark_printed_twice_is_told_and_exclamations_are_not() -> None:
    assert misread("新桥通车以后，，两岸往来方便，真好！！大家都这样说。") == [("，，", "，")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("二千株树苗运到桐梁、大足两地交界处的山上。", [("桐梁", "铜梁")]),
        ("重庆的壁山区今年也要建一座同样的大桥。", [("壁山", "璧山")]),
        ("二千株树苗运到铜梁、大足两地交界处的山上。", []),
        ("二千株树苗运到山上、大足两地交界处也有。", []),
        ("重庆的城区和山区今年都要建桥，居民区、工业园区、大学城也不例外。", []),
    ],
)
def test_a_county_that_does_not_exist_beside_those_that_do_is_told(
    sentence: str, found: list[tuple[str, str | None]]
) -> None:
    assert misread(sentence) == found


SHARE = "2023年，全市新型制造业增加值占规上工业增加值比重达到{}，企业数量持续增长。"


def figures(*pages: ReadPage) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.excerpt) for one in suspect_archive(pages) if one.kind == "inconsistent_figure"]


@pytest.mark.parametrize(
    "other",
    [
        SHARE.format("31.1%"),
        "产出方面，2023年规上工业新型制造业增加值、轻工业增加值占规上工业增加值比重，分别达到31.1%、19%。",
    ],
)
def test_one_thing_with_two_figures_is_told(other: str) -> None:
    text = page("## 江城新桥昨日通车", FULL, SHARE.format("32.2%"), "## 老街市场修缮完工", "本报讯 " + OTHER, other)
    assert figures(read(text)) == [("seeds/page.txt", 11, "31.1%")]


def test_two_pages_that_disagree_are_told_with_both_places() -> None:
    one, other = (
        read(page("## 江城新桥昨日通车", FULL, SHARE.format(value)), f"seeds/{value}.txt")
        for value in ("32.2%", "31.1%")
    )
    (suspicion,) = [found for found in suspect_archive([one, other]) if found.kind is SuspicionKind.FIGURE]
    assert (suspicion.path, suspicion.counterpart) == ("seeds/31.1%.txt", Place(path="seeds/32.2%.txt", line=5))
    assert "32.2%" in suspicion.evidence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SHARE.format("32.2%"), SHARE.format("32.2%")),
        (SHARE.format("32.2%"), SHARE.format("60%")),  # too far apart to be one thing
        (SHARE.format("32%"), SHARE.format("32.2%")),  # rounded
        (SHARE.format("32.2%"), SHARE.format("31.1%").replace("2023", "2022")),
        (SHARE.format("32.2%"), SHARE.format("31.1%").replace("新型制造业", "北岸区制造业")),
        (SHARE.format("32.2%"), SHARE.format("约31.1%")),
        ("2023年，全市新型制造业增加值占比增长32.2%。", "2023年，全市新型制造业增加值占比增长31.1%。"),
        ("全市进口商品零售总额达到530亿元。", "全市出口商品零售总额达到535亿元。"),
    ],
)
def test_figures_of_other_things_times_and_places_do_not_disagree(one: str, other: str) -> None:
    assert figures(read(page("## 江城新桥昨日通车", FULL, one, "今年也是如此。", other))) == []


def test_parts_that_exceed_their_total_are_told_at_the_total() -> None:
    parts = "全区聚集相关企业约{}家，主要包括感知企业615家、决策企业261家、通信企业599家。"
    assert figures(read(page("## 江城新桥昨日通车", FULL, parts.format(1392)))) == [("seeds/page.txt", 5, "1392家")]
    assert figures(read(page("## 江城新桥昨日通车", FULL, parts.format(1475)))) == []
