"""Which article a paragraph follows where columns set one article among another. The news is invented."""

from __future__ import annotations

from tests.stages.pages import labelled
from tests.stages.test_segment import groups, joins

WATER = (
    "本报讯（记者 甲乙）昨日，市水务局组织三十名技术人员对城区二百公里供水管网进行了检查，发现并修复漏点十二处，"
    "其中老城区的铸铁供水管网漏点九处。",
    "市水务局供水科负责人介绍，这次检查动用了听漏仪和管道机器人，技术人员白天巡查阀门井，夜里用听漏仪沿管网听音，"
    "每一处漏点都要登记水压和管径。",
    "按照计划，供水管网检查将在汛期前完成，届时全市供水管网的漏损率有望降到百分之八以下，老城区的铸铁管道也将由技术人",
    "员在两年内全部更换为球墨铸铁管，水压不足的三个片区将加装加压泵站，供水科还将公布漏点抢修电话。",
)
FERRY = (
    "本报讯（记者 丙丁）停航三个月的江心洲渡口五月一日恢复通航，清晨六点，第一班渡船载着四十名乘客从北岸码头驶向江心洲，"
    "菜农们挑着担子上了船。",
    "江心洲有菜农三百多户，渡口停航期间，菜农要绕行十五公里过桥，运菜的三轮车每天多花四十分钟，渡船恢复后，"
    "过江只要八分钟。",
    "渡口管理站站长说，新渡船核定载客六十人，配有救生衣和雷达，遇到大雾和六级以上大风仍要停航，候船室里新装了航班显示屏。",
)

LIBRARY = (
    "旧书市集周末开张",
    "本报讯（记者 戊己）市图书馆南门广场的旧书市集本周六开张，首批八十个摊位已经排满，读者可以拿旧书换书券，"
    "再用书券换别人的旧书。",
    "图书馆读者服务部统计，去年市集换出旧书一万三千册，其中连环画和地方志最抢手，今年将另设少儿摊位和修书摊位。",
)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_a_sentence_goes_on_past_another_article() -> None:
    read = labelled(page("供水管网开始汛前检查", *WATER[:3], "江心洲渡口恢复通航", *FERRY, WATER[3], *LIBRARY))
    assert groups(read) == [[1, 3, 5, 7, 17], [9, 11, 13, 15], [19, 21, 23]]
    assert joins(read) == {17: 7}


def test_articles_in_turn_keep_their_own_text() -> None:
    read = labelled(page("供水管网开始汛前检查", *WATER[:2], "江心洲渡口恢复通航", FERRY[0], FERRY[1], FERRY[2]))
    assert groups(read) == [[1, 3, 5], [7, 9, 11, 13]]


def test_an_article_that_lost_its_headline_begins_at_its_dateline() -> None:
    read = labelled(page("供水管网开始汛前检查", *WATER[:2], *FERRY))
    assert groups(read) == [[1, 3, 5], [7, 9, 11]]


def test_numbered_items_go_on_past_another_article() -> None:
    items = (
        "供水管网开始汛前检查",
        WATER[0],
        "一、查阀门",
        WATER[1],
        "二、查水压",
        "水压不足的片区要加装泵站，每个泵站由两名技术人员轮流值守，水压低于标准即自动报警，供水科随后派人到场检修管网。",
    )
    third = (
        "三、查漏点",
        "技术人员夜里用听漏仪沿供水管网听音，发现漏点当场登记，抢修队次日修复，管道换下的旧铸铁管统一回收。",
    )
    read = labelled(page(*items, "江心洲渡口恢复通航", *FERRY, *third, *LIBRARY))
    assert groups(read) == [[1, 3, 5, 7, 9, 11, 21, 23], [13, 15, 17, 19], [25, 27, 29]]


def test_an_interview_goes_on_past_another_article() -> None:
    talk = (
        "问：停航三个月，船工们怎么过的？",
        "答：有的回家种菜，有的到码头修船。新渡船到了以后，大家先学了半个月的雷达。",
        "问：新船和旧船有什么不同？",
        "答：新船能坐六十人，有雷达，大雾天也看得见对岸的灯。",
    )
    text = page(
        "江心洲的摆渡人", "本报记者 丙丁", FERRY[1], *talk[:2], "供水管网开始汛前检查", *WATER[:2], *talk[2:], *LIBRARY
    )
    assert groups(labelled(text)) == [[1, 3, 5, 7, 9, 17, 19], [11, 13, 15], [21, 23, 25]]
