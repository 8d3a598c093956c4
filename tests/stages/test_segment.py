"""Pages as an editor reads them: whole articles, whole paragraphs, every line in its role. The news is invented."""

from __future__ import annotations

from itertools import pairwise

import pytest

from site_builder.model.newspaper import LabelledPage, Role
from site_builder.stages.segment.decode import decode
from site_builder.stages.segment.features import Feature
from site_builder.stages.segment.grammar import IMPOSSIBLE
from site_builder.stages.segment.repetition import repeated_heads
from tests.stages.pages import articles, cleaned, labelled, shipped_grammar

BODY = "昨日，市水务局组织三十名技术人员对城区二百公里供水管网进行了检查，发现并修复漏点十二处。"
OTHER = "渡口停航三个月后，五月一日清晨第一班渡船从北岸出发，载着四十名乘客驶向江心洲。"
MORE = "市水务局负责人表示，检查将在汛期前完成，供水管网的漏损率有望降到百分之八以下。"


def roles(page: LabelledPage) -> dict[int, Role]:
    return {line.line.number: line.role for line in page.lines}


def groups(page: LabelledPage) -> list[list[int]]:
    numbers = sorted({line.article for line in page.lines} - {0})
    return [[line.line.number for line in page.lines if line.article == number] for number in numbers]


def joins(page: LabelledPage) -> dict[int, int]:
    return {line.line.number: line.joins for line in page.lines if line.joins is not None}


def test_a_headline_with_a_dateline_below_opens_an_article() -> None:
    page = labelled(f"供水管网开始检查\n本报讯（记者 甲乙）{BODY}\n{MORE}\n渡口恢复通航\n本报讯（记者 丙丁）{OTHER}")
    assert groups(page) == [[1, 2, 3], [4, 5]]
    assert roles(page)[1] is roles(page)[4] is Role.HEADLINE


def test_a_heading_stack_is_told_apart() -> None:
    page = labelled(f"三江交汇处再添新景——\n# 江心公园开放\n- 新增步道五公里\n- 全天免费\n□本报记者 甲乙\n{BODY}")
    assert list(roles(page).values()) == [
        Role.KICKER,
        Role.HEADLINE,
        Role.SUBHEAD,
        Role.SUBHEAD,
        Role.BYLINE,
        Role.BODY,
    ]


def test_a_paragraph_cut_in_mid_word_is_closed_again() -> None:
    page = labelled(
        f"供水管网检查\n本报讯（记者 甲乙）{BODY}\n此次检查由市水务局负责，技术人\n员对每个漏点都作了记录。"
    )
    assert joins(page) == {4: 3}


def test_a_headline_in_the_middle_of_its_own_article_goes_to_the_top() -> None:
    text = f"□本报记者 甲乙\n{BODY}\n他介绍，近年来，供水管网的技术人\n供水管网检查有了新办法\n员已增加到三十名，检查能力大为提高。\n{MORE}"
    (article,) = articles(text)
    assert article.headline == "供水管网检查有了新办法"
    assert article.blocks[0].role is Role.HEADLINE
    assert "供水管网的技术人员已增加到三十名" in article.texts(Role.BODY)[1]


def test_furniture_belongs_to_no_article_and_breaks_no_sentence() -> None:
    text = f"供水管网检查\n本报讯（记者 甲乙）{BODY}\n此次检查由市水务局负责，技术人\n责任编辑 王五 美编 赵六\n员对漏点作了记录。"
    page = labelled(text)
    assert roles(page)[4] is Role.FURNITURE
    assert joins(page) == {5: 3}


def test_text_after_a_jump_is_an_article_of_its_own() -> None:
    page = labelled(
        f"供水管网检查\n本报讯（记者 甲乙）{BODY}\n（上接1版）一方面要加快渡口建设，另一方面要保证通航安全。\n{MORE}"
    )
    assert groups(page) == [[1, 2], [3, 4]]
    assert articles(f"（上接1版）一方面要加快渡口建设，保证通航。\n{MORE}")[0].continued_from == 1


def test_a_picture_with_its_headline_interrupts_no_article() -> None:
    text = (
        f"供水管网检查\n本报讯（记者 甲乙）{BODY}\n"
        "渡口两岸 年味渐浓\n2月1日，渡口集市挂起了红灯笼，船工在码头贴春联。\n通讯员 丙丁 摄\n"
        f"{MORE}"
    )
    page = labelled(text)
    assert groups(page) == [[1, 2, 6], [3, 4, 5]]
    assert roles(page)[4] is Role.CAPTION


def test_numbered_items_are_headings_of_one_article() -> None:
    text = f"三处水厂改造一览\n1 东门水厂：日供水十万吨\n{BODY}\n2 西门水厂：设备全部更新\n{MORE}\n3 南门水厂：明年开工\n{BODY}"
    page = labelled(text)
    assert len(groups(page)) == 1
    assert [line for line, role in roles(page).items() if role is Role.ITEM_HEADING] == [2, 4, 6]


def test_a_box_of_figures_is_part_of_the_article_it_stands_in() -> None:
    page = labelled(f"供水管网检查\n本报讯（记者 甲乙）{BODY}\n数读\n■管网二百公里\n■漏点十二处\n{MORE}")
    assert len(groups(page)) == 1
    assert [roles(page)[n] for n in (3, 4, 5)] == [Role.STANDING, Role.LIST, Role.LIST]


def test_a_known_reporter_alone_on_a_line_is_a_byline() -> None:
    text = f"供水管网检查\n东方朔\n{BODY}"
    assert roles(labelled(text, reporters=("东方朔",)))[2] is Role.BYLINE


def test_a_label_that_stands_on_two_pages_is_known_by_its_repetition() -> None:
    pages = [cleaned(f"江边纪事\n{head}\n本报讯（记者 甲乙）{BODY}") for head in ("渡口通航", "水厂改造")]
    heads = repeated_heads(pages)
    assert heads == ("江边纪事",)
    text = f"渡口恢复通航\n江边纪事\n本报讯（记者 甲乙）{BODY}"
    assert roles(labelled(text, standing_heads=heads))[2] is Role.STANDING


def test_a_truncated_paragraph_is_joined_to_nothing() -> None:
    page = labelled(f"水厂改造\n1 东门水厂\n改造后的设备可广泛应\n2 西门水厂\n{MORE}\n3 南门水厂\n{BODY}")
    assert joins(page) == {}


@pytest.mark.parametrize("text", ["", "\n\n", "一", "。", "## ", "数读", "（下转2版）", "□", "1\n2\n3"])
def test_scraps_of_a_page_are_labelled_without_a_fault(text: str) -> None:
    page = labelled(text)
    assert [line.line.number for line in page.lines] == [line.number for line in page.clean.lines]


def test_every_weight_in_the_data_file_has_a_reason_and_a_use() -> None:
    grammar = shipped_grammar()
    assert all(weight.reason for table in grammar.tables.values() for weight in table.values())
    used = {feature for state in grammar.states for feature in state.weights}
    assert used == set(Feature)


def test_the_best_path_never_takes_a_step_the_grammar_forbids() -> None:
    grammar = shipped_grammar()
    index = {state.name: at for at, state in enumerate(grammar.states)}
    lines = [frozenset({Feature.SHORT}), frozenset({Feature.PARAGRAPH}), frozenset({Feature.SHORT, Feature.LAST})]
    path = decode(lines, grammar).states
    assert grammar.starts[index[path[0].name]] > IMPOSSIBLE
    for before, after in pairwise(path):
        assert grammar.steps[index[before.name], index[after.name]] > IMPOSSIBLE
