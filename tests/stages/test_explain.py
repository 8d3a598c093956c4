"""An explanation adds up, and says in words what decided."""

from __future__ import annotations

import pytest

from site_builder.model.newspaper import Role
from site_builder.stages.segment.explain import explain
from site_builder.stages.segment.grammar import load_lexicon
from site_builder.text.tokenizer import Tokenizer
from tests.stages.pages import cleaned, labelled, shipped_grammar
from tests.stages.test_segment import BODY, MORE

PAGE = f"江城日报 2021年9月2日 星期四 第3版\n供水管网检查\n本报讯（记者 甲乙）{BODY}\n\n{MORE}"


def explained(line: int):  # type: ignore[no-untyped-def]
    return explain(cleaned(PAGE), line, shipped_grammar(), load_lexicon(), Tokenizer())


@pytest.mark.parametrize("line", [2, 3, 5])
def test_the_evidence_and_its_context_are_the_margin(line: int) -> None:
    found = explained(line)
    assert found.margin >= 0
    assert sum(item.lead for item in found.evidence) + found.context == pytest.approx(found.margin)


def test_the_explained_role_is_the_labelled_one() -> None:
    roles = {label.line.number: label.role for label in labelled(PAGE).lines}
    assert {line: explained(line).role for line in roles} == roles


def test_a_dateline_is_named_as_the_reason() -> None:
    found = explained(3)
    assert found.role is Role.BODY
    assert found.evidence[0].meaning == "opens with a dateline"
    assert found.evidence[0].reasons


def test_a_line_of_the_page_itself_has_no_rival() -> None:
    assert (explained(1).role, explained(1).rival) == (Role.FURNITURE, None)


def test_a_line_without_text_cannot_be_explained() -> None:
    with pytest.raises(KeyError):
        explained(4)


def test_of_running_text_it_is_said_what_it_goes_on_with() -> None:
    choice = explained(5).choice
    assert choice is not None
    assert (choice.chosen.article, choice.chosen.sentence) == (2, None)
    assert choice.margin == pytest.approx(sum(lead for _, lead in choice.clues))
    assert explained(2).choice is None
