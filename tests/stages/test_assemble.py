"""Articles as they are read: heads first, bylines above the text, paragraphs whole, jumps and names known."""

from __future__ import annotations

from site_builder.model.article import BylineRole, Contributor, Dateline
from site_builder.model.newspaper import Role
from tests.stages.pages import articles
from tests.stages.test_segment import BODY, MORE


def test_a_marked_byline_below_an_opening_paragraph_goes_above_it() -> None:
    text = f"{MORE}\n# 供水管网检查有了新办法\n□江城日报记者 甲乙\n{BODY}\n{BODY}"
    (article,) = articles(f"# 供水管网检查有了新办法\n{BODY}{MORE}\n□江城日报记者 甲乙\n他介绍，{BODY}\n{MORE}")
    assert [block.role for block in article.blocks][:2] == [Role.HEADLINE, Role.BYLINE]
    assert articles(text)[-1].byline == (Contributor(name="甲乙", role=BylineRole.REPORTER, affiliation="江城日报"),)


def test_a_dateline_tells_source_place_and_day() -> None:
    (article,) = articles(f"供水管网检查\n新华社江城3月1日电（记者甲乙、丙丁）{BODY}")
    assert article.dateline == Dateline(source="新华社", place="江城", month=3, day=1)
    assert [person.name for person in article.byline] == ["甲乙", "丙丁"]


def test_a_name_is_credited_once_for_each_part() -> None:
    (article,) = articles(f"供水管网检查\n□本报记者 甲乙\n{BODY}\n{MORE}\n本报记者 甲乙 摄")
    assert [(person.name, person.role) for person in article.byline] == [
        ("甲乙", BylineRole.REPORTER),
        ("甲乙", BylineRole.PHOTOGRAPHER),
    ]


def test_jumps_both_ways_are_known() -> None:
    (article,) = articles(f"供水管网检查\n本报讯（记者 甲乙）{BODY}（下转2版）")
    assert (article.continued_from, article.continued_on) == (None, 2)
