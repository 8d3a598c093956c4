"""People, organisations and places on text of other papers and years, against names that people marked in it.

    python -m bench.knowledge.names FORM FILE [--half 1|2] [--show KIND]

FORM is ``words``, ``runs`` or ``marks`` (``corpora.py``). ``--half 1`` reads every other article, ``--half 2`` the
rest: look at the first while mending rules, report the second. ``--show`` prints the differences of a kind, to be
read by eye: what a corpus calls a name is not always what a librarian files.

A name counts once an article, whatever it is called there. Left out on both sides, as no page could be filed under
them: single characters (美, 江), people without a given name (李小姐, 钱某), who signs the text, the agency that
filed it, congresses (十五大), and the country itself.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench.knowledge.corpora import KINDS, READERS, NamedText
from site_builder.evaluation.knowledge import is_near
from site_builder.model.article import Article, Block
from site_builder.model.knowledge import Entity
from site_builder.model.newspaper import Role
from site_builder.stages.entities import find_entities
from site_builder.text.tokenizer import Tokenizer

_UNFILED = re.compile(
    r".|.*某|.{1,2}(?:先生|女士|小姐|某某|姓)|[老小阿][\u4e00-\u9fff]|@.*|中国|中华|中华人民共和国|太阳|地球|月球|新华社|.*(?:十.?大|代表大会|会议|主席团)"
)
_SIGNED = re.compile(r"(?:记者|通讯员|报道员|特约)[\s:：]*((?:[\u4e00-\u9fff·]{1,8}[、\s]{1,2})*[\u4e00-\u9fff·]{2,8})")
_AROUND = 12


@dataclass(slots=True)
class Tally:
    """Exact scores, accepted ones (parts of the same name: 邯郸市 of 邯郸市鸡泽县), and every difference with its
    surroundings."""

    found: int = 0
    right: int = 0
    accepted: int = 0
    marked: int = 0
    covered: int = 0
    met: int = 0
    spurious: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def exact(self) -> tuple[float, float]:
        return _share(self.right, self.found), _share(self.covered, self.marked)

    def wide(self) -> tuple[float, float]:
        return _share(self.accepted, self.found), _share(self.met, self.marked)


def main() -> None:
    arguments = argparse.ArgumentParser(description="Score names against a corpus of news.")
    arguments.add_argument("form", choices=tuple(READERS))
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--half", type=int, choices=(1, 2))
    arguments.add_argument("--show", choices=KINDS)
    chosen = arguments.parse_args()
    texts = READERS[chosen.form](chosen.file.read_text("utf-8"))
    if chosen.half:
        texts = texts[chosen.half - 1 :: 2]
    begin = time.process_time()
    found = [find_entities(article_of(text), Tokenizer()) for text in texts]
    seconds = time.process_time() - begin
    size = sum(len(part.encode()) for text in texts for part in text.paragraphs)
    tallies = {kind: Tally() for kind in KINDS if any(kind in text.names for text in texts)}
    for text, entities in zip(texts, found, strict=True):
        for kind, tally in tallies.items():
            compare(tally, text, text.names[kind], getattr(entities, kind))
    print(f"{len(texts)} articles, {size / 1000:.0f} KB, {size / 1000 / seconds:.0f} KB a second of processor")
    for kind, tally in tallies.items():
        (precision, recall), (wide_precision, wide_recall) = tally.exact(), tally.wide()
        print(
            f"{kind:14} P {precision:.3f} R {recall:.3f}"
            f"  accepted P {wide_precision:.3f} R {wide_recall:.3f}  of {tally.marked}"
        )
    if chosen.show:
        for title, names in (("spurious", tallies[chosen.show].spurious), ("missed", tallies[chosen.show].missed)):
            print(f"\n## {title}")
            for name, count in names.most_common():
                print(f"{count:3} {name}")


def article_of(text: NamedText) -> Article:
    """The paragraphs as an article: a first one without a full stop is its headline."""
    first, *rest = text.paragraphs or ("",)
    role = Role.BODY if re.search("[。，；]", first) else Role.HEADLINE
    blocks = (Block(role=role, text=first, lines=(1,)),)
    return Article(
        first_line=1,
        blocks=blocks + tuple(Block(role=Role.BODY, text=part, lines=(at,)) for at, part in enumerate(rest, 2)),
    )


def compare(tally: Tally, text: NamedText, marked: frozenset[str], entities: tuple[Entity, ...]) -> None:
    """Add one article's names of one kind to ``tally``."""
    whole = "\n".join(text.paragraphs)
    signed = "\n".join(_SIGNED.findall(whole))
    gold = {name for name in marked if not _left_out(name, signed)}
    mine = [
        names for entity in entities if not _left_out(entity.name, signed) for names in [{entity.name, *entity.aliases}]
    ]
    mine = [names for names in mine if not any(_left_out(name, signed) for name in names)]
    surfaces = set().union(*mine)
    tally.found += len(mine)
    tally.marked += len(gold)
    for names in mine:
        tally.right += bool(names & marked)
        tally.accepted += any(_same(name, other) for name in names for other in marked)
        if not any(_same(name, other) for name in names for other in marked):
            tally.spurious[_in_context(min(names), whole)] += 1
    for name in gold:
        tally.covered += name in surfaces
        tally.met += any(_same(name, other) for other in surfaces)
        if not any(_same(name, other) for other in surfaces):
            tally.missed[_in_context(name, whole)] += 1


def _same(name: str, other: str) -> bool:
    """One is the other or a part of it: which part a page is filed under is a matter of taste."""
    return name in other or other in name or is_near(name, other)


def _left_out(name: str, signed: str) -> bool:
    return bool(_UNFILED.fullmatch(name)) or name in signed


def _in_context(name: str, text: str) -> str:
    at = max(text.find(name), 0)
    before, after = text[max(at - _AROUND, 0) : at], text[at + len(name) : at + len(name) + _AROUND]
    return f"{name:12}\t{before}[{name}]{after}".replace("\n", "/")


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


if __name__ == "__main__":
    main()
