"""Names, dates, figures and genres of short articles in a string; none of them is from the seeds."""

from __future__ import annotations

import datetime

import pytest

from site_builder.model.article import Article, Block, Contributor, Dateline
from site_builder.model.article import BylineRole as By
from site_builder.model.knowledge import Genre
from site_builder.model.newspaper import PageFacts, Role
from site_builder.stages.dates import date_page, find_event_day, resolve
from site_builder.stages.entities import find_entities
from site_builder.stages.figures import find_figures
from site_builder.stages.genre import find_genre
from site_builder.text.bylines import photo_credit
from site_builder.text.tokenizer import Tokenizer


def article(
    *body: str, headline: str = "", dateline: Dateline | None = None, byline: tuple[Contributor, ...] = ()
) -> Article:
    head = (Block(role=Role.HEADLINE, text=headline, lines=(1,)),) if headline else ()
    blocks = tuple(Block(role=Role.BODY, text=text, lines=(at,)) for at, text in enumerate(body, 2))
    return Article(first_line=1, blocks=head + blocks, dateline=dateline, byline=byline)


def names(text: str, kind: str) -> set[str]:
    return {entity.name for entity in getattr(find_entities(article(text), Tokenizer()), kind)}


def test_a_province_is_left_out_where_a_part_of_it_is_named_unless_a_headline_names_it() -> None:
    text = "江苏今年扩种油菜，昆山市的油菜已经开花。"
    assert names(text, "places") == {"昆山市"}
    assert names("江苏今年扩种油菜。", "places") == {"江苏"}
    headed = find_entities(article(text, headline="江苏油菜开花"), Tokenizer())
    assert {place.name for place in headed.places} == {"江苏", "昆山市"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县委书记赵立新来到田间，村民孙桂兰说今年收成好。", {"赵立新", "孙桂兰"}),
        ("市民政局局长钱伟民、副局长周芳参加座谈。", {"钱伟民", "周芳"}),
        ("英国作家查尔斯·狄更斯的小说很受欢迎，狄更斯曾两次到访。", {"查尔斯·狄更斯"}),
        ("高新技术企业数量增长，马上就要突破千家。", set()),
        ("欧阳建国教授介绍，这项研究历时八年。", {"欧阳建国"}),
        ("到会的同志：丁国根、包万年、申庚、冉定一。", {"丁国根", "包万年", "申庚", "冉定一"}),
        ("日本首相中曾根康弘访华，铃木一郎等随行。", {"中曾根康弘", "铃木一郎"}),
        ("美国前国务卿舒尔茨日前来访。", {"舒尔茨"}),
        ("法国总统弗朗索瓦·奥朗德出席，奥朗德提出建议。", {"弗朗索瓦·奥朗德"}),
        ("展览陈列了鲁迅的手稿。", {"鲁迅"}),
        ("印度前总理拉吉夫·甘地1988年访华。", {"拉吉夫·甘地"}),
        ("他历任卫士长和陆军司令。", set()),
        ("他曾获鲁迅文学奖，住在鲁迅大街。", set()),
        ("菜地里种着胡萝卜，吉祥物摆在门口。", set()),
    ],
)
def test_people(text: str, expected: set[str]) -> None:
    assert names(text, "people") == expected


def test_who_signs_is_not_who_is_written_about() -> None:
    byline = (Contributor(name="周芳", role=By.REPORTER),)
    text = "记者周芳报道，村民孙桂兰说今年收成好。"
    assert {e.name for e in find_entities(article(text, byline=byline), Tokenizer()).people} == {"孙桂兰"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "浙江绍兴明珠纺织有限公司与东华大学合作，市科技局给予支持。",
            {"浙江绍兴明珠纺织有限公司", "东华大学", "市科技局"},
        ),
        ("国务院办公厅印发通知，财政部负责落实。", {"国务院办公厅", "财政部"}),
        ("一家公司和两所大学参加，有关部门作了说明。", set()),
        ("全市基层党校办得好，某城市商业银行、4个江城科技实验室也参加。", set()),
        ("外经贸部与证监会联合发文，欧盟表示关注。", {"外经贸部", "证监会", "欧盟"}),
        ("他1985年加入中国共产党。", set()),
        ("与华为合作后，他换了华为手机。", {"华为"}),
    ],
)
def test_organisations(text: str, expected: set[str]) -> None:
    assert names(text, "organisations") == expected


def test_a_school_is_filed_under_its_university() -> None:
    found = find_entities(article("南京大学历史学院教授在会上发言。"), Tokenizer()).organisations
    assert [(entity.name, entity.aliases) for entity in found] == [("南京大学", ("南京大学历史学院",))]


def test_a_declared_short_name_is_an_alias() -> None:
    text = "湖南长沙星河电缆有限公司（以下简称星河电缆）去年投产。星河电缆今年扩建。"
    found = find_entities(article(text), Tokenizer()).organisations
    assert [(entity.name, entity.aliases) for entity in found] == [("湖南长沙星河电缆有限公司", ("星河电缆",))]
    assert found[0].mentions == 3


def test_places_and_their_full_names() -> None:
    assert names("他从四川来到江苏省苏州市，再到昆山市花桥镇。", "places") >= {"四川", "昆山市"}
    assert not names("公司发展壮大，和平与发展是主题。", "places")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("许多大连市民来到广场。", {"大连"}),
        ("沪蓉高速宜昌至万州段通车，“泰山号”列车首发。", set()),
        ("数字浙江建设提速，平安江苏成效明显。", set()),
        ("贸易物流基地（武汉）揭牌。", set()),
        ("受到与会代表和来宾的欢迎，路口的安宁由她负责。", set()),
        ("他在来宾工作了三年。", {"来宾"}),
        ("亚太地区经济增长，香港地区房价平稳。", {"香港"}),
        ("首批设立太湖、明珠和洞庭湖3个湖滨大学实验室。", set()),
        ("产品亮相巴黎航展。", set()),
        ("商店开在南京东路，威胁着浔阳城的安全。", set()),
        ("美国波音来华签约。", set()),
        ("他从檀香山来到费城，又去了呼伦贝尔草原。", {"檀香山", "费城", "呼伦贝尔草原"}),
    ],
)
def test_places_are_told_from_names_that_hold_them(text: str, expected: set[str]) -> None:
    assert names(text, "places") == expected


def test_the_event_is_the_first_day_of_the_lead_and_a_vague_lead_has_none() -> None:
    assert find_event_day(article("3月5日，大桥通车。3月9日再通一桥。")).day == 5  # type: ignore[union-attr]
    assert find_event_day(article("近日，大桥通车。工程3月5日完工。")) is None
    assert find_event_day(article("申报须于3月5日前完成。")) is None
    filed = article(
        "新华社北京3月4日电 大桥3月5日通车。", dateline=Dateline(source="新华社", place="北京", month=3, day=4)
    )
    assert find_event_day(filed).day == 4  # type: ignore[union-attr]


def test_a_page_is_dated_by_its_newest_event_and_its_own_years() -> None:
    page = date_page(
        PageFacts(), (article("3月5日，大桥通车。截至2014年底，全县有桥百座。"), article("3月2日，开学。")), ()
    )
    assert page is not None
    assert not page.stated
    assert page.earliest == datetime.date(2015, 3, 5)
    assert (page.latest - page.earliest).days <= 30
    assert page.evidence[0].line == 2


def test_what_is_stated_wins_and_nothing_is_inferred_from_nothing() -> None:
    stated = date_page(PageFacts(date=datetime.date(1998, 1, 4)), (article("2015年3月5日，大桥通车。"),), ())
    assert stated is not None
    assert stated.stated
    assert stated.earliest == stated.latest == datetime.date(1998, 1, 4)
    assert date_page(PageFacts(), (article("3月5日，大桥通车。"),), ()) is None
    new_year = find_event_day(article("12月31日，晚会举行。"))
    assert resolve(new_year, stated) == datetime.date(1997, 12, 31)


def test_a_deadline_limits_the_range() -> None:
    page = date_page(PageFacts(), (article("3月5日，开始报名。报名须于2015年3月12日前完成。"),), ())
    assert page is not None
    assert (page.earliest, page.latest) == (datetime.date(2015, 3, 5), datetime.date(2015, 3, 12))


def test_figures_know_value_unit_indicator_change_and_line() -> None:
    text = "去年，全县粮食产量达到12.5万吨，同比增长3.2%；新建学校6所。"
    found = find_figures(article(text), Tokenizer(), {2: text})
    assert [(f.value, f.unit, f.number, f.base_unit) for f in found] == [
        ("12.5", "万吨", "125000", "吨"),
        ("3.2", "%", "3.2", "%"),
        ("6", "所", "6", "所"),
    ]
    assert found[0].indicator == "粮食产量"
    assert found[0].change == "同比增长3.2%"
    assert (found[1].comparison, found[1].scope) == ("同比", "去年")
    assert {f.line for f in found} == {2}


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("组建了3支懂种植、懂销售的农技服务队伍。", "农技服务队伍"),
        ("分布在全国22个省。", "省"),
        ("园区90%以上的种子企业没有欠款。", "种子企业"),
        ("全县累计建成充电桩2966座。", "充电桩"),
        ("工期一般为18个月。", "工期"),
        ("税收收入增速高于全省5个百分点。", "税收收入增速"),
        ("产业规模今后有望达到两千亿元。", "产业规模"),
    ],
)
def test_what_a_figure_measures(text: str, indicator: str) -> None:
    assert find_figures(article(text), Tokenizer(), {2: text})[-1].indicator == indicator


def test_dates_codes_and_ordinals_are_no_figures() -> None:
    text = "2015年3月5日，C919客机第4次试飞，G60高速通车，排名第3位。"
    assert find_figures(article(text), Tokenizer(), {2: text}) == ()


def test_a_figure_stands_on_its_own_line_of_a_joined_paragraph() -> None:
    block = Block(role=Role.BODY, text="全镇有水库3座，鱼塘20口。", lines=(7, 9))
    joined = Article(first_line=7, blocks=(block,))
    found = find_figures(joined, Tokenizer(), {7: "全镇有水库3座，", 9: "鱼塘20口。"})
    assert [(figure.line, figure.value) for figure in found] == [(7, "3"), (9, "20")]


def test_genres() -> None:
    assert find_genre(article("因病逝世。", headline="张某某同志逝世")) is Genre.OBITUARY
    assert find_genre(article(headline="某厂获奖揭秘")) is Genre.NOTICE
    assert find_genre(article("本报讯 大桥通车。", headline="大桥通车")) is Genre.NEWS


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("图为工地。（新华社记者 王大力 摄）", "新华社记者 王大力 摄"),
        ("▲新桥。 记者 白 杨 摄/视觉江南", "记者 白 杨 摄/视觉江南"),
        ("他在桥上拍摄", ""),
    ],
)
def test_credits_at_the_end_of_captions(caption: str, credit: str) -> None:
    assert photo_credit(caption) == credit
