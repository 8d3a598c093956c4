"""Labels of lines against gold: roles, articles, headlines, joins; which roles are confused, which lines are worst.

The figures are those of ``tests/gold/score.py``, which a test holds them to. A line weighs as many Han characters,
letters and digits as it has; where the gold accepts several values, any of them is right.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_builder.evaluation.gold import GoldPage, LineLabel

_WEIGHED = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff0-9A-Za-z]")

Key = tuple[str, int]
"""An article, the page's own line by itself, or a line without a prediction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFigures:
    """Pooled over all pages. ``confusions`` counts (gold role, predicted role); ``worst``: the heaviest lines wrong."""

    lines: int
    role_accuracy: float
    role_macro_f1: float
    bcubed_f1: float
    article_f1_50: float
    article_f1_90: float
    headline_f1: float
    join_f1: float
    role_f1: Mapping[str, float]
    confusions: Mapping[tuple[str, str], int]
    worst: tuple[WrongLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongLine:
    """A line whose role or join is wrong: its page, what it should be, what it was taken for."""

    page: str
    line: int
    gold: str
    predicted: str
    text: str


@dataclass(slots=True)
class _Count:
    """Right, predicted and gold items of one figure."""

    right: float = 0.0
    predicted: float = 0.0
    gold: float = 0.0

    @property
    def f1(self) -> float:
        return _f1(self.right / self.predicted if self.predicted else 0.0, self.right / self.gold if self.gold else 0.0)


def score_labels(pages: Iterable[tuple[GoldPage, Mapping[int, LineLabel]]], worst: int = 10) -> LabelFigures:
    """The figures over gold pages and their predictions; ``worst`` lines are kept for show."""
    roles = _Roles()
    separation = _Separation()
    articles = {0.5: _Count(), 0.9: _Count()}
    headlines, joins = _Count(), _Count()
    wrong: list[tuple[int, WrongLine]] = []
    for gold, predicted in pages:
        weights = {line: max(1, len(_WEIGHED.findall(text))) for line, text in gold.texts.items()}
        roles.add(gold, predicted)
        sides = _sides(gold, predicted)
        separation.add(sides, gold, weights)
        matches = _matches(sides, weights)
        for limit, count in articles.items():
            count.right += sum(share >= limit for _, share in matches.values())
            count.predicted += len(sides.predicted_articles)
            count.gold += len(sides.gold_articles)
        _count_headlines(headlines, gold, predicted, sides, matches)
        _count_joins(joins, gold, predicted)
        wrong += [(weights[line.line], line) for line in _wrong_lines(gold, predicted)]
    wrong.sort(key=lambda pair: (-pair[0], pair[1].page, pair[1].line))
    return LabelFigures(
        lines=roles.lines,
        role_accuracy=roles.right / roles.lines if roles.lines else 0.0,
        role_macro_f1=roles.macro_f1,
        bcubed_f1=separation.f1,
        article_f1_50=articles[0.5].f1,
        article_f1_90=articles[0.9].f1,
        headline_f1=headlines.f1,
        join_f1=joins.f1,
        role_f1=roles.by_role,
        confusions=dict(roles.confusions.most_common()),
        worst=tuple(line for _, line in wrong[:worst]),
    )


class _Roles:
    def __init__(self) -> None:
        self.lines = self.right = 0
        self.counts: defaultdict[str, _Count] = defaultdict(_Count)
        self.confusions: Counter[tuple[str, str]] = Counter()

    def add(self, gold: GoldPage, predicted: Mapping[int, LineLabel]) -> None:
        for line, label in gold.labels.items():
            self.lines += 1
            guess = predicted[line].role if line in predicted else ""
            self.counts[label.role].gold += 1
            if guess == label.role or guess in gold.accepted.get((line, "role"), frozenset()):
                self.right += 1
                self.counts[label.role].right += 1
                self.counts[label.role].predicted += 1
            else:
                self.confusions[label.role, guess or "missing"] += 1
                if guess:
                    self.counts[guess].predicted += 1

    @property
    def by_role(self) -> dict[str, float]:
        return {role: count.f1 for role, count in sorted(self.counts.items()) if count.gold}

    @property
    def macro_f1(self) -> float:
        figures = self.by_role.values()
        return sum(figures) / len(figures) if figures else 0.0


@dataclass(frozen=True, slots=True)
class _Sides:
    """Lines by article in the gold and in the prediction; lines whose article the gold leaves open are in neither."""

    gold: Mapping[Key, frozenset[int]]
    predicted: Mapping[Key, frozenset[int]]
    gold_of: Mapping[int, Key]
    predicted_of: Mapping[int, Key]

    @property
    def gold_articles(self) -> dict[Key, frozenset[int]]:
        return {key: lines for key, lines in self.gold.items() if key[0] == "article"}

    @property
    def predicted_articles(self) -> dict[Key, frozenset[int]]:
        return {key: lines for key, lines in self.predicted.items() if key[0] == "article"}


def _sides(gold: GoldPage, predicted: Mapping[int, LineLabel]) -> _Sides:
    gold_of = {line: _owner(line, label) for line, label in gold.labels.items()}
    predicted_of = {line: _owner(line, predicted.get(line)) for line in gold.labels}
    settled = [line for line in gold.labels if not gold.accepted.get((line, "article"))]
    return _Sides(_grouped(settled, gold_of), _grouped(settled, predicted_of), gold_of, predicted_of)


def _owner(line: int, label: LineLabel | None) -> Key:
    if label is None:
        return "missing", line
    return ("article", label.article) if label.article else ("page", line)


def _grouped(lines: Iterable[int], owner: Mapping[int, Key]) -> dict[Key, frozenset[int]]:
    groups: defaultdict[Key, set[int]] = defaultdict(set)
    for line in lines:
        groups[owner[line]].add(line)
    return {key: frozenset(members) for key, members in groups.items()}


class _Separation:
    """B-cubed (Bagga and Baldwin 1998) over characters: of a line's article, how much is shared on both sides."""

    def __init__(self) -> None:
        self.precision = self.recall = self.weight = 0.0

    def add(self, sides: _Sides, gold: GoldPage, weights: Mapping[int, int]) -> None:
        for members in sides.gold.values():
            for line in members:
                theirs = sides.predicted[sides.predicted_of[line]]
                both = sum(weights[other] for other in members & theirs)
                self.precision += weights[line] * both / sum(weights[other] for other in theirs)
                self.recall += weights[line] * both / sum(weights[other] for other in members)
                self.weight += weights[line]

    @property
    def f1(self) -> float:
        return _f1(self.precision / self.weight, self.recall / self.weight) if self.weight else 0.0


def _matches(sides: _Sides, weights: Mapping[int, int]) -> dict[Key, tuple[Key, float]]:
    """Gold article -> predicted article and the share they have in common, one to one, the closest first."""
    pairs = []
    for ours, members in sides.gold_articles.items():
        for theirs, others in sides.predicted_articles.items():
            common = sum(weights[line] for line in members & others)
            if common:
                pairs.append((common / sum(weights[line] for line in members | others), ours, theirs))
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    matched: dict[Key, tuple[Key, float]] = {}
    taken: set[Key] = set()
    for share, ours, theirs in pairs:
        if ours not in matched and theirs not in taken:
            matched[ours] = theirs, share
            taken.add(theirs)
    return matched


def _count_headlines(
    count: _Count,
    gold: GoldPage,
    predicted: Mapping[int, LineLabel],
    sides: _Sides,
    matches: Mapping[Key, tuple[Key, float]],
) -> None:
    def heads(lines: Iterable[int], labels: Mapping[int, LineLabel]) -> set[int]:
        return {line for line in lines if line in labels and labels[line].role == "headline"}

    for key, members in sides.gold_articles.items():
        ours = heads(members, gold.labels)
        if ours:
            count.gold += 1
            if key in matches:
                count.right += heads(sides.predicted[matches[key][0]], predicted) == ours
    count.predicted += sum(bool(heads(members, predicted)) for members in sides.predicted_articles.values())


def _count_joins(count: _Count, gold: GoldPage, predicted: Mapping[int, LineLabel]) -> None:
    settled = {line for line in gold.labels if not gold.accepted.get((line, "join"))}
    ours = {(line, label.joins) for line, label in gold.labels.items() if label.joins and line in settled}
    theirs = {(line, label.joins) for line, label in predicted.items() if label.joins and _open(line, gold, settled)}
    count.right += len(ours & theirs)
    count.predicted += len(theirs)
    count.gold += len(ours)


def _open(line: int, gold: GoldPage, settled: set[int]) -> bool:
    return line in settled or line not in gold.labels


def _wrong_lines(gold: GoldPage, predicted: Mapping[int, LineLabel]) -> Sequence[WrongLine]:
    wrong = []
    for line, label in gold.labels.items():
        guess = predicted.get(line)
        role_right = guess is not None and (
            guess.role == label.role or guess.role in gold.accepted.get((line, "role"), frozenset())
        )
        join_right = guess is not None and (guess.joins == label.joins or bool(gold.accepted.get((line, "join"))))
        if not (role_right and join_right):
            wrong.append(
                WrongLine(
                    page=gold.name,
                    line=line,
                    gold=_shown(label),
                    predicted=_shown(guess),
                    text=gold.texts[line].strip(),
                )
            )
    return wrong


def _shown(label: LineLabel | None) -> str:
    if label is None:
        return "missing"
    return f"{label.role} <- {label.joins}" if label.joins else label.role


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
