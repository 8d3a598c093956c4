"""Foreign names in Chinese: runs of the characters used to write them, joined by · or beside a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from site_builder.text.keywords import background_idf
from site_builder.text.name_words import TITLE_REACH, name_words

_FOREIGN = (
    "阿艾爱安奥巴白拜班邦保鲍北贝本比毕彼宾波博伯勃布蔡策查察柴车楚茨川达大戴代丹道德登邓狄迪第蒂丁顿东杜多厄恩尔法凡范方菲费芬丰冯佛夫弗福盖甘冈高戈哥歌格葛根"
    "古瓜圭果哈海汉豪赫黑亨洪胡华怀惠霍基吉季加贾简杰捷金津久居喀卡凯坎康考柯科可克肯孔库奎昆拉莱赖兰朗劳勒雷蕾黎礼李里理利丽莉良列林琳龙隆卢鲁路伦罗洛吕马麦迈曼芒茂"
    "梅美门蒙孟米密敏明摩莫默姆木穆那纳娜南内嫩尼妮涅宁纽农努诺欧帕潘庞佩彭皮匹平珀普其奇齐恰强乔琴琼让热仁日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申什圣施石史斯丝思松苏"
    "索塔泰坦汤唐陶特滕提廷汀图托脱瓦万旺威韦维伟卫魏温文翁沃乌武西希锡夏香晓肖谢辛欣休许雅亚扬杨耶叶伊依因英永尤于约泽扎詹珍芝治朱卓兹佐更默登狮丘布玛逊翰腊埃烈额钦措珊贡霞铁买夸宰瑙福森洲彻迦侬娅婷弥亲罕蓓薇妲黛诃琪琦"
)
_DOTTED = re.compile(rf"[{_FOREIGN}A-Z][{_FOREIGN}A-Z.]{{0,8}}(?:[·•][{_FOREIGN}]{{1,9}})+")
_TRANSLITERATED = re.compile(rf"[{_FOREIGN}]{{3,7}}")


def foreign_names(text: str, words: Mapping[int, tuple[str, bool]]) -> Iterator[str]:
    """Foreign names of ``text``. ``words`` are its words by place, and whether each is a name to the dictionary."""
    names = name_words()
    known, _ = background_idf()
    for found in _DOTTED.finditer(text):
        yield _trimmed(found.group(), text, found.end())
    for found in _TRANSLITERATED.finditer(text):
        for start in range(found.start(), found.end() - 2):
            titled = any(text[start - n : start] in names.before for n in range(2, min(TITLE_REACH, start) + 1))
            name = text[start : found.end()]
            if titled and len(name) >= 4 and name not in known:
                yield _trimmed(name, text, found.end())
                break
    for start, (word, is_name) in words.items():
        if is_name and word in known and _TRANSLITERATED.fullmatch(word):
            after = text[start + len(word) :]
            titled = any(text[max(start - n, 0) : start] in names.before for n in range(2, TITLE_REACH + 1))
            if titled or any(after[:n] in names.verbs | names.after for n in (2, 3, 4)):
                yield word


def _trimmed(name: str, text: str, end: int) -> str:
    """``name`` without a last character that begins the next word: 罗斯科 | 则."""
    names = name_words()
    for cut in (1, 2):
        if len(name) - cut > 3 and text[end - cut : end - cut + 2] in names.verbs | names.after:
            return name[:-cut]
    return name
