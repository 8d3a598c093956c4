"""How fast everything that is known of articles is found: names, tags, topics, figures, dates.

    python -m bench.knowledge.speed FORM FILE

Kilobytes of UTF-8 text a second of processor time on one core, part by part.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.knowledge.corpora import READERS
from bench.knowledge.names import article_of
from site_builder.config import TagSettings, load_settings
from site_builder.model.article import Article
from site_builder.stages.annotate import annotate
from site_builder.stages.dates import find_event_day
from site_builder.stages.entities import find_entities
from site_builder.stages.figures import find_figures
from site_builder.text.tokenizer import Tokenizer


def main() -> None:
    texts = READERS[sys.argv[1]](Path(sys.argv[2]).read_text("utf-8"))
    articles = [article_of(text) for text in texts]
    kilobytes = sum(len(part.encode()) for text in texts for part in text.paragraphs) / 1000
    topics = load_settings(Path("site.toml")).topics
    tokenizer = Tokenizer()
    parts: dict[str, Callable[[Article], object]] = {
        "words": lambda article: [tokenizer.tag(block.text) for block in article.blocks],
        "names": lambda article: find_entities(article, tokenizer),
        "figures": lambda article: find_figures(article, tokenizer, {}),
        "dates": find_event_day,
        "everything": lambda article: annotate(article, None, {}, tokenizer, TagSettings(), topics),
    }
    for part in parts.values():
        part(articles[0])  # tables and dictionaries are read once
    print(f"{len(articles)} articles, {kilobytes:.0f} KB")
    for name, part in parts.items():
        begin = time.process_time()
        for article in articles:
            part(article)
        print(f"{name:12} {kilobytes / (time.process_time() - begin):6.0f} KB a second")


if __name__ == "__main__":
    main()
