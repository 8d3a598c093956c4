"""Article -> AnnotatedArticle: its tags and topics. The labellers are pure functions of the article."""

from __future__ import annotations

from site_builder.config import TagSettings, TopicSettings
from site_builder.model.article import AnnotatedArticle, Article
from site_builder.stages.tags import tag_article
from site_builder.stages.topics import find_topics
from site_builder.text.tokenizer import Tokenizer


def annotate(
    article: Article, tokenizer: Tokenizer, tags: TagSettings, topics: tuple[TopicSettings, ...]
) -> AnnotatedArticle:
    """``article`` with what the archive's settings make of it."""
    return AnnotatedArticle(
        article=article, tags=tag_article(article, tokenizer, tags), topics=find_topics(article, topics)
    )
