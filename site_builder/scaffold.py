"""A new archive: an empty folder in, ``site.toml`` and an example seed out.

The files to write stand as they are in ``scaffold_files/``, so that they can be read and tested as files.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from site_builder.notices import Location, Notice, Severity, SiteBuilderError

_TEMPLATES = "scaffold_files"


def make_archive(folder: Path) -> tuple[Path, ...]:
    """Write a new archive into ``folder`` and return its files, in order.

    What is already there stays untouched. Raises SiteBuilderError, before anything is written, where a
    file of the archive would take the place of another.
    """
    contents = dict(_files(files("site_builder").joinpath(_TEMPLATES), Path()))
    clashes = [folder / name for name in sorted(contents) if (folder / name).exists()]
    if folder.exists() and not folder.is_dir():
        clashes = [folder]
    if clashes:
        raise SiteBuilderError(*(_in_the_way(path) for path in clashes))
    for name, content in sorted(contents.items()):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return tuple(folder / name for name in sorted(contents))


def _files(folder: Traversable, below: Path) -> list[tuple[Path, bytes]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _files(entry, below / entry.name)
        else:
            found.append((below / entry.name, entry.read_bytes()))
    return found


def _in_the_way(path: Path) -> Notice:
    return Notice(
        code="init-in-the-way",
        severity=Severity.ERROR,
        location=Location(path=str(path)),
        what="This is already here, and a new archive would need its place.",
        remedy="Make the archive in another folder, or move this away.",
    )
