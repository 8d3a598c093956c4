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
from site_builder.publish.search.postings import FIELD_MARKS, FINALS, LEADING, TIMES, Posting, decode_postings

_OPENED = re.compile(r"siteSearch\.open\((.*)\);\n\Z", re.DOTALL)
_RECEIVED = re.compile(r"siteSearch\.receive\((.*)\);\n", re.DOTALL)
_SYMBOLS = re.escape(FINALS + LEADING + TIMES + FIELD_MARKS)
_ENTRY = re.compile(rf"([^{_SYMBOLS} ]*)([{_SYMBOLS}]+)")
_NAME = 8


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
        encoded = self._shard_of(term).get(term, "")
        return decode_postings(encoded, len(self.manifest["fields"]))

    def terms(self) -> list[str]:
        """Every term, in the order of the shards."""
        return [term for number in range(len(self._names("shards"))) for term in self._shard(number)]

    def document(self, place: int) -> dict[str, Any]:
        """What is shown of the article at ``place`` of the archive."""
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
    def _firsts(self) -> list[bytes]:
        return [utf16_order(first) for first in self.manifest["firsts"].split(" ") if first]

    def _shard_of(self, term: str) -> dict[str, str]:
        number = bisect_right(self._firsts, utf16_order(term)) - 1
        return self._shard(number) if number >= 0 else {}

    @cached_property
    def _shards(self) -> dict[int, dict[str, str]]:
        return {}

    def _shard(self, number: int) -> dict[str, str]:
        """Term -> posting list, as encoded."""
        if number not in self._shards:
            groups = self._received("t", "shards", number).split(" ")[1:]
            self._shards[number] = {
                group[0] + rest: encoded for group in groups for rest, encoded in _ENTRY.findall(group[1:])
            }
        return self._shards[number]


def read_back(files: Sequence[OutputFile]) -> WrittenIndex:
    return WrittenIndex({file.path: file.content for file in files})
