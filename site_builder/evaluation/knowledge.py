"""How well what is known of articles agrees with hand labels: names, topics, tags, dates, figures.

In: for each page the JSON of ``inspect --format json`` and labels under the same keys. Articles are matched by the
lines that they share; a labelled article without a match counts as missed in everything.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from site_builder.evaluation.gold import LabelledKnowledge

Record = Mapping[str, Any]
"""A parsed JSON object: the one shape that labels and predictions share."""

NAME_SETS = ("reporters", "correspondents", "photographers", "people", "organisations", "places", "topics")
_TOP = 10
_MATCH = 0.5
_WIDE_TO_HALF = {ord(wide): half for wide, half in zip("（），：；？！", "(),:;?!", strict=True)}
_JUNK = re.compile(
    r"^[\d零一二三四五六七八九十百千万亿两几多第.%年月日—～-]+[个家项名次批期元名条款种倍]*$|^[^\w]+$|^.$"
    r"|^(?:的|了|在|和|与|对|将|把|被)|(?:的|了|在|和|与)$|记者|本报讯|摄影|责编"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision and recall with the counts behind them. ``f1`` is 0 where nothing is right."""

    hits: int
    predicted: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeReport:
    """``sets``: a score for each of ``NAME_SETS``; ``tags``: exact and partial scores by method, ours and baselines';
    ``junk``: the share of tags that are no tags at all; the other shares are of labelled articles or pages."""

    matched: int
    articles: int
    sets: Mapping[str, Score]
    bylines_exact: float
    tags: Mapping[str, tuple[Score, float]]
    junk: float
    dates_exact: float
    page_dates_held: float
    widest_range: int
    genres: float
    figures: Score | None
    indicators: float


@dataclass(slots=True)
class _Tally:
    hits: int = 0
    predicted: int = 0
    labelled: int = 0

    def add(self, gold: frozenset[Any], found: frozenset[Any]) -> None:
        self.hits += len(gold & found)
        self.predicted += len(found)
        self.labelled += len(gold)

    def score(self) -> Score:
        return Score(hits=self.hits, predicted=self.predicted, labelled=self.labelled)


@dataclass(slots=True)
class _Share:
    """How many of how many were right."""

    right: int = 0
    all: int = 0

    def add(self, is_right: bool) -> None:
        self.right += is_right
        self.all += 1

    @property
    def value(self) -> float:
        return self.right / self.all if self.all else 0.0


@dataclass(slots=True)
class _TagTally:
    exact: _Tally = field(default_factory=_Tally)
    near_predicted: int = 0
    near_labelled: int = 0

    def add(self, gold: frozenset[str], found: Sequence[str]) -> None:
        top = [normal(tag) for tag in found][:_TOP]
        room = min(len(gold), _TOP)
        self.exact.hits += len(gold & set(top))
        self.exact.predicted += len(top)
        self.exact.labelled += room
        self.near_predicted += sum(any(is_near(tag, other) for other in gold) for tag in top)
        self.near_labelled += min(_TOP, sum(any(is_near(tag, other) for tag in top) for other in gold))

    def partial_f1(self) -> float:
        precision = self.near_predicted / self.exact.predicted if self.exact.predicted else 0.0
        recall = self.near_labelled / self.exact.labelled if self.exact.labelled else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def normal(name: object) -> str:
    """A name without white space, its marks half-width: how names are compared."""
    return re.sub(r"\s+", "", str(name)).translate(_WIDE_TO_HALF)


def is_near(one: str, other: str) -> bool:
    """Whether the two share a run of three fifths of the longer one."""
    need = -(-3 * max(len(one), len(other)) // 5)
    return need <= min(len(one), len(other)) and any(one[at : at + need] in other for at in range(len(one) - need + 1))


def is_junk(tag: str) -> bool:
    """True for what no librarian would file under: numbers, marks, function words, boilerplate of bylines."""
    return bool(_JUNK.search(normal(tag).strip("“”《》")))


def score_knowledge(
    pages: Iterable[tuple[LabelledKnowledge, Record]],
    baselines: Mapping[str, Callable[[str], Sequence[str]]] | None = None,
) -> KnowledgeReport:
    """Compare pages, each as its labels and its prediction. What a label does not speak of counts neither way.

    ``baselines`` name other ways to make tags of an article's text, scored beside ours.
    """
    sets = {name: _Tally() for name in NAME_SETS}
    tags = {name: _TagTally() for name in ("site-builder", *(baselines or {}))}
    figures = _Tally()
    bylines, dates, genres, page_dates = _Share(), _Share(), _Share(), _Share()
    matched = articles = right_indicators = junk = all_tags = widest = 0
    for labelled_page, page in pages:
        gold_page, lines = labelled_page.record, labelled_page.lines
        if gold_page.get("page_date"):
            page_dates.add(_holds(page.get("page_date"), gold_page["page_date"]))
            widest = max(widest, _width(page.get("page_date")))
        for gold in gold_page["articles"]:
            articles += 1
            found = _match(lines[gold["article"]], page["articles"])
            matched += bool(found)
            for name, tally in sets.items():
                if name in gold:
                    tally.add(_names(gold[name]), _names(found.get(name)))
            if "reporters" in gold:
                accepted = [_names(gold[key]) for key in ("reporters", "reporters_as_printed") if key in gold]
                bylines.add(_names(found.get("reporters")) in accepted)
            if "dateline_date" in gold:
                dates.add((found.get("dateline_date") or None) == gold["dateline_date"])
            if "genre" in gold:
                genres.add(found.get("genre") == gold["genre"])
            ours = [str(tag) for tag in found.get("tags", [])]
            all_tags += len(ours)
            junk += sum(is_junk(tag) for tag in ours)
            labelled = _names(gold.get("tags"))
            tags["site-builder"].add(labelled, ours)
            text = "\n".join(block["text"] for block in found.get("blocks", []))
            for name, method in (baselines or {}).items():
                tags[name].add(labelled, method(text) if text else ())
            right_indicators += _add_figures(figures, gold.get("quantities", []), found.get("figures", []))
    return KnowledgeReport(
        matched=matched,
        articles=articles,
        sets={name: tally.score() for name, tally in sets.items()},
        bylines_exact=bylines.value,
        tags={name: (tally.exact.score(), tally.partial_f1()) for name, tally in tags.items()},
        junk=junk / all_tags if all_tags else 0.0,
        dates_exact=dates.value,
        page_dates_held=page_dates.value,
        widest_range=widest,
        genres=genres.value,
        figures=figures.score() if figures.labelled else None,
        indicators=right_indicators / figures.hits if figures.hits else 0.0,
    )


def _match(lines: frozenset[int], articles: Iterable[Record]) -> Record:
    """The article that shares most lines, if it shares half of all; else an empty record."""

    def overlap(article: Record) -> float:
        own = frozenset(article["lines"])
        return len(lines & own) / len(lines | own)

    best = max(articles, key=overlap, default=None)
    return best if best is not None and overlap(best) >= _MATCH else {}


def _names(values: Iterable[object] | None) -> frozenset[str]:
    return frozenset(normal(value) for value in values or ())


def _add_figures(tally: _Tally, gold: Sequence[Record], found: Sequence[Record]) -> int:
    """Count figures by line, value and unit on the lines that are labelled; how many hits name the indicator right."""
    minor = frozenset(_figure(entry) for entry in gold if entry.get("minor"))
    wanted = {_figure(entry): normal(entry.get("indicator", "")) for entry in gold if not entry.get("minor")}
    lines = {line for line, _, _ in wanted}
    mine = {_figure(entry): normal(entry.get("indicator", "")) for entry in found if entry["line"] in lines}
    tally.add(frozenset(wanted), frozenset(mine) - minor)
    return sum(_same_indicator(mine[key], name) for key, name in wanted.items() if key in mine)


def _figure(entry: Record) -> tuple[int, str, str]:
    return entry["line"], normal(entry["value"]), normal(entry["unit"])


def _same_indicator(mine: str, gold: str) -> bool:
    return bool(mine) and (mine in gold or gold in mine or is_near(mine, gold))


def _holds(found: Record | None, gold: Record) -> bool:
    """Whether the range overlaps the labelled one: an exact label must lie inside it."""
    if not found:
        return False
    return bool(found["earliest"] <= gold["latest"] and gold["earliest"] <= found["latest"])


def _width(found: Record | None) -> int:
    if not found:
        return 0
    first, last = (datetime.date.fromisoformat(found[key]) for key in ("earliest", "latest"))
    return (last - first).days + 1
