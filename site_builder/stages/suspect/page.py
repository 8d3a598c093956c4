"""LabelledPage and its Articles -> Findings: what seems wrong on one page."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.article import Article
from site_builder.model.newspaper import LabelledPage
from site_builder.model.suspicion import Findings
from site_builder.stages.suspect.clues import collect_clues
from site_builder.stages.suspect.duplicates import find_duplicates
from site_builder.stages.suspect.heads import find_lost_headlines, find_misplaced
from site_builder.stages.suspect.misreadings import find_misreadings
from site_builder.stages.suspect.openings import find_lost_openings
from site_builder.stages.suspect.places import find_misread_places
from site_builder.stages.suspect.printed import PrintedPage
from site_builder.stages.suspect.statements import collect_figures, find_exceeded_totals
from site_builder.stages.suspect.truncation import find_truncated
from site_builder.text.tokenizer import Tokenizer


def suspect_page(labelled: LabelledPage, articles: Sequence[Article], tokenizer: Tokenizer) -> Findings:
    """What seems wrong with ``articles``, which were assembled from ``labelled``, and clues for the archive."""
    page = PrintedPage(labelled)
    found = [
        *find_truncated(page, articles, tokenizer),
        *find_lost_openings(page, articles, tokenizer),
        *find_duplicates(page, articles),
        *find_lost_headlines(page, articles),
        *find_misplaced(page, articles),
        *find_misreadings(page, articles, tokenizer),
        *find_misread_places(page, articles, tokenizer),
        *find_exceeded_totals(page, articles),
    ]
    ordered = sorted(found, key=lambda one: (one.line, one.column, one.kind))
    return Findings(
        suspicions=tuple(ordered),
        clues=tuple(collect_clues(page, articles)),
        figures=tuple(collect_figures(page, articles)),
    )
