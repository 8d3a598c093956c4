"""How the weights of ``site_builder/data/segmentation.toml`` were learned from pages whose labels are known.

    for paper in tests/press/papers/[abcefg]_*.txt; do
        python -m bench.segmentation.pages $paper written 0 20
        python -m bench.segmentation.pages $paper written 1000 1020; done
    python -m bench.segmentation.pages 199801.txt corpus 0 100
    python -m bench.segmentation.learn --pages written/pages written/gold 1 --pages corpus/pages corpus/gold 0.6 \\
        --pages seeds tests/gold 60 --begin bench/segmentation/begin.toml --write

``--pages`` names a folder of NAME.txt, one of NAME.tsv, and what a line of them counts. A conditional random field
(``field.py``) starts from the weights that a person set, kept in ``begin.toml`` with reasons, and is pulled towards
them: learning changes the size of a weight or adds one; what a fact is, and what may follow what, stays a person's
decision. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.segmentation.field import Batch, Page, loss
from bench.segmentation.parameters import BLOCKED, DATA, FEATURES, Floats, Parameters, load, write
from site_builder.model.newspaper import PageFacts, Seed, Source, SourceLine
from site_builder.stages.clean import clean
from site_builder.stages.segment.cohesion import read_vocabulary
from site_builder.stages.segment.grammar import load_lexicon
from site_builder.stages.segment.label import is_furniture
from site_builder.stages.segment.neighbours import see
from site_builder.text.tokenizer import make_tokenizer

PULL, ROUNDS = 3e-4, 60
_PICTURES = {"caption", "credit"}
_JOINING = {"headline", "heading", "body"}


def read_page(text: Path, gold: Path, weight: float, parameters: Parameters) -> Page | None:
    """A page as the field takes it; None if it has no text, or labels that no path can have."""
    seed = Seed(
        source=Source(name=text.stem, path=text.name, encoding="utf-8", digest=""),
        facts=PageFacts(),
        lines=tuple(SourceLine(number=n, text=t) for n, t in enumerate(text.read_text("utf-8").split("\n"), 1)),
    )
    page = clean(seed)
    furniture = frozenset(line.number for line in page.lines if is_furniture(line))
    kept = tuple(line for line in page.lines if line.number not in furniture)
    seen = see(kept, furniture, load_lexicon(), read_vocabulary([line.text for line in kept]), make_tokenizer())
    if not seen:
        return None
    with gold.open(encoding="utf-8", newline="") as file:
        labels = {int(r["line"]): r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    rows = [labels[line.line.number] for line in seen]
    features = np.zeros((len(seen), len(FEATURES) + 1))
    features[:, -1] = 1
    for place, line in enumerate(seen):
        features[place, [FEATURES[feature.value] for feature in line.features]] = 1
    page_of = Page(features, _allowed(rows, parameters), weight)
    return page_of if _has_path(page_of, parameters) else None


def _allowed(rows: list[dict[str, str]], parameters: Parameters) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    firsts = _openings(rows)
    allowed = np.zeros((len(rows), len(parameters.roles)), dtype=bool)
    for place, row in enumerate(rows):
        joined = row["join"] == "1" and row["role"] in _JOINING
        for state, role in enumerate(parameters.roles):
            allowed[place, state] = (
                role.value == row["role"]
                and parameters.opens[state] == (place in firsts)
                and parameters.joins[state] == joined
            )
    return allowed


def _openings(rows: list[dict[str, str]]) -> set[int]:
    """Places of the lines at which the path should open an article: the first of each, moved captions aside."""
    roles: dict[str, set[str]] = {}
    for row in rows:
        roles.setdefault(row["article"], set()).add(row["role"])
    first: dict[str, int] = {}
    for place, row in enumerate(rows):
        moved = row["role"] in _PICTURES and roles[row["article"]] - _PICTURES
        if row["article"] != "0" and not moved:
            first.setdefault(row["article"], place)
    return set(first.values())


def _has_path(page: Page, parameters: Parameters) -> bool:
    _, steps, starts = parameters.matrices(parameters.begin)
    reached = page.allowed[0] & (starts > BLOCKED / 2)
    for allowed in page.allowed[1:]:
        reached = allowed & (steps[reached] > BLOCKED / 2).any(axis=0)
    return bool(reached.any())


def learn(pages: list[Page], parameters: Parameters) -> Floats:
    """The numbers that make the labels of ``pages`` likely and stay near where they began."""
    found = minimize(loss, parameters.begin.copy(), args=(Batch(pages), parameters, PULL), jac=True, method="L-BFGS-B",
                     options={"maxiter": ROUNDS})  # fmt: skip
    print(f"{len(pages)} pages, {found.nit} rounds, loss {found.fun:.4f}")
    return np.asarray(found.x)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", nargs=3, action="append", required=True, metavar=("PAGES", "GOLD", "WEIGHT"))
    parser.add_argument("--begin", type=Path, default=DATA, help="the weights to start from")
    parser.add_argument("--without", default="", help="leave out the pages whose name begins so")
    parser.add_argument("--write", action="store_true", help="put the learned weights into the data file")
    arguments = parser.parse_args()
    text = arguments.begin.read_text(encoding="utf-8")
    if arguments.write:
        DATA.write_text(text, encoding="utf-8")  # the states of the beginning, whatever was learned before
    parameters = load(text)
    pages: list[Page] = []
    skipped = 0
    for folder, gold, weight in arguments.pages:
        for path in sorted(Path(folder).glob("*.txt")):
            if arguments.without and path.name.startswith(arguments.without):
                continue
            page = read_page(path, Path(gold) / f"{path.stem}.tsv", float(weight), parameters)
            skipped += page is None
            pages += [page] if page else []
    print(f"{skipped} pages left out: their labels fit no path")
    values = learn(pages, parameters)
    if arguments.write:
        DATA.write_text(write(text, parameters, values), encoding="utf-8")


if __name__ == "__main__":
    main()
