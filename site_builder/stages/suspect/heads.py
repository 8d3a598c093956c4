"""Articles whose headline is lost, and paragraphs under the wrong item of a round-up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import zip_longest

from site_builder.model.article import Article
from site_builder.model.newspaper import Role
from site_builder.model.suspicion import Suspicion, SuspicionKind
from site_builder.stages.suspect.printed import PrintedPage
from site_builder.stages.suspect.vocabulary import likeness, pairs, sections
from site_builder.text.characters import ends_paragraph
from site_builder.text.formulas import find_dateline, is_byline

SHORTEST_ARTICLE = 40
"""Characters of running text that want a headline."""
LONGEST_HEADLINE = 36
"""Characters of one line of a headline."""
FOREIGN, NATIVE = 0.3, 0.06
"""Share of a paragraph's pairs that another item has, and at most its own, for it to belong to the other."""

_TAKEN_FOR = (Role.BODY, Role.HEADING, Role.STANDING, Role.ITEM_HEADING, Role.LIST, Role.CAPTION, Role.SUBHEAD)
_EXCLAIMED = re.compile("[？！][”’』」）]*$")
_HEADED = (Role.HEADLINE, Role.KICKER)


def find_lost_headlines(page: PrintedPage, articles: Sequence[Article]) -> Iterator[Suspicion]:
    """Articles without a headline, and leads in the middle of another article."""
    known: set[str] = set()
    for article, following in zip_longest(articles, articles[1:]):
        if article is None:
            break
        yield from _headless(page, article, following, known)
        yield from _leads_within(page, article, known)
        known.update(block.text for block in article.blocks)


def _headless(page: PrintedPage, article: Article, following: Article | None, known: Set[str]) -> Iterator[Suspicion]:
    body = [block for block in article.blocks if block.role is Role.BODY]
    if article.continued_from is not None or any(block.role in _HEADED for block in article.blocks):
        return
    if sum(len(block.text) for block in body) < SHORTEST_ARTICLE or body[0].text in known:
        return
    first = min(article.blocks, key=lambda block: block.lines)
    if article.dateline is not None:
        why, certainty = "正文以电头开始，另起一篇，上面却没有标题。", 0.9
    elif first.role is Role.BYLINE:
        why, certainty = "以署名另起一篇，上面却没有标题。", 0.7
    else:
        why, certainty = "这一篇有正文而没有标题。", 0.4
    if _might_head(page, first.lines[0]):
        why, certainty = f"{why}上一行也许就是。", min(certainty, 0.45)
    elif following is not None and following.headline and not following.byline and following.dateline is None:
        why, certainty = f"{why}下一篇有标题而无电头、署名，也许就是它的标题。", min(certainty, 0.45)
    yield page.suspicion(SuspicionKind.LOST_HEADLINE, first, (0, min(len(first.text), 24)), why, certainty)


def _might_head(page: PrintedPage, number: int) -> bool:
    """True if the line before might be a headline taken for text or a heading: short, and without an end."""
    before = page.before(number)
    if page.role_before(number) not in _TAKEN_FOR or len(before) > LONGEST_HEADLINE or is_byline(before):
        return False
    return not ends_paragraph(before) or ("。" not in before and bool(_EXCLAIMED.search(before)))


def _leads_within(page: PrintedPage, article: Article, known: Set[str]) -> Iterator[Suspicion]:
    """A paragraph with a dateline of its own, after others: an article begins there, and its headline is lost."""
    body = [block for block in article.blocks if block.role is Role.BODY]
    seen = {*known, *(block.text for block in body[:1])}
    for block in body[1:]:
        if find_dateline(block.text) and block.text not in seen:
            why = "段首有电头，应是另一篇的开头，而标题不见。"
            certainty = 0.8
            if _might_head(page, block.lines[0]):
                why, certainty = f"{why}上一行也许就是。", 0.45
            yield page.suspicion(SuspicionKind.LOST_HEADLINE, block, (0, min(len(block.text), 24)), why, certainty)
        seen.add(block.text)


def find_misplaced(page: PrintedPage, articles: Sequence[Article]) -> Iterator[Suspicion]:
    """Paragraphs of a round-up that speak of another item's subject and not of their own."""
    for article in articles:
        parts = [part for part in sections(article) if part[0].role is Role.ITEM_HEADING]
        if len(parts) < 3:
            continue
        spoken = [[pairs(block.text) for block in part] for part in parts]
        common = {pair for at, own in enumerate(spoken) for pair in set().union(*own) if _count(pair, spoken) > 2}
        for at, part in enumerate(parts):
            for place, block in enumerate(part):
                if block.role is not Role.BODY:
                    continue
                own = spoken[at][place] - common
                rest = set().union(*(words for n, words in enumerate(spoken[at]) if n != place)) - common
                others = [(likeness(own, set().union(*words) - common), n) for n, words in enumerate(spoken) if n != at]
                best, where = max(others, key=lambda pair: (pair[0], -pair[1]))
                if len(own) >= 10 and best >= FOREIGN and likeness(own, rest) <= NATIVE:
                    head = parts[where][0].text
                    why = f"用词与所在条目不合，而与“{head[:20]}”一条相合。"
                    yield page.suspicion(
                        SuspicionKind.MISPLACED, block, (0, min(len(block.text), 24)), why, min(0.3 + best / 2, 0.9)
                    )


def _count(pair: str, spoken: Sequence[Sequence[set[str]]]) -> int:
    return sum(any(pair in words for words in own) for own in spoken)
