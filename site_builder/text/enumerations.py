"""Lists in running text whose items 、 sets apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONG_LIST = 3
"""Items from which a list says what each of them is."""

_ITEM = re.compile(r"[^、，。；：！？（）《》“”\s]+")


def enumerations(text: str) -> Iterator[list[tuple[int, int]]]:
    """The items of every list of at least ``LONG_LIST``, as first and last characters. The first and last item may
    hold words that are no part of the list (书记甲、乙、丙等)."""
    run: list[tuple[int, int]] = []
    for found in _ITEM.finditer(text):
        if run and text[run[-1][1] : found.start()] != "、":
            if len(run) >= LONG_LIST:
                yield run
            run = []
        run.append(found.span())
    if len(run) >= LONG_LIST:
        yield run
