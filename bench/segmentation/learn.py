"""How the weights of ``site_builder/data/segmentation.toml`` were learned from pages whose labels are known.

    python -m bench.segmentation.pages 199801.txt train 0 200
    python -m bench.segmentation.learn train/pages train/gold --also seeds tests/gold 14 --epochs 5 --write

Folders of pages hold NAME.txt, folders of labels NAME.tsv; the five seeds count fourteen times, because they are
real: more laid-out pages made the program read these better and real ones worse. An averaged structured perceptron with
a margin (Collins 2002; loss-augmented) starts from the weights in the file and stays near them. It changes the size of
a weight that is there or adds one that is large; what a fact is, and what may follow what, stays a person's decision.
Needs numpy.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import tomllib
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from site_builder.model.newspaper import PageFacts, Role, Seed, Source, SourceLine
from site_builder.stages.clean import clean
from site_builder.stages.segment.cohesion import read_vocabulary
from site_builder.stages.segment.features import Feature
from site_builder.stages.segment.grammar import load_grammar, load_lexicon
from site_builder.stages.segment.label import is_furniture
from site_builder.stages.segment.neighbours import see
from site_builder.text.tokenizer import make_tokenizer

DATA = Path(__file__).parents[2] / "site_builder" / "data" / "segmentation.toml"
FEATURES = {feature.value: place for place, feature in enumerate(Feature)}
MARGIN, RATE, PULL, KEEP = 1.0, 0.05, 0.002, 0.3
BLOCKED = -1e6
Floats = NDArray[np.float64]


@dataclass(slots=True)
class Model:
    """Parameters by (table or step, key), and where each acts: on emissions and on steps between states."""

    keys: list[tuple[str, str]]
    values: Floats
    emission: list[list[list[int]]]  # state -> feature (the last: base) -> parameters
    arcs: list[tuple[int, int, int]]  # from, to, parameter
    starts: list[tuple[int, int]]
    roles: list[Role]
    opens: list[bool]
    joins: list[bool]

    def matrices(self) -> tuple[Floats, Floats, Floats]:
        width = len(FEATURES) + 1
        emit = np.zeros((len(self.roles), width))
        for state, row in enumerate(self.emission):
            for feature, parameters in enumerate(row):
                emit[state, feature] = sum(self.values[p] for p in parameters)
        steps = np.full((len(self.roles), len(self.roles)), BLOCKED)
        for origin, target, parameter in self.arcs:
            steps[origin, target] = self.values[parameter]
        starts = np.full(len(self.roles), BLOCKED)
        for target, parameter in self.starts:
            starts[target] = self.values[parameter]
        return emit, steps, starts


def load_model() -> Model:
    raw = tomllib.loads(DATA.read_text(encoding="utf-8"))
    grammar = load_grammar()
    content = raw["content_states"]
    rows = dict(raw["states"]) | {n + twin: row for twin in ("", "-") for n, row in content.items()}
    index = {state.name: place for place, state in enumerate(grammar.states)}
    keys: list[tuple[str, str]] = []
    values: list[float] = []

    def parameter(section: str, key: str, value: float) -> int:
        keys.append((section, key))
        values.append(value)
        return len(keys) - 1

    tables = {
        name: {key: parameter(name, key, table[key][0] if key in table else 0.0) for key in ("base", *FEATURES)}
        for name, table in raw.items()
        if name not in ("states", "content_states", "steps", "content_steps")
    }
    emission = []
    for state in grammar.states:
        row: list[list[int]] = [[] for _ in range(len(FEATURES) + 1)]
        for table in rows[state.name]["tables"]:
            for key, place in tables[table].items():
                row[FEATURES.get(key, len(FEATURES))].append(place)
        emission.append(row)
    opening = [state.name for state in grammar.states if state.opens]
    arcs: list[tuple[int, int, int]] = []
    starts: list[tuple[int, int]] = []
    for section, twins in (("steps", [""]), ("content_steps", ["", "-"])):
        for origin, targets in raw[section].items():
            for target, value in targets.items():
                place = parameter(f"{section}.{origin}", target, value)
                for twin in twins:
                    if target == "MIDDLE":
                        names = ["middle_kicker", "middle_headline"] if twin else []
                    elif target == "OPEN":
                        names = opening
                    else:
                        names = [target + twin if target in content and section == "content_steps" else target]
                    for name in names:
                        if origin == "START":
                            starts.append((index[name], place))
                        else:
                            arcs.append((index[origin + twin], index[name], place))
    return Model(
        keys,
        np.array(values, dtype=float),
        emission,
        arcs,
        starts,
        [state.role for state in grammar.states],
        [state.opens for state in grammar.states],
        [state.joins for state in grammar.states],
    )


@dataclass(slots=True)
class Page:
    """Features of each line (the last column is 1 for the base) and the states that its labels allow."""

    features: Floats
    allowed: NDArray[np.bool_]


def load_page(text: Path, gold: Path, model: Model) -> Page | None:
    seed = Seed(
        source=Source(name=text.stem, path=text.name, encoding="utf-8", digest=""),
        facts=PageFacts(),
        lines=tuple(SourceLine(number=n, text=t) for n, t in enumerate(text.read_text("utf-8").split("\n"), 1)),
    )
    page = clean(seed)
    furniture = frozenset(line.number for line in page.lines if is_furniture(line))
    kept = tuple(line for line in page.lines if line.number not in furniture)
    seen = see(kept, furniture, load_lexicon(), read_vocabulary([line.text for line in kept]), make_tokenizer())
    with gold.open(encoding="utf-8", newline="") as file:
        rows = {int(r["line"]): r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    if not seen or any(line.line.number not in rows for line in seen):
        return None
    features = np.zeros((len(seen), len(FEATURES) + 1))
    allowed = np.zeros((len(seen), len(model.roles)), dtype=bool)
    firsts = _openings([rows[line.line.number] for line in seen])
    for place, line in enumerate(seen):
        features[place, [FEATURES[feature.value] for feature in line.features]] = 1
        features[place, -1] = 1
        row = rows[line.line.number]
        joined = row["join"] == "1" and row["role"] in ("headline", "heading")
        for state, role in enumerate(model.roles):
            allowed[place, state] = (
                role.value == row["role"] and model.opens[state] == (place in firsts) and model.joins[state] == joined
            )
    return Page(features, allowed)


def _openings(rows: list[dict[str, str]]) -> set[int]:
    """Places of the lines at which the path should open an article: the first of each, moved captions aside."""
    first: dict[str, int] = {}
    pictures = {"caption", "credit"}
    by_article: dict[str, set[str]] = {}
    for row in rows:
        by_article.setdefault(row["article"], set()).add(row["role"])
    for place, row in enumerate(rows):
        moved = row["role"] in pictures and by_article[row["article"]] - pictures
        if row["article"] != "0" and not moved:
            first.setdefault(row["article"], place)
    return set(first.values())


def viterbi(scores: Floats, steps: Floats, starts: Floats) -> tuple[list[int], float]:
    total = starts + scores[0]
    back = []
    for row in scores[1:]:
        reach = total[:, None] + steps
        best = reach.argmax(axis=0)
        back.append(best)
        total = reach[best, np.arange(len(best))] + row
    place = int(total.argmax())
    path = [place]
    for pointers in reversed(back):
        place = int(pointers[place])
        path.append(place)
    return path[::-1], float(total.max())


def move(model: Model, page: Page, path: list[int], amount: float, gradient: Floats) -> None:
    """Add ``amount`` to every parameter that acts on ``path``, as often as it acts."""
    arcs = {(origin, target): parameter for origin, target, parameter in model.arcs}
    starts = dict(model.starts)
    for place, state in enumerate(path):
        for feature in np.flatnonzero(page.features[place]):
            for parameter in model.emission[state][feature]:
                gradient[parameter] += amount
        if place:
            gradient[arcs[path[place - 1], state]] += amount
        else:
            gradient[starts[state]] += amount


def learn(model: Model, pages: list[Page], epochs: int) -> Floats:
    rng = random.Random(1)
    begin = model.values.copy()
    total = np.zeros_like(begin)
    count = 0
    for epoch in range(epochs):
        wrong = lines = skipped = 0
        rng.shuffle(pages)
        for page in pages:
            emit, steps, starts = model.matrices()
            scores = page.features @ emit.T
            gold, value = viterbi(np.where(page.allowed, scores, BLOCKED), steps, starts)
            if value < BLOCKED / 2:
                skipped += 1
                continue
            guess, _ = viterbi(scores + MARGIN * ~page.allowed, steps, starts)
            wrong += sum(not page.allowed[place, state] for place, state in enumerate(guess))
            lines += len(guess)
            gradient = np.zeros_like(begin)
            move(model, page, gold, 1.0, gradient)
            move(model, page, guess, -1.0, gradient)
            model.values += RATE * np.clip(gradient, -4, 4) - PULL * (model.values - begin)
            total += model.values
            count += 1
        print(
            f"epoch {epoch + 1}: {wrong} of {lines} lines against their labels (with margin), {skipped} pages no path"
        )
    return total / max(count, 1)


def write(model: Model, values: Floats) -> None:
    """Put the numbers into the file, each in its place; names, order and reasons stay."""
    text = DATA.read_text(encoding="utf-8")
    sections = re.split(r"(?m)^\[(\w+)\]$", text)
    learned = dict(zip(model.keys, values, strict=True))
    for at in range(1, len(sections), 2):
        name, body = sections[at], sections[at + 1]
        if name in ("steps", "content_steps"):
            body = re.sub(r"(?m)^(\S+) = \{(.*)\}$", partial(_step_line, name, learned), body)
        elif name not in ("states", "content_states"):
            body = _table_body(name, body, learned)
        sections[at : at + 2] = [f"[{name}]", body]
    DATA.write_text("".join(sections), encoding="utf-8")


def _table_body(name: str, body: str, learned: dict[tuple[str, str], float]) -> str:
    """Known entries with their new numbers; behind them, new ones that turned out to matter."""
    rows = dict(re.findall(r'(?m)^(\w+) = \[[-\d.]+, (".*")\]$', body))
    for key in FEATURES:
        if key not in rows and abs(learned[name, key]) >= KEEP:
            rows[key] = '"learned from laid-out pages"'
    lines = [f"{key} = [{_number(learned[name, key])}, {reason}]" for key, reason in rows.items()]
    return "\n" + "\n".join(lines) + "\n\n"


def _step_line(section: str, learned: dict[tuple[str, str], float], line: re.Match[str]) -> str:
    origin = line[1].strip('"')
    entries = re.sub(
        r'("?)([\w-]+)\1 = [-\d.]+',
        lambda entry: f"{entry[1]}{entry[2]}{entry[1]} = {_number(learned[f'{section}.{origin}', entry[2]])}",
        line[2],
    )
    return f"{line[1]} = {{{entries}}}"


def _number(value: float) -> str:
    return f"{value:.1f}".replace("-0.0", "0.0")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--also", nargs=3, action="append", default=[], metavar=("PAGES", "GOLD", "TIMES"),
                        help="further pages, each counted so many times")  # fmt: skip
    parser.add_argument("--without", default="", help="leave out the pages whose name begins so")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--write", action="store_true", help="put the learned weights into the data file")
    arguments = parser.parse_args()
    model = load_model()
    pairs = [(path, arguments.gold / f"{path.stem}.tsv") for path in sorted(arguments.pages.glob("*.txt"))]
    for folder, gold, times in arguments.also:
        also = [(path, Path(gold) / f"{path.stem}.tsv") for path in sorted(Path(folder).glob("*.txt"))]
        pairs += also * int(times)
    if arguments.without:
        pairs = [pair for pair in pairs if not pair[0].name.startswith(arguments.without)]
    loaded = {text: load_page(text, gold, model) for text, gold in dict(pairs).items()}
    pages = [page for text, _ in pairs if (page := loaded[text]) is not None]
    values = learn(model, pages, arguments.epochs)
    if arguments.write:
        write(model, values)


if __name__ == "__main__":
    main()
