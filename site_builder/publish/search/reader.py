"""The written index, read back: what the client would find in the files.

In: output files. Out: posting lists and texts by term and document. For the self-test and for tests; the
client itself is ``assets/search/``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from site_builder.publish.output import OutputFile
from site_builder.publish.permalinks import SEARCH_MANIFEST
from site_builder.publish.search.inverted import utf16_order
from site_builder.publish.search.postings import (
    FIELD_MARKS,
    FINALS,
    LEADING,
    TIMES,
    WORD_MARK,
    Posting,
    decode_postings,
)

_OPENED = re.compile(r"siteSearch\.open\((.*)\);\n\Z", re.DOTALL)
_RECEIVED = re.compile(r"siteSearch\.receive\((.*)\);\n", re.DOTALL)
_SYMBOLS = re.escape(FINALS + LEADING + TIMES + FIELD_MARKS + WORD_MARK)
_ENTRY = re.compile(rf"([^{_SYMBOLS} ]*)([{_SYMBOLS}]+)")
_NAME = 8


@dataclass(frozen=True, slots=True)
class _Layer:
    """Its first place, the number of its first shard, and the shards' first terms."""

    start: int
    before: int
    firsts: tuple[bytes, ...]

    def shard_of(self, term: str) -> int:
        """The number of the only shard that can have ``term``; -1 if none can."""
        at = bisect_right(self.firsts, utf16_order(term)) - 1
        return self.before + at if at >= 0 else -1


@dataclass(frozen=True)
class WrittenIndex:
    """Reads what it is asked for, each file once. Raises KeyError or ValueError where files are damaged."""

    files: Mapping[str, bytes]

    @cached_property
    def manifest(self) -> dict[str, Any]:
        opened = _OPENED.search(self.files[SEARCH_MANIFEST].decode())
        if opened is None:
            raise ValueError(SEARCH_MANIFEST)
        return dict(json.loads(opened[1]))

    def postings(self, term: str) -> tuple[tuple[Posting, ...], ...]:
        """For each field the postings of ``term``; all empty if it is not in the index."""
        fields: list[tuple[Posting, ...]] = [()] * len(self.manifest["fields"])
        for layer in self._layers:
            read = decode_postings(self._shard(layer.shard_of(term)).get(term, ""), len(fields))
            for field, postings in enumerate(read):
                fields[field] += tuple(Posting(layer.start + one.document, one.times) for one in postings)
        return tuple(fields)

    def terms(self) -> list[str]:
        """Every term, in the order of the shards, layer by layer."""
        return [term for number in range(len(self._names("shards"))) for term in self._shard(number)]

    def is_marked(self, term: str) -> bool:
        """Whether a layer marks ``term`` as a word."""
        return any(WORD_MARK in self._shard(layer.shard_of(term)).get(term, "") for layer in self._layers)

    def document(self, place: int) -> dict[str, Any]:
        """What is shown of the article at ``place`` of the archive. Raises TypeError if there is none."""
        number, rest = divmod(place, self.manifest["perChunk"])
        return dict(self._received("x", "chunks", number)[rest])

    def _names(self, part: str) -> list[str]:
        names = self.manifest[part]
        return [names[start : start + _NAME] for start in range(0, len(names), _NAME)]

    @cached_property
    def _read(self) -> dict[str, Any]:
        return {}

    def _received(self, folder: str, part: str, number: int) -> Any:
        path = f"search/{folder}/{self._names(part)[number]}.js"
        if path not in self._read:
            received = _RECEIVED.fullmatch(self.files[path].decode())
            if received is None:
                raise ValueError(path)
            self._read[path] = json.loads(received[1])
        return self._read[path]

    @cached_property
    def _layers(self) -> list[_Layer]:
        found: list[_Layer] = []
        before = 0
        for start, firsts in self.manifest["layers"]:
            found.append(_Layer(start, before, tuple(utf16_order(first) for first in firsts.split(" ") if first)))
            before += len(found[-1].firsts)
        return found

    @cached_property
    def _shards(self) -> dict[int, dict[str, str]]:
        return {}

    def _shard(self, number: int) -> dict[str, str]:
        """Term -> posting list, as encoded; nothing for -1."""
        if number < 0:
            return {}
        if number not in self._shards:
            groups = self._received("t", "shards", number).split(" ")[1:]
            self._shards[number] = {
                group[0] + rest: encoded for group in groups for rest, encoded in _ENTRY.findall(group[1:])
            }
        return self._shards[number]


def read_back(files: Sequence[OutputFile]) -> WrittenIndex:
    return WrittenIndex({file.path: file.content for file in files})
