"""Terms of the search index: what the text of an article is found by.

In: text. Out: terms, in order, repeats included. The client in the browser makes the terms of
a query by the same rules (``assets/search/terms.js``); words alone would miss half of what
a reader types, because nobody types where jieba cuts. So every pair of neighbouring Han
characters is a term, and a run of characters is found when all its pairs are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import add

from site_builder.text.characters import HAN_CLASS, HAN_RUN
from site_builder.text.folding import fold
from site_builder.text.tokenizer import Tokenizer

LONGEST_TOKEN = 64
"""Characters of a Latin word or number that are kept: what is longer is not a word."""

_RUN = re.compile(rf"([{HAN_CLASS}]+)|(?:(?![{HAN_CLASS}])[^\W_])+")
_SHORTEST_WORD = 3  # of two characters are the pairs
_APART = "。"


@dataclass(frozen=True, slots=True)
class FieldText:
    """What a field of an article is found by: all that stands in its folded ``text``, and ``words``."""

    text: str
    words: tuple[str, ...] = ()

    def terms(self) -> tuple[str, ...]:
        """Every term, repeats included."""
        return (*character_terms(self.text), *self.words)


def character_terms(text: str) -> tuple[str, ...]:
    """The terms that need no dictionary.

    Of a run of Han characters: its overlapping pairs, and its last character (the others start a pair). Of
    anything else that is written with letters or digits: the word, and every end of it, so that what
    begins in the middle of a word (``919`` of ``C919``) is the beginning of a term.
    """
    terms: list[str] = []
    for run, is_han in folded_runs(fold(text)):
        if is_han:
            terms += map(add, run, run[1:])
            terms.append(run[-1])
        else:
            terms += (run[start:] for start in range(len(run)))
    return tuple(terms)


def long_words(text: str, tokenizer: Tokenizer) -> tuple[str, ...]:
    """The words of three characters and more that jieba finds for search in the Han runs of ``text``."""
    runs = [run for run in HAN_RUN.findall(fold(text)) if len(run) >= _SHORTEST_WORD]
    # Runs are cut one by one wherever a mark parts them, so one call does for all.
    return tuple([word for word in tokenizer.cut_for_search(_APART.join(runs)) if len(word) >= _SHORTEST_WORD])


def whole_words(text: str, tokenizer: Tokenizer) -> tuple[str, ...]:
    """As ``long_words``, and ``text`` itself, which is a name, if nothing but Han characters is in it."""
    name = fold(text)
    words = long_words(text, tokenizer)
    is_word = len(name) >= _SHORTEST_WORD and HAN_RUN.fullmatch(name) is not None
    return words if not is_word or name in words else (*words, name)


def folded_runs(folded: str) -> Iterator[tuple[str, bool]]:
    """The runs of a folded text, each with whether it is Han; between them are marks and spaces."""
    for match in _RUN.finditer(folded):
        yield (match[0], True) if match[1] else (match[0][:LONGEST_TOKEN], False)
