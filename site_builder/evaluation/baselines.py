"""Tags as others find them, to set ours beside: jieba's TF-IDF and TextRank, both with their own defaults."""

from __future__ import annotations

import warnings
from functools import lru_cache

from site_builder.text.tokenizer import JiebaEngine

_TOP = 10


def tfidf_tags(text: str) -> tuple[str, ...]:
    """The ten best words of ``text`` by jieba's TF-IDF."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from jieba.analyse import TFIDF
    method = TFIDF()
    method.tokenizer = _engine().jieba
    return tuple(method.extract_tags(text, topK=_TOP))


def textrank_tags(text: str) -> tuple[str, ...]:
    """The ten best words of ``text`` by jieba's TextRank."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from jieba.analyse import TextRank
    method = TextRank()
    method.tokenizer = _engine().posseg
    return tuple(method.textrank(text, topK=_TOP))


@lru_cache(maxsize=1)  # reads jieba's dictionary
def _engine() -> JiebaEngine:
    return JiebaEngine(())
