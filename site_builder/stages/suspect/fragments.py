"""Signs that a stretch of text is no whole: how it begins, whether it plainly goes on in the next line."""

from __future__ import annotations

import re
from collections import defaultdict

from site_builder.model.article import Article
from site_builder.text.characters import ends_paragraph
from site_builder.text.continuity import word_crosses
from site_builder.text.tokenizer import Tokenizer

SHORTEST_PARAGRAPH = 12
"""Characters. A shorter line without an end may be a heading, a signature or a verse."""

LOST_START = re.compile(r"^(?:[，。、；：？！”）》…％%]|’(?!\d))|^(?:的|了|等|们|着)(?![确解士等的了])")
"""How no sentence begins."""

_PAIRS = {"”": "“", "》": "《", "）": "（", "』": "『", "」": "「"}
_WIDE = str.maketrans("()", "（）")


def runs_on(before: str, after: str, tokenizer: Tokenizer) -> bool:
    """True if the text of two lines in a row plainly goes on from one to the other, whatever their roles."""
    if len(before) < SHORTEST_PARAGRAPH or ends_paragraph(before) or not after:
        return False
    in_bracket = before.count("（") > before.count("）") and after.count("）") > after.count("（")
    return in_bracket or bool(LOST_START.match(after)) or word_crosses(before, after, tokenizer)


def unopened(text: str) -> int | None:
    """The first closing mark of ``text`` without its opening one, if it stands in the first sentence or ends it."""
    depth: defaultdict[str, int] = defaultdict(int)
    for at, char in enumerate(text.translate(_WIDE)):
        if char in _PAIRS.values():
            depth[char] += 1
        elif char in _PAIRS:
            depth[_PAIRS[char]] -= 1
            if depth[_PAIRS[char]] < 0:
                return at
        elif char in "。！？；" and text[at + 1 : at + 2] not in _PAIRS:
            return None
    return None


def is_signed(article: Article) -> bool:
    """True for an article with a dateline or a byline."""
    return article.dateline is not None or bool(article.byline)
