"""Noun phrases of running text: what may be a keyphrase, before anything is known of how good it is."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from site_builder.text.organisation_words import organisation_words
from site_builder.text.words import PHRASE, Word

LONGEST = 5  # words
_MOST_CHARACTERS = 14
_HEADS = ("n", "vn", "an", "eng", "j", "l")
_INSIDE = ("n", "vn", "an", "a", "b", "j", "l", "eng", "s")
_LOOSE = ("n", "a", "b", "j", "zg", "g", "vg", "k", "h")
_NEVER = ("v", "d", "p", "m", "t")
_PARTICLES = "以在由与和对向从把被将于经至的了是为等及或并"


def noun_phrases(
    words: Sequence[Word], stop: Container[str], closed: Container[int] = ()
) -> Iterator[tuple[Word, ...]]:
    """Every run of up to five words, inside one clause, that may be a noun phrase: no word of ``stop`` in it,
    a noun at its end, and none of the characters ``closed``. Shorter ones inside longer ones come too."""
    run: list[Word] = []
    for word in words:
        if word.start not in closed and word.end - 1 not in closed and _fits(word, stop):
            run.append(word)
        elif run:
            yield from _spans(run)
            run = []
    yield from _spans(run)


def _fits(word: Word, stop: Container[str]) -> bool:
    if word.text in stop or not word.text.strip() or word.tag == PHRASE:
        return False
    if not word.known:
        return word.text[0].isalpha() and word.text[0] not in _PARTICLES and not word.tag.startswith(_NEVER)
    if word.tag.startswith("v") and word.tag != "vn":
        return word.text in organisation_words().verbal
    if len(word.text) == 1:
        return word.tag.startswith(_LOOSE)
    return word.tag.startswith(_INSIDE) and not (word.tag == "l" and len(word.text) > 3)


def _spans(run: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    for start in range(len(run)):
        length = 0
        for end in range(start, min(start + LONGEST, len(run))):
            length += len(run[end].text)
            if length > _MOST_CHARACTERS:
                break
            if length > 1 and _heads(run[end]):
                yield tuple(run[start : end + 1])


def _heads(word: Word) -> bool:
    return not word.known or word.tag.startswith(_HEADS) or word.text in organisation_words().verbal
