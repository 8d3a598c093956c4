"""Why a line was labelled as it was: the features that decided between its role and the next likely one, in words."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.model.newspaper import CleanPage, Role
from site_builder.stages.segment.cohesion import read_vocabulary
from site_builder.stages.segment.decode import best_through, decode
from site_builder.stages.segment.features import Feature, Lexicon
from site_builder.stages.segment.grammar import Grammar, State
from site_builder.stages.segment.label import is_furniture
from site_builder.stages.segment.neighbours import see
from site_builder.text.tokenizer import Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one feature of the line gives its role and the rival, and the weights' own reasons."""

    meaning: str
    chosen: float
    rival: float
    reasons: tuple[str, ...]

    @property
    def lead(self) -> float:
        return self.chosen - self.rival


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """``margin``: by how much the best path beats the best one on which the line has another role.

    ``evidence`` comes from the line itself, what speaks loudest first; ``context`` is the rest of the margin: what the
    lines around it, and the steps between them, give. A furniture line known by its wording has no rival.
    """

    line: int
    text: str
    role: Role
    state: str
    rival: Role | None
    margin: float
    context: float
    evidence: tuple[Evidence, ...]


def explain(page: CleanPage, line: int, grammar: Grammar, lexicon: Lexicon, tokenizer: Tokenizer) -> Explanation:
    """Explain one line of ``page``. Raises ``KeyError`` if the line has no text."""
    wanted = next((one for one in page.lines if one.number == line), None)
    if wanted is None:
        raise KeyError(line)
    furniture = frozenset(one.number for one in page.lines if is_furniture(one))
    if line in furniture:
        return Explanation(
            line=line,
            text=wanted.text,
            role=Role.FURNITURE,
            state="page",
            rival=None,
            margin=0.0,
            context=0.0,
            evidence=(Evidence(meaning="worded as a line of the page itself", chosen=0.0, rival=0.0, reasons=()),),
        )
    kept = [one for one in page.lines if one.number not in furniture]
    seen = see(kept, furniture, lexicon, read_vocabulary([one.text for one in kept]), tokenizer)
    features = [one.features for one in seen]
    at = next(place for place, one in enumerate(seen) if one.line.number == line)
    chosen = decode(features, grammar)[at]
    sums = best_through(features, grammar, at)
    others = [place for place, state in enumerate(grammar.states) if state.role is not chosen.role]
    rival = max(others, key=sums.__getitem__)
    margin = max(sums) - sums[rival]
    evidence = [_evidence(feature, chosen, grammar.states[rival], grammar) for feature in sorted(features[at])]
    evidence.append(_base(chosen, grammar.states[rival]))
    return Explanation(
        line=line,
        text=wanted.text,
        role=chosen.role,
        state=chosen.name,
        rival=grammar.states[rival].role,
        margin=margin,
        context=margin - sum(item.lead for item in evidence),
        evidence=tuple(sorted((item for item in evidence if item.lead), key=lambda item: -abs(item.lead))),
    )


def _evidence(feature: Feature, chosen: State, rival: State, grammar: Grammar) -> Evidence:
    tables = dict.fromkeys((*chosen.tables, *rival.tables))
    weights = [grammar.tables[table].get(feature.value) for table in tables]
    return Evidence(
        meaning=feature.meaning,
        chosen=chosen.weights.get(feature, 0.0),
        rival=rival.weights.get(feature, 0.0),
        reasons=tuple(dict.fromkeys(weight.reason for weight in weights if weight and weight.person)),
    )


def _base(chosen: State, rival: State) -> Evidence:
    return Evidence(meaning="how common such lines are", chosen=chosen.base, rival=rival.base, reasons=())
