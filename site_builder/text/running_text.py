"""A paragraph as the finders of names and phrases read it: without what says who filed it."""

from __future__ import annotations

import re

from site_builder.text.formulas import find_dateline

_STAFF = re.compile(r"（[^（）]*(?:记者|通讯员)[^（）]*）")


def running_text(text: str) -> str:
    """``text`` with its dateline and every bracket of staff turned into commas, so that places in it stay."""
    if "记者" in text or "通讯员" in text:
        text = _STAFF.sub(lambda found: "（" + "，" * (len(found.group()) - 2) + "）", text)
    dateline = find_dateline(text)
    return "，" * dateline.length + text[dateline.length :] if dateline else text
