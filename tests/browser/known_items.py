"""What stands in the built site, and runs of characters whose articles are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from site_builder.publish.search.reader import WrittenIndex
from site_builder.text.characters import HAN_RUN
from site_builder.text.look_alikes import look_alikes

KNOWN_ITEMS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownItem:
    """A run of characters, and the pages of all articles whose text it stands in."""

    run: str
    source: str
    holders: frozenset[str]


def article_texts(site_folder: Path) -> dict[str, list[str]]:
    """Path of each article's page -> the blocks of its heading and body, read from the page itself."""
    texts = {}
    for page in sorted(site_folder.rglob("index.html")):
        html = page.read_text("utf-8")
        if '<article class="article"' in html:
            article = html.partition('<article class="article"')[2].partition("</article>")[0]
            blocks = re.split(r"<(?:p|h1|h2|li|figcaption)\b[^>]*>", article)[1:]
            texts[page.relative_to(site_folder).as_posix()] = [re.sub(r"<[^>]+>", "", block) for block in blocks]
    return texts


def written_index(site_folder: Path) -> WrittenIndex:
    """The files of the search, to read what the client reads."""
    return WrittenIndex(
        {p.relative_to(site_folder).as_posix(): p.read_bytes() for p in (site_folder / "search").rglob("*.js")}
    )


def known_items(site_folder: Path) -> list[KnownItem]:
    """From every so manieth article, in turn out of its heading and its longest block: the middle of the
    longest run of Han characters there, two to eight of them."""
    texts = article_texts(site_folder)
    paths = sorted(texts)
    items = []
    for number in range(KNOWN_ITEMS):
        path = paths[number * len(paths) // KNOWN_ITEMS]
        block = texts[path][0] if number % 2 else max(texts[path], key=len)
        longest = max(HAN_RUN.findall(block), key=len)
        length = 2 + number % 7
        start = max(0, (len(longest) - length) // 2)
        run = longest[start : start + length]
        holders = frozenset(other for other, blocks in texts.items() if any(run in text for text in blocks))
        items.append(KnownItem(run=run, source=path, holders=holders))
    return items


def misread(texts: str) -> tuple[str, str]:
    """A run of the texts, and the same with one character exchanged for a look-alike, which nowhere stands."""
    for run in HAN_RUN.findall(texts):
        for at, character in enumerate(run[1:-1], 1):
            for group in (group for group in look_alikes() if character in group):
                for other in group:
                    wrong = run[at - 1] + other + run[at + 1]
                    if other != character and other in texts and wrong not in texts:
                        return run[at - 1 : at + 2], wrong
    raise AssertionError("no look-alikes in these texts")
