"""A content-addressed store of step results: key in, value out, or nothing.

The cache is throw-away. Whatever is wrong with an entry (cut off, foreign, unreadable, of
another version) makes it a miss; whatever is wrong with the disk makes storing a no-op. The
build then takes longer, and its result is the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

_MAGIC = b"site-builder cache 1\n"
_CHECK_SIZE = 16


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found under a key. A value of its own, because None may be cached as well."""

    value: object


class Cache(Protocol):
    """Where ``run_step`` looks results up and leaves them."""

    def get(self, key: str) -> Hit | None:
        """The value stored under ``key``, or None."""

    def put(self, key: str, value: object) -> None:
        """Keep ``value`` under ``key``, if that is possible."""


class NoCache:
    """Remembers nothing: every lookup is a miss."""

    def get(self, key: str) -> Hit | None:
        return None

    def put(self, key: str, value: object) -> None:
        return None


class DiskCache:
    """One file per entry below ``folder``; keys are hex digests. Several processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[Path] = set()

    def get(self, key: str) -> Hit | None:
        path = self._path(key)
        try:
            hit = Hit(_unpack(path.read_bytes()))
        except Exception:  # damaged pickles raise nearly anything; all of it means the same here
            return None
        self._used.add(path)
        return hit

    def put(self, key: str, value: object) -> None:
        path = self._path(key)
        content = _pack(value)
        beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(content)
            beside.replace(path)  # a reader sees the whole entry or none
            self._used.add(path)

    def prune(self) -> int:
        """Remove every entry that was neither found nor stored through this object; how many went."""
        removed = 0
        for path in sorted(self._folder.glob("??/*")):
            if path not in self._used:
                with contextlib.suppress(OSError):
                    path.unlink()
                    removed += 1
        return removed

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]


def _pack(value: object) -> bytes:
    payload = pickle.dumps(value, protocol=5)
    return _MAGIC + _check(payload) + payload


def _unpack(content: bytes) -> object:
    """The packed value. Raises for anything that ``_pack`` did not write."""
    payload = content[len(_MAGIC) + _CHECK_SIZE :]
    if content[: -len(payload) or None] != _MAGIC + _check(payload):
        raise ValueError("not an entry of this cache, or a damaged one")
    return _Unpickler(io.BytesIO(payload)).load()


def _check(payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=_CHECK_SIZE).digest()


class _Unpickler(pickle.Unpickler):
    """Revives only our own classes and dates, so that a cache folder from elsewhere runs no code."""

    def find_class(self, module_name: str, global_name: str, /) -> type | Callable[[type[Enum], str], Enum]:
        if (module_name, global_name) == ("builtins", "getattr"):
            return _member  # early releases of Python 3.11 revive the members of an Enum with it
        found = super().find_class(module_name, global_name)
        is_ours = module_name == "datetime" or module_name.split(".")[0] == __name__.split(".")[0]
        if not (is_ours and isinstance(found, type)):
            raise pickle.UnpicklingError(f"{module_name}.{global_name} does not belong in the cache")
        return found


def _member(members: type[Enum], name: str) -> Enum:
    return members[name]
