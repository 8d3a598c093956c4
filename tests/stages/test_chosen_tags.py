"""Tags in the light of the archive: what everything has says nothing, what two have leads from one to the other."""

from __future__ import annotations

from site_builder.config import TagSettings
from site_builder.model.article import AnnotatedArticle, Article, Block
from site_builder.model.knowledge import TagCandidate
from site_builder.model.newspaper import Role
from site_builder.stages.chosen_tags import ENOUGH, tag_archive

SETTINGS = TagSettings(per_article=2)


def article(number: int, *names: str) -> AnnotatedArticle:
    """``names`` are its candidates, the best first; all but two are left out of its tags."""
    candidates = tuple(TagCandidate(name=name, score=10.0 - at * 0.5, count=2) for at, name in enumerate(names))
    text = Article(first_line=1, blocks=(Block(role=Role.BODY, text=f"{number}", lines=(1,)),))
    return AnnotatedArticle(article=text, tags=names[:2], topics=(), candidates=candidates)


def tags(*articles: AnnotatedArticle, settings: TagSettings = SETTINGS) -> list[tuple[str, ...]]:
    return [tagged.tags for tagged in tag_archive(articles, settings)]


def test_what_stands_on_every_fifth_article_is_no_tag_of_a_large_archive() -> None:
    articles = [article(n, "江城", f"甲{n}", f"乙{n}") for n in range(ENOUGH)]
    assert tags(*articles)[0] == ("甲0", "乙0")
    assert tags(*articles[: ENOUGH - 1])[0] == ("江城", "甲0")


def test_what_another_article_has_too_goes_before_what_is_a_little_better() -> None:
    assert tags(article(1, "长桥", "花灯", "庙会"), article(2, "庙会", "龙舟", "灯谜")) == [
        ("长桥", "庙会"),
        ("庙会", "龙舟"),
    ]


def test_articles_that_share_nothing_keep_their_tags() -> None:
    assert tags(article(1, "长桥", "花灯"), article(2, "庙会", "龙舟")) == [("长桥", "花灯"), ("庙会", "龙舟")]


def test_an_allowed_word_is_never_too_common() -> None:
    settings = TagSettings(per_article=2, allow=("江城",))
    articles = [article(n, "江城", f"甲{n}", f"乙{n}") for n in range(ENOUGH)]
    assert tags(*articles, settings=settings)[0] == ("江城", "甲0")


def test_candidates_are_gone_once_the_archive_is_tagged() -> None:
    assert [tagged.candidates for tagged in tag_archive([article(1, "长桥")], SETTINGS)] == [()]


def test_an_article_without_candidates_has_no_tags() -> None:
    assert tags(article(1), article(2, "长桥")) == [(), ("长桥",)]
