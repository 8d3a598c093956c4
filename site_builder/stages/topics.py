"""Article -> topics: which entries of the archive's controlled vocabulary it is about, best first, or none.

A topic scores by each of its terms that occurs: the log of its count, more where it stands in the heading stack,
in a tag, or in the first paragraph. Common terms of many topics weigh less. A topic needs a score, a share
of the best topic's score, and a place among the best three.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from site_builder.config import TopicSettings
from site_builder.model.article import Article
from site_builder.model.knowledge import Entity
from site_builder.model.newspaper import Role

HEAD, TAG, LEAD = 3.0, 1.2, 1.0
"""What a term is worth in the heading stack, in a tag and in the first paragraph, beyond the log of its count."""
ENOUGH, SHARE, AT_MOST = 4.0, 0.26, 2
LONG = 1200
"""Characters from which an article has room for one topic more."""

_DEPARTMENT = re.compile("^(?:[市省县区]|国家|[\u4e00-\u9fff]{2,3}[市省县区]).{1,8}[局委厅办署]$|部$")
_HEADS = {Role.KICKER, Role.HEADLINE, Role.SUBHEAD}
_UNREAD = {Role.BYLINE, Role.CREDIT, Role.JUMP, Role.FURNITURE}


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicScore:
    """A topic's score for one article; ``terms`` with what each gave, the weightiest first; ``chosen`` or not.

    ``distance``: how many points lie between the score and the mark that it has to reach.
    """

    slug: str
    score: float
    terms: tuple[tuple[str, float], ...]
    chosen: bool
    distance: float


def find_topics(
    article: Article, tags: Sequence[str], organisations: Sequence[Entity], topics: Sequence[TopicSettings]
) -> tuple[str, ...]:
    """Slugs of the article's topics."""
    return tuple(item.slug for item in score_topics(article, tags, organisations, topics) if item.chosen)


def score_topics(
    article: Article, tags: Sequence[str], organisations: Sequence[Entity], topics: Sequence[TopicSettings]
) -> tuple[TopicScore, ...]:
    """Every topic with a score, best first. The names of government departments count for nothing: they say who
    acts, not what it is about."""
    blocks = [block for block in article.blocks if block.role not in _UNREAD]
    departments = sorted({name for body in organisations for name in (body.name, *body.aliases)}, key=len, reverse=True)
    departments = [name for name in departments if _DEPARTMENT.search(name)]
    head = "\n".join(_without(block.text, departments) for block in blocks if block.role in _HEADS)
    body = [_without(block.text, departments) for block in blocks if block.role not in _HEADS]
    lead, text, tagged = "\n".join(body[:1]), "\n".join(body), "\n".join(tag for tag in tags if tag not in departments)
    shared, longest_first = _vocabulary(tuple(topics))
    worth = _worth(longest_first, head, text, lead, tagged)
    scored = []
    for topic in topics:
        terms = {term: worth[term] for term in (topic.name, *topic.terms) if term in worth}
        weighed = sorted(((term, value / shared[term]) for term, value in terms.items()), key=lambda t: (-t[1], t[0]))
        if weighed:
            scored.append((topic.slug, sum(worth for _, worth in weighed), tuple(weighed)))
    scored.sort(key=lambda item: (-item[1], item[0]))
    best = scored[0][1] if scored else 0.0
    mark = max(ENOUGH, best * SHARE)
    room = AT_MOST + (len(text) > LONG)
    return tuple(
        TopicScore(
            slug=slug, score=score, terms=terms, chosen=score >= mark and rank < room, distance=abs(score - mark)
        )
        for rank, (slug, score, terms) in enumerate(scored)
    )


@lru_cache(maxsize=4)  # the same for every article of an archive
def _vocabulary(topics: tuple[TopicSettings, ...]) -> tuple[Mapping[str, int], tuple[str, ...]]:
    """How many topics have each term, and the terms, longest first."""
    shared = Counter(term for topic in topics for term in {topic.name, *topic.terms})
    return MappingProxyType(shared), tuple(sorted(shared, key=lambda term: (-len(term), term)))


def _without(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = text.replace(name, "□")
    return text


def _worth(longest_first: Sequence[str], head: str, text: str, lead: str, tagged: str) -> dict[str, float]:
    """What each term gives. A term inside a longer one, of whichever topic, counts only where it stands by itself:
    新能源汽车 says nothing of 新能源."""
    worth: dict[str, float] = {}
    for term in longest_first:
        if term not in head and term not in text:
            continue
        value = HEAD * (term in head) + TAG * (term in tagged) + LEAD * (term in lead) + math.log2(1 + text.count(term))
        worth[term] = value
        head, text, lead, tagged = (part.replace(term, "□") for part in (head, text, lead, tagged))
    return worth
