"""ReadPages -> Suspicions: what only the archive as a whole shows, with what each page showed by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from site_builder.model.suspicion import Clue, ClueKind, Place, ReadPage, Suspicion, SuspicionKind
from site_builder.stages.suspect.disagreements import find_disagreeing_figures
from site_builder.stages.suspect.names import find_inconsistent_names


def suspect_archive(pages: Sequence[ReadPage]) -> tuple[Suspicion, ...]:
    """All that seems wrong in ``pages``: their own suspicions and those that come of comparing them.

    In the order of the pages, then of lines. Time goes with the number of clues, not with the text.
    """
    found = [suspicion for page in pages for suspicion in page.findings.suspicions]
    found += (
        *find_inconsistent_names(pages),
        *find_disagreeing_figures(pages),
        *_reprints(pages),
        *_broken_jumps(pages),
    )
    order = {page.path: at for at, page in enumerate(pages)}
    return tuple(sorted(found, key=lambda one: (order[one.path], one.line, one.column, one.kind, one.evidence)))


def _reprints(pages: Sequence[ReadPage]) -> Iterator[Suspicion]:
    """The same paragraphs on two pages: printed twice, or one seed has another's text. Told once for two pages."""
    first: dict[str, tuple[str, Clue]] = {}
    again: defaultdict[tuple[str, str], list[tuple[ReadPage, Clue, Clue]]] = defaultdict(list)
    for page, clue in _clues(pages, ClueKind.PARAGRAPH):
        path, known = first.setdefault(clue.key, (page.path, clue))
        if path != page.path:
            again[page.path, path].append((page, clue, known))
    for (_, path), copies in again.items():
        page, clue, known = copies[0]
        lines = "、".join(str(copy.line) for _, copy, _ in copies[:8])
        why = f"第{lines}行{'等' if len(copies) > 8 else ''}与 {path} 第{known.line}行起的段落逐字相同。"
        yield _told(page, clue, SuspicionKind.REPRINT, why, 0.8, Place(path=path, line=known.line))


def _broken_jumps(pages: Sequence[ReadPage]) -> Iterator[Suspicion]:
    """A jump whose other half is not in the archive."""
    halves: defaultdict[tuple[object, ...], set[int]] = defaultdict(set)
    for page, clue in _clues(pages, ClueKind.JUMP):
        halves[_issue(page)].add(page.facts.page_number or 0)
        halves[(*_issue(page), page.facts.page_number, int(clue.key) < 0)].add(abs(int(clue.key)))
    for page, clue in _clues(pages, ClueKind.JUMP):
        other, comes = abs(int(clue.key)), int(clue.key) < 0
        met = page.facts.date is not None and page.facts.page_number in halves[(*_issue(page), other, not comes)]
        if not met:
            what = "前文" if comes else "后文"
            why = f"{what}在第{other}版，那一版或其另一半不在本档案。"
            yield _told(page, clue, SuspicionKind.TRUNCATED, why, 0.9, None)


def _issue(page: ReadPage) -> tuple[object, ...]:
    return page.facts.publication, page.facts.date


def _clues(pages: Sequence[ReadPage], kind: ClueKind) -> Iterator[tuple[ReadPage, Clue]]:
    for page in pages:
        for clue in page.findings.clues:
            if clue.kind is kind:
                yield page, clue


def _told(
    page: ReadPage, clue: Clue, kind: SuspicionKind, why: str, certainty: float, counterpart: Place | None
) -> Suspicion:
    return Suspicion(
        kind=kind,
        path=page.path,
        line=clue.line,
        column=clue.column,
        excerpt=clue.excerpt,
        evidence=why,
        certainty=certainty,
        counterpart=counterpart,
    )
