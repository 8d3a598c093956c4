"""The indexes of terms: those of several articles first, then all by the first letter of their pinyin.

In: a kind of terms and the catalogue. Out: paths with a ``TermsView`` each: one page, or, where the terms are too many
for one, a page that leads to one page for each letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from site_builder.publish import permalinks
from site_builder.publish.cards import Place, term_cards
from site_builder.publish.catalogue import Catalogue
from site_builder.publish.term_parts import InitialGroup, InitialLink
from site_builder.publish.terms import TAG, TOPIC, Term, TermKind, leading_terms
from site_builder.publish.views import TermsView

MOST_ON_A_PAGE = 800
_LEADING = 200
_NO_INITIAL = "#"
_MARKS = "“”‘’《》〈〉「」『』（）()·—－ "


def index_views(kind: TermKind, catalogue: Catalogue) -> Iterator[tuple[str, TermsView]]:
    """The index of ``kind`` and, where it is split, the pages of its letters, each with its path."""
    groups = _by_initial(catalogue.terms[kind].terms)
    place = Place(path=kind.index_path, catalogue=catalogue)
    whole = sum(map(len, groups.values())) <= MOST_ON_A_PAGE
    yield kind.index_path, _index(kind, groups, place, whole=whole)
    if not whole:
        for initial in groups:
            place = Place(path=_path(kind, initial), catalogue=catalogue)
            yield place.path, _letter(kind, initial, groups, place)


def index_section(kind: TermKind) -> str:
    """The entry of the menu that the pages of ``kind`` belong to."""
    return kind.index_path if kind in (TOPIC, TAG) else permalinks.INDEXES


def _index(kind: TermKind, groups: Mapping[str, tuple[Term, ...]], place: Place, *, whole: bool) -> TermsView:
    count = sum(map(len, groups.values()))
    order = "按拼音首字母排列" if whole else "按拼音首字母分页"
    anchors = (f"#initial-{number}" for number in range(1, len(groups) + 1))
    pages = (place.href(_path(kind, initial)) for initial in groups)
    shared = [term for term in place.catalogue.terms[kind].terms if len(term.entries) > 1]
    return TermsView(
        head=place.head(
            kind.name,
            f"{count}{kind.measure}{kind.name}，{order}。",
            section=index_section(kind),
            scripts=("site.js",),
        ),
        title=kind.name,
        intro=f"{count:,} {kind.measure}{kind.name}，{order}，数字是报道篇数。{kind.note}",
        kind=kind.name,
        leading=term_cards(leading_terms(shared, _LEADING), place),
        initials=tuple(
            InitialLink(initial=initial, href=href, is_here=False)
            for initial, href in zip(groups, anchors if whole else pages, strict=True)
        ),
        groups=tuple(_group(initial, groups, place) for initial in groups) if whole else (),
    )


def _letter(kind: TermKind, initial: str, groups: Mapping[str, tuple[Term, ...]], place: Place) -> TermsView:
    count = len(groups[initial])
    intro = f"拼音首字母为 {initial} 的 {count:,} {kind.measure}{kind.name}，数字是报道篇数。"
    if initial == _NO_INITIAL:
        intro = f"不以拼音开头的 {count:,} {kind.measure}{kind.name}，数字是报道篇数。"
    return TermsView(
        head=place.head(f"{kind.name} {initial}", intro, section=index_section(kind), scripts=("site.js",)),
        title=f"{kind.name} {initial}",
        intro=intro,
        kind=kind.name,
        leading=(),
        initials=tuple(
            InitialLink(initial=other, href=place.href(_path(kind, other)), is_here=other == initial)
            for other in groups
        ),
        groups=(_group(initial, groups, place),),
    )


def _group(initial: str, groups: Mapping[str, tuple[Term, ...]], place: Place) -> InitialGroup:
    return InitialGroup(initial=initial, terms=term_cards(groups[initial], place))


def _path(kind: TermKind, initial: str) -> str:
    return permalinks.initial_path(kind.segment, "0-9" if initial == _NO_INITIAL else initial)


def _by_initial(terms: tuple[Term, ...]) -> Mapping[str, tuple[Term, ...]]:
    """Sorted by pinyin; 《 and quotation marks do not count. What begins with no letter comes last."""
    groups: defaultdict[str, list[tuple[str, str, Term]]] = defaultdict(list)
    for term in terms:
        reading = permalinks.pinyin(term.name.strip(_MARKS)).lower()
        initial = reading[:1].upper()
        groups[initial if "A" <= initial <= "Z" else _NO_INITIAL].append((reading, term.name, term))
    ordered = sorted(groups.items(), key=lambda group: (group[0] == _NO_INITIAL, group[0]))
    return {initial: tuple(term for *_, term in sorted(group, key=lambda item: item[:2])) for initial, group in ordered}
