"""Whether a word runs across a cut, which proves that one line continues another."""

from __future__ import annotations

from site_builder.text.characters import HAN
from site_builder.text.keywords import background_idf
from site_builder.text.tokenizer import Tokenizer

_REACH = 8  # characters on either side: enough for any word of the dictionary


def word_crosses(left: str, right: str, tokenizer: Tokenizer) -> bool:
    """True if a word of the dictionary runs across the cut between ``left`` and ``right`` (重 | 庆长风).

    Words that the tokenizer only guesses prove nothing and do not count.
    """
    left, right = left[-_REACH:], right[:_REACH]
    if not (left and right and HAN.match(left[-1]) and HAN.match(right[0])):
        return False
    known, _ = background_idf()
    position = 0
    for word in tokenizer.cut(left + right):
        position += len(word)
        if position >= len(left):
            return position > len(left) and word in known
    return False
