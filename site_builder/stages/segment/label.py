"""The labelling stage: page lines set aside, features seen, path decoded, articles separated, lines joined."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.newspaper import CleanLine, CleanPage, LabelledLine, LabelledPage, Role
from site_builder.stages.segment.cohesion import read_vocabulary
from site_builder.stages.segment.decode import decode
from site_builder.stages.segment.features import Lexicon
from site_builder.stages.segment.grammar import Grammar
from site_builder.stages.segment.joins import join_lines
from site_builder.stages.segment.neighbours import see
from site_builder.stages.segment.separate import separate
from site_builder.text import page_lines
from site_builder.text.tokenizer import Tokenizer


def label_page(page: CleanPage, grammar: Grammar, lexicon: Lexicon, tokenizer: Tokenizer) -> LabelledPage:
    """Label every line of ``page``; articles are numbered by their first line.

    Lines that only a page carries (folio line, editors, teasers) are known by their wording and set aside
    first, so that they never stand between the halves of an article.
    """
    furniture = frozenset(line.number for line in page.lines if is_furniture(line))
    kept = tuple(line for line in page.lines if line.number not in furniture)
    vocabulary = read_vocabulary([line.text for line in kept])
    seen = see(kept, furniture, lexicon, vocabulary, tokenizer)
    path = decode([line.features for line in seen], grammar)
    articles = separate(seen, path, vocabulary, tokenizer)
    joins = join_lines(seen, path, articles, tokenizer)
    aside = (line for line in page.lines if line.number in furniture)
    labelled = [LabelledLine(line=line, article=0, role=Role.FURNITURE) for line in aside]
    number = _by_first_line(articles)
    labelled += (
        LabelledLine(line=line.line, article=number[article], role=state.role, joins=join)
        for line, state, article, join in zip(seen, path, articles, joins, strict=True)
    )
    return LabelledPage(clean=page, lines=tuple(sorted(labelled, key=lambda line: line.line.number)))


def is_furniture(line: CleanLine) -> bool:
    return not line.markup.level and (
        page_lines.is_folio(line.text) or page_lines.is_editors(line.text) or page_lines.is_teaser(line.text)
    )


def _by_first_line(articles: Sequence[int]) -> dict[int, int]:
    """New numbers, from 1 in the order in which articles first appear; 0 stays 0."""
    order = [article for article in dict.fromkeys(articles) if article]
    return {0: 0} | {article: number for number, article in enumerate(order, 1)}
