"""Numbers before the items of a list, after GB/T 15834-2011: 一、 but （一）, 1. but （1） and ①.

Only a number that opens a line or a sentence and stands before Han text is one: 1、2号机组 and 3.5亿元 are left alone.
"""

from __future__ import annotations

from site_builder.text.characters import HAN_CLASS
from site_builder.text.mark_rules import mark_rule

_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_ITEM = rf"(?=[{HAN_CLASS}“《])(?!第)"

RULES = (
    mark_rule(
        "list-number",
        "、．",
        rf"[、．](?:(?:(?<=^\d.)|(?<=^\d\d.)) ?|(?<=[。；：]\d.)|(?<=[。；：]\d\d.)){_ITEM}",
        ".",
    ),
    mark_rule("list-number", ".", rf"^(\d{{1,2}}\.) {_ITEM}", r"\1"),
    mark_rule("list-number", ".．", rf"^({_HAN_NUMBER})[.．] ?{_ITEM}", r"\1、"),
    mark_rule("list-number", "(", rf"^\((\d{{1,2}})\)(?= ?[{HAN_CLASS}“《])", r"（\1）"),
    mark_rule("list-number", ")", rf"^(\d{{1,2}})\)(?= ?[{HAN_CLASS}“《])", r"\1）"),
    mark_rule("list-number", "、.．，", rf"^(（(?:{_HAN_NUMBER}|\d{{1,2}})）)[、.．，] ?{_ITEM}", r"\1"),
    mark_rule("list-number", "、.．", rf"^([①-⑳⑴-⒇㈠-㈩])[、.．] ?{_ITEM}", r"\1"),
)
