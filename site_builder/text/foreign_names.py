"""Foreign names in Chinese: runs of the characters used to write them, joined by · or beside a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from site_builder.text.gazetteer import gazetteer
from site_builder.text.keywords import background_idf
from site_builder.text.name_words import TITLE_REACH, NameWords, name_words

_FOREIGN = (
    "阿艾爱安奥巴白拜班邦保鲍北贝本比毕彼宾波博伯勃布蔡策查察柴车楚茨川达大戴代丹道德登邓狄迪第蒂丁顿东杜多厄恩尔法凡范方菲费芬丰冯佛夫弗福盖甘冈高戈哥歌格葛根"
    "古瓜圭果哈海汉豪赫黑亨洪胡华怀惠霍基吉季加贾简杰捷金津久居喀卡凯坎康考柯科可克肯孔库奎昆拉莱赖兰朗劳勒雷蕾黎礼李里理利丽莉良列林琳龙隆卢鲁路伦罗洛吕马麦迈曼芒茂"
    "梅美门蒙孟米密敏明摩莫默姆木穆那纳娜南内嫩尼妮涅宁纽农努诺欧帕潘庞佩彭皮匹平珀普其奇齐恰强乔琴琼让热仁日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申什圣施石史斯丝思松苏"
    "索塔泰坦汤唐陶特滕提廷汀图托脱瓦万旺威韦维伟卫魏温文翁沃乌武西希锡夏香晓肖谢辛欣休许雅亚扬杨耶叶伊依因英永尤于约泽扎詹珍芝治朱卓兹佐更默登狮丘布玛逊翰腊埃烈额钦措珊贡霞铁买夸宰瑙福森洲彻迦侬娅婷弥亲罕蓓薇妲黛诃琪琦"
)
_RARER = (
    "地历略兴焦屈柳聂辽缪尊鸠桂当乃佳萝芙芭茜荻薛韩雨吾哇喇嘎噶坡孜宗岑延得攀敖昂晏曾朋朴柏梁梵毕沁沛浦滋满纪缅郎讷谟谭赛送蓬颂雄骚藤锦雍霓熬元帝甫"
    "舒翠关先奈廉善智贤洪竹春"
)
"""Written in names whose parts a dot joins, too common elsewhere to tell a name by themselves."""

_DOT = "[·•・‧]"
_DOTTED = re.compile(
    rf"[{_FOREIGN}{_RARER}A-Z][{_FOREIGN}{_RARER}A-Z.]{{0,8}}(?:{_DOT}\s?[{_FOREIGN}{_RARER}]{{1,9}})+"
)
_TRANSLITERATED = re.compile(rf"[{_FOREIGN}]{{2,8}}")
_NEVER_FIRST = "和与对向从以于本日明"
_NEVER_LAST = "于本和与对向从以将在提"
_ABROAD_WITHIN = 18  # characters from a country to the person who stands for it
_RARE = 7.0  # idf from which a pair of characters is no word to be reckoned with
_SHORTEST_UNKNOWN = 4  # without a country before it


def foreign_names(text: str, words: Mapping[int, tuple[str, bool]]) -> Iterator[str]:
    """Foreign names of ``text``. ``words`` are its words by place, and whether each is a name to the dictionary."""
    names = name_words()
    known, _ = background_idf()
    for found in _DOTTED.finditer(text):
        name = found.group().lstrip(_NEVER_FIRST)
        if _ends_title(text, found.end() - len(name), names):
            name = name[1:]
        yield _trimmed(name, text, found.end())
    for found in _TRANSLITERATED.finditer(text):
        for start in range(found.start(), found.end() - 1):
            if not _titled(text, start, names):
                continue
            name = _trimmed(text[start : found.end()], text, found.end())
            short = len(name) > 1 and name[:2] not in known and _speaks_of_abroad(text, start)
            if (len(name) >= _SHORTEST_UNKNOWN or short) and name not in known and name not in gazetteer().full:
                yield name
            break
    for start, (word, is_name) in words.items():
        if is_name and word in known and _TRANSLITERATED.fullmatch(word):
            after = text[start + len(word) :]
            if _titled(text, start, names) or any(after[:n] in names.verbs | names.after for n in (2, 3, 4)):
                yield word


def _ends_title(text: str, start: int, names: NameWords) -> bool:
    """Whether the character at ``start`` ends a title rather than begins a name: 总 | 理拉吉夫·甘地."""
    return any(text[start + 1 - n : start + 1] in names.before for n in (2, 3) if start + 1 >= n)


def _titled(text: str, start: int, names: NameWords) -> bool:
    return any(text[start - n : start] in names.before for n in range(2, min(TITLE_REACH, start) + 1))


def _speaks_of_abroad(text: str, start: int) -> bool:
    """Whether the words before ``start`` name a country: 美国前国务卿 | 基辛格."""
    before = text[max(start - _ABROAD_WITHIN, 0) : start]
    before = before[max(before.rfind(mark) for mark in "。；、，") + 1 :]
    return any(country in before for country in gazetteer().abroad)


def _trimmed(name: str, text: str, end: int) -> str:
    """``name`` without last characters that begin the next word: 罗斯科 | 则, 卡林顿 | 日前."""
    names = name_words()
    known, _ = background_idf()
    for _ in range(3):
        pair = text[end - 1 : end + 1]
        if len(name) < 3 or name[-2] in "·•・‧":
            break
        runs_on = len(pair) == 2 and (pair in names.verbs or pair in names.after or known.get(pair, _RARE) < _RARE)
        if not (runs_on and pair[1] >= "\u4e00") and name[-1] not in _NEVER_LAST:
            break
        name, end = name[:-1], end - 1
    return name
