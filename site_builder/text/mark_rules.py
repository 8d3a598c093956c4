"""Rules that change marks: a pattern, what it becomes, and a name for the ledger. URLs and e-mail addresses stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

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
    """Rules in the order in which they apply; ``signs`` finds any sign of any of them."""

    rules: tuple[MarkRule, ...]
    signs: re.Pattern[str]


def rule_table(*rules: MarkRule) -> RuleTable:
    """A table of these rules."""
    return RuleTable(rules, re.compile(f"[{re.escape(''.join(sorted(frozenset().union(*(r.signs for r in rules)))))}]"))


def _template(text: str) -> Replacement:
    return lambda found: found.expand(text)


def one_for_one(before: str, after: str) -> Replacement:
    """Every character of ``before`` becomes the one of ``after`` at the same place."""
    table = str.maketrans(before, after)
    return lambda found: found.group().translate(table)


def half_width(found: re.Match[str]) -> str:
    """Full-width forms of ASCII as ASCII."""
    return "".join(chr(ord(char) - 0xFEE0) for char in found.group())


def apply_rules(table: RuleTable, line: Traced) -> Traced:
    """``line`` with every match of each rule replaced, one rule after another."""
    present = set(table.signs.findall(line.text))
    for rule in table.rules:
        if present.isdisjoint(rule.signs):
            continue
        before = line.text
        found = rule.pattern.finditer(before)
        line = edit_marks(rule.name, line, (Span(one.start(), one.end(), rule.replacement(one)) for one in found))
        if line.text != before:
            present = set(table.signs.findall(line.text))
    return line


def edit_marks(name: str, line: Traced, spans: Iterable[Span]) -> Traced:
    """``line`` with ``spans`` replaced, but for those inside an address."""
    wanted = list(spans)
    if not wanted:
        return line
    if any(sign in line.text for sign in _ADDRESS_SIGNS):
        addresses = [found.span() for found in _ADDRESS.finditer(line.text)]
        wanted = [span for span in wanted if not any(start <= span.start < end for start, end in addresses)]
    return line.edit(name, wanted)
