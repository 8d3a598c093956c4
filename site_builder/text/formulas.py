"""The set phrases of a newspaper page: datelines, bylines, credits, captions, jumps, numbers.

Patterns of the trade, not of one paper (GB-style mainland make-up). All expect cleaned text but accept half-width
brackets too. Names are split by the habits of Chinese papers: 2-4 characters a name, a
two-character name often spaced out (白　麟).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_builder.text.han_numbers import han_number

_H = "\u4e00-\u9fff"
_OPEN, _CLOSE = "[（(]", "[）)]"
BULLETS = "□■▲◆●△○◇★☆▶►◎※"

# 本报, 重庆日报, 新重庆-重庆日报, 新华社, 上游新闻, 央视网 …: who employs the people of a byline.
_MEDIUM = (
    rf"(?:[{_H}A-Za-z]{{1,8}}[-—·]{{1,2}})?"
    rf"(?:本报|本刊|本网|本台|[{_H}]{{2,10}}?(?:日报|晚报|早报|晨报|时报|商报|导报|周报|快报|都市报|青年报|科技报"
    r"|经济报|画报|报社|新闻网|新闻|通讯社|新华社|中新社|电视台|广播电台|网|报|社|台|客户端|融媒体中心))"
    r"(?:全媒体|融媒体|融媒)?"
)
MEDIUM = re.compile(_MEDIUM)
_TITLE = (
    rf"(?:(?:高级|资深|首席|见习|实习|特约|特派|全媒体|融媒体|融媒|驻[{_H}]{{2,6}}|[{_H}]{{2}}站)?记者"
    r"|特约通讯员|通讯员|实习生|特约撰稿人|特约评论员|评论员|撰稿|作者)"
)
TITLE = re.compile(_TITLE)
_DUTY = r"(?:摄影报道|图文报道|文[/／]图|文图|图文|摄影|整理|编译|翻译|采写|撰写|撰文|综合|报道|文|图|摄)"

_DATELINE = re.compile(
    rf"^(?P<cue>据)?(?P<source>{_MEDIUM})"
    rf"(?P<place>[{_H}·]{{2,12}}?)??\s?(?:(?P<month>\d{{1,2}})月)?(?:(?P<day>\d{{1,2}})日)?"
    rf"(?P<mark>专电|电讯|讯|电|消息)(?=[\s（(：:，]|[{_H}“《\d])"
)
_FILING, _DATELINE_REACH = re.compile("[讯电消]"), 60
"""What every dateline has, within so many characters."""
_IN_A_SENTENCE = re.compile("[的了从在是看说]")
_FILED = re.compile(rf"^(?P<place>[{_H}]{{2,6}})?讯\s?(?={_OPEN}[^）)]*?(?:记者|通讯员))")
_STAFF = re.compile(rf"{_OPEN}([^（()）]{{0,12}}?(?:记者|通讯员|实习生)[^（()）]{{1,60}}){_CLOSE}")
_JUMP = r"(?P<kind>上接|下转|紧接|转接|续接)(?:第|本报)?\s?(?P<page>[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s?版"
_JUMP_ANY = re.compile(rf"{_OPEN}?\s?{_JUMP}[^。，）)]{{0,12}}?{_CLOSE}?")
_JUMP_LINE = re.compile(rf"^[▲▼→←☞]?\s?{_OPEN}?\s?{_JUMP}(?:[《“”》·{_H}]{{0,20}})?\s?{_CLOSE}?$")
_POINTER = re.compile(
    rf"^[>＞▶→☞\s]*{_OPEN}?\s?(?:相关|有关|更多|调查)?(?:报道|报告|内容|新闻|全文|文章|名单|书单|图文|评论|通讯)?(?:详见|见)(?:今日|本报|本期|同日)?\s?第?(?:[A-Z]?\d{{1,3}}|[一二三四五六七八九十]{{1,3}})"
    rf"(?:\s?[、—～-]\s?[A-Z]?\d{{1,3}})*\s?版(?:[·《〈][^。，]{{1,16}})?\s?{_CLOSE}?$"
)
_JUMP_START = re.compile(rf"^{_OPEN}\s?(?:上接|紧接)[^）)]{{1,12}}版[^）)]{{0,10}}{_CLOSE}")
_JUMP_END = re.compile(rf"{_OPEN}\s?(?:下转|紧接|转)[^）)]{{1,12}}版[^）)]{{0,10}}{_CLOSE}$")

_NAMES = rf"[{_H}·]{{1,6}}(?:[\s、，,和]{{1,3}}[{_H}·]{{1,6}})*"
_BYLINE_PART = rf"(?:{_MEDIUM})?\s?{_TITLE}?\s?[:：/／]?\s?{_NAMES}\s?[/／]?\s?{_DUTY}?"
_BYLINE = re.compile(rf"^[{BULLETS}]?\s?{_OPEN}?\s?(?:{_BYLINE_PART})(?:[\s，；;]{{1,3}}{_BYLINE_PART})*\s?{_CLOSE}?$")
_BYLINE_CUE = re.compile(
    rf"(?:记者|通讯员|实习生|评论员|撰稿人?|作者[:：]|[□■◆●▲]\s?[{_H}]{{2,4}}(?:\s[{_H}]{{2,4}})*$|^文\s?[/／:：]|摄影报道|图文报道|^[{_H}]{{2,3}}\s?[/／]\s?文)"
)

_NAME = rf"(?:[{_H}]{{2,4}}|[{_H}]\s[{_H}]{{1,2}})"
_MARKED_NAME = re.compile(rf"^[□◎○]\s?{_NAME}$")
_DUTY_FIRST = re.compile(
    rf"^[{BULLETS}]?\s?{_OPEN}?(?:(?:文|图|图文|文图|摄影|采写|撰文|口述|整理|执笔)\s?[/／:：]\s?(?:{_MEDIUM})?\s?{_TITLE}?\s?{_NAMES}[\s；;，]*)+{_CLOSE}?$"
)
_COMPILED = re.compile(
    rf"^{_OPEN}(?:作者\s?{_NAME}[，,]\s?(?:单位|系)[^。]{{2,40}}|作者(?:单位|系|为)?[:：]?\s?[^。]{{2,30}}|据[^。，]{{2,30}}|[^。，]{{2,14}}(?:整理|综合|编译|撰稿))\s?{_CLOSE}$"
)
_WRITERS = re.compile(
    rf"^{_OPEN}?(?:{_NAME}\s?{_OPEN}(?:作者\s?(?:系|单位|为)[^。]{{2,40}}|化名){_CLOSE}|文\s?[/／]\s?[{_H}]{{2,30}}\s{_NAME}|本[报刊网][{_H}]{{2,8}}(?:整理|编译|综合))\s?{_CLOSE}?$"
)
_POLITE = "(?:同志|先生|女士|老师|叔叔|阿姨)们?"
_SALUTATION = re.compile(
    rf"^(?:尊敬的)?(?:(?:总编辑|编辑|主编)部?(?:{_POLITE})?|记者(?:{_POLITE}))\s?(?:[：:]|你们?好|您好)"
)
_BODY_END = "(?:所|局|厅|委|办公室|公司|院|校|学|站|部|会|社|村|镇|乡|县|市|区|中心|组|厂|馆|行|政府)"
_SIGNATURE = re.compile(
    rf"^{_OPEN}?[{_H}]{{2,24}}{_BODY_END}\s(?:[{_H}]{{2,8}}\s)?(?:{_NAME}|[{_H}\d]{{1,4}}[户名位]?(?:农民|村民|读者|市民|居民|群众)"
    rf"|(?:[12]\d{{3}}|[一二〇○零九]{{4}})年[\d{_H}]{{1,3}}月[\d{_H}]{{1,3}}日)\s?{_CLOSE}?$"
)
_ENDS_AS_BODY = re.compile(rf"^[（(]?[{_H}]{{3,22}}{_BODY_END}[）)]?$")
_SIGNED_BY_READERS = re.compile(
    rf"^{_OPEN}?[{_H}\d]{{2,20}}\s(?:{_NAME}\s?等\s?\d{{1,4}}[人户名位]|一[位名群][{_H}“”]{{2,12}})\s?{_CLOSE}?$"
)
_SIGNED_END = re.compile(rf"[。！？”…][（(](?:{_NAME}|[{_H}\s、]{{2,16}})[）)]$")
_SIGNED_REACH = 20

_CREDIT = re.compile(
    rf"(?:摄|供图|制图|绘|漫画|摄影)\s?(?:[/／][^。，]{{1,12}})?\s?{_CLOSE}?$|资料图片?\s?{_CLOSE}?$|^特约摄影[\s:：/／]|(?:新华社|中新社)发\s?(?:{_OPEN}[^）)]*{_CLOSE})?$"
    rf"|^{_OPEN}?(?:本[版组]|以上)?(?:图片|照片|摄影|制图|图表|供图|漫画|资料图)\s?[/／:：由均除来]"
    rf"|^{_OPEN}?本[版组文](?:图片|照片|稿件|图文|文图|文字)"
    rf"|(?:撰写|采写|供稿|提供)\s?{_CLOSE}?$"
)
_PHOTO_CREDIT = re.compile(rf"(?:摄|供图|摄影|[社觉]发)\s?(?:[/／][^。，]{{1,12}})?\s?{_CLOSE}?。?$")
_CREDIT_REACH = 30
"""No credit at the end of a caption is longer."""
_CAPTION = re.compile(
    rf"(?:[▲▼◀▶△▽↑↓←→◢◣◤◥►◄]|图\s?(?:[①-⑩]|[一二三四五六七八九\d]{{1,2}})?\s?[为：:]|图\s?[①-⑩\d]|{_OPEN}?[左右上下中][图]?{_CLOSE}?[：:]|{_OPEN}[左右上下中]图?{_CLOSE}|资料图[：:])"
    rf"|[^。，]{{2,24}}(?:示意图|效果图|实景图|航拍图|剧照|资料照片)[。（]"
)
_CAPTION_POSITION = re.compile(
    rf"[（(前后左右从](?:(?<=[（(])[左右上下中前后][图排一二三]?[一二三左右起]?{_CLOSE}"
    r"|(?<=[前后])排[左右中][一二三四]?[为是]|(?<=[左右])(?:起[：:，]|[一二三四][为是])|(?<=从)左[至到]右)"
)
"""It begins with what it takes: that is looked for fastest."""

_NUMBERED = re.compile(
    rf"^▶?【?(?:(?P<word>[看亮要特难焦热疑]点|反映|诉求|展品|镜头|关键词|故事|案例|问题|疑问|建议|线索|线路|路线|展品|流言|误区|样本|样品|场景|步骤|第?[招站关])(?P<wordno>[一二三四五六七八九十]{{1,2}}|\d{{1,2}})(?=[：:\s，】])|(?P<arabic>\d{{1,2}})\s?[.．、]\s?(?!\d)|(?P<bare>\d{{1,2}})\s+(?=[“《{_H}]|\d+(?!\d*[年月日时])[{_H}])|(?P<han>[一二三四五六七八九十]{{1,3}})、|{_OPEN}(?P<paren>[一二三四五六七八九十]{{1,3}}|\d{{1,2}}){_CLOSE}|(?<=【)(?P<bracket>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})】|其(?P<each>[一二三四五六七八九])[，：]|(?P<ask>[一二三四五六七八九十])问：|(?P<circle>[①-⑳])|第(?P<ordinal>[一二三四五六七八九十]{{1,3}})[招步条件关]?[，：:\s]|(?P<no>NO|No)\.?\s?(?P<noval>\d{{1,2}}))"
)
_STYLES = ("arabic", "bare", "han", "paren", "bracket", "each", "ask", "circle", "ordinal", "noval", "wordno")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatelineText:
    """A dateline as printed; ``length`` characters of the paragraph belong to it, its staff bracket included.

    ``staff`` is what stands in the bracket (重庆日报记者 白 麟), empty if there is none.
    """

    source: str
    place: str
    month: int
    day: int
    staff: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JumpText:
    """(上接1版): ``forward`` is True for 下转, which sends the reader on."""

    page: int
    forward: bool


def find_dateline(text: str) -> DatelineText | None:
    """The dateline that opens a paragraph (本报讯, 新华社酒泉10月25日电), or None."""
    if text.startswith(("（", "(")):
        return _staff_first(text)
    if not _FILING.search(text[:_DATELINE_REACH]):
        return None
    found = _DATELINE.match(text) or _FILED.match(text)
    if not found:
        return None
    parts = found.groupdict()
    if _IN_A_SENTENCE.search((parts.get("source") or "") + (parts["place"] or "")):
        return None  # 最近从报上看到两条消息
    end = found.end()
    staff = _STAFF.match(text[end:].lstrip())
    length = end
    if staff:
        length = end + (len(text[end:]) - len(text[end:].lstrip())) + staff.end()
    return DatelineText(
        source=parts.get("source") or "本报",
        place=parts["place"] or "",
        month=int(parts.get("month") or 0),
        day=int(parts.get("day") or 0),
        staff=staff.group(1) if staff else "",
        length=length,
    )


def _staff_first(text: str) -> DatelineText | None:
    """(记者 某某) and then the news: a dateline without 本报讯."""
    staff = _STAFF.match(text)
    if not staff or not text[staff.end() :].strip():
        return None
    return DatelineText(source="本报", place="", month=0, day=0, staff=staff.group(1), length=staff.end())


def find_jumps(text: str) -> tuple[JumpText, ...]:
    """Every 上接/下转 in ``text``, in order."""
    return tuple(
        JumpText(page=page, forward=found["kind"] in ("下转", "紧接"))
        for found in _JUMP_ANY.finditer(text)
        if (page := _number(found["page"])) is not None
    )


def is_jump_line(text: str) -> bool:
    """True for a line that is only a jump: (下转2版), (详见第四版)."""
    return bool(_JUMP_LINE.match(text) or _POINTER.match(text))


def starts_with_jump(text: str) -> bool:
    """True for a paragraph that opens with (上接1版): the second half of an article."""
    return bool(_JUMP_START.match(text))


def ends_with_jump(text: str) -> bool:
    """True for a paragraph that ends with (下转2版)."""
    return text.endswith(("）", ")")) and bool(_JUMP_END.search(text))


def is_byline(text: str) -> bool:
    """True for a line that only names who wrote or photographed: □重庆日报记者 张亦筑."""
    if len(text) > 60 or text.endswith("。"):
        return False
    if any(form.match(text) for form in (_MARKED_NAME, _DUTY_FIRST, _COMPILED, _WRITERS)):
        return True
    return bool(_BYLINE_CUE.search(text)) and bool(_BYLINE.match(text))


def is_salutation(text: str) -> bool:
    """True for text that greets the editors, as a letter to them does: 编辑同志：…"""
    return bool(_SALUTATION.match(text))


def is_signature(text: str) -> bool:
    """True for a body and a person or a day, as under a letter or a notice: 地区农科所 袁植楠."""
    return len(text) <= 40 and bool(_SIGNATURE.match(text) or _SIGNED_BY_READERS.match(text))


def ends_as_body(text: str) -> bool:
    """True for one run of characters that ends as the names of public bodies, firms and schools do."""
    return bool(_ENDS_AS_BODY.search(text))


def ends_signed(text: str) -> bool:
    """True for a paragraph that closes with names in brackets, as short items do: …。（石公宣）"""
    return text.endswith(("）", ")")) and bool(_SIGNED_END.search(text[-_SIGNED_REACH:]))


def is_credit(text: str) -> bool:
    """True for a line that only credits pictures or a package: 重庆日报记者 刘旖旎 摄, 本版图片均由…供图."""
    return (
        len(text) <= 60 and "。" not in text.rstrip("。）)") and bool(_CREDIT.search(text)) and "摄影报道" not in text
    )


def has_photo_credit(text: str) -> bool:
    """True for text that ends by naming its photographer, as a caption does."""
    return bool(_PHOTO_CREDIT.search(text[-_CREDIT_REACH:])) and "摄影报道" not in text


def is_caption(text: str) -> bool:
    """True for text that opens like a caption (▲, 图为, (左)) or says 图为 somewhere."""
    return "图为" in text or "（资料图" in text or bool(_CAPTION.match(text))


def names_positions(text: str) -> bool:
    """True for text that points into a picture: (左)汤洪波."""
    return bool(_CAPTION_POSITION.search(text))


def leading_number(text: str) -> tuple[str, int] | None:
    """The style and value of a number that opens a line: ``("han", 2)`` for 二、, else None."""
    found = _NUMBERED.match(text)
    if not found:
        return None
    style, printed = next((style, found[style]) for style in _STYLES if found[style])
    value = ord(printed) - ord("①") + 1 if style == "circle" else _number(printed)
    return None if value is None else (style, value)


def _number(text: str) -> int | None:
    """The value of ASCII digits after an optional edition letter, or of a number in characters; None: it is neither."""
    digits = text.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if digits.isascii() and digits.isdigit():
        return int(digits)
    value = han_number(text)
    return None if value is None else int(value)
