"""Whether a text goes on across a cut. The sentences are invented."""

from __future__ import annotations

import pytest

from site_builder.text.junctions import Junction, junction, junction_weights, opening, read_head, read_tail
from site_builder.text.tokenizer import Tokenizer

TOKENIZER = Tokenizer()


def across(before: str, after: str) -> Junction:
    return junction(read_tail(before, TOKENIZER), read_head(after, TOKENIZER), junction_weights(), TOKENIZER)


@pytest.mark.parametrize(
    ("before", "after", "stranger"),
    [
        ("此次检查由市水务局负责，技术人", "员对每个漏点都作了记录。", "昨日，首班渡船驶向江心洲。"),
        ("村民把收下的稻谷运到新建的", "晒场上，晒了整整三天。", "据介绍，展览将持续到月底。"),
        ("他说：“我们要把这条路", "修到每一户门口。”", "市图书馆新到图书三千册。"),
    ],
)
def test_the_other_half_goes_on_better_than_another_text(before: str, after: str, stranger: str) -> None:
    assert across(before, after).odds > across(before, stranger).odds


def test_a_word_that_runs_across_is_seen() -> None:
    assert across("负责检查的技术人", "员作了记录。").crosses
    assert not across("负责检查的人员", "作了记录。").crosses


def test_a_mark_left_open_is_remembered_to_the_end_of_the_text() -> None:
    assert read_tail("他说：“这条路修好以后，大家出行方便多了", TOKENIZER).open == "“"
    assert read_tail("他说：“好。”随后", TOKENIZER).open == ""
    assert read_tail("《渡口》（修订版", TOKENIZER).open == "（"


def test_a_text_that_closes_what_it_did_not_open_is_the_rest_of_another() -> None:
    weights = junction_weights()
    rest, whole = read_head("大家出行方便多了。”他说。", TOKENIZER), read_head("大家出行方便多了，他说。", TOKENIZER)
    assert opening(rest, weights) > opening(whole, weights)


def test_scraps_have_edges_instead_of_words() -> None:
    assert read_tail("", TOKENIZER).last == read_head("", TOKENIZER).first == ("-", "-")
    assert not across("", "").crosses
