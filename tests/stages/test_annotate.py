"""Tags are words a librarian would file under; topics come from the archive's own vocabulary, or not at all."""

from __future__ import annotations

import pytest

from site_builder.config import TagSettings, TopicSettings
from site_builder.model.article import Article, Block
from site_builder.model.newspaper import Role
from site_builder.stages.chosen_tags import choose_tags
from site_builder.stages.entities import find_entities
from site_builder.stages.tags import rank_tags
from site_builder.stages.topics import find_topics
from site_builder.text.tokenizer import Tokenizer

TEXT = "“蓝天计划”今年推进，新能源汽车保有量增长三成。新能源汽车充电桩建成两千座，新能源汽车产业加快发展。"
ARTICLE = Article(
    first_line=1,
    blocks=(
        Block(role=Role.HEADLINE, text="新能源汽车充电桩建成两千座", lines=(1,)),
        Block(role=Role.BYLINE, text="本报记者 甲乙", lines=(2,)),
        Block(role=Role.BODY, text=f"本报讯（本报记者 甲乙）{TEXT}", lines=(3,)),
    ),
)


def tags(settings: TagSettings | None = None) -> tuple[str, ...]:
    return tags_of(ARTICLE, settings or TagSettings())


def tags_of(article: Article, settings: TagSettings) -> tuple[str, ...]:
    candidates = rank_tags(article, find_entities(article, Tokenizer()), Tokenizer(), settings)
    return choose_tags(candidates, settings.per_article)


def test_what_recurs_and_what_is_named_is_a_tag() -> None:
    assert "“蓝天计划”" in tags()
    assert any("新能源汽车" in tag for tag in tags())


def test_names_of_reporters_figures_and_function_words_are_no_tags() -> None:
    assert not {"甲乙", "记者", "本报", "今年", "增长", "两千", "三成"} & set(tags())


def test_the_archive_may_allow_block_and_limit() -> None:
    assert tags(TagSettings(allow=("保有量",)))[0] == "保有量"
    assert "“蓝天计划”" not in tags(TagSettings(block=("蓝天计划",)))
    assert len(tags(TagSettings(per_article=1))) == 1


def test_an_allowed_word_is_a_tag_though_it_is_part_of_another() -> None:
    assert tags(TagSettings(allow=("新能源",)))[0] == "新能源"
    assert "没有的词" not in tags(TagSettings(allow=("没有的词",)))


def test_synonyms_are_one_tag_under_the_first_of_them() -> None:
    settings = TagSettings(synonyms=(("绿色出行计划", "“蓝天计划”", "不在文中"),))
    assert "绿色出行计划" in tags(settings)
    assert "“蓝天计划”" not in tags(settings)


@pytest.mark.parametrize("text", ["“！？”，《》。", "……——", "（）“、”", "12、3.5%，40—50。", "的了和与。"])
def test_text_of_marks_numbers_and_particles_has_no_tags(text: str) -> None:
    article = Article(first_line=1, blocks=(Block(role=Role.BODY, text=text * 3, lines=(1,)),))
    assert tags_of(article, TagSettings()) == ()


def test_no_tag_is_part_of_a_better_one() -> None:
    found = tags()
    assert not [(a, b) for a in found for b in found if a != b and a in b]


def test_topics_are_scored_by_their_terms_and_none_is_an_answer() -> None:
    cars = TopicSettings(name="新能源汽车", slug="cars", terms=("充电桩",))
    farms = TopicSettings(name="智慧农业", slug="farms", terms=("农田",))
    assert find_topics(ARTICLE, (), (), (cars, farms)) == ("cars",)
    assert find_topics(ARTICLE, (), (), (farms,)) == ()
