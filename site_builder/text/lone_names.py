"""Lines that hold one name and nothing else: 松间月, (秦 岭), 张 岚 文/图."""

from __future__ import annotations

import re

from site_builder.text.keywords import background_idf
from site_builder.text.name_words import NameWords, name_words

_LONE = re.compile(
    r"^[（(—\s]*([\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{2}\s[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]\s[\u4e00-\u9fff]\s[\u4e00-\u9fff])\s?(?:[/／\s](?:文|图|摄)(?:[/／\s](?:文|图|摄))?)?[）)\s]*$"
)
_LIKELY = 0.0
"""Log-odds, surname and given name together, from which a line may be a name."""


def could_be_name(text: str) -> bool:
    """True for two to four characters that surnames and given names are made of, in brackets or with a duty or bare;
    and for a surname set apart from one character that make no word together (白 麟, not 连 线)."""
    found = len(text) <= 14 and _LONE.match(text)
    if not found:
        return False
    words = name_words()
    name = "".join(found[1].split())
    if name[:2] in words.compound:
        return True
    if name in words.unlike:
        return False
    spaced = len(name) == 2 and name != found[1].strip() and name[0] in words.surname
    return _odds(name, words) > _LIKELY or (spaced and name not in background_idf()[0])


def _odds(name: str, words: NameWords) -> float:
    surname = words.surname.get(name[0])
    if surname is None:
        return float("-inf")
    never = float("-inf")
    if len(name) == 2:
        return surname + words.only.get(name[1], never)
    if len(name) == 3:
        return surname + words.first.get(name[1], never) + words.second.get(name[2], never)
    return never
