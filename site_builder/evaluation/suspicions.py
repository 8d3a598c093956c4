"""Suspicions against the ``anomalies`` that a person found on the same pages.

An anomaly is found when a suspicion of its kind points at one of its lines, at the suspicion's own or at that of its
counterpart: where two places disagree, gold may name either. It may be pointed at more than once. Only the kinds below
count, and only suspicions that a reader is shown. A suspicion of one of these kinds on a line where the gold has only
an anomaly of another kind is wrong; what the gold marks as doubtful (``confidence`` low) is looked for like the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from site_builder.model.suspicion import SHOWN, Place, Suspicion, SuspicionKind

KINDS = (
    SuspicionKind.TRUNCATED,
    SuspicionKind.DUPLICATE,
    SuspicionKind.LOST_HEADLINE,
    SuspicionKind.INCONSISTENT_NAME,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomaly:
    """``page`` is the seed's name; any of ``lines`` may be pointed at."""

    page: str
    kind: str
    lines: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspicionFigures:
    """``right`` of ``told`` suspicions are in the gold, ``found`` of ``known`` anomalies were suspected."""

    told: int
    right: int
    known: int
    found: int
    wrong: tuple[Suspicion, ...]
    missed: tuple[Anomaly, ...]

    @property
    def precision(self) -> float:
        return self.right / self.told if self.told else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.known if self.known else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def load_anomalies(folder: Path) -> tuple[Anomaly, ...]:
    """The ``anomalies`` of every ``NAME.json`` in ``folder``: ``line`` (or ``lines``) and ``kind``."""
    found = []
    for path in sorted(folder.glob("*.json")):
        for entry in json.loads(path.read_text(encoding="utf-8")).get("anomalies", ()):
            lines = frozenset(entry.get("lines") or (entry["line"],))
            found.append(Anomaly(page=path.stem, kind=entry["kind"], lines=lines))
    return tuple(found)


def score_suspicions(
    suspicions: Iterable[Suspicion], anomalies: Sequence[Anomaly]
) -> Mapping[SuspicionKind, SuspicionFigures]:
    """Figures for each of ``KINDS``."""
    shown = [one for one in suspicions if one.certainty >= SHOWN]
    return {kind: _figures([one for one in shown if one.kind is kind], anomalies, kind) for kind in KINDS}


def pooled(figures: Iterable[SuspicionFigures]) -> SuspicionFigures:
    """All kinds as one."""
    each = tuple(figures)
    return SuspicionFigures(
        told=sum(one.told for one in each),
        right=sum(one.right for one in each),
        known=sum(one.known for one in each),
        found=sum(one.found for one in each),
        wrong=tuple(wrong for one in each for wrong in one.wrong),
        missed=tuple(missed for one in each for missed in one.missed),
    )


def _figures(suspicions: Sequence[Suspicion], anomalies: Sequence[Anomaly], kind: SuspicionKind) -> SuspicionFigures:
    known = [anomaly for anomaly in anomalies if anomaly.kind == kind]
    wrong = tuple(one for one in suspicions if not any(_points_at(one, anomaly) for anomaly in known))
    missed = tuple(anomaly for anomaly in known if not any(_points_at(one, anomaly) for one in suspicions))
    return SuspicionFigures(
        told=len(suspicions),
        right=len(suspicions) - len(wrong),
        known=len(known),
        found=len(known) - len(missed),
        wrong=wrong,
        missed=missed,
    )


def _points_at(suspicion: Suspicion, anomaly: Anomaly) -> bool:
    places = [Place(path=suspicion.path, line=suspicion.line)]
    places += [suspicion.counterpart] if suspicion.counterpart else []
    return any(PurePosixPath(place.path).stem == anomaly.page and place.line in anomaly.lines for place in places)
