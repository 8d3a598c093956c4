"""A page's Markdown reads back to the same page, for the five seeds and for anything that could stand in one."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model.archive import ArchiveArticle, ArchivePage, ArticleId, PageId
from site_builder.model.article import AnnotatedArticle, Article, Block, BylineRole, Contributor, Dateline
from site_builder.model.knowledge import Entity, Evidence, Figure, Genre, Knowledge, PageDate
from site_builder.model.newspaper import (
    AttachCorrection,
    Boundary,
    BoundaryCorrection,
    HeadlineCorrection,
    PageFacts,
    Role,
    RoleCorrection,
    Source,
    TextCorrection,
)
from site_builder.stages.markdown import MarkdownError, read_markdown, write_markdown

CHARACTERS = st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Zs"))
TEXT = st.text(alphabet=CHARACTERS, min_size=1, max_size=20)
NAME = st.text(alphabet="甲乙丙丁东方abc", min_size=1, max_size=6)
NUMBER = st.integers(1, 9999)
BLOCK = st.builds(
    Block, role=st.sampled_from(Role), text=TEXT, lines=st.lists(NUMBER, min_size=1, max_size=3).map(tuple)
)
ARTICLE = st.builds(
    Article,
    first_line=NUMBER,
    blocks=st.lists(BLOCK, max_size=4).map(tuple),
    byline=st.lists(
        st.builds(Contributor, name=NAME, role=st.sampled_from(BylineRole), affiliation=NAME), max_size=2
    ).map(tuple),
    dateline=st.none() | st.builds(Dateline, source=NAME, place=NAME, month=st.integers(0, 12), day=st.integers(0, 31)),
    continued_from=st.none() | NUMBER,
)
DAY = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1))
WORDS = st.text(alphabet=CHARACTERS, max_size=12)
ENTITIES = st.lists(
    st.builds(
        Entity,
        name=TEXT,
        aliases=st.lists(TEXT, max_size=2).map(tuple),
        lines=st.lists(NUMBER, max_size=2).map(tuple),
        mentions=NUMBER,
    ),
    max_size=2,
).map(tuple)
KNOWLEDGE = st.builds(
    Knowledge,
    genre=st.sampled_from(Genre),
    people=ENTITIES,
    organisations=ENTITIES,
    places=ENTITIES,
    figures=st.lists(
        st.builds(
            Figure,
            line=NUMBER,
            value=st.sampled_from(["12.5", "三百二十", "2—3", "007", "1e3", "on", "null"]),
            unit=WORDS,
            indicator=WORDS,
            change=WORDS,
            comparison=WORDS,
            scope=WORDS,
            number=st.sampled_from(["", "125000", "0.68"]),
            base_unit=WORDS,
            sentence=WORDS,
        ),
        max_size=2,
    ).map(tuple),
    event_date=st.none() | DAY,
)
PRINTED = st.none() | st.builds(
    PageDate,
    earliest=DAY,
    latest=DAY,
    stated=st.booleans(),
    evidence=st.lists(st.builds(Evidence, line=NUMBER, text=WORDS, says=WORDS), max_size=2).map(tuple),
)
FACTS = st.builds(
    PageFacts,
    publication=st.none() | NAME,
    date=st.none() | st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)),
    page_number=st.none() | st.integers(1, 99),
    corrections=st.lists(
        st.one_of(
            st.builds(TextCorrection, line=NUMBER, old=NAME, new=NAME, reason=NAME),
            st.builds(RoleCorrection, line=NUMBER, old=NAME, role=st.sampled_from(Role)),
            st.builds(BoundaryCorrection, line=NUMBER, old=NAME, boundary=st.sampled_from(Boundary), reason=NAME),
            st.builds(AttachCorrection, line=NUMBER, old=NAME, to=NUMBER),
            st.builds(HeadlineCorrection, line=NUMBER, old=NAME, headline=NAME),
        ),
        max_size=2,
    ).map(tuple),
)


@st.composite
def pages(draw: st.DrawFn) -> ArchivePage:
    articles = draw(st.lists(ARTICLE, max_size=3))
    return ArchivePage(
        id=PageId("page"),
        source=Source(name="page", path="seeds/page.txt", encoding="utf-8", digest="0" * 64),
        facts=draw(FACTS),
        articles=tuple(
            ArchiveArticle(
                id=ArticleId(f"page/{at:04d}"),
                content=AnnotatedArticle(
                    article=article,
                    tags=tuple(draw(st.lists(NAME, max_size=3))),
                    topics=("t",),
                    knowledge=draw(KNOWLEDGE),
                ),
            )
            for at, article in enumerate(articles)
        ),
        furniture=tuple(draw(st.lists(BLOCK, max_size=2))),
        printed=draw(PRINTED),
    )


@settings(deadline=None)
@given(pages())
def test_a_page_reads_back_to_itself(page: ArchivePage) -> None:
    assert read_markdown(write_markdown(page), "page.md") == page


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("---\n", "", "front matter"),
        ("title:", "title: [", "not YAML"),
        ("id: page\n", "", "id"),
        ("<!-- body 2 -->", "<!-- bodice 2 -->", "bodice"),
        ("<!-- article page/0001 -->", "", "before the first article"),
        ("id: page/0001", "id: page/0009", "does not list"),
    ],
)
def test_a_broken_page_is_told_with_its_place(before: str, after: str, what: str) -> None:
    article = Article(first_line=1, blocks=(Block(role=Role.BODY, text="正文。", lines=(2,)),))
    content = AnnotatedArticle(article=article, tags=(), topics=())
    page = ArchivePage(
        id=PageId("page"),
        source=Source(name="page", path="seeds/page.txt", encoding="utf-8", digest="0"),
        facts=PageFacts(),
        articles=(ArchiveArticle(id=ArticleId("page/0001"), content=content),),
        furniture=(),
    )
    text = write_markdown(page)
    assert before in text
    with pytest.raises(MarkdownError) as error:
        read_markdown(text.replace(before, after, 1), "page.md")
    assert what in error.value.notices[0].what
    assert error.value.notices[0].location.path == "page.md"
