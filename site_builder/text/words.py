"""Text as words with parts of speech and places, the common ground of everything that looks for names."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

from site_builder.text.keywords import background_idf
from site_builder.text.tokenizer import Tokenizer

PHRASE = "vl"
"""The part of speech of two words that are no name, whatever the dictionary says."""

_PROPER = ("nr", "ns", "nt", "nz", "j")


class Word(NamedTuple):  # there are hundreds in a paragraph: made in a fifth of a dataclass's time
    """A word of a text. ``tag`` is jieba's part of speech; ``known`` is False for what is only guessed at."""

    text: str
    tag: str
    start: int
    end: int
    known: bool

    @property
    def is_proper(self) -> bool:
        """True for a name, a foreign word, or a run of Han characters that no dictionary knows."""
        return self.tag.startswith(_PROPER) or self.tag == "eng" or (not self.known and self.text[0] >= "\u3400")


def _is_phrase(word: str, known: Container[str], tag: str, *, is_known: bool) -> bool:
    """Two words that the tokenizer took for one, and often for a name: 大力支持, 任教于."""
    if len(word) == 4:
        halves = word[:2] in known and word[2:] in known
        return (halves and not is_known) or (tag == "nr" and (is_known or halves))
    return len(word) == 3 and (
        word[2] in "于了的" or (not is_known and word[:2] in known and word[2] in "着到为至出成")
    )


@lru_cache(maxsize=512)  # several labellers read the same paragraphs
def read_words(text: str, tokenizer: Tokenizer) -> tuple[Word, ...]:
    """The words of ``text``, in order and without gaps."""
    known, _ = background_idf()
    words: list[Word] = []
    make = tuple.__new__  # what Word() comes to in the end
    position = 0
    for word, tag in tokenizer.tag(text):
        size = len(word)
        is_known = size == 1 or word in known
        if 3 <= size <= 4 and _is_phrase(word, known, tag, is_known=is_known):
            is_known, tag = True, PHRASE
        end = position + size
        words.append(make(Word, (word, tag, position, end, is_known)))
        position = end
    return tuple(words)
