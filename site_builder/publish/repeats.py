"""Stories that the archive holds more than once.

In: all articles. Out: for each article that was printed again, the articles that print its text, in archive order.
Sentences are compared, not paragraphs: a reprint is cut and set anew, its sentences stay.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from site_builder.model.archive import ArticleId
from site_builder.model.newspaper import Role
from site_builder.publish.terms import Entry

_ENDS = re.compile(r"[。！？；\n]")
_SPACE = re.compile(r"\s+")
_SHORTEST = 15  # characters of a sentence that two articles do not share by chance
_SHARED = 0.5  # of the shorter article's sentences, by length
_COMMONEST = 20  # articles with a sentence; more is a formula of the paper


def find_repeats(entries: Sequence[Entry]) -> Mapping[ArticleId, tuple[ArticleId, ...]]:
    sentences = {entry.article.id: _sentences(entry) for entry in entries}
    holders: defaultdict[str, list[ArticleId]] = defaultdict(list)
    for id_, texts in sentences.items():
        for text in texts:
            holders[text].append(id_)
    shared: Counter[tuple[ArticleId, ArticleId]] = Counter()
    for text, ids in holders.items():
        if 2 <= len(ids) <= _COMMONEST:
            shared.update({(one, other): len(text) for one in ids for other in ids if one != other})
    lengths = {id_: sum(map(len, texts)) for id_, texts in sentences.items()}
    repeats: defaultdict[ArticleId, list[ArticleId]] = defaultdict(list)
    order = {entry.article.id: place for place, entry in enumerate(entries)}
    for one, other in sorted(shared, key=lambda pair: (order[pair[0]], order[pair[1]])):
        if shared[one, other] >= _SHARED * min(lengths[one], lengths[other]):
            repeats[one].append(other)
    return {one: tuple(others) for one, others in repeats.items()}


def _sentences(entry: Entry) -> frozenset[str]:
    parts = (part for text in entry.text.texts(Role.BODY) for part in _ENDS.split(text))
    return frozenset(text for part in parts if len(text := _SPACE.sub("", part)) >= _SHORTEST)
