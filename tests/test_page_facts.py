"""What a person states about a page: one mistake costs one fact."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.model.newspaper import Correction, PageFacts
from site_builder.notices import Location, Severity
from site_builder.page_facts import merge_facts, parse_page_facts, read_sidecar

HERE = Location(path="seeds/one.txt", line=1)


def test_a_sidecar_is_read() -> None:
    facts, notices = read_sidecar(
        """publication = "山城日报"
date = 2024-02-29
page = 5
section = "要闻"
[[corrections]]
line = 12
old = "壁山"
new = "璧山"
reason = "区名"
""",
        "seeds/one.toml",
    )
    assert notices == ()
    assert facts == PageFacts(
        publication="山城日报",
        date=date(2024, 2, 29),
        page_number=5,
        section="要闻",
        corrections=(Correction(line=12, old="壁山", new="璧山", reason="区名"),),
    )


def test_a_mistake_costs_only_its_own_fact() -> None:
    facts, notices = read_sidecar(
        """publication = "报"
date = 20240229
pge = 5
[[corrections]]
line = 0
old = "a"
new = "b"
[[corrections]]
line = 3
old = "a"
new = "b"
""",
        "seeds/one.toml",
    )
    assert facts == PageFacts(publication="报", corrections=(Correction(line=3, old="a", new="b"),))
    assert [(str(notice.location), notice.code) for notice in notices] == [
        ("seeds/one.toml:2", "bad-value"),
        ("seeds/one.toml:3", "unknown-key"),
        ("seeds/one.toml:5", "bad-value"),
    ]
    assert notices[1].remedy == 'Did you mean "page"?'


def test_broken_syntax_states_nothing_and_says_where() -> None:
    facts, (notice,) = read_sidecar("page = 5\ndate = \n", "seeds/one.toml")
    assert facts == PageFacts()
    assert str(notice.location) == "seeds/one.toml:2"


@pytest.mark.parametrize(
    ("key", "value", "stated"),
    [
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("date", date(2024, 2, 29), date(2024, 2, 29)),
        ("date", "2023-02-29", None),
        ("date", 20240229, None),
        ("page", "05", 5),
        ("page", True, None),
        ("page", "A5", None),
        ("page", 0, None),
        ("section", "  ", None),
        ("section", 5, None),
        ("publication", None, None),
    ],
)
def test_what_front_matter_may_say(key: str, value: object, stated: object) -> None:
    facts, notices = parse_page_facts({key: value}, HERE)
    assert {"date": facts.date, "page": facts.page_number, "section": facts.section, "publication": None}[key] == stated
    refused = stated is None and value is not None and value != "  "
    assert [notice.location for notice in notices] == ([HERE] if refused else [])


def test_a_whole_value_of_the_wrong_kind_is_one_mistake() -> None:
    facts, notices = parse_page_facts({"corrections": "none", "page": 2}, HERE)
    assert facts == PageFacts(page_number=2)
    assert len(notices) == 1
    assert len(parse_page_facts({7: "x"}, HERE)[1]) == 1  # type: ignore[dict-item]  # YAML has such keys


def test_the_sidecar_wins_and_says_so() -> None:
    above = PageFacts(publication="甲报", date=date(2024, 1, 1), section="要闻")
    beside = PageFacts(publication="乙报", date=date(2024, 1, 1), page_number=3)
    facts, notices = merge_facts(above, beside, HERE)
    assert facts == PageFacts(publication="乙报", date=date(2024, 1, 1), page_number=3, section="要闻")
    (notice,) = notices
    assert notice.severity is Severity.WARNING
    assert "甲报" in notice.what
    assert "乙报" in notice.what


def test_corrections_of_both_are_kept_unless_replaced() -> None:
    above = PageFacts(corrections=(Correction(line=9, old="c", new="d"), Correction(line=1, old="a", new="b")))
    beside = PageFacts(corrections=(Correction(line=1, old="a", new="x"),))
    facts, notices = merge_facts(above, beside, HERE)
    assert facts.corrections == (Correction(line=1, old="a", new="x"), Correction(line=9, old="c", new="d"))
    assert notices == ()
