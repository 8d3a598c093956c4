"""Article -> AnnotatedArticle: what is known of it. The labellers are pure functions; this is their order."""

from __future__ import annotations

from site_builder.config import TagSettings, TopicSettings
from site_builder.model.article import AnnotatedArticle, Article
from site_builder.model.knowledge import Knowledge
from site_builder.stages.entities import find_entities
from site_builder.stages.tags import tag_article
from site_builder.stages.topics import find_topics
from site_builder.text.tokenizer import Tokenizer


def annotate(
    article: Article, tokenizer: Tokenizer, tags: TagSettings, topics: tuple[TopicSettings, ...]
) -> AnnotatedArticle:
    """``article`` with what the archive's settings make of it."""
    entities = find_entities(article, tokenizer)
    tagged = tag_article(article, entities, tokenizer, tags)
    return AnnotatedArticle(
        article=article,
        tags=tagged,
        topics=find_topics(article, tagged, entities.organisations, topics),
        knowledge=Knowledge(people=entities.people, organisations=entities.organisations, places=entities.places),
    )
