"""What must agree between the keys of ``site.toml``: raw values in, notices out.

These rules look at raw values, not at ``Settings``: a file with a mistake of another kind
has no ``Settings`` yet, and its clashes are to be told in the same breath.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import PurePosixPath

from site_builder.notices import Notice
from site_builder.toml_lines import KeyPath
from site_builder.validation import Places, written

_WRITTEN_FOLDERS = frozenset({"output", "cache"})


def topic_clashes(values: Mapping[str, object], places: Places) -> Iterator[Notice]:
    """Two topics with one slug would stand at one address; two with one name nobody could tell apart."""
    topics = values.get("topics")
    first: dict[tuple[str, str], KeyPath] = {}
    for index, topic in enumerate(topics if isinstance(topics, list) else []):
        for field in ("slug", "name"):
            value = topic.get(field) if isinstance(topic, dict) else None
            if not isinstance(value, str):
                continue
            key: KeyPath = ("topics", index, field)
            earlier = first.setdefault((field, value), key)
            if earlier != key:
                line = places.lines.get(earlier, 0)
                what = f'"{written(key)}" repeats the {field} "{value}" of line {line}.'
                yield places.notice("topic-repeated", key, what, f"Give each topic its own {field}.")


def tag_clashes(values: Mapping[str, object], places: Places) -> Iterator[Notice]:
    """A word that is always and never a tag, or that stands for two things."""
    stated = values.get("tags")
    tags = stated if isinstance(stated, dict) else {}
    blocked = _words(tags.get("block"))
    for key in ("allow", "synonyms"):
        for index, entry in enumerate(_list(tags.get(key))):
            first = _words(entry)[0] if key == "synonyms" and _words(entry) else entry
            if first in blocked:
                what = f'"tags.{key}" makes a tag of "{first}", which "tags.block" forbids.'
                yield places.notice("tag-contradiction", ("tags", key, index), what, "Take it out of one of the two.")
    seen: dict[str, int] = {}
    for index, group in enumerate(_list(tags.get("synonyms"))):
        for word in _words(group):
            if seen.setdefault(word, index) != index:
                what = f'"{word}" stands in two lists of "tags.synonyms".'
                yield places.notice("tag-contradiction", ("tags", "synonyms", index), what, "Join the two lists.")


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _words(value: object) -> list[str]:
    return [word.strip() for word in _list(value) if isinstance(word, str)]


def folder_clashes(values: Mapping[str, object], defaults: Mapping[str, str], places: Places) -> Iterator[Notice]:
    """A folder that the build writes may neither hold nor lie in another folder, or be the archive itself."""
    stated = values.get("folders")
    named = {**defaults, **(stated if isinstance(stated, dict) else {})}
    folders = {
        name: PurePosixPath(value.replace("\\", "/"))
        for name, value in named.items()
        if name in defaults and isinstance(value, str) and (value or name in _WRITTEN_FOLDERS)
    }
    for name in sorted(_WRITTEN_FOLDERS & folders.keys()):
        if not folders[name].parts:
            what = f'"folders.{name}" is the archive itself.'
            yield places.notice("folder-clash", ("folders", name), what, f'Name a folder for it: "{name}".')
    for one, other in combinations(folders, 2):
        is_written = bool({one, other} & _WRITTEN_FOLDERS)
        if is_written and all(folders[name].parts for name in _WRITTEN_FOLDERS & {one, other}):
            yield from _overlap(one, other, folders, places)


def _overlap(one: str, other: str, folders: Mapping[str, PurePosixPath], places: Places) -> Iterator[Notice]:
    if folders[one].is_relative_to(folders[other]) or folders[other].is_relative_to(folders[one]):
        stated = [("folders", name) for name in (other, one) if ("folders", name) in places.lines]
        key: KeyPath = stated[0] if stated else ("folders",)
        what = f'"folders.{one}" ({folders[one]}) and "folders.{other}" ({folders[other]}) overlap.'
        yield places.notice("folder-clash", key, what, "Give each a folder of its own.")
