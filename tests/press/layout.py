"""Setting an article the way papers do: heading stack, byline or dateline, headings, boxes, pictures, numbered items."""

from __future__ import annotations

import random
import re
from itertools import accumulate

from site_builder.model.newspaper import Role
from site_builder.text.tokenizer import make_tokenizer
from tests.press.pieces import Piece, Source

SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅晓东建国志海云飞宇欣佳雨辰思源亦筑小河清晨立文"
PAPERS = (
    "江城日报",
    "海州晚报",
    "云岭时报",
    "平湖商报",
    "北川青年报",
    "东安都市报",
    "本报",
    "新江城-江城日报",
    "南港经济报",
)
BOX_LABELS = (
    "数读",
    "数说",
    "链接",
    "相关链接",
    "新闻链接",
    "名词解释",
    "小贴士",
    "新闻背景",
    "数据",
    "大事记",
    "看点",
)
SIDE_LABELS = ("相关新闻", "新闻链接", "延伸阅读", "新闻背景", "记者手记", "短评", "声音", "新闻速递", "相关报道")
COLUMNS = ("走基层", "新春走基层", "高质量发展一线", "记者看两会", "民生关注", "深化改革进行时", "乡村见闻", "科技前沿",
           "走进重点工程", "身边的榜样", "法治在线", "新时代新作为", "聚焦优化营商环境", "一线调研", "红色记忆")  # fmt: skip
_TWO_LINES, _LONG = 0.3, 12
_TOKENIZER = make_tokenizer()
LINK_WORDS = ("为", "让", "助", "以", "向")
_CLAUSE = re.compile(r"[^，。！？；：、“”《》（）‘’…—\s]{6,22}")


def name(rng: random.Random) -> str:
    given = "".join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2))))
    return rng.choice(SURNAMES) + given


def names(rng: random.Random, count: int, *, mark: str = " ") -> str:
    people = [name(rng) for _ in range(count)]
    return mark.join(f"{p[0]} {p[1]}" if len(p) == 2 and mark == " " and rng.random() < 0.4 else p for p in people)


def clause(rng: random.Random, text: str, low: int, high: int) -> str | None:
    """A stretch of ``text`` without a mark, to serve as a head, so that it speaks of what the text speaks of."""
    found = [c for c in _CLAUSE.findall(text) if low <= len(c) <= high and c[-1] not in "的了和与在是为对将把被等着地"]
    found = [c for c in found if c[0] not in "的了和与等该这其他她它也还就都而并但据由被"]
    return rng.choice(found) if found else None


def phrase(rng: random.Random, source: Source, text: str, low: int, high: int) -> str | None:
    """Words for a heading or deck: a spare head of the corpus, which is worded as heads are, or else a clause."""
    spare = [head for head in source.spare if low <= len(head) <= high]
    return rng.choice(spare) if spare else clause(rng, text, low, high)


def staff(rng: random.Random, paper: str) -> str:
    title = rng.choice(("记者", "记者", "记者", "首席记者", "见习记者", "全媒体记者"))
    text = f"{paper}{title} {names(rng, rng.choice((1, 1, 2)))}"
    if rng.random() < 0.25:
        text += f" {rng.choice(('通讯员', '实习生'))} {names(rng, 1)}"
    return text


def dateline(rng: random.Random, paper: str) -> str:
    kind = rng.random()
    if kind < 0.6:
        return f"本报讯{rng.choice(('', ' '))}（{staff(rng, paper)}）"
    if kind < 0.75:
        place = rng.choice(("北京", "上海", "广州", "酒泉", "武汉", "成都", "纽约", "东京"))
        tail = rng.choice(("", f"（记者{names(rng, 2, mark='、')}）"))
        return f"新华社{place}{rng.randint(1, 12)}月{rng.randint(1, 28)}日电{tail}{' ' if not tail else ''}"
    if kind < 0.85:
        return f"本报{rng.choice(('北京', '江城', '省城'))}{rng.randint(1, 12)}月{rng.randint(1, 28)}日{rng.choice(('电', '讯', '专电'))}（{staff(rng, '')}）"
    if kind < 0.93:
        return "本报讯 "
    return f"据新华社{rng.choice(('北京', '上海', ''))}电 "


def heading_stack(rng: random.Random, source: Source) -> list[Piece]:
    """Kicker, one or two headline lines, subheads; the corpus's own second head serves as the deck."""
    text = "".join(source.paragraphs[:3])
    head, *decks = source.heads
    stack: list[Piece] = []
    if rng.random() < 0.1:
        stack.append(Piece(Role.STANDING, rng.choice(COLUMNS)))
    kicker = phrase(rng, source, text, 9, 22)
    if kicker and rng.random() < 0.14:
        stack.append(Piece(Role.KICKER, kicker + rng.choice(("——", "", "", ""))))
    second = phrase(rng, source, text, 8, 16)
    kind = rng.random()
    if second and kind < 0.22:
        stack.append(Piece(Role.HEADLINE, f"{head} {second}"))
    elif second and kind < 0.26:
        first = Piece(Role.HEADLINE, head)
        stack += [first, Piece(Role.HEADLINE, rng.choice(LINK_WORDS) + second, joins=first, gap=rng.choice((0, 1)))]
    else:
        stack.append(Piece(Role.HEADLINE, head))
    if decks and rng.random() < 0.8:
        stack.append(Piece(Role.SUBHEAD, decks[0]))
    elif rng.random() < 0.22:
        found = [c for c in (phrase(rng, source, text, 8, 22) for _ in range(rng.choice((1, 2, 3)))) if c]
        bullet = rng.choice(("- ", "- ", "■", "●")) if len(found) > 1 and rng.random() < 0.7 else ""
        stack += [Piece(Role.SUBHEAD, c, prefix=bullet, gap=0 if bullet else 1) for c in dict.fromkeys(found)]
    if stack[0].role is Role.KICKER and rng.random() < 0.4:
        stack[1].gap = 0
    if rng.random() < 0.05 and stack[0].role is not Role.STANDING:
        stack.append(Piece(Role.STANDING, rng.choice(COLUMNS)))
    return stack


def picture(rng: random.Random, sentences: list[str], paper: str) -> list[Piece]:
    """One to three captions and perhaps a credit; ``sentences`` are whole sentences of the article."""
    mark = rng.choice(("▲", "▲", "▼", "", "", "", "图为"))
    pieces = [Piece(Role.CAPTION, mark + sentence, gap=rng.choice((1, 2, 3, 4))) for sentence in sentences]
    credit = f"{rng.choice((paper + '记者', '通讯员', '记者', '新华社记者', '特约摄影'))} {names(rng, 1)} 摄{rng.choice(('', '', '/视觉江城'))}"
    kind = rng.random()
    if kind < 0.5:
        pieces.append(Piece(Role.CREDIT, credit))
    elif kind < 0.75:
        pieces[-1].text += f" {credit}" if rng.random() < 0.5 else f"（{credit}）"
    elif mark == "":
        pieces.append(
            Piece(
                Role.CREDIT,
                rng.choice(
                    (
                        "本组图片均由受访者供图",
                        "（资料图片）",
                        f"图/{names(rng, 1)}",
                        "本组图片除署名外由通讯员提供",
                        credit,
                    )
                ),
            )
        )
    return pieces


def box(rng: random.Random, paragraphs: list[str]) -> list[Piece]:
    """A labelled box of short entries, at times of two parts, closed at times by who compiled it."""
    bullet = rng.choice(("■", "●", "- ", "◆", "▲", "■"))
    pieces: list[Piece] = []
    for part in range(rng.choice((1, 1, 2))):
        entries = [c for p in rng.sample(paragraphs, len(paragraphs)) for c in (clause(rng, p, 8, 22),) if c]
        if len(entries) < 2:
            return []
        if part:
            label = rng.choice(
                (f"{rng.randint(1998, 2025)}年“{rng.choice(('成绩单', '路线图', '时间表'))}”", rng.choice(COLUMNS))
            )
            pieces.append(Piece(Role.STANDING, label))
        else:
            arrows = rng.choice(("", "", ">>>"))
            front = "<<<" if not arrows and rng.random() < 0.15 else ""
            pieces.append(Piece(Role.STANDING, rng.choice(BOX_LABELS), prefix=front, suffix=arrows))
        gap = rng.choice((0, 1))
        pieces += [Piece(Role.LIST, entry, prefix=bullet, gap=gap) for entry in entries[: rng.randint(2, 5)]]
    if rng.random() < 0.2:
        pieces.append(Piece(Role.BYLINE, f"记者{name(rng)}整理"))
    return pieces


def in_two_lines(rng: random.Random, pieces: list[Piece]) -> list[Piece]:
    """At times a headline is set in two lines, as narrow columns set it: at its pause or, if long, between two words."""
    out: list[Piece] = []
    for piece in pieces:
        at = _break(rng, piece.text) if piece.role is Role.HEADLINE and piece.joins is None else None
        if at is None:
            out.append(piece)
            continue
        second = Piece(Role.HEADLINE, piece.text[at:].strip(), joins=piece, gap=rng.choice((0, 1, 1)))
        piece.text = piece.text[:at].strip()
        out += [piece, second]
    return out


def _break(rng: random.Random, text: str) -> int | None:
    pause = text.find(" ")
    if 3 < pause < len(text) - 4:
        return pause if rng.random() < _TWO_LINES else None
    if len(text) < _LONG or rng.random() > _TWO_LINES / 2:
        return None
    ends = list(accumulate(map(len, _TOKENIZER.cut(text))))
    return min(ends[:-1], key=lambda end: abs(end - len(text) / 2), default=None)
