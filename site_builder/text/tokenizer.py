"""Words of Chinese text as jieba cuts them, at the speed of its Rust twin where that is installed.

In: text, and the words an archive adds to jieba's dictionary. Out: tuples of tokens.

jieba 0.42.1 defines the tokens. rjieba 0.2.2 does the work; three differences between the two,
found by comparing them over every code point and every short string of their special characters
(``tests/search/test_tokenizer.py`` repeats it), are dealt with here:

- A word joined by ``.``, ``_`` or ``-`` (``15-18``, ``most.gov.cn``, ``2.4GHz``, not ``3.5``) is one token
  in rjieba and several in jieba: such a block goes to jieba itself, which is loaded only then.
- rjieba takes characters of the CJK extensions and compatibility blocks for dictionary text; to jieba each
  is a token by itself. Text that has them is split around them, as jieba does.
- The two estimate the frequency of an added word differently: both are given the same one.

Parts of speech (``tag``) are another matter: ``jieba.posseg`` cuts unknown words anew, by a model that knows parts of
speech, 150 times slower than rjieba, which cuts as ``cut`` does and looks each word up. On the five seeds
96 % of the tokens agree in word and tag; most others are names that neither knows. Whoever reads tags
must live with either.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from typing import Any, Protocol

WORD_FREQUENCY = 20_000
"""Given to added words that are rarer. The product of any two dictionary words' frequencies, divided by
the dictionary's total, stays below 12,000: an added word is not cut in two when it stands alone."""

ADDED_TAG = "nz"
"""The part of speech of added words: other proper names."""

_BLOCK = "[\u4e00-\u9fd5A-Za-z0-9+#&._%-]+"  # jieba cuts each such run by itself, and nothing else
_PIECE = re.compile(rf"{_BLOCK}|\r\n|.", re.DOTALL)
_JOINED = re.compile(
    r"[A-Za-z0-9](?:[_-]|\.(?![0-9]+(?![A-Za-z0-9]|[._-][A-Za-z0-9])))[A-Za-z0-9]"
    r"|[A-Za-z][A-Za-z0-9]*\.[0-9]"
)
_BEYOND = re.compile("[\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\ud800-\udfff\U00020000-\U0003ffff]")


class Engine(Protocol):
    """What cuts: one dictionary, the archive's words included."""

    def cut(self, text: str) -> list[str]: ...

    def cut_for_search(self, text: str) -> list[str]: ...

    def tag(self, text: str) -> list[tuple[str, str]]: ...

    def knows(self, word: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """Cuts text with jieba's dictionary and these words. A value: hashable, picklable, cheap to make."""

    words: tuple[str, ...] = ()

    def cut(self, text: str) -> tuple[str, ...]:
        """Every character of ``text`` in order, as words."""
        return tuple(_engine(self.words).cut(text))

    def cut_for_search(self, text: str) -> tuple[str, ...]:
        """As ``cut``, each long word preceded by the dictionary words of two and three characters in it."""
        return tuple(_engine(self.words).cut_for_search(text))

    def tag(self, text: str) -> tuple[tuple[str, str], ...]:
        """Every character of ``text`` in order, as words with their parts of speech (n, v, nr, ns, nt, x …).

        The archive's own words are ``nz``, other proper names, unless jieba knows them as something else.
        """
        return tuple(_engine(self.words).tag(text))

    def known(self, words: Iterable[str]) -> frozenset[str]:
        """Those of ``words`` that stand in the dictionary."""
        return frozenset(filter(_engine(self.words).knows, words))


def make_tokenizer(words: tuple[str, ...] = ()) -> Tokenizer:
    """The tokenizer for an archive's own ``words``, whatever their order; blank ones are ignored."""
    return Tokenizer(tuple(sorted({word.strip() for word in words} - {""})))


@lru_cache(maxsize=4)  # a pure function of the words whose result is dear: 0.1 s, or 0.6 s without rjieba
def _engine(words: tuple[str, ...]) -> Engine:
    return RustEngine(words) if find_spec("rjieba") else JiebaEngine(words)


class JiebaEngine:
    """The reference: jieba in Python. Quiet, and without the cache file that it would write.

    ``jieba`` and ``posseg`` are its own tokenizers, for its own algorithms.
    """

    def __init__(self, words: tuple[str, ...]) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own source, and pkg_resources, draw deprecations
            import jieba
        jieba_tokenizer = jieba.Tokenizer()
        # What its initialize() does, minus the log lines and the dump of the dictionary to a shared folder.
        frequencies, total = jieba_tokenizer.gen_pfdict(jieba_tokenizer.get_dict_file())
        jieba_tokenizer.FREQ, jieba_tokenizer.total = frequencies, total
        jieba_tokenizer.initialized = True
        for word in words:
            known = frequencies.get(word, 0)
            if known < WORD_FREQUENCY:
                jieba_tokenizer.total -= known  # add_word counts a known word's old frequency as well
                jieba_tokenizer.add_word(word, WORD_FREQUENCY, None if known else ADDED_TAG)
        self.jieba: Any = jieba_tokenizer

    def cut(self, text: str) -> list[str]:
        return list(self.jieba.cut(text))

    def cut_for_search(self, text: str) -> list[str]:
        return list(self.jieba.cut_for_search(text))

    def tag(self, text: str) -> list[tuple[str, str]]:
        return [(pair.word, pair.flag) for pair in self.posseg.cut(text)]

    def knows(self, word: str) -> bool:
        return bool(self.jieba.FREQ.get(word))

    @cached_property
    def posseg(self) -> Any:  # jieba has no types
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba.posseg
        return jieba.posseg.POSTokenizer(self.jieba)


class RustEngine:
    """rjieba, with jieba for what the two cut differently."""

    def __init__(self, words: tuple[str, ...]) -> None:
        import rjieba

        self._words = words
        self._rust = rjieba.Jieba()
        for word in words:
            # For a known word the suggestion is its frequency, give or take one; none lies so near the bound.
            if self._rust.suggest_freq(word) < WORD_FREQUENCY:
                self._rust.add_word(word, WORD_FREQUENCY, None if self._rust.has_word(word) else ADDED_TAG)

    @cached_property
    def _reference(self) -> JiebaEngine:
        return JiebaEngine(self._words)

    def cut(self, text: str) -> list[str]:
        if not (_BEYOND.search(text) or _JOINED.search(text)):
            return self._rust.cut(text)
        return _cut_pieces(text, self._rust.cut, lambda block: self._reference.cut(block))

    def cut_for_search(self, text: str) -> list[str]:
        if not (_BEYOND.search(text) or _JOINED.search(text)):
            return self._rust.cut_for_search(text)
        return _cut_pieces(text, self._rust.cut_for_search, lambda block: self._reference.cut_for_search(block))

    def tag(self, text: str) -> list[tuple[str, str]]:
        if not (_BEYOND.search(text) or _JOINED.search(text)):
            return self._rust.tag(text)
        tagged: list[tuple[str, str]] = []
        for piece in _PIECE.findall(text):
            if len(piece) == 1 or piece == "\r\n" or not _JOINED.search(piece):
                tagged.extend(self._rust.tag(piece))
            else:  # the words are jieba's, the look-up is still the faster one's
                tagged.extend(pair for word in self._reference.cut(piece) for pair in self._rust.tag(word))
        return tagged

    def knows(self, word: str) -> bool:
        return self._rust.has_word(word)


def _cut_pieces(text: str, fast: Callable[[str], list[str]], reference: Callable[[str], list[str]]) -> list[str]:
    """jieba's outermost loop: blocks are cut, every other character (and CR LF) is a token."""
    tokens: list[str] = []
    for piece in _PIECE.findall(text):
        if len(piece) == 1 or piece == "\r\n":
            tokens.append(piece)
        else:
            tokens.extend((reference if _JOINED.search(piece) else fast)(piece))
    return tokens
