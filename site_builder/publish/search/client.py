"""The client as one script, out of its parts.

In: the assets. Out: a loader and a client for the search's own files, and the assets without the parts.
Parts are written to be read; what a browser runs has no comments and no indentation, which is a third less.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_builder.publish.assets import AssetManifest, Assets

_FOLDER = "search/"
_LOADER = "search/loader.js"
_FIRST = ("search/elements.js", "search/numerals.js")  # what the other parts use while they load
_COMMENT = re.compile(r"\s*(?://|/\*\*|\*/|\*(?:\s|$))")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientScripts:
    """``loader`` opens the manifest; ``client`` is everything else, loaded when a reader turns to search."""

    loader: str
    client: str


def client_scripts(assets: Assets) -> ClientScripts:
    """The scripts below ``search/`` of the assets, the archive's own ones included."""
    parts = {name: _source(assets, path) for name, path in assets.manifest.entries if _is_part(name)}
    loader = parts.pop(_LOADER)
    order = sorted(parts, key=lambda name: (name not in _FIRST, name))
    return ClientScripts(loader=bare(loader), client="".join(bare(parts[name]) for name in order))


def without_client(assets: Assets) -> Assets:
    """The assets that stand in the site under their own names."""
    kept = tuple((name, path) for name, path in assets.manifest.entries if not _is_part(name))
    paths = {path for _, path in kept}
    return Assets(
        files=tuple(file for file in assets.files if file.path in paths), manifest=AssetManifest(entries=kept)
    )


def bare(source: str) -> str:
    """JavaScript without whole-line comments and indentation; left alone if a string may span lines."""
    if "`" in source:
        return source
    lines = (line.strip() for line in source.splitlines() if not _COMMENT.match(line))
    return "\n".join(line for line in lines if line) + "\n"


def _is_part(name: str) -> bool:
    return name.startswith(_FOLDER) and name.endswith(".js")


def _source(assets: Assets, path: str) -> str:
    return next(file.content for file in assets.files if file.path == path).decode()
