"""The views of terms: indexes of topics and tags, and the page of one topic or tag.

In: the catalogue. Out: ``TopicsView``, ``TagsView``, ``TermView``.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from site_builder.publish import permalinks
from site_builder.publish.cards import Place, article_cards, tag_card
from site_builder.publish.catalogue import Entry, companions
from site_builder.publish.view_parts import DateGroup, InitialGroup, Link, TopicCard
from site_builder.publish.views import TagsView, TermView, TopicsView

_NEWEST = 3
_COMPANIONS = 16
_NO_INITIAL = "#"


def topics_view(place: Place) -> TopicsView:
    catalogue = place.catalogue
    cards = tuple(
        TopicCard(
            name=topic.name,
            href=place.href(permalinks.topic_path(slug)),
            count=len(catalogue.topics[slug]),
            description=topic.description,
            newest=article_cards(catalogue.topics[slug][:_NEWEST], place),
        )
        for slug, topic in catalogue.known_topics.items()
    )
    sorted_articles = {entry.article.id for entries in catalogue.topics.values() for entry in entries}
    return TopicsView(
        head=place.head("专题", f"按专题浏览：共{len(cards)}个专题。", section=permalinks.TOPICS),
        topics=cards,
        unsorted_count=len(catalogue.entries) - len(sorted_articles),
    )


def topic_view(slug: str, place: Place, feed: str) -> TermView:
    """``feed`` is the output path of the topic's feed, empty when it has none."""
    topic = place.catalogue.known_topics[slug]
    entries = place.catalogue.topics[slug]
    description = topic.description or f"专题“{topic.name}”的{len(entries)}篇报道。"
    return TermView(
        head=place.head(topic.name, description, section=permalinks.TOPICS, feed=feed),
        kind="专题",
        name=topic.name,
        description=topic.description,
        count=len(entries),
        groups=_by_date(entries, place),
        companions=tuple(tag_card(tag, place) for tag in companions("", entries, _COMPANIONS)),
        index=Link(label="全部专题", href=place.href(permalinks.TOPICS)),
    )


def tags_view(place: Place) -> TagsView:
    """Grouped by the first letter of the pinyin, sorted by it; 《 and quotation marks do not count."""
    groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for tag in place.catalogue.tags:
        reading = _reading(tag)
        initial = reading[:1].upper()
        groups[initial if "A" <= initial <= "Z" else _NO_INITIAL].append((reading, tag))
    ordered = sorted(groups.items(), key=lambda group: (group[0] == _NO_INITIAL, group[0]))
    return TagsView(
        head=place.head(
            "标签",
            f"按拼音排列的{len(place.catalogue.tags)}个标签。",
            section=permalinks.TAGS,
            scripts=("site.js",),
        ),
        groups=tuple(
            InitialGroup(initial=initial, terms=tuple(tag_card(tag, place) for _, tag in sorted(tags)))
            for initial, tags in ordered
        ),
        tag_count=len(place.catalogue.tags),
    )


def tag_view(name: str, place: Place) -> TermView:
    entries = place.catalogue.tags[name]
    return TermView(
        head=place.head(name, f"标签“{name}”的{len(entries)}篇报道。", section=permalinks.TAGS),
        kind="标签",
        name=name,
        description="",
        count=len(entries),
        groups=_by_date(entries, place),
        companions=tuple(tag_card(tag, place) for tag in companions(name, entries, _COMPANIONS)),
        index=Link(label="全部标签", href=place.href(permalinks.TAGS)),
    )


def _by_date(entries: tuple[Entry, ...], place: Place) -> tuple[DateGroup, ...]:
    return tuple(
        DateGroup(date=day, articles=article_cards(tuple(group), place))
        for day, group in groupby(entries, key=lambda entry: entry.page.facts.date)
    )


def _reading(tag: str) -> str:
    return permalinks.pinyin(tag.strip("“”‘’《》〈〉「」『』（）()·—－ ")).lower()
