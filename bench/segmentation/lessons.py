"""Pages to learn from and to measure by, read up to the point where the decisions begin.

Invented papers laid out by the generator, pages damaged by hand (both in ``tests/press``), pages laid out from People's
Daily of January 1998 where its file is given, and the seeds with their labels.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from site_builder.evaluation.gold import GoldPage, LineLabel, load_gold
from site_builder.model.newspaper import PageFacts, Seed, Source, SourceLine
from site_builder.stages.clean import clean
from site_builder.stages.segment.cohesion import Vocabulary, read_vocabulary
from site_builder.stages.segment.cuts import Cuts
from site_builder.stages.segment.features import SeenLine
from site_builder.stages.segment.grammar import load_lexicon
from site_builder.stages.segment.label import is_furniture
from site_builder.stages.segment.neighbours import see
from site_builder.text.junctions import junction_weights
from site_builder.text.tokenizer import make_tokenizer
from tests.press.corpus import peoples_daily
from tests.press.hand import HELD_OUT as PAGES_HELD_OUT
from tests.press.hand import read_pages
from tests.press.page import KnownPage, make_page, make_written_page
from tests.press.papers import HELD_OUT, read_papers

REPOSITORY = Path(__file__).parents[2]
PAPER_WEIGHT, HAND_WEIGHT, CORPUS_WEIGHT, SEED_WEIGHT = 1.0, 4.0, 0.6, 80.0
"""What a line counts: pages of a real or a careful hand are few, laid-out ones can be made at will."""
LAYOUTS, CORPUS_PAGES = 12, 80
"""Pages of each paper, and of the corpus."""
_MEASURED_FROM = 5000
"""Numbers of pages that are only measured begin here."""
_TOKENIZER = make_tokenizer()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page with what is seen of its lines, and its labels. ``source``: its paper, or its own name."""

    source: str
    weight: float
    gold: GoldPage
    seen: tuple[SeenLine, ...]
    furniture: tuple[int, ...]
    vocabulary: Vocabulary
    cuts: Cuts


def read_lesson(source: str, weight: float, text: str, gold: GoldPage) -> Lesson:
    """See the lines of a page."""
    lines = tuple(SourceLine(number=n, text=line) for n, line in enumerate(text.split("\n"), 1))
    origin = Source(name=source, path=source, encoding="utf-8", digest="")
    page = clean(Seed(source=origin, facts=PageFacts(), lines=lines))
    furniture = frozenset(line.number for line in page.lines if is_furniture(line))
    kept = tuple(line for line in page.lines if line.number not in furniture)
    vocabulary = read_vocabulary([line.text for line in kept])
    cuts = Cuts(kept, junction_weights(), _TOKENIZER)
    seen = see(kept, furniture, load_lexicon(), vocabulary, cuts, _TOKENIZER)
    return Lesson(source, weight, gold, seen, tuple(sorted(furniture)), vocabulary, cuts)


def paper_lessons(*, held_out: bool, layouts: int = LAYOUTS) -> list[Lesson]:
    """The invented papers in so many layouts: those held out, or the others."""
    return [
        _known(paper.file, PAPER_WEIGHT, make_written_page(paper, number))
        for paper in read_papers()
        if paper.file.startswith(HELD_OUT) is held_out
        for number in range(layouts)
    ]


def hand_lessons(*, held_out: bool) -> list[Lesson]:
    """The pages damaged by hand: those held out, or the others."""
    pages = read_pages().items()
    return [_known(name, HAND_WEIGHT, page) for name, page in pages if name.startswith(PAGES_HELD_OUT) is held_out]


def corpus_lessons(corpus: Path, half: int, pages: int = CORPUS_PAGES) -> list[Lesson]:
    """Pages of every other article of the corpus; the two halves share no article."""
    sources = list(peoples_daily(corpus)[half::2])
    numbers = range(_MEASURED_FROM * half, _MEASURED_FROM * half + pages)
    return [_known("corpus", CORPUS_WEIGHT, make_page(sources, number)) for number in numbers]


def seed_lessons() -> list[Lesson]:
    """The five seeds."""
    seeds, labels = REPOSITORY / "seeds", REPOSITORY / "tests" / "gold"
    return [
        read_lesson(
            path.stem,
            SEED_WEIGHT,
            path.read_text(encoding="utf-8"),
            load_gold(labels / f"{path.stem}.tsv", path),
        )
        for path in sorted(seeds.glob("*.txt"))
    ]


def without(lessons: Iterable[Lesson], sources: Iterable[str]) -> list[Lesson]:
    """The lessons that are of none of these sources."""
    left_out = set(sources)
    return [lesson for lesson in lessons if lesson.source not in left_out]


def _known(source: str, weight: float, page: KnownPage) -> Lesson:
    lines = page.text.split("\n")
    gold = GoldPage(
        name=source,
        labels={
            one.line: LineLabel(line=one.line, article=one.article, role=one.role.value, joins=one.joins)
            for one in page.labels
        },
        texts={one.line: lines[one.line - 1] for one in page.labels},
    )
    return read_lesson(source, weight, page.text, gold)
