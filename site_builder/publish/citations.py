"""An article as citation managers and footnotes want it.

In: the facts of a citation. Out: GB/T 7714 text, BibTeX, RIS, CSL-JSON. What is not known is left
out or said to be unknown; nothing is guessed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from site_builder.publish.view_parts import DateSpan

_BIBTEX = {
    **{mark: f"\\{mark}" for mark in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """``id`` is the article's id in the ``archive``, by which it is found again whatever else is unknown;
    ``url`` its absolute address. ``inferred`` is when it must have been printed where no ``date`` is stated. Empty or
    None: not known."""

    id: str
    archive: str
    title: str
    authors: tuple[str, ...]
    publication: str
    date: date | None
    inferred: DateSpan | None
    page_number: int | None
    language: str
    url: str


def gb_text(citation: Citation) -> str:
    """GB/T 7714: ``甲, 乙. 题名[N]. 报名, 2024-02-29(5).``; at most three authors, then 等; then the address, or
    failing that the archive and the id there. A date that is inferred stands in brackets, as the standard asks."""
    names = ", ".join(citation.authors[:3]) + (", 等" if len(citation.authors) > 3 else "")
    authors = f"{names}. " if names else ""
    kind = "N/OL" if citation.url else "N"
    day = citation.date.isoformat() if citation.date else f"[{_span(citation.inferred) or '日期不详'}]"
    page = f"({citation.page_number})" if citation.page_number is not None else ""
    paper = f"{citation.publication}, " if citation.publication else ""
    place = citation.url or f"{citation.archive}, {citation.id}."
    return f"{authors}{citation.title}[{kind}]. {paper}{day}{page}. {place}"


def bibtex(citation: Citation) -> str:
    fields = {
        "title": f"{{{_bibtex(citation.title)}}}",
        "author": " and ".join(f"{{{_bibtex(name)}}}" for name in citation.authors),
        "journal": _bibtex(citation.publication),
        "year": f"{citation.date.year:04d}" if citation.date else "",
        "month": str(citation.date.month) if citation.date else "",
        "day": str(citation.date.day) if citation.date else "",
        "pages": str(citation.page_number or ""),
        "note": _bibtex("; ".join(filter(None, (f"{citation.archive}, {citation.id}", _estimate(citation))))),
        "langid": "chinese" if citation.language.startswith("zh") else "",
        "url": citation.url,
        "entrysubtype": "newspaper",
    }
    key = re.sub(r"[^A-Za-z0-9]+", "-", citation.id)
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    kind = "article" if citation.publication else "misc"  # an @article without a journal is refused
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def ris(citation: Citation) -> str:
    tags = [("TY", "NEWS"), ("TI", citation.title)]
    tags += [("AU", name) for name in citation.authors]
    tags += [
        ("T2", citation.publication),
        ("PY", f"{citation.date.year:04d}" if citation.date else ""),
        ("DA", citation.date.strftime("%Y/%m/%d") if citation.date else ""),
        ("SP", str(citation.page_number or "")),
        ("DB", citation.archive),
        ("AN", citation.id),
        ("N1", _estimate(citation)),
        ("LA", citation.language),
        ("UR", citation.url),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl_json(citation: Citation) -> str:
    item: dict[str, object] = {
        "id": citation.id,
        "type": "article-newspaper",
        "title": citation.title,
        "author": [{"literal": name} for name in citation.authors],
        "container-title": citation.publication,
        "issued": _issued(citation),
        "page": str(citation.page_number or ""),
        "archive": citation.archive,
        "archive_location": citation.id,
        "language": citation.language,
        "URL": citation.url,
    }
    stated = {name: value for name, value in item.items() if value}
    return json.dumps([stated], ensure_ascii=False, indent=2) + "\n"


def _issued(citation: Citation) -> dict[str, object] | None:
    """The day; the span that is inferred, with CSL's mark for an estimate; or nothing."""
    if citation.date:
        return {"date-parts": [_parts(citation.date)]}
    span = citation.inferred
    if span is None:
        return None
    days = [span.earliest] if span.earliest == span.latest else [span.earliest, span.latest]
    return {"date-parts": [_parts(day) for day in days], "circa": True}


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def _span(span: DateSpan | None) -> str:
    """``2023-12-02/2023-12-08``: an interval as ISO 8601 writes it."""
    if span is None:
        return ""
    first, last = span.earliest.isoformat(), span.latest.isoformat()
    return first if first == last else f"{first}/{last}"


def _estimate(citation: Citation) -> str:
    """What forms without a mark for estimates say of an inferred date: a note, never a year."""
    return "" if citation.date or citation.inferred is None else f"见报日期推断为{_span(citation.inferred)}"


def _bibtex(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
