"""Rules that change marks: a pattern, what it becomes, and a name for the ledger. URLs and e-mail addresses stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from site_builder.text.traced import Span, Traced

_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[!-'*-~]+|[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.]+")
_ADDRESS_SIGNS = ("@", "://", "www.")

Replacement = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRule:
    """``signs`` are characters of which any match, or what stands around it, has one: looked for first, as most lines
    have none."""

    name: str
    signs: frozenset[str]
    pattern: re.Pattern[str]
    replacement: Replacement


def mark_rule(name: str, signs: str, pattern: str, replacement: str | Replacement) -> MarkRule:
    """A rule of a pattern and its replacement: a template as of ``re.sub``, or a function of the match."""
    found_as = _template(replacement) if isinstance(replacement, str) else replacement
    return MarkRule(name=name, signs=frozenset(signs), pattern=re.compile(pattern), replacement=found_as)


@dataclass(frozen=True, slots=True)
class RuleTable:
    """Rules in the order in which they apply; ``signs`` finds any sign of any of them, ``called`` says which rules a
    sign calls for, a bit each."""

    rules: tuple[MarkRule, ...]
    signs: re.Pattern[str]
    called: Mapping[str, int]


def rule_table(*rules: MarkRule) -> RuleTable:
    """A table of these rules."""
    signs = sorted(frozenset().union(*(rule.signs for rule in rules)))
    called = {sign: sum(1 << at for at, rule in enumerate(rules) if sign in rule.signs) for sign in signs}
    return RuleTable(rules, re.compile(f"[{re.escape(''.join(signs))}]"), MappingProxyType(called))


def _template(text: str) -> Replacement:
    r"""``text`` with the groups that ``\1`` … name."""
    fixed, *rest = re.split(r"\\(\d)", text)
    parts = [(int(group), after) for group, after in zip(rest[::2], rest[1::2], strict=True)]
    return lambda found: fixed + "".join([(found[group] or "") + after for group, after in parts])


def one_for_one(before: str, after: str) -> Replacement:
    """Every character of ``before`` becomes the one of ``after`` at the same place."""
    table = str.maketrans(before, after)
    return lambda found: found.group().translate(table)


def half_width(found: re.Match[str]) -> str:
    """Full-width forms of ASCII as ASCII."""
    return "".join(chr(ord(char) - 0xFEE0) for char in found.group())


def apply_rules(table: RuleTable, line: Traced) -> Traced:
    """``line`` with every match of each rule replaced, one rule after another."""
    waiting = _called(table, line.text)
    while waiting:
        at = (waiting & -waiting).bit_length() - 1  # the first of them
        rule, before = table.rules[at], line.text
        spans = [Span(*found.span(), rule.replacement(found)) for found in rule.pattern.finditer(before)]
        if spans:
            line = edit_marks(rule.name, line, spans)
            if line.text != before:
                waiting = _called(table, line.text)
        waiting = waiting >> at + 1 << at + 1
    return line


def _called(table: RuleTable, text: str) -> int:
    """Which rules the signs in ``text`` call for, a bit each."""
    rules = 0
    for sign in set(table.signs.findall(text)):
        rules |= table.called[sign]
    return rules


def edit_marks(name: str, line: Traced, spans: Iterable[Span]) -> Traced:
    """``line`` with ``spans`` replaced, but for those inside an address."""
    wanted = list(spans)
    if not wanted:
        return line
    if any(sign in line.text for sign in _ADDRESS_SIGNS):
        addresses = [found.span() for found in _ADDRESS.finditer(line.text)]
        wanted = [span for span in wanted if not any(start <= span.start < end for start, end in addresses)]
    return line.edit(name, wanted)
