"""Whom a byline or credit names, and as what: 重庆日报记者 李志峰 实习生 卜俊丹.

Names follow the habits of Chinese papers: two single characters in a row are one name spaced out (白 麟),
any other run of two to four characters is a name; 、 and spaces set names apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_builder.text.formulas import BULLETS, MEDIUM, TITLE

_HEAD = re.compile(rf"(?P<medium>{MEDIUM.pattern})?\s?(?P<title>{TITLE.pattern})[:：/／\s]*")
_SLASHED = re.compile(r"(?:^|[\s，；;])(?P<title>文[/／]?图|图[/／]?文|摄影|撰文|制图|文|图)\s?[/／:：]\s?")
_DUTY = re.compile(
    r"\s?(?:摄影报道|图文报道|文[/／]图|文图|图文|摄影|整理|编译|翻译|采写|撰写|撰文|供稿|供图|制图|综合|报道|[/／\s]文|[/／\s]图|摄|发)\s?(?:[/／].*)?$"
)
_CAPTION_CREDIT = re.compile(
    rf"(?:^|[。！？”』\s（(])((?:{MEDIUM.pattern})?\s?(?:{TITLE.pattern}\s?)?[\u4e00-\u9fff·]{{1,5}}"
    r"(?:[\s、][\u4e00-\u9fff·]{1,5}){0,3}\s?(?:摄影|(?<!拍)摄)(?:\s?[/／]\s?[\u4e00-\u9fff]{2,10})?)\s?[）)]?。?$"
)
_EDGES = f"{BULLETS}()（）[]【】 \u3000"
_SEPARATOR = re.compile(r"[\s、，,;；]+|(?<=[\u4e00-\u9fff]{2})和(?=[\u4e00-\u9fff]{2})")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12}|[A-Z][A-Za-z .'-]{2,40}")
_PACKAGE = re.compile(r"^本[版组文](?:图片|照片|稿件|图文|文图|文字)?(?:除署名外)?(?:均)?[由/／]?")
_NOT_NAMES = frozenset(
    {"本报", "本刊", "资料", "图片", "受访", "受访者", "均由", "文图", "图文", "摄影", "报道", "记者", "署名"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BylineText:
    """One person as printed. ``title`` is what stands before the name (首席记者) or, failing that, after it
    (摄, 整理); ``duty`` what stands after the names, if anything."""

    name: str
    title: str
    duty: str
    medium: str


def read_byline(text: str) -> tuple[BylineText, ...]:
    """The people that ``text`` names, in order; empty if it names nobody."""
    text = _PACKAGE.sub("", text.strip(_EDGES))
    duty_found = _DUTY.search(text)
    duty = duty_found.group().strip() if duty_found else ""
    if duty_found:
        text = text[: duty_found.start()]
    heads = list(_HEAD.finditer(text)) or list(_SLASHED.finditer(text))
    if not heads:
        return tuple(
            BylineText(name=name, title="", duty=duty.split("/")[0].split("／")[0], medium="")
            for name in split_names(text)
        )
    people: list[BylineText] = []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        names = text[head.end() : following.start() if following else len(text)]
        people += (
            BylineText(
                name=name,
                title=head["title"],
                duty=duty.split("/")[0].split("／")[0],
                medium=head.groupdict().get("medium") or "",
            )
            for name in split_names(names)
        )
    return tuple(people)


def photo_credit(caption: str) -> str:
    """The credit that ends a caption (记者 郑宇 摄/视觉重庆), or an empty string."""
    found = _CAPTION_CREDIT.search(caption)
    return found[1].strip() if found else ""


def split_names(text: str) -> tuple[str, ...]:
    """The names in a list of names: ``白 麟 何春阳`` is 白麟 and 何春阳."""
    names: list[str] = []
    half = ""
    for token in _SEPARATOR.split(text.strip(_EDGES)):
        token = token.strip(_EDGES)
        if len(token) == 1 and not token.isascii():
            if half:
                names.append(half + token)
                half = ""
            else:
                half = token
            continue
        half = ""
        if _NAME.fullmatch(token) and token not in _NOT_NAMES and not token.endswith(("者", "供")):
            names.append(token)
    return tuple(names)
