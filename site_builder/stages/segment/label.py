"""The labelling stage: page lines set aside, features seen, path decoded, articles separated, lines joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from site_builder.model.newspaper import CleanLine, CleanPage, LabelledLine, LabelledPage, Role
from site_builder.stages.segment.captions import with_captions_moved
from site_builder.stages.segment.clues import Clue
from site_builder.stages.segment.cohesion import Vocabulary, read_vocabulary
from site_builder.stages.segment.cuts import Cuts
from site_builder.stages.segment.decode import Path, decode
from site_builder.stages.segment.features import Lexicon, SeenLine
from site_builder.stages.segment.grammar import Grammar
from site_builder.stages.segment.joins import join_lines
from site_builder.stages.segment.neighbours import see
from site_builder.stages.segment.reading import Surroundings
from site_builder.stages.segment.threads import thread_lines
from site_builder.text import page_lines
from site_builder.text.junctions import junction_weights
from site_builder.text.tokenizer import Tokenizer


def label_page(page: CleanPage, grammar: Grammar, lexicon: Lexicon, tokenizer: Tokenizer) -> LabelledPage:
    """Label every line of ``page``; articles are numbered by their first line.

    Lines that only a page carries (folio line, editors, teasers) are known by their wording and set aside
    first, so that they never stand between the halves of an article.
    """
    furniture = frozenset(line.number for line in page.lines if is_furniture(line))
    kept = tuple(line for line in page.lines if line.number not in furniture)
    vocabulary = read_vocabulary([line.text for line in kept])
    cuts = Cuts(kept, junction_weights(), tokenizer)
    seen = see(kept, furniture, lexicon, vocabulary, cuts, tokenizer)
    path = decode([line.features for line in seen], grammar)
    articles, joins = separate(seen, path, vocabulary, cuts, grammar.threads)
    aside = (line for line in page.lines if line.number in furniture)
    labelled = [LabelledLine(line=line, article=0, role=Role.FURNITURE) for line in aside]
    number = number_by_first_line(articles)
    labelled += (
        LabelledLine(line=line.line, article=number[article], role=state.role, joins=join)
        for line, state, article, join in zip(seen, path.states, articles, joins, strict=True)
    )
    return LabelledPage(clean=page, lines=tuple(sorted(labelled, key=lambda line: line.line.number)))


def separate(
    seen: Sequence[SeenLine],
    path: Path,
    vocabulary: Vocabulary,
    cuts: Cuts,
    weights: Mapping[Clue, float],
) -> tuple[tuple[int, ...], tuple[int | None, ...]]:
    """The article of each line, in the order of opening, 0 for the page's own; the number of the line it continues."""
    threads = thread_lines(Surroundings(seen, path, vocabulary, cuts), weights)
    articles = with_captions_moved(threads.articles, [state.role for state in path.states], vocabulary)
    return articles, join_lines(seen, path.states, articles, threads.joins)


def is_furniture(line: CleanLine) -> bool:
    """Whether the wording alone says that a line is the page's own."""
    return not line.markup.level and (
        page_lines.is_folio(line.text) or page_lines.is_editors(line.text) or page_lines.is_teaser(line.text)
    )


def number_by_first_line(articles: Sequence[int]) -> dict[int, int]:
    """New numbers, from 1 in the order in which articles first appear; 0 stays 0."""
    order = [article for article in dict.fromkeys(articles) if article]
    return {0: 0} | {article: number for number, article in enumerate(order, 1)}
