"""Article -> topics: which terms of the archive's controlled vocabulary it is about, best first, or none."""

from __future__ import annotations

import math
from collections.abc import Sequence

from site_builder.config import TopicSettings
from site_builder.model.article import Article
from site_builder.model.newspaper import Role

HEAD_WEIGHT = 3.0
"""A term in the heading stack counts as much as its third occurrence in the text."""
ENOUGH, SHARE, AT_MOST = 2.5, 0.45, 3
"""A topic needs this score, this share of the best topic's score, and a place among the best three."""

_HEAD = {Role.KICKER, Role.HEADLINE, Role.SUBHEAD}


def find_topics(article: Article, topics: Sequence[TopicSettings]) -> tuple[str, ...]:
    """Slugs of the article's topics. A topic scores by each of its terms: the log of its count, more in the heads."""
    head = "\n".join(block.text for block in article.blocks if block.role in _HEAD)
    body = "\n".join(block.text for block in article.blocks if block.role not in _HEAD)
    scores = {topic.slug: sum(_score(term, head, body) for term in (topic.name, *topic.terms)) for topic in topics}
    best = max(scores.values(), default=0.0)
    ranked = sorted(scores, key=lambda slug: (-scores[slug], slug))
    return tuple(slug for slug in ranked if scores[slug] >= max(ENOUGH, best * SHARE))[:AT_MOST]


def _score(term: str, head: str, body: str) -> float:
    return HEAD_WEIGHT * (term in head) + math.log2(1 + body.count(term))
