"""What a person states about a page: one mistake costs one fact."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.model.newspaper import (
    AttachCorrection,
    Boundary,
    BoundaryCorrection,
    HeadlineCorrection,
    PageFacts,
    Role,
    RoleCorrection,
    TextCorrection,
)
from site_builder.notices import Location, Severity
from site_builder.page_facts import merge_facts, parse_page_facts, read_corrections, read_sidecar

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
        corrections=(TextCorrection(line=12, old="壁山", new="璧山", reason="区名"),),
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
    assert facts == PageFacts(publication="报", corrections=(TextCorrection(line=3, old="a", new="b"),))
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
    above = PageFacts(corrections=(TextCorrection(line=9, old="c", new="d"), TextCorrection(line=1, old="a", new="b")))
    beside = PageFacts(corrections=(TextCorrection(line=1, old="a", new="x"),))
    facts, notices = merge_facts(above, beside, HERE)
    assert facts.corrections == (TextCorrection(line=1, old="a", new="x"), TextCorrection(line=9, old="c", new="d"))
    assert notices == ()


def test_what_a_correction_states_says_what_it_does() -> None:
    facts, notices = read_sidecar(
        """corrections = [
  { line = 1, old = "甲", new = "" },
  { line = 2, old = "甲", role = "heading" },
  { line = 3, old = "甲", article = "new" },
  { line = 4, old = "甲", article = 9 },
  { line = 5, old = "甲", headline = "题" },
]""",
        "seeds/one.toml",
    )
    assert notices == ()
    assert facts.corrections == (
        TextCorrection(line=1, old="甲", new=""),
        RoleCorrection(line=2, old="甲", role=Role.HEADING),
        BoundaryCorrection(line=3, old="甲", boundary=Boundary.NEW),
        AttachCorrection(line=4, old="甲", to=9),
        HeadlineCorrection(line=5, old="甲", headline="题"),
    )


@pytest.mark.parametrize(
    "does", ["", 'new = "乙"\nrole = "body"', 'role = "titel"', 'article = "old"', "article = 0", 'headline = ""']
)
def test_a_correction_does_one_known_thing(does: str) -> None:
    facts, notices = read_sidecar(f'page = 2\n[[corrections]]\nline = 3\nold = "甲"\n{does}\n', "seeds/one.toml")
    assert facts == PageFacts(page_number=2)
    assert notices and all(notice.location.line >= 2 for notice in notices)


def test_one_file_may_state_the_facts_of_every_page() -> None:
    stated, notices = read_corrections(
        """["seeds/one.txt"]
page = 5
[["seeds/one.txt".corrections]]
line = 3
old = "甲"
new = "乙"

["seeds/two.txt"]
pge = 6
""",
        "corrections.toml",
    )
    assert stated["seeds/one.txt"] == PageFacts(
        page_number=5, corrections=(TextCorrection(line=3, old="甲", new="乙"),)
    )
    assert stated["seeds/two.txt"] == PageFacts()
    assert [str(notice.location) for notice in notices] == ["corrections.toml:9"]


def test_what_is_no_table_of_a_seed_is_told_with_its_line() -> None:
    _, (notice,) = read_corrections('\ntitle = "报"\n', "corrections.toml")
    assert str(notice.location) == "corrections.toml:2"
