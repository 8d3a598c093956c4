"""Figures of an evaluation as text: a section each for lines, articles and suspicions."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.evaluation.knowledge import KnowledgeReport, Score
from site_builder.evaluation.labels import LabelFigures
from site_builder.evaluation.suspicions import SuspicionFigures, pooled
from site_builder.model.suspicion import SuspicionKind

_FIGURES = ("role_accuracy", "role_macro_f1", "bcubed_f1", "article_f1_50", "article_f1_90", "headline_f1", "join_f1")
_CONFUSIONS = 12
_EXCERPT = 40  # characters of a wrong line
_HEADER = f"  {'':20} {'precision':>9} {'recall':>9} {'F1':>9}"


def label_text(figures: LabelFigures, pages: int) -> str:
    """Roles, articles, headlines and joins; which roles are confused; the worst lines."""
    lines = [f"LINES: {pages} pages, {figures.lines} lines"]
    lines += [f"{name:16} {getattr(figures, name):.4f}" for name in _FIGURES]
    lines += ["", "F1 of each role"]
    lines += [f"  {role:14} {value:.3f}" for role, value in figures.role_f1.items()]
    if figures.confusions:
        lines += ["", "lines of this role        taken for        times"]
        confusions = list(figures.confusions.items())[:_CONFUSIONS]
        lines += [f"  {ours:22}  {theirs:14} {count:5}" for (ours, theirs), count in confusions]
    if figures.worst:
        lines += ["", "worst lines"]
        lines += [f"  {w.page}:{w.line}: {w.gold}, taken for {w.predicted}: {w.text[:_EXCERPT]}" for w in figures.worst]
    return "\n".join(lines) + "\n"


def knowledge_text(report: KnowledgeReport, pages: int) -> str:
    """Names, topics, tags beside the baselines', dates, genres and figures of articles."""
    lines = [f"ARTICLES: {pages} pages, {report.matched} of {report.articles} articles found", _HEADER]
    lines += [_row(name, score) for name, score in report.sets.items() if score.labelled]
    if report.figures:
        lines.append(_row("figures", report.figures))
    lines += ["", f"  {'ten tags by':16} {'F1 exact':>9} {'F1 near':>9}"]
    lines += [f"  {name:16} {exact.f1:9.3f} {near:9.3f}" for name, (exact, near) in report.tags.items()]
    lines += [
        "",
        f"  {'bylines exact':32} {report.bylines_exact:.3f}",
        f"  {'dates of events exact':32} {report.dates_exact:.3f}",
        f"  {'dates of pages in their range':32} {report.page_dates_held:.3f}, at most {report.widest_range} days wide",
        f"  {'genres':32} {report.genres:.3f}",
        f"  {'tags that are none':32} {report.junk:.3f}",
    ]
    if report.figures:
        lines.append(f"  {'what right figures measure':32} {report.indicators:.3f}")
    return "\n".join(lines) + "\n"


def suspicion_text(figures: Mapping[SuspicionKind, SuspicionFigures]) -> str:
    """Each scored kind, all of them, then the wrong ones and the missed."""
    total = pooled(figures.values())
    lines = [f"SUSPICIONS: {total.told} told, {total.known} anomalies labelled, all pages read as one archive", _HEADER]
    for name, one in [*((kind.value, figure) for kind, figure in figures.items()), ("all", total)]:
        counts = f"{one.right}/{one.told} told, {one.found}/{one.known} found"
        lines.append(f"  {name:20} {one.precision:9.3f} {one.recall:9.3f} {one.f1:9.3f}  {counts}")
    lines += [f"  wrong:  {one.path}:{one.line}: {one.kind}: {one.evidence}" for one in total.wrong]
    lines += [f"  missed: {one.page}:{min(one.lines)}: {one.kind}" for one in total.missed]
    return "\n".join(lines) + "\n"


def _row(name: str, score: Score) -> str:
    return f"  {name:20} {score.precision:9.3f} {score.recall:9.3f} {score.f1:9.3f}"
