"""What an editor would query is found, and what only resembles it is let be."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.corrections_text import ready_made
from site_builder.model.newspaper import PageFacts, TextCorrection
from site_builder.model.suspicion import SHOWN, ReadPage, Suspicion, SuspicionKind
from site_builder.stages.assemble import assemble
from site_builder.stages.suspect import suspect_archive, suspect_page
from site_builder.text.tokenizer import Tokenizer
from tests.press.invented import INVENTED
from tests.press.page import make_page
from tests.stages.pages import cleaned, labelled

FULL = "本报讯（江城日报记者 林小河）5月1日，横跨南北两岸的江城新桥正式通车，全长1200米，双向六车道。"
MORE = "市交通局负责人介绍，新桥通车以后，两岸车程由四十分钟缩短为十分钟，沿线居民出行更加方便。"
OTHER = "北岸中学迎来首批三百名学生，学校共有教师五十人，全部从全市选调，图书馆和操场已经启用。"


def read(text: str, path: str = "seeds/page.txt", facts: PageFacts | None = None) -> ReadPage:
    page = labelled(text)
    articles = assemble(page)
    findings = suspect_page(page, articles, Tokenizer())
    moved = tuple(replace(one, path=path) for one in findings.suspicions)
    return ReadPage(
        path=path,
        facts=facts or PageFacts(),
        texts=tuple(block.text for article in articles for block in article.blocks),
        findings=replace(findings, suspicions=moved),
    )


def found(*pages: ReadPage) -> list[tuple[str, int]]:
    return [(one.kind.value, one.line) for one in suspect_archive(pages)]


def page(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


def test_a_sound_page_raises_no_suspicion() -> None:
    assert found(read(page("## 江城新桥昨日通车", FULL, MORE, "## 北岸中学开学", "本报讯 " + OTHER))) == []


def test_a_paragraph_that_breaks_off_is_told_at_its_last_line() -> None:
    text = page("## 江城新桥昨日通车", FULL, MORE[:-8], "## 北岸中学开学", "本报讯 " + OTHER)
    assert found(read(text)) == [("truncated", 5)]


@pytest.mark.parametrize(
    "end", ["。", "，大家都说：“真好！”", "（完）", "。（本报记者 林小河 摄）", "：", "（下转2版）"]
)
def test_a_paragraph_with_an_end_is_whole(end: str) -> None:
    text = page("## 江城新桥昨日通车", FULL, MORE.rstrip("。") + end, "## 北岸中学开学", "本报讯 " + OTHER)
    assert [kind for kind, line in found(read(text)) if line == 5] == (["truncated"] if "下转" in end else [])


def test_a_paragraph_without_its_start_is_told() -> None:
    text = page("## 江城新桥昨日通车", "本报讯 " + MORE, "## 十佳学校揭晓", "度先进单位”称号，全市共有二十所学校获奖。")
    assert ("truncated", 7) in found(read(text))


@pytest.mark.parametrize(
    ("lead", "more", "says"),
    [
        ("惠小学新校舍昨天启用，三百名学生搬进新教室。", "昌惠小学建校六十年，昌惠小学的老师都来了。", "昌惠小学"),
        ("烈欢迎。他说，两市的合作由来已久，今后还会更多。", "会见之后，双方签了协议。", "烈"),
        ("会化、产业化的改革在继续，学校的后勤也交给了公司。", "这样的改革今年还有三项。", "社会化"),
    ],
)
def test_an_article_that_begins_inside_a_word_has_lost_its_opening(lead: str, more: str, says: str) -> None:
    text = page("## 江城新桥昨日通车", FULL, MORE, "## 老街市场修缮完工", "□江城日报记者 周禾", lead, more)
    (suspicion,) = suspect_archive([read(text)])
    assert (suspicion.kind, suspicion.line) == ("truncated", 11)
    assert says in suspicion.evidence


@pytest.mark.parametrize(
    "lead",
    [
        "经市政府批准，昌惠小学新校舍昨天启用。",
        "记者昨天来到昌惠小学，看到新校舍已经启用。",
        "到了春天，昌惠小学就搬进新校舍。",
    ],
)
def test_an_article_that_begins_with_a_word_is_whole(lead: str) -> None:
    text = page("## 昌惠小学新校舍启用", "□江城日报首席记者 周禾", lead, "经市政府同意，首席记者也去了，大家都看到了。")
    assert found(read(text)) == []


def test_the_rest_of_a_paragraph_that_was_not_joined_is_not_lost() -> None:
    text = page("## 江城新桥昨日通车", FULL[:-12] + "双向六车道，桥上热", "## 老街市场修缮完工", "烈欢迎。" + OTHER)
    assert [kind for kind, line in found(read(text)) if line == 7] == []


def test_a_short_line_that_asks_may_be_the_headline() -> None:
    text = page("## 江城新桥昨日通车", FULL, MORE, "“日子过得怎样？”", "□江城日报记者 周禾", OTHER)
    assert all(one.certainty < SHOWN for one in suspect_archive([read(text)]) if one.kind == "lost_headline")


def test_parallel_clauses_are_no_blend() -> None:
    speech = "要多宣传各地群众在改革中创造的新的经验；要多宣传各地群众在建设中积累的新的经验；要多宣传各地群众在学习中得到的新的经验。"
    assert found(read(page("## 江城新桥昨日通车", FULL, speech))) == []


@pytest.mark.parametrize(
    ("speech", "kinds"),
    [("“新桥的护栏将在五月底以前全部装好，引桥同时通车。”", ["truncated"]), ("“我们等这座桥，已经等了三十年了。”", [])],
)
def test_a_lead_that_is_one_statement_wants_its_speaker(speech: str, kinds: list[str]) -> None:
    text = page("## 江城新桥昨日通车", "新华社江城10月25日电 " + speech, MORE)
    assert [kind for kind, _ in found(read(text))] == kinds


def test_a_headline_without_text_is_told() -> None:
    text = page("## 江城新桥昨日通车", FULL, MORE, "## 老街市场修缮完工")
    assert found(read(text)) == [("truncated", 7)]


def test_a_doubled_paragraph_is_told_once_with_its_other_place() -> None:
    text = page("## 江城新桥昨日通车", FULL, MORE, OTHER, MORE)
    (suspicion,) = suspect_archive([read(text)])
    assert suspicion.kind is SuspicionKind.DUPLICATE
    assert suspicion.counterpart is not None
    assert {suspicion.line, suspicion.counterpart.line} == {5, 9}


@pytest.mark.parametrize(
    ("sentence", "excerpt", "suggested"),
    [
        ("研究涉及材料科学、流体力学、流体力学、航天技术等领域。", "流体力学、流体力学", "流体力学"),
        ("他勉励大家继承敬业精神和敬业精神，不断进步。", "敬业精神和敬业精神", "敬业精神"),
    ],
)
def test_one_thing_listed_twice_is_told(sentence: str, excerpt: str, suggested: str) -> None:
    (suspicion,) = suspect_archive([read(page("## 江城新桥昨日通车", FULL, sentence))])
    assert (suspicion.kind, suspicion.excerpt, suspicion.suggested) == ("duplicate_text", excerpt, suggested)


def test_figures_of_speech_are_no_duplicates() -> None:
    text = page("## 江城新桥昨日通车", FULL, "学一点历史就多一分清醒，学一点历史就多一分自信，年复一年、日复一日。")
    assert found(read(text)) == []


def test_an_article_without_a_headline_is_told_where_it_begins() -> None:
    text = page(
        "## 江城新桥昨日通车", FULL, MORE, "", "", "本报讯（江城日报记者 周禾）" + OTHER, MORE[:20] + "十分顺利。"
    )
    assert [kind for kind, _ in found(read(text))] == ["lost_headline"]


def test_a_jump_whose_other_half_is_there_is_no_loss() -> None:
    day = datetime.date(2024, 5, 2)
    one = read(
        page("## 江城新桥昨日通车", FULL, MORE + "（下转2版）"), "seeds/1.txt", PageFacts(date=day, page_number=1)
    )
    other = read(
        page("（上接1版）" + OTHER, MORE[:20] + "十分顺利。"), "seeds/2.txt", PageFacts(date=day, page_number=2)
    )
    assert found(one, other) == []
    assert [kind for kind, _ in found(one)] == ["truncated"]
    assert [kind for kind, _ in found(other)] == ["truncated"]


def signed(name: str, number: int) -> ReadPage:
    text = page(f"## 第{number}号消息传来", f"本报讯（江城日报记者 {name}）" + OTHER.replace("三百", f"{number}百"))
    return read(text, f"seeds/{number}.txt")


def test_a_rare_name_beside_a_common_one_is_told() -> None:
    pages = [*(signed("林小河", number) for number in range(1, 6)), signed("林小何", 6)]
    (suspicion,) = [one for one in suspect_archive(pages) if one.kind is SuspicionKind.INCONSISTENT_NAME]
    assert (suspicion.path, suspicion.excerpt, suspicion.suggested) == ("seeds/6.txt", "林小何", "林小河")


def test_two_reporters_who_both_write_often_are_two() -> None:
    pages = [*(signed("林小河", n) for n in range(1, 5)), *(signed("林小何", n) for n in range(5, 9))]
    assert [one for one in suspect_archive(pages) if one.kind is SuspicionKind.INCONSISTENT_NAME] == []


COMPANY = "这块玻璃来自江城明{}特种玻璃有限公司，用在大桥的护栏上。"


def test_one_company_in_two_spellings_is_told_where_it_is_rarer() -> None:
    often = read(
        page("## 江城新桥昨日通车", FULL, COMPANY.format("远"), "明远是一家老厂，明远的工人很多。"), "seeds/1.txt"
    )
    once = read(page("## 老街市场修缮完工", "本报讯 " + COMPANY.format("运")), "seeds/2.txt")
    (suspicion,) = suspect_archive([often, once])
    assert (suspicion.kind, suspicion.path) == ("inconsistent_name", "seeds/2.txt")
    assert suspicion.suggested == suspicion.excerpt.replace("明运", "明远")


def test_the_first_and_the_second_school_are_two_schools() -> None:
    one = read(page("## 江城新桥昨日通车", FULL, "学生来自江城市第一实验外国语中学。"), "seeds/1.txt")
    other = read(page("## 老街市场修缮完工", "本报讯 学生来自江城市第二实验外国语中学，共三十人。"), "seeds/2.txt")
    assert found(one, other) == []


def test_the_same_text_on_two_pages_is_told_once() -> None:
    one, other = (read(page("## 江城新桥昨日通车", FULL, MORE), f"seeds/{n}.txt") for n in (1, 2))
    (suspicion,) = suspect_archive([one, other])
    assert (suspicion.kind, suspicion.path) == ("reprint", "seeds/2.txt")


@given(number=st.integers(0, 400))
@settings(max_examples=25, deadline=None)
def test_every_excerpt_stands_where_it_is_said_to(number: int) -> None:
    text = make_page(list(INVENTED), number).text
    lines = text.split("\n")
    for one in suspect_archive([read(text)]):
        assert lines[one.line - 1][one.column - 1 :].startswith(one.excerpt)
        assert 0 < one.certainty <= 1
        assert one.evidence


@given(
    before=st.text('甲乙丙”\\"', max_size=6),
    excerpt=st.text('甲乙丙"\\\x7f', min_size=1, max_size=4),
    after=st.text("甲乙", max_size=4),
    suggested=st.text('丁"', max_size=3),
)
def test_a_ready_made_correction_reads_back_and_hits_its_place(
    before: str, excerpt: str, after: str, suggested: str
) -> None:
    line = before + excerpt + after
    suspicion = Suspicion(
        kind=SuspicionKind.MISREAD,
        path="seeds/a b.txt",
        line=1,
        column=len(before) + 1,
        excerpt=excerpt,
        evidence="“甲”\n",
        certainty=0.9,
        suggested=suggested,
    )
    ((stated,),) = (table["corrections"] for table in tomllib.loads(ready_made(suspicion, line)).values())
    correction = TextCorrection(line=stated["line"], old=stated["old"], new=stated["new"])
    assert line.replace(correction.old, correction.new, 1) == before + suggested + after


def test_a_correction_that_only_a_person_can_make_is_a_comment() -> None:
    suspicion = suspect_archive([read(page("## 江城新桥昨日通车", FULL, "## 老街市场修缮完工"))])[0]
    table = ready_made(suspicion, "## 老街市场修缮完工")
    assert table
    assert tomllib.loads(table) == {}


def test_cleaned_characters_do_not_shift_the_place() -> None:
    text = page("## 江城新桥昨日通车", FULL, "  研究涉及**材料科学**,流体力学、流体力学,共三项。")
    (suspicion,) = suspect_archive([read(text)])
    assert cleaned(text).lines[-1].text != text.split("\n")[4]
    assert text.split("\n")[4][suspicion.column - 1 :].startswith("流体力学、流体力学")
