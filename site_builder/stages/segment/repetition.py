"""Standing heads learned by repetition: a short line that stands on several pages is a label, not news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from site_builder.model.newspaper import CleanLine, CleanPage
from site_builder.stages.segment.labels import label_of
from site_builder.text import formulas, page_lines
from site_builder.text.characters import HAN, ends_open, ends_paragraph, width

LONGEST = 14.0
"""Ems. A longer line on two pages is the same news twice."""
PAGES = 2


def repeated_heads(pages: Iterable[CleanPage]) -> tuple[str, ...]:
    """The texts that stand alone on a line of at least two pages, in order."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({label_of(line.text) for line in page.lines if _could_be_label(line)})
    return tuple(sorted(text for text, count in counts.items() if count >= PAGES))


def _could_be_label(line: CleanLine) -> bool:
    text = line.text
    return (
        width(text) <= LONGEST
        and bool(HAN.search(text))
        and not (ends_open(text) or ends_paragraph(text) or line.markup.bullet)
        and not (formulas.is_byline(text) or formulas.is_credit(text) or formulas.is_caption(text))
        and not (page_lines.is_folio(text) or page_lines.is_editors(text) or page_lines.is_teaser(text))
        and formulas.leading_number(text) is None
    )
