"""The stages as steps: each a function of one value and the slice of the settings that it depends on.

Kept apart from ``build`` so that worker processes import little, and from the stages so that these know
neither settings nor steps. What is dear to make (grammar, lexicon) is made once a process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from site_builder.config import SearchSettings, Settings, TagSettings, TopicSettings
from site_builder.model.newspaper import CleanPage, LabelledPage, Seed
from site_builder.model.suspicion import ReadPage, Suspicion
from site_builder.notices import Notice
from site_builder.publish.identities import PageDraft
from site_builder.publish.output import OutputFile
from site_builder.publish.search.check import verify_search
from site_builder.publish.search.client import ClientScripts
from site_builder.publish.search.documents import DocumentWords, SearchDocument, document_words
from site_builder.publish.search.files import build_search_files
from site_builder.publish.search.lunr_check import verify_lunr
from site_builder.stages.annotate import annotate_page
from site_builder.stages.assemble import assemble, furniture
from site_builder.stages.chosen_tags import tag_archive
from site_builder.stages.clean import clean
from site_builder.stages.correct import correct
from site_builder.stages.read import ReadResult, SeedFile, read_seed
from site_builder.stages.segment import label_page
from site_builder.stages.segment.features import Lexicon
from site_builder.stages.segment.grammar import Grammar, load_grammar, load_lexicon
from site_builder.stages.suspect import suspect_archive, suspect_page
from site_builder.text.tokenizer import Tokenizer, make_tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelOptions:
    """What labelling takes from the settings."""

    standing_heads: tuple[str, ...]
    reporters: tuple[str, ...]
    tokenizer: Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotateOptions:
    """What tags and topics take from the settings."""

    tokenizer: Tokenizer
    tags: TagSettings
    topics: tuple[TopicSettings, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchMaterial:
    """All that the search index is made of."""

    documents: tuple[SearchDocument, ...]
    words: tuple[DocumentWords, ...]
    scripts: ClientScripts
    tokenizer: Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFiles:
    """The search's files, and what its self-test found."""

    files: tuple[OutputFile, ...]
    notices: tuple[Notice, ...]


def label_options(settings: Settings, repeated: tuple[str, ...] = ()) -> LabelOptions:
    """``repeated`` are the lines that an archive's pages have in common: standing heads, too."""
    paper = settings.paper
    return LabelOptions(
        standing_heads=(*paper.standing_heads, *repeated), reporters=paper.reporters, tokenizer=tokenizer_of(settings)
    )


def lexicon_of(options: LabelOptions) -> Lexicon:
    """The shipped labels and names with the archive's own."""
    return _lexicon(options.standing_heads, options.reporters)


def annotate_options(settings: Settings) -> AnnotateOptions:
    return AnnotateOptions(tokenizer=tokenizer_of(settings), tags=settings.tags, topics=settings.topics)


def tokenizer_of(settings: Settings) -> Tokenizer:
    """jieba with the archive's own words: those stated, its reporters, and the names of its topics."""
    names = (topic.name for topic in settings.topics)
    return make_tokenizer((*settings.words.dictionary, *settings.paper.reporters, *names))


def read_step(file: SeedFile, options: None) -> ReadResult:
    return read_seed(file)


def clean_step(seed: Seed, options: None) -> CleanPage:
    return clean(seed)


def label_step(page: CleanPage, options: LabelOptions) -> LabelledPage:
    return label_page(page, _grammar(), lexicon_of(options), options.tokenizer)


def draft_step(page: LabelledPage, options: AnnotateOptions) -> PageDraft:
    corrected = correct(page)
    page = corrected.page
    lines = {line.line.number: line.line.text for line in page.lines}
    seed, articles, own = page.clean.seed, assemble(page), furniture(page)
    annotated = annotate_page(articles, own, seed.facts, lines, options.tokenizer, options.tags, options.topics)
    return PageDraft(
        seed=seed,
        changes=page.clean.changes,
        articles=annotated.articles,
        furniture=own,
        printed=annotated.date,
        findings=suspect_page(page, articles, options.tokenizer),
        notices=corrected.notices,
    )


def tag_drafts(drafts: Sequence[PageDraft], tags: TagSettings) -> tuple[PageDraft, ...]:
    """``drafts`` with the tags that the whole archive makes of their candidates: cheap, so no step of one page."""
    tagged = iter(tag_archive([article for draft in drafts for article in draft.articles], tags))
    return tuple(replace(draft, articles=tuple(next(tagged) for _ in draft.articles)) for draft in drafts)


def all_suspicions(drafts: Sequence[PageDraft]) -> tuple[Suspicion, ...]:
    """What seems wrong on each page, and what comes of comparing them: a matter of all pages, so no step of one."""
    return suspect_archive(
        [
            ReadPage(
                path=draft.seed.source.path,
                facts=draft.seed.facts,
                texts=tuple(block.text for one in draft.articles for block in one.article.blocks),
                findings=draft.findings,
            )
            for draft in drafts
        ]
    )


def tokenize_step(document: SearchDocument, tokenizer: Tokenizer) -> DocumentWords:
    return document_words(document, tokenizer)


def index_step(material: SearchMaterial, options: SearchSettings) -> SearchFiles:
    files = build_search_files(material.documents, material.words, material.scripts, material.tokenizer, options.files)
    return SearchFiles(
        files=files, notices=(*verify_search(material.documents, files), *verify_lunr(material.documents, files))
    )


@lru_cache(maxsize=1)
def _grammar() -> Grammar:
    return load_grammar()


@lru_cache(maxsize=4)
def _lexicon(standing_heads: tuple[str, ...], reporters: tuple[str, ...]) -> Lexicon:
    return load_lexicon(standing_heads, reporters)
