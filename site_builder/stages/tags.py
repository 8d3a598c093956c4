"""Article -> candidates for its tags: names and phrases that a librarian would file it under, best first.

Candidates are what the article names (people, bodies, places, works), what it sets in quotation marks with the noun
that follows (“满天星”行动计划), and noun phrases. Their score: where and how often they stand, and how rare their words
are in Chinese at large (jieba's idf). A phrase that only occurs inside a longer one gives way to it (C-value, Frantzi
& Ananiadou 1996). ``[tags]`` in ``site.toml`` allows, blocks, joins and limits. Which of
them become tags is for ``stages.chosen_tags``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from site_builder.config import TagSettings
from site_builder.model.article import Article, Block
from site_builder.model.knowledge import ALLOWED, Entities, TagCandidate
from site_builder.model.newspaper import Role
from site_builder.text.gazetteer import gazetteer
from site_builder.text.keyphrases import Candidate, gather, tag_words
from site_builder.text.running_text import running_text
from site_builder.text.tokenizer import Tokenizer
from site_builder.text.words import read_words

_HEAD = {Role.HEADLINE: 4.0, Role.KICKER: 3.0, Role.SUBHEAD: 3.0, Role.HEADING: 1.5, Role.ITEM_HEADING: 2.0}
_SKIPPED = {Role.BYLINE, Role.CREDIT, Role.JUMP, Role.FURNITURE, Role.STANDING}
_LEAD = 1.6  # the first paragraphs say what the article is about
_LEAD_BLOCKS = 2
_LENGTH_FACTOR = (0.0, 0.62, 1.15, 1.3, 1.25, 1.1)
_LONGEST_CONTAINER = 24
_CONSIDERED = 100  # candidates that may become tags
_SPARE = 2  # candidates for each tag
_INSIDE = 0.65  # what a candidate loses that only stands inside a longer one
_SHORT = 0.72  # a phrase of two characters says little


def rank_tags(
    article: Article, entities: Entities, tokenizer: Tokenizer, settings: TagSettings
) -> tuple[TagCandidate, ...]:
    """What ``article`` may be filed under, best first, more than it needs: words of the allow list that occur in it
    come first, synonyms go by the name that stands for them."""
    blocks = [block for block in article.blocks if block.role not in _SKIPPED]
    stop = tag_words("stop") | {person.name for person in article.byline}
    found: dict[str, Candidate] = {}
    for position, block in enumerate(blocks):
        lead = _LEAD if position <= _LEAD_BLOCKS else 1.0
        weight = _HEAD.get(block.role, lead)
        text = running_text(block.text)
        words = read_words(text, tokenizer)
        gather(found, text, words, weight, _closed(text, entities), stop)
    _note_entities(found, entities, blocks)
    for group in settings.synonyms:
        _join(found, group)
    scores = _scores(found, frozenset(settings.block))
    ranked = sorted(scores, key=lambda name: (-scores[name], name))
    text = "\n".join(block.text for block in blocks)
    allowed = {term: text.count(term) for term in settings.allow if term in text}
    ranked = [name for name in ranked if name not in allowed][: settings.per_article * _SPARE]
    return tuple(
        TagCandidate(name=name, score=score, count=count)
        for name, score, count in (
            *((term, ALLOWED - at, count) for at, (term, count) in enumerate(allowed.items())),
            *((name, round(scores[name], 4), found[name].count) for name in ranked),
        )
    )


def _join(found: dict[str, Candidate], group: Sequence[str]) -> None:
    """Make one candidate of all names of ``group``, under the first."""
    entries = [found.pop(name) for name in group if name in found]
    if entries:
        found[group[0]] = Candidate(
            words=max(entry.words for entry in entries),
            rarity=max(entry.rarity for entry in entries),
            count=sum(entry.count for entry in entries),
            weight=sum(entry.weight for entry in entries),
            bonus=max(entry.bonus for entry in entries),
            sound=True,
        )


def _closed(text: str, entities: Entities) -> frozenset[int]:
    """The characters of the people and bodies in ``text``: a phrase does not reach over a name."""
    closed: set[int] = set()
    for entity in (*entities.people, *entities.organisations):
        for name in (entity.name, *entity.aliases):
            at = text.find(name)
            while at >= 0:
                closed.update(range(at, at + len(name)))
                at = text.find(name, at + len(name))
    return frozenset(closed)


_ENTITY_BONUS = {"people": 1.25, "organisations": 1.2, "places": 1.0}


def _note_entities(found: dict[str, Candidate], entities: Entities, blocks: Sequence[Block]) -> None:
    heads = "\n".join(block.text for block in blocks if block.role in _HEAD)
    opening = "\n".join(block.text for block in blocks[: _LEAD_BLOCKS + 1])
    for kind, bonus in _ENTITY_BONUS.items():
        for entity in getattr(entities, kind):
            names = (entity.name, *entity.aliases)
            if entity.name in gazetteer().provinces or (entity.name in gazetteer().countries and entity.mentions < 3):
                continue
            weight = entity.mentions + 3.0 * any(name in heads for name in names)
            weight += 0.6 * any(name in opening for name in names)
            found[entity.name] = Candidate(words=2, rarity=8.0, count=entity.mentions, weight=weight, bonus=bonus)
            for alias in entity.aliases:
                found.pop(alias, None)


def _scores(found: Mapping[str, Candidate], blocked: frozenset[str]) -> dict[str, float]:
    """Scores of the candidates that can be among the best; what lies inside longer ones is looked at only for them."""
    scores = {}
    for name, entry in found.items():
        if not entry.sound or name in blocked or name.strip("“”") in blocked:
            continue
        if entry.words > 1 and entry.count < 2 and entry.bonus <= 1.0 and entry.weight < 1.5:
            continue
        factor = _LENGTH_FACTOR[min(entry.words, 5)] * (_SHORT if len(name) == 2 else 1.0)
        scores[name] = math.log2(1 + entry.weight) * entry.rarity / 8 * factor * entry.bonus
    best = sorted(scores, key=lambda name: (-scores[name], name))[:_CONSIDERED]
    longer = [name for name in found if len(name) <= _LONGEST_CONTAINER]
    return {name: scores[name] * _alone(name, found, longer) for name in best}


def _alone(name: str, found: Mapping[str, Candidate], longer: Sequence[str]) -> float:
    """The share of a candidate that does not lie inside a longer one, softened."""
    size = len(name)
    inside = max((found[other].count for other in longer if name in other and len(other) > size), default=0)
    return 1.0 - _INSIDE * min(inside / found[name].count, 1.0)
