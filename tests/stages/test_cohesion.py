"""What lines have in common, against the definition in plain sets."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.stages.segment.cohesion import COMMON, COMMON_CHARACTER, FEW, RARE, pairs, read_vocabulary
from site_builder.text.characters import HAN
from site_builder.text.tables import read_table

WEIGHTS = {row["pair"]: int(row["weight"]) for row in read_table("common_pairs.tsv")}
PAGES = st.lists(st.text("水务局检查渡口供一个的，。x1 \U00020001", max_size=30), max_size=12)


def words(text: str) -> set[str]:
    return pairs(text) | set(HAN.findall(text))


def weight(word: str) -> int:
    return 1 if len(word) == 1 else WEIGHTS.get(word, RARE)


@given(PAGES)
def test_lines_share_the_words_that_tell_something(texts: list[str]) -> None:
    vocabulary = read_vocabulary(texts)
    holding = Counter(word for text in texts for word in words(text))
    most = {1: max(FEW, len(texts) // COMMON_CHARACTER), 2: max(FEW, len(texts) // COMMON)}
    telling = {word for word, count in holding.items() if 2 <= count <= most[len(word)]}
    assert vocabulary.shared == sum(map(weight, telling))
    for left, left_bits in zip(texts, vocabulary.lines, strict=True):
        for right, right_bits in zip(texts, vocabulary.lines, strict=True):
            common = words(left) & words(right) & telling
            assert (left_bits & right_bits).bit_count() == sum(map(weight, common))
    assert list(vocabulary.sizes) == [sum(map(weight, words(text))) for text in texts]


@given(st.lists(st.text("水务局渡船漏点江心洲检修步道管网", max_size=40), min_size=4, max_size=9))
def test_kinship_is_the_same_both_ways_and_never_beyond_one(texts: list[str]) -> None:
    vocabulary = read_vocabulary(texts * 2)
    for left in vocabulary.lines:
        for right in vocabulary.lines:
            kinship = vocabulary.kinship(left, right)
            assert kinship == pytest.approx(vocabulary.kinship(right, left))
            assert -1.0000001 <= kinship <= 1.0000001


def test_a_page_of_few_words_tells_nothing() -> None:
    vocabulary = read_vocabulary(["供水管网检查", "供水管网开始检查"])
    assert not vocabulary.tells
    assert vocabulary.kinship(*vocabulary.lines) == 0.0
