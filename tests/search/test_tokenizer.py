"""rjieba against jieba, the reference: equal tokens on everything we can think of."""

from __future__ import annotations

import itertools
import pickle
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.text.tokenizer import Engine, JiebaEngine, RustEngine, Tokenizer, make_tokenizer

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
WORDS = (
    "新重庆", "云计算中心", "两江新区", "长安汽车", "C919", "5G+工业互联网", "A股", "GB/T", "no-9",
    "𠮷野家", "㐀字", "１２３", "有 空格",  # jieba never looks inside these: no block of its holds them
    "重庆", "两江", "经济", "的", "了",  # known already, rare and common
)  # fmt: skip
ODD = (
    "", " ", "\r\n", "\r\r\n\n", "\x00\x1c\x85\u2028\ufeff\u200d", "\ud800中国\udfff",
    "😀👍🏽中👨\u200d👩国🇨🇳", "𠮷野家在𠀀𪜶中国", "㐀㐁中㐂", "\u9fd5\u9fd6\u9fff中国", "\uf900\uf901中国\ufa0e",
    "ＡＢＣ１２３中国ａｂｃ", "٣٤٥ 中", "トヨタ自動車", "T恤衫与A股", "AT&T公司C++和c#",
    "15-18星在酒泉", "most.gov.cn/中国", "2.4GHz", "3.5%增长", "1.2.3版", "C919.5号", "a_b_c中",
    "中" * 3000, "a-" * 500, "重庆" * 500 + "1-2" * 50,
)  # fmt: skip


@pytest.fixture(scope="module", params=[(), WORDS], ids=["jieba's words", "words added"])
def engines(request: pytest.FixtureRequest) -> tuple[Engine, Engine]:
    words = make_tokenizer(request.param).words
    return JiebaEngine(words), RustEngine(words)


def assert_equal(engines: tuple[Engine, Engine], text: str) -> None:
    reference, rust = engines
    assert rust.cut(text) == reference.cut(text), text
    assert rust.cut_for_search(text) == reference.cut_for_search(text), text


def test_seeds_are_cut_alike(engines: tuple[Engine, Engine]) -> None:
    assert SEEDS
    for seed in SEEDS:
        text = seed.read_text("utf-8")
        assert_equal(engines, text)
        for line in text.splitlines():
            assert_equal(engines, line)


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:12]))
def test_odd_text_is_cut_alike(engines: tuple[Engine, Engine], text: str) -> None:
    assert_equal(engines, text)


def test_every_short_string_of_joining_marks_is_cut_alike(engines: tuple[Engine, Engine]) -> None:
    for length in range(1, 6):
        for characters in itertools.product("aA9._-%中", repeat=length):
            assert_equal(engines, "".join(characters))


@pytest.mark.slow
def test_every_character_is_cut_alike() -> None:
    """Of the first four planes, that is; the others hold no letter and no word."""
    engines = (JiebaEngine(()), RustEngine(()))
    for code in range(0x40000):
        assert_equal(engines, f"{chr(code)}{chr(code)}a{chr(code)}")


def test_shuffled_words_are_cut_alike(engines: tuple[Engine, Engine]) -> None:
    reference = engines[0]
    corpus = "".join(seed.read_text("utf-8") for seed in SEEDS)
    vocabulary = sorted(set(reference.cut(corpus))) + list(WORDS)
    shuffle = random.Random(1998)
    for _ in range(20_000):
        assert_equal(engines, "".join(shuffle.choices(vocabulary, k=shuffle.randint(1, 9))))


TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("的一是了中国重庆新能源汽车两江"),
        st.sampled_from("aZ09._-+#&% \r\n"),
    ),
    max_size=40,
)


@settings(max_examples=400, deadline=None)
@given(text=TEXT)
def test_any_text_is_cut_alike(engines: tuple[Engine, Engine], text: str) -> None:
    assert_equal(engines, text)
    assert "".join(engines[1].cut(text)) == text  # nothing lost, nothing added


def test_the_differences_dealt_with_are_real() -> None:
    """If rjieba comes to agree with jieba, the detours in tokenizer.py can go."""
    import rjieba

    reference, rust = JiebaEngine(()), rjieba.Jieba()
    for text in ("15-18", "most.gov.cn", "a_b", "㐀㐁", "\uf900\uf901", "\u9fd6\u9fd7", "𠀀𠀁"):
        assert rust.cut(text) != reference.cut(text), text


@pytest.mark.parametrize("engine", [JiebaEngine, RustEngine])
def test_an_added_word_stands_whole(engine: type[JiebaEngine] | type[RustEngine]) -> None:
    sentence = "明月湖空天信息活动"
    assert "明月湖空天" not in engine(()).cut(sentence)
    assert engine(("明月湖空天",)).cut(sentence)[0] == "明月湖空天"


def test_order_and_blanks_of_added_words_do_not_matter() -> None:
    assert make_tokenizer(("乙方案", " 甲方案 ", "", "  ", "乙方案")) == make_tokenizer(("甲方案", "乙方案"))


def test_a_tokenizer_travels_to_other_processes() -> None:
    tokenizer = make_tokenizer(("云计算中心",))
    copy: Tokenizer = pickle.loads(pickle.dumps(tokenizer))
    assert copy == tokenizer and hash(copy) == hash(tokenizer)
    assert copy.cut("建成云计算中心") == tokenizer.cut("建成云计算中心") == ("建成", "云计算中心")


def test_jieba_says_nothing_writes_nothing_and_comes_only_when_needed(tmp_path: Path) -> None:
    code = """
import os, sys, tempfile
tempfile.tempdir = sys.argv[1]
from site_builder.text.tokenizer import JiebaEngine, make_tokenizer
tokenizer = make_tokenizer(("云计算中心",))
tokenizer.cut("重庆建成云计算中心，增长3.5%")
assert "jieba" not in sys.modules
assert tokenizer.cut("15-18星") == ("15", "-", "18", "星")
assert "jieba" in sys.modules and not os.listdir(sys.argv[1])
"""
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_rjieba_the_tokens_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from site_builder.text import tokenizer as module

    text = "三万亿后重庆再出发，15-18星"
    fast = Tokenizer(("再出发",)).cut_for_search(text)
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    module._engine.cache_clear()
    try:
        assert isinstance(module._engine(("再出发",)), JiebaEngine)
        assert Tokenizer(("再出发",)).cut_for_search(text) == fast
    finally:
        module._engine.cache_clear()


def test_tags_cover_the_text_and_cut_as_cut_does() -> None:
    tokenizer = make_tokenizer(("云上学堂",))
    for text in ("市民在云上学堂学习2.4GHz技术", "most.gov.cn上的𠮷野家", ""):
        assert tuple(word for word, _ in tokenizer.tag(text)) == tokenizer.cut(text)
    assert ("云上学堂", "nz") in tokenizer.tag("市民在云上学堂学习")


def test_tags_agree_with_the_reference_on_most_words() -> None:
    reference, rust = JiebaEngine(()), RustEngine(())
    same = total = 0
    for line in SEEDS[0].read_text("utf-8").splitlines():
        ours, theirs = set(rust.tag(line)), set(reference.tag(line))
        same, total = same + len(ours & theirs), total + len(theirs)
    assert same / total > 0.9
