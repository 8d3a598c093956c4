"""Why a line was labelled as it was, in words: the features that decided between its role and the next likely one, and
of running text what decided which article and sentence it goes on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model.newspaper import CleanPage, Role
from site_builder.stages.segment.cohesion import read_vocabulary
from site_builder.stages.segment.cuts import Cuts
from site_builder.stages.segment.decode import best_through, decode
from site_builder.stages.segment.evidence import Evidence as ThreadEvidence
from site_builder.stages.segment.features import Feature, Lexicon
from site_builder.stages.segment.grammar import Grammar, State
from site_builder.stages.segment.label import is_furniture
from site_builder.stages.segment.neighbours import see
from site_builder.stages.segment.reading import Option, Surroundings
from site_builder.stages.segment.threads import choose_best, walk
from site_builder.text.junctions import junction_weights
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


@dataclass(frozen=True, slots=True)
class Following:
    """What a paragraph goes on with: the article that begins at line ``article``, None for a new one, and in it the
    paragraph of line ``sentence`` that broke off, None for a paragraph of its own."""

    article: int | None
    sentence: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a paragraph goes on with, and the next likely; what each clue gives the one over the other, loudest
    first."""

    chosen: Following
    rival: Following
    margin: float
    clues: tuple[tuple[str, float], ...]


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
    choice: Choice | None = None


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
    vocabulary = read_vocabulary([one.text for one in kept])
    cuts = Cuts(kept, junction_weights(), tokenizer)
    seen = see(kept, furniture, lexicon, vocabulary, cuts, tokenizer)
    features = [one.features for one in seen]
    at = next(place for place, one in enumerate(seen) if one.line.number == line)
    path = decode(features, grammar)
    chosen = path.states[at]
    sums = best_through(features, grammar)[at].tolist()
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
        choice=_choice(Surroundings(seen, path, vocabulary, cuts), at, grammar),
    )


def _choice(page: Surroundings, at: int, grammar: Grammar) -> Choice | None:
    """What decided what the line at ``at`` goes on with; None if nothing was to be decided."""
    found: list[Choice] = []

    def choose(place: int, options: Sequence[Option], evidence: ThreadEvidence) -> int:
        best = choose_best(options, evidence, grammar.threads)
        if place == at:
            found.append(_compared(page, options, best, evidence, grammar))
        return best

    walk(page, choose)
    return found[0] if found else None


def _compared(
    page: Surroundings, options: Sequence[Option], best: int, evidence: ThreadEvidence, grammar: Grammar
) -> Choice:
    given = [{clue: grammar.threads[clue] * value for clue, value in evidence.of(option)} for option in options]
    others = [place for place in range(len(options)) if place != best]
    rival = max(others, key=lambda place: sum(given[place].values()))
    leads = [
        (clue.meaning, given[best].get(clue, 0.0) - given[rival].get(clue, 0.0))
        for clue in dict.fromkeys((*given[best], *given[rival]))
    ]

    def following(option: Option) -> Following:
        number = [one.line.number for one in page.seen]
        return Following(
            article=None if option.thread is None else number[evidence.threads[option.thread].first],
            sentence=None if option.continues is None else number[option.continues],
        )

    return Choice(
        chosen=following(options[best]),
        rival=following(options[rival]),
        margin=sum(given[best].values()) - sum(given[rival].values()),
        clues=tuple(sorted((item for item in leads if item[1]), key=lambda item: -abs(item[1]))),
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
