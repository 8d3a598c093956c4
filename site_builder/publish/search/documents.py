"""What search knows of an article, and the terms it is found by.

In: the catalogue and the articles' accession numbers. Out: one ``SearchDocument`` per article, in the order of these
numbers, and for each its ``DocumentWords``. Fields and their boosts stand here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from site_builder.model.archive import ArticleId
from site_builder.model.article import Article
from site_builder.model.knowledge import Entity
from site_builder.model.newspaper import Role
from site_builder.publish import permalinks
from site_builder.publish.cards import page_name
from site_builder.publish.catalogue import Catalogue, Entry
from site_builder.publish.dating import stated_day
from site_builder.publish.headings import title
from site_builder.publish.passages import anchored_blocks
from site_builder.publish.terms import TOPIC
from site_builder.text.folding import fold
from site_builder.text.search_terms import FieldText, long_words, whole_words
from site_builder.text.tokenizer import Tokenizer

_SHOWN_AS_HEADING = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBHEAD})


class Kind(StrEnum):
    """What sort of article it is, as far as its form tells; the value is what a reader sees."""

    COLUMN = "专栏"  # under a standing head
    DISPATCH = "消息"  # begins with 本报讯, 新华社……电
    PICTURE = "图片"  # captions, and no text of its own
    SIGNED = "署名文章"
    OTHER = "其他"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, caption, byline ... with the anchor it has on the article's page."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """An article as search indexes and shows it; texts have single spaces, as the browser sees them.

    ``href`` leads there from the site's root; ``title`` is the headline, or stands for a lost one. ``place`` is its
    accession number: its place in everything that search keeps, which stays when articles are added.
    ``people`` and ``organisations`` are those that the article names, under all names that it has for them.
    """

    id: ArticleId
    place: int
    href: str
    title: str
    headline: str
    kicker: str
    subheads: tuple[str, ...]
    passages: tuple[Passage, ...]
    date: date | None
    page: str
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    kind: Kind = Kind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchField:
    """A field of the index, how much more it counts than the body, the texts it is made of, and which words of such
    a text are terms beside its characters."""

    name: str
    boost: int
    texts: Callable[[SearchDocument], Iterable[str]]
    words: Callable[[str, Tokenizer], tuple[str, ...]] = long_words


FIELDS = (
    SearchField(name="headline", boost=10, texts=lambda document: (document.headline,)),
    SearchField(name="deck", boost=4, texts=lambda document: (document.kicker, *document.subheads)),
    SearchField(
        name="names", boost=3, texts=lambda document: (*document.people, *document.organisations), words=whole_words
    ),
    SearchField(name="tags", boost=3, texts=lambda document: document.tags, words=whole_words),
    SearchField(name="body", boost=1, texts=lambda document: (passage.text for passage in document.passages)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentWords:
    """The longer words of an article's fields, in the order of ``FIELDS``, a space between two words."""

    fields: tuple[str, ...]


def search_documents(catalogue: Catalogue, accessions: Mapping[ArticleId, int]) -> tuple[SearchDocument, ...]:
    documents = (_document(entry, catalogue, accessions) for entry in catalogue.entries)
    return tuple(sorted(documents, key=lambda document: document.place))


def document_words(document: SearchDocument, tokenizer: Tokenizer) -> DocumentWords:
    """Pure and the dear part of indexing: worth caching by document and tokenizer."""
    return DocumentWords(
        fields=tuple(
            " ".join(chain.from_iterable(field.words(text, tokenizer) for text in field.texts(document)))
            for field in FIELDS
        )
    )


def field_texts(document: SearchDocument, words: DocumentWords) -> list[FieldText]:
    """What each field of an article is found by, in the order of ``FIELDS``."""
    return [
        FieldText(fold("\n".join(field.texts(document))), tuple(known.split()))
        for field, known in zip(FIELDS, words.fields, strict=True)
    ]


def _document(entry: Entry, catalogue: Catalogue, accessions: Mapping[ArticleId, int]) -> SearchDocument:
    article, content = entry.text, entry.article.content
    return SearchDocument(
        id=entry.article.id,
        place=accessions[entry.article.id],
        href=permalinks.article_path(entry.article.id),
        title=_spaced(title(article)),
        headline=_spaced(article.headline),
        kicker=_spaced(article.kicker),
        subheads=tuple(map(_spaced, article.subheads)),
        passages=_passages(entry),
        date=stated_day(entry.page),
        page=page_name(entry.page),
        tags=content.tags,
        topics=tuple(topic.name for topic in catalogue.terms_of(entry, TOPIC)),
        people=all_names(content.knowledge.people),
        organisations=all_names(content.knowledge.organisations),
        reporters=tuple(dict.fromkeys(person.name for person in article.byline)),
        kind=_kind(article),
    )


def all_names(entities: Iterable[Entity]) -> tuple[str, ...]:
    """Every name and alias, each once."""
    return tuple(dict.fromkeys(chain.from_iterable((entity.name, *entity.aliases) for entity in entities)))


def _kind(article: Article) -> Kind:
    if article.texts(Role.STANDING):
        return Kind.COLUMN
    if article.dateline is not None:
        return Kind.DISPATCH
    if not article.texts(Role.BODY):
        return Kind.PICTURE if article.texts(Role.CAPTION) else Kind.OTHER
    return Kind.SIGNED if article.byline else Kind.OTHER


def _passages(entry: Entry) -> tuple[Passage, ...]:
    """All that is not the heading itself, under the anchors that the article's page gives it."""
    return tuple(
        Passage(anchor=anchor, text=_spaced(block.text))
        for block, anchor in anchored_blocks(entry.text)
        if block.role not in _SHOWN_AS_HEADING
    )


def _spaced(text: str) -> str:
    return " ".join(text.split())
