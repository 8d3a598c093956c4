"""Form and width of punctuation by context, after GB/T 15834-2011 (marks) and 15835-2011 (figures).

``repair`` applies an ordered table of rules, each a pattern and what it becomes. A rule looks only at
its neighbours, so that Latin, figures, times, ratios and URLs keep their half-width marks. NFKC is never used:
it would turn ： into :, … into dots and ① into 1.
"""

from __future__ import annotations

import re

from site_builder.text import list_marks, quotation
from site_builder.text.characters import HAN_CLASS, INVISIBLE
from site_builder.text.mark_rules import apply_rules, half_width, mark_rule, one_for_one, rule_table
from site_builder.text.spacing import close_words
from site_builder.text.traced import Traced

_CJK = f"{HAN_CLASS}，。、；：？！“”‘’（）《》〈〉【】—…％℃"
_TEXT = f"[{HAN_CLASS}“《]"
_WIDE = dict(zip(",;:?!", "，；：？！", strict=True))
_SMALL, _FULL = "﹐﹑﹔﹕﹖﹗﹙﹚｡､｢｣", "，、；：？！（）。、「」"
_HAN_DIGITS = "一二三四五六七八九〇零"
_ZEROS = "O0○◯"
_FULL_WIDTH = "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_SPACES = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DOTS = r"(?<![!-~])\.{3,}|\.{3,}(?![. ]?[A-Za-z0-9.])|．{3,}|·{3,}|・{3,}|⋯+|…+"
_NARROW = (
    rf"[ ,;:?!](?:(?<= )(?<=[{_CJK}%)\]A-Za-z0-9] )[,;:?!](?=[{_CJK}])"
    rf"|(?<! )(?:(?<=[%)\]A-Za-z0-9].)(?=[{_CJK}])|(?<=[{_CJK}].)))"
)
"""Half-width marks beside Han. Here and below, a pattern begins with what it takes: that is looked for fastest."""
_LEFT_OUT = "…………"  # twelve dots: whole paragraphs


def _wide(found: re.Match[str]) -> str:
    return _WIDE[found.group()[-1]]


_CHARACTERS = (
    mark_rule("full-width-alphanumeric", _FULL_WIDTH, f"[{_FULL_WIDTH}]+", half_width),
    mark_rule(
        "full-width-sign",
        "％．－／＠＿",
        r"(?<=\d)(?:％|．(?=\d))|(?<=[0-9A-Za-z])[－／＠＿](?=[0-9A-Za-z])",
        half_width,
    ),
    mark_rule("mark-form", _SMALL, f"[{_SMALL}]", one_for_one(_SMALL, _FULL)),
    mark_rule("white-space", _SPACES + " ", f"[{_SPACES}]+| {{2,}}", " "),
    mark_rule(
        "han-zero",
        _ZEROS,
        rf"[一二](?<![{_HAN_DIGITS}十百千].)(?=[{_HAN_DIGITS}]*[{_ZEROS}])[{_HAN_DIGITS}{_ZEROS}]{{3}}(?=年|[—～至][一二])",
        one_for_one(_ZEROS, "〇" * len(_ZEROS)),
    ),
    # and between two Han words is a translation engine's slip for 和.
    mark_rule("latin-and", "d", rf"(?<=[{HAN_CLASS}”》]) ?and ?(?=[{HAN_CLASS}“《])", "和"),
)

_MARKS = (
    mark_rule("ellipsis", "。", "。。。+[….]*", "……"),
    mark_rule(
        "ellipsis", ".．·・⋯…", f"(?:{_DOTS})+", lambda found: found.group() if found.group() == _LEFT_OUT else "……"
    ),
    mark_rule(
        "dash", "-", rf"(?<![-\w])-{{2,}}(?![-\w])|(?<=[{_CJK}])-{{2,}}|(?<=[A-Za-z0-9%])-{{2,}}(?={_TEXT})", "——"
    ),
    mark_rule(
        "dash", "—―─━⸺–－ー", rf"—{{3,}}|[―─━]{{2,}}|⸺+|(?<![0-9A-Za-z])[–－]{{2,}}|(?<=[{HAN_CLASS}])ー{{2,}}", "——"
    ),
    mark_rule("dash", "—", rf"^—(?={_TEXT})", "——"),
    mark_rule("connector", "–―─", rf"(?<=[{HAN_CLASS}”》])[–―─](?={_TEXT})", "—"),
    mark_rule("interpunct", "•・‧∙⋅", rf"(?<=[{HAN_CLASS}])[•・‧∙⋅](?=[{HAN_CLASS}])", "·"),
    mark_rule("wide-mark", ",;:?!", _NARROW, _wide),
    mark_rule("full-stop", ".", rf"\.(?<=[{HAN_CLASS}”）%℃]\.)(?=$|[{_CJK}])", "。"),
    mark_rule("bracket", "(", rf"\((?=[^()]*[{HAN_CLASS}])([^()]*)\)", r"（\1）"),
    mark_rule("bracket", "(", rf"\((?<=[{_CJK}]\()([^()]*)\)", r"（\1）"),
    mark_rule("bracket", "(", rf"\((?<=[{_CJK}]\()(?=[{_CJK}])", "（"),
    mark_rule("bracket", ")", rf"\)(?<=[{_CJK}]\))(?=[{_CJK}]|$)", "）"),
    mark_rule("space-at-mark", " ", r" (?:(?=[，。、；：？！”’）》】])|(?<=[，。、；：？！“‘（《【] ))", ""),
)

_RULES = rule_table(*_CHARACTERS, *list_marks.RULES, *_MARKS, *quotation.RULES)

CERTAINTY = {
    "latin-and": 0.9,
    "straight-quotes": 0.95,
    "full-stop": 0.95,
    "quotation-side": 0.9,
    "inner-quotes": 0.9,
    "han-zero": 0.95,
    "stray-space": 0.9,
    "quote-form": 0.95,
    "book-marks": 0.95,
}
"""How sure a rule is; those not named are certain."""


def repair(line: Traced) -> Traced:
    """``line`` with its marks set by the standards.

    URLs and e-mail addresses are left alone. Idempotent: a mark set right may show that its neighbour is wrong,
    so the rules run until none applies.
    """
    line = line.sub("invisible-character", INVISIBLE, lambda found: "")
    before = ""
    while before != line.text:
        before = line.text
        line = close_words(quotation.face(apply_rules(_RULES, line)))
    return line
