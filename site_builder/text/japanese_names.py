"""Japanese names in Chinese: a known surname of two or three characters, a given name that ends as such names do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.text.name_words import name_words

_LAST = frozenset(
    "郎子美雄夫男彦之介明正治志弘隆健一二三司树惠香纪代江枝奈衣吾也哉平辉茂实勇诚义信行宏浩幸久吉藏助作生悟朗光敏昭英孝次史春秋晃亮进清满修贡昌胜裕文三伸"
)
_HAN = re.compile("[\u4e00-\u9fff]+")


def japanese_names(text: str, start: int) -> Iterator[str]:
    """What may be one name that begins at ``start``, the longest first: 桥本 | 龙太郎."""
    for size in (3, 2):
        if text[start : start + size] not in name_words().japanese:
            continue
        for given in (3, 2, 1):
            name = text[start : start + size + given]
            if len(name) == size + given and name[-1] in _LAST and _HAN.fullmatch(name):
                yield name
