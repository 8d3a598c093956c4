"""Candidates -> tags: of one article by itself, and of all in the light of the whole archive.

What stands on a fifth of all articles tells them apart no longer and is no tag; what at least two of them share leads
from one to the other and is worth a little more. Each article is ranked once, with its page; here only those are
chosen anew whose candidates others share, so that an added page costs no more than counting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from site_builder.config import TagSettings
from site_builder.model.article import AnnotatedArticle
from site_builder.model.knowledge import ALLOWED, TagCandidate

COMMON = 0.2
"""The share of all articles from which a candidate is too common for a tag."""
ENOUGH = 40
"""Articles from which an archive can say what is common in it."""
SHARED = 1.1
"""What it is worth to a candidate that another article has it, too."""


def choose_tags(candidates: Iterable[TagCandidate], limit: int) -> tuple[str, ...]:
    """The best ``limit`` of ``candidates`` none of which repeats a better one: not inside it, nor it inside them,
    unless it says more by itself."""
    chosen: list[TagCandidate] = []
    for candidate in candidates:
        if len(chosen) >= limit:
            break
        if candidate.score > ALLOWED / 2 or not any(_repeats(candidate, other) for other in chosen):
            chosen.append(candidate)
    return tuple(candidate.name for candidate in chosen)


def tag_archive(articles: Sequence[AnnotatedArticle], settings: TagSettings) -> tuple[AnnotatedArticle, ...]:
    """``articles`` with the tags that the archive makes of their candidates, and without these."""
    counts = Counter(candidate.name for article in articles for candidate in article.candidates)
    shared = {name: count for name, count in counts.items() if count > 1 and name not in settings.allow}
    limit = COMMON * len(articles) if len(articles) >= ENOUGH else len(articles)
    return tuple(
        replace(article, tags=_tags(article, shared, limit, settings.per_article), candidates=())
        for article in articles
    )


def _tags(article: AnnotatedArticle, shared: Mapping[str, int], limit: float, most: int) -> tuple[str, ...]:
    if not any(candidate.name in shared for candidate in article.candidates):
        return article.tags
    weighed = [
        _weighed(candidate, shared) for candidate in article.candidates if shared.get(candidate.name, 0) <= limit
    ]
    return choose_tags(sorted(weighed, key=lambda candidate: (-candidate.score, candidate.name)), most)


def _weighed(candidate: TagCandidate, shared: Mapping[str, int]) -> TagCandidate:
    return replace(candidate, score=candidate.score * SHARED) if candidate.name in shared else candidate


def _repeats(candidate: TagCandidate, other: TagCandidate) -> bool:
    bare, against = candidate.name.strip("“”《》"), other.name.strip("“”《》")
    if bare in against:
        return len(against) < 2.2 * len(bare) or candidate.count < 2 * other.count
    return against in bare and candidate.count <= other.count
