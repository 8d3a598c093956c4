"""Article -> the people, organisations and places that it names, each under one name with its aliases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from site_builder.model.article import Article, Block
from site_builder.model.knowledge import Entities, Entity
from site_builder.model.newspaper import Role
from site_builder.text.gazetteer import gazetteer
from site_builder.text.organisation_words import formal_names
from site_builder.text.organisations import find_organisations
from site_builder.text.people import find_people
from site_builder.text.places import find_places
from site_builder.text.running_text import running_text
from site_builder.text.tokenizer import Tokenizer
from site_builder.text.words import read_words

_UNREAD = {Role.BYLINE, Role.CREDIT, Role.JUMP, Role.FURNITURE, Role.STANDING}
_HEADS = {Role.HEADLINE, Role.KICKER, Role.SUBHEAD}
_HEAD_WEIGHT = 3
_DECLARED = re.compile(r"（(?:以下|下文)?(?:简称|下称)[：:]?\s?[“《]?([^（）“”《》，。]{2,16})[”》]?）")
_SCHOOL = re.compile(r"([\u4e00-\u9fff]{2,12}大学)[\u4e00-\u9fff]{1,12}(?:学院|系|研究生院)")
_ALSO_PLACES = ("发射中心", "发射场", "机场", "火车站")


@dataclass(slots=True)
class _Found:
    """Mentions of one name while they are gathered."""

    mentions: int = 0
    weight: int = 0
    first: tuple[int, int] = (0, 0)
    lines: set[int] = field(default_factory=set)


def find_entities(article: Article, tokenizer: Tokenizer) -> Entities:
    """Everybody and everything with a name in ``article``, but for those who only sign it. The weightiest first."""
    blocks = [block for block in article.blocks if block.role not in _UNREAD]
    texts = [running_text(block.text) for block in blocks]
    article_text = "\n".join(texts)
    staff = {person.name for person in article.byline}
    people: dict[str, _Found] = {}
    organisations: dict[str, _Found] = {}
    places: dict[str, _Found] = {}
    aliases: dict[str, str] = {}
    mentions = [m for m in find_people(texts, tokenizer, gazetteer().full) if m.full not in staff]
    for at, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        words = read_words(text, tokenizer)
        here = [mention for mention in mentions if mention.text == at]
        taken = frozenset(n for m in here for n in range(m.start, m.start + len(m.name)))
        bodies = find_organisations(text, words, taken)
        inside = {n for body in bodies for n in range(body.start, body.end)}
        for body in bodies:
            _note(organisations, body.name, block, (at, body.start))
            if body.name.endswith(_ALSO_PLACES):
                _note(places, body.name, block, (at, body.start))
        for mention in here:
            if mention.start not in inside:
                _note(people, mention.name, block, (at, mention.start))
                if mention.full != mention.name:
                    aliases[mention.name] = mention.full
        begins = {body.start for body in bodies}
        for place in find_places(text, words, article_text):
            theirs = place.name in gazetteer().abroad and place.end in begins  # 德国 | 博世
            if not theirs and not {place.start, place.end - 1} & (inside | taken):
                _note(places, place.name, block, (at, place.start))
    if article.dateline and article.dateline.place and len(article.dateline.place) > 1:
        _note(places, article.dateline.place, article.blocks[0], (0, 0))
    headlines = "".join(block.text for block in article.blocks if block.role is Role.HEADLINE)
    for name in _too_broad(places, headlines):
        del places[name]
    declared = _declared(texts, organisations)
    for short, full in declared.items():
        _note_all(organisations, short, blocks, [text.replace(full, "□" * len(full)) for text in texts])
    return Entities(
        people=_entities(people, aliases),
        organisations=_entities(organisations, _organisation_aliases(organisations) | declared),
        places=_entities(places, _place_aliases(places)),
    )


def _note(found: dict[str, _Found], name: str, block: Block, at: tuple[int, int]) -> None:
    entry = found.setdefault(name, _Found(first=at))
    entry.mentions += 1
    entry.weight += _HEAD_WEIGHT if block.role in _HEADS else 1
    entry.lines.update(block.lines)


def _note_all(found: dict[str, _Found], name: str, blocks: Sequence[Block], texts: Sequence[str]) -> None:
    """Note a name that the article itself declares, wherever it stands."""
    found.pop(name, None)
    for at, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        for hit in re.finditer(re.escape(name), text):
            _note(found, name, block, (at, hit.start()))


def _declared(texts: Iterable[str], names: Mapping[str, _Found]) -> dict[str, str]:
    """Short names by the full ones right before （以下简称…）."""
    declared = {}
    for text in texts:
        for found in _DECLARED.finditer(text):
            full = next(
                (name for name in sorted(names, key=len, reverse=True) if text[: found.start()].endswith(name)), ""
            )
            if full and found[1] != full:
                declared[found[1]] = full
    return declared


def _organisation_aliases(found: Mapping[str, _Found]) -> dict[str, str]:
    """A name that ends or begins a longer one of the article is that one, unless two longer ones claim it; a school
    of a university is filed under the university."""
    aliases = {short: full for short, full in formal_names().items() if short in found and full in found}
    aliases |= {name: school[1] for name in found if (school := _SCHOOL.fullmatch(name))}
    for name in found:
        longer = [other for other in found if other != name and (other.endswith(name) or _abbreviates(name, other))]
        if len(longer) == 1 and name not in aliases:
            aliases[name] = longer[0]
    return aliases


def _abbreviates(name: str, other: str) -> bool:
    """赛力斯汽车 of 赛力斯汽车有限公司: a firm without its legal form."""
    return (
        len(name) > 2
        and other.startswith(name)
        and other[len(name) :].endswith(("公司", "集团"))
        and "公司" not in name
    )


def _too_broad(found: Mapping[str, _Found], headlines: str) -> list[str]:
    """Provinces, where a part of theirs is named too and no headline names them: an article is entered under the most
    specific names that fit it, not under the broader ones as well (specific entry, Cutter 1876)."""
    names = gazetteer()
    full = {name: names.full.get(name, name) for name in found}
    short = {name: next((s for s in names.provinces if names.full[s] == full[name]), "") for name in found}
    narrower = {names.province.get(place) for place in full.values() if names.province.get(place) != place}
    return [
        name
        for name in found
        if short[name]
        and short[name] not in headlines
        and (full[name] in narrower or any(short[name] in other and not short[other] for other in found))
    ]


def _place_aliases(found: Mapping[str, _Found]) -> dict[str, str]:
    """Provinces go by their short names, other places by the full name where it is printed."""
    names = gazetteer()
    aliases = {}
    for name in found:
        full = names.full.get(name, name)
        short = next((short for short in names.provinces if names.full[short] == full), "")
        if short and name != short:
            aliases[name] = short
        elif not short and full != name and full in found:
            aliases[name] = full
        else:
            tails = [other for other in found if other != name and len(other) > 1 and name.endswith(other)]
            if tails and name[: -len(tails[0])] in names.full:
                aliases[name] = tails[0]
    return aliases


def _entities(found: dict[str, _Found], aliases: Mapping[str, str]) -> tuple[Entity, ...]:
    groups: dict[str, list[str]] = {}
    for name in found:
        groups.setdefault(_canonical(name, aliases), []).append(name)
    ranked = sorted(groups, key=lambda name: (-sum(found[n].weight for n in groups[name]), _first(groups[name], found)))
    return tuple(
        Entity(
            name=name,
            aliases=tuple(sorted(other for other in groups[name] if other != name)),
            lines=tuple(sorted({line for other in groups[name] for line in found[other].lines})),
            mentions=sum(found[other].mentions for other in groups[name]),
        )
        for name in ranked
    )


def _canonical(name: str, aliases: Mapping[str, str]) -> str:
    seen = {name}
    while name in aliases and aliases[name] not in seen:
        name = aliases[name]
        seen.add(name)
    return name


def _first(names: Iterable[str], found: Mapping[str, _Found]) -> tuple[int, int]:
    return min(found[name].first for name in names)
