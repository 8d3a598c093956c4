"""Article -> tags: the words and phrases that a librarian would file it under, best first.

Candidates are jieba's words, phrases of neighbouring words that recur, and names in quotation or title marks;
scored by frequency, length and jieba's background idf (Salton & Buckley 1988), more where they stand in the heading
stack. A word goes when a chosen phrase holds it. ``[tags]`` in ``site.toml`` allows, blocks and limits.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources

from site_builder.config import TagSettings
from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.text.characters import HAN
from site_builder.text.formulas import find_dateline
from site_builder.text.keywords import background_idf
from site_builder.text.tokenizer import Tokenizer

_HEAD = {Role.HEADLINE: 4.0, Role.KICKER: 2.5, Role.SUBHEAD: 2.5, Role.HEADING: 1.5, Role.ITEM_HEADING: 1.5}
_SKIPPED = {Role.BYLINE, Role.CREDIT, Role.JUMP, Role.FURNITURE, Role.STANDING}
_NAMED = re.compile(r"《([^《》]{2,30})》|“([^“”，。；：！？]{2,12})”")
_WORD = re.compile(r"[\u3400-\u9fff]{2,}|[A-Za-z][A-Za-z0-9+.-]*[A-Za-z0-9]|[A-Z]{2,}")
_NUMERIC = re.compile(r"^[\d零一二三四五六七八九十百千万亿两几多第]+[个家项年月日号届次批期万亿元名条款种倍成]*$")
_LONGEST_PHRASE = 5  # words
_NAMED_BONUS = 1.6  # a name set in marks is a name on purpose


def tag_article(article: Article, tokenizer: Tokenizer, settings: TagSettings) -> tuple[str, ...]:
    """At most ``settings.per_article`` tags; words of the allow list that occur come first."""
    blocks = [block for block in article.blocks if block.role not in _SKIPPED]
    scores: dict[str, float] = {}
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for position, block in enumerate(blocks):
        weight = _HEAD.get(block.role, 1.3 if position <= 3 else 1.0)
        for term in _candidates(_body(block), tokenizer):
            counts[term] += 1
            weights[term] = weights.get(term, 0.0) + weight
    named = {name for block in blocks for name in _names(block.text)}
    stopwords, (idf, median) = _stopwords(), background_idf()
    blocked = stopwords | frozenset(settings.block)
    for term, count in counts.items():
        words = _words_of(term, tokenizer)
        if term in blocked or (len(words) > 1 and count < 2 and term not in named):
            continue
        rarity = sum(idf.get(word, median) for word in words) / len(words)
        bonus = _NAMED_BONUS if term in named else 1.0
        scores[term] = (1 + math.log(weights[term])) * rarity * bonus * math.sqrt(len(words))
    ranked = sorted(scores, key=lambda term: (-scores[term], term))
    text = "\n".join(block.text for block in blocks)
    allowed = [term for term in settings.allow if term in text and term not in settings.block]
    return tuple(dict.fromkeys([*allowed, *_without_parts(ranked, counts)]))[: settings.per_article]


def _body(block: Block) -> str:
    found = find_dateline(block.text)
    return block.text[found.length :] if found else block.text


def _names(text: str) -> Iterator[str]:
    for found in _NAMED.finditer(text):
        name = found[1] or found[2]
        if HAN.search(name) and not _NUMERIC.match(name):
            yield name


def _candidates(text: str, tokenizer: Tokenizer) -> Iterator[str]:
    yield from _names(text)
    run: list[str] = []
    for word in (*tokenizer.cut(text), "。"):
        if _WORD.fullmatch(word) and word not in _stopwords() and not _NUMERIC.match(word):
            run.append(word)
            continue
        yield from _phrases(run)
        run = []


def _phrases(run: Sequence[str]) -> Iterator[str]:
    for start in range(len(run)):
        for end in range(start + 1, min(start + _LONGEST_PHRASE, len(run)) + 1):
            words = run[start:end]
            if len(words) == 1 or all(HAN.match(word) for word in words):
                phrase = "".join(words)
                if len(phrase) <= 14:
                    yield phrase


def _words_of(term: str, tokenizer: Tokenizer) -> Sequence[str]:
    return [word for word in tokenizer.cut(term) if len(word) > 1] or [term]


def _without_parts(ranked: Iterable[str], counts: Counter[str]) -> list[str]:
    """Of two terms one inside the other, the better-scored one stays, unless the shorter lives on by itself."""
    chosen: list[str] = []
    for term in ranked:
        overlapping = [other for other in chosen if term in other or other in term]
        if all(term in other and counts[term] >= 3 * counts[other] for other in overlapping):
            chosen.append(term)
    return chosen


@lru_cache(maxsize=1)  # a pure function of a shipped file
def _stopwords() -> frozenset[str]:
    text = resources.files("site_builder").joinpath("data", "tag_stopwords.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
