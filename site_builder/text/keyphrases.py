"""Candidates for tags: noun phrases, names in quotation marks with the noun that follows, works, numbered names.

Gathered text by text into a table by name; what they are worth is for ``stages.tags`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from site_builder.text.characters import HAN
from site_builder.text.gazetteer import gazetteer
from site_builder.text.keywords import background_idf
from site_builder.text.phrases import noun_phrases
from site_builder.text.words import Word

_WORK = re.compile(r"《([^《》]{2,60})》(（(?:以下|下文)?[简下]称[^（）]{2,20}）)?")
_QUOTED = re.compile(r"“([^“”，。；：！？]{2,14})”")
_DOCUMENT = re.compile(r"方案|计划|办法|条例|报告|意见|规划|清单|通知|纲要|决定|目录|指南|标准|宣言|公报|白皮书|蓝皮书")
_NUMBERED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2})(?:[一二三四五六七八九十]{1,3}|\d{1,3})号")
_NUMERIC = re.compile(
    r"^[\d零一二三四五六七八九十百千万亿两几多第.%—～-]+[个家项年月日号届次批期万亿元名条款种倍成大]*$"
)
_RAREST = 11.0  # idf, above which rarity only means that a word is odd


@dataclass(slots=True)
class Candidate:
    """What is known of a candidate while it is gathered. ``rarity`` is the mean idf of its words."""

    words: int = 1
    rarity: float = 8.0
    count: int = 0
    weight: float = 0.0
    bonus: float = 1.0
    sound: bool = True


def gather(
    found: dict[str, Candidate],
    text: str,
    words: Sequence[Word],
    weight: float,
    closed: frozenset[int],
    stop: frozenset[str],
) -> None:
    """Add the candidates of ``text`` to ``found``, each with ``weight``. No phrase holds a word of ``stop``, which
    includes those of ``tag_words("stop")``, or a character of ``closed``."""
    for phrase in noun_phrases(words, stop, closed):
        _note_phrase(found, phrase, weight, text)
    _note_numbered(found, text, words, weight)
    _note_quoted(found, text, words, weight, stop)
    _note_works(found, text, weight)


def _note_phrase(found: dict[str, Candidate], phrase: Sequence[Word], weight: float, text: str) -> None:
    name = "".join(word.text for word in phrase)
    entry = found.get(name)
    if entry is None:
        known, median = background_idf()
        rarity = sum(min(known.get(word.text, median), _RAREST) for word in phrase) / len(phrase)
        entry = found[name] = Candidate(words=len(phrase), rarity=rarity, sound=_is_sound(phrase, name, text))
    entry.count += 1
    entry.weight += weight


def _is_sound(phrase: Sequence[Word], name: str, text: str) -> bool:
    """Whether a phrase can stand by itself: no loose character at its edges, no province first, no number."""
    first, last = phrase[0], phrase[-1]
    if last.text in tag_words("weak-end") or first.text in tag_words("weak-start"):
        return False
    if len(phrase) == 1:
        if name in gazetteer().full or name in tag_words("alone") or first.tag.startswith(("a", "v", "b", "f")):
            return False
        return len(name) > 1 if HAN.search(name) else len(name) > 1 and name[0].isupper()
    if first.text in gazetteer().provinces:
        return False
    if len(first.text) == 1 and not first.tag.startswith("b") and HAN.match(text[first.start - 1 : first.start]):
        return False
    if len(last.text) == 1 and len(phrase[-2].text) == 1:
        return False
    return not _NUMERIC.match(name)


def _note_numbered(found: dict[str, Candidate], text: str, words: Sequence[Word], weight: float) -> None:
    """神舟十七号载人飞船: a name with its number, and the noun that it carries."""
    names = {word.start: word for word in words if word.tag.startswith("n")}
    for hit in _NUMBERED.finditer(text):
        if hit.start() not in names or names[hit.start()].end != hit.end("name"):
            continue
        end = hit.end()
        for word in words:
            if word.start == end and word.tag in ("n", "vn", "l", "b", "nz") and end - hit.end() < 5:
                end = word.end
        for name in {hit.group(), text[hit.start() : end]}:
            entry = found.setdefault(name, Candidate(words=2, rarity=9.0, bonus=1.2))
            entry.count += 1
            entry.weight += weight


def _note_quoted(
    found: dict[str, Candidate], text: str, words: Sequence[Word], weight: float, stop: frozenset[str]
) -> None:
    """“X” by itself, and with the noun that it names: “33618”现代制造业集群体系."""
    known, _ = background_idf()
    for hit in _QUOTED.finditer(text):
        if not re.search(r"[\w]", hit[1]) or "、" in hit[1]:
            continue
        following: list[Word] = []
        for word in words:
            if word.start < hit.end():
                continue
            fits = word.start == hit.end() + sum(len(w.text) for w in following) and len(following) < 5
            if not fits or word.text in stop or not word.tag.startswith(("n", "v", "b", "j", "t")):
                break
            following.append(word)
        while following and following[-1].text not in tag_words("programme"):
            following.pop()
        tail = "".join(word.text for word in following)
        named = bool(following)
        coded = bool(re.search(r"[\dA-Za-z]", hit[1]))
        name = hit.group() + (tail if named else "")
        entry = found.setdefault(name, Candidate(words=2, rarity=8.5, bonus=0.0))
        plain = hit[1] in known or hit[1] in tag_words("alone") or _opens_with_verb(hit, words)
        entry.bonus = max(entry.bonus, 1.0 + 0.5 * named + 0.4 * coded - 0.5 * (plain and not named))
        if named:
            found.setdefault(hit.group(), Candidate(words=2, rarity=8.5, bonus=0.5)).bonus = 0.5
        entry.count += 1
        entry.weight += weight


def _opens_with_verb(hit: re.Match[str], words: Sequence[Word]) -> bool:
    """“做文章”, “问诊把脉”: a turn of phrase, not a name."""
    return any(word.start == hit.start(1) and word.tag == "v" for word in words)


def _note_works(found: dict[str, Candidate], text: str, weight: float) -> None:
    for hit in _WORK.finditer(text):
        declared = bool(hit[2])
        if not (declared or (_DOCUMENT.search(hit[1]) and len(hit[1]) > 6)):
            continue
        entry = found.setdefault(f"《{hit[1]}》", Candidate(words=2, rarity=9.0))
        entry.bonus = max(entry.bonus, 1.7 if declared else 0.8)
        entry.count += 1
        entry.weight += weight


@lru_cache(maxsize=1)  # a pure function of a shipped file
def _lists() -> Mapping[str, frozenset[str]]:
    text = resources.files("site_builder").joinpath("data", "tag_stopwords.txt").read_text(encoding="utf-8")
    lists: dict[str, set[str]] = {}
    section = "stop"
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith("#"):
            lists.setdefault(section, set()).update(line.split())
    return {name: frozenset(words) for name, words in lists.items()}


def tag_words(section: str) -> frozenset[str]:
    """The words of one section of the table of words that make no tags."""
    return _lists()[section]
