"""Background frequency of words: jieba's own idf table, read once where jieba is installed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType


@lru_cache(maxsize=1)  # a pure function of the installed package; 0.2 s a process
def background_idf() -> tuple[Mapping[str, float], float]:
    """Inverse document frequency of 260,000 words, and the median for words it lacks.

    Raises ``FileNotFoundError`` if the jieba package carries no table, which every 0.42 release does.
    """
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("jieba is not installed")
    table: dict[str, float] = {}
    for line in (Path(spec.origin).parent / "analyse" / "idf.txt").read_text(encoding="utf-8").splitlines():
        word, _, value = line.rpartition(" ")
        table[word] = float(value)
    return MappingProxyType(table), sorted(table.values())[len(table) // 2]
