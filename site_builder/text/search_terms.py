"""Terms of the search index: what the text of an article is found by.

In: text. Out: terms, in order, repeats included. The client in the browser makes the terms of
a query by the same rules (``assets/search/terms.js``); words alone would miss half of what
a reader types, because nobody types where jieba cuts. So every pair of neighbouring Han
characters is a term, and a run of characters is found when all its pairs are.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from site_builder.text.characters import HAN_CLASS
from site_builder.text.tokenizer import Tokenizer

LONGEST_TOKEN = 64
"""Characters of a Latin word or number that are kept: what is longer is not a word."""

_RUN = re.compile(rf"(?P<han>[{HAN_CLASS}]+)|(?:(?![{HAN_CLASS}])[^\W_])+")
_FOLDABLE = re.compile("[^\u4e00-\u9fff]")


def fold(text: str) -> str:
    """``text`` with width and case set aside, for comparing only.

    Each character by itself (NFKC, then lower case), so that a run of characters out of a text
    always folds to a run of the folded text; the browser can do exactly the same.
    """
    return _FOLDABLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]).lower(), text)


def index_terms(text: str, tokenizer: Tokenizer) -> tuple[str, ...]:
    """The terms of ``text``.

    Of a run of Han characters: its overlapping pairs, the words of three characters and more that
    jieba finds for search, and its last character (the others start a pair). Of anything else that is
    written with letters or digits: the whole word.
    """
    terms: list[str] = []
    for run in _RUN.finditer(fold(text)):
        if run["han"]:
            terms += _han_terms(run[0], tokenizer)
        else:
            terms.append(run[0][:LONGEST_TOKEN])
    return tuple(terms)


def _han_terms(run: str, tokenizer: Tokenizer) -> list[str]:
    pairs = [first + second for first, second in pairwise(run)]
    words = [word for word in tokenizer.cut_for_search(run) if len(word) > 2] if len(run) > 2 else []
    return [*pairs, *words, run[-1]]
