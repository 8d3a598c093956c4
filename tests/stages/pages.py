"""Pages in a string, through the stages one after another."""

from __future__ import annotations

from functools import cache

from site_builder.model.article import Article
from site_builder.model.newspaper import CleanPage, Correction, LabelledPage, PageFacts, Seed, Source, SourceLine
from site_builder.stages.assemble import assemble
from site_builder.stages.clean import clean
from site_builder.stages.segment import label_page
from site_builder.stages.segment.grammar import Grammar, load_grammar, load_lexicon
from site_builder.text.tokenizer import Tokenizer


def seed(text: str, *corrections: Correction) -> Seed:
    lines = tuple(SourceLine(number=at, text=line) for at, line in enumerate(text.split("\n"), 1))
    source = Source(name="page", path="seeds/page.txt", encoding="utf-8", digest="")
    return Seed(source=source, facts=PageFacts(corrections=corrections), lines=lines)


def cleaned(text: str, *corrections: Correction) -> CleanPage:
    return clean(seed(text, *corrections))


@cache
def shipped_grammar() -> Grammar:
    """Read once: it takes longer than labelling a page."""
    return load_grammar()


def labelled(text: str, standing_heads: tuple[str, ...] = (), reporters: tuple[str, ...] = ()) -> LabelledPage:
    return label_page(cleaned(text), shipped_grammar(), load_lexicon(standing_heads, reporters), Tokenizer())


def articles(text: str) -> tuple[Article, ...]:
    return assemble(labelled(text))
