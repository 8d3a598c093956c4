"""The articles of one page -> AnnotatedArticles and the page's date. The labellers are pure; this is their order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.config import TagSettings, TopicSettings
from site_builder.model.article import AnnotatedArticle, Article, Block
from site_builder.model.knowledge import Knowledge, PageDate
from site_builder.model.newspaper import PageFacts
from site_builder.stages.chosen_tags import choose_tags
from site_builder.stages.dates import date_page, find_event_day, resolve
from site_builder.stages.entities import find_entities
from site_builder.stages.figures import find_figures
from site_builder.stages.genre import find_genre
from site_builder.stages.tags import rank_tags
from site_builder.stages.topics import find_topics
from site_builder.text.tokenizer import Tokenizer

_TODAY = re.compile("今日|今天|今晨|今晚")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedPage:
    articles: tuple[AnnotatedArticle, ...]
    date: PageDate | None


def annotate_page(
    articles: Sequence[Article],
    furniture: Sequence[Block],
    facts: PageFacts,
    lines: Mapping[int, str],
    tokenizer: Tokenizer,
    tags: TagSettings,
    topics: tuple[TopicSettings, ...],
) -> AnnotatedPage:
    """What the archive's settings make of a page. ``lines`` are its clean lines by number."""
    date = date_page(facts, articles, furniture)
    return AnnotatedPage(
        articles=tuple(annotate(article, date, lines, tokenizer, tags, topics) for article in articles), date=date
    )


def annotate(
    article: Article,
    page_date: PageDate | None,
    lines: Mapping[int, str],
    tokenizer: Tokenizer,
    tags: TagSettings,
    topics: tuple[TopicSettings, ...],
) -> AnnotatedArticle:
    """``article`` with all that is known of it."""
    entities = find_entities(article, tokenizer)
    candidates = rank_tags(article, entities, tokenizer, tags)
    tagged = choose_tags(candidates, tags.per_article)
    event = resolve(find_event_day(article), page_date)
    if event is None and page_date and page_date.stated and _TODAY.search(article.headline):
        event = page_date.earliest
    return AnnotatedArticle(
        article=article,
        candidates=candidates,
        tags=tagged,
        topics=find_topics(article, tagged, entities.organisations, topics),
        knowledge=Knowledge(
            genre=find_genre(article),
            people=entities.people,
            organisations=entities.organisations,
            places=entities.places,
            figures=find_figures(article, tokenizer, lines),
            event_date=event,
        ),
    )
