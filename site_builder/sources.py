"""The archive's folder on the disk: seeds with what stands beside them, and the ledger of ids."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from site_builder.model.newspaper import PageFacts
from site_builder.notices import Location, Notice, Severity, SiteBuilderError
from site_builder.page_facts import read_corrections
from site_builder.publish.identities import IdLedger, read_ledger, write_ledger
from site_builder.stages.read import LARGEST_FILE, SeedFile

LEDGER = "ids.json"
CORRECTIONS = "corrections.toml"
_SEED, _SIDECAR = ".txt", ".toml"
_TEMPORARY = (".", "~", "#")


def find_seeds(root: Path, folder: str) -> tuple[tuple[SeedFile, ...], tuple[Notice, ...]]:
    """Every ``*.txt`` below ``folder`` with its ``NAME.toml`` and its table in the archive's ``corrections.toml``,
    in order of their paths, and what was left out.

    Hidden and editors' temporary files are nobody's seeds. Raises ``SiteBuilderError`` if there is no such folder.
    """
    top = root / folder
    if not top.is_dir():
        raise SiteBuilderError(
            Notice(
                code="seeds-missing",
                severity=Severity.ERROR,
                location=Location(path=folder),
                what="The folder of seeds does not exist.",
                remedy="Make it and put a text file a page into it, or name another in site.toml: [folders] seeds.",
            )
        )
    paths = [path for path in sorted(top.rglob("*")) if path.is_file() and not path.name.startswith(_TEMPORARY)]
    seeds: list[SeedFile] = []
    stated, told = load_corrections(root)
    notices: list[Notice] = [*told]
    for path in paths:
        shown = path.relative_to(root).as_posix()
        if path.suffix == _SEED:
            try:
                file = read_seed_file(path, shown)
                own = stated.pop(shown, None)
                seeds.append(replace(file, stated=own, stated_path=CORRECTIONS) if own else file)
            except OSError as error:
                notices.append(_unreadable(shown, error))
        else:
            notices.extend(_not_a_seed(path, shown))
    if not seeds and not notices:
        notices.append(_no_seeds(folder))
    notices.extend(_no_such_seed(name) for name in sorted(stated))
    return tuple(seeds), tuple(notices)


def read_seed_file(path: Path, shown: str) -> SeedFile:
    """The file at ``path`` and its sidecar, under the name ``shown``. Raises ``OSError``.

    Of a file too large to be a page only as much is read as proves it.
    """
    sidecar = path.with_suffix(_SIDECAR)
    beside = sidecar.read_text(encoding="utf-8", errors="replace") if sidecar.is_file() else None
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    return SeedFile(
        path=shown,
        content=content,
        sidecar_path=shown.removesuffix(_SEED) + _SIDECAR if beside is not None else "",
        sidecar=beside,
    )


def read_one_seed(path: Path, root: Path | None) -> tuple[SeedFile, tuple[Notice, ...]]:
    """The file at ``path`` by itself, with its sidecar and what the ``corrections.toml`` in ``root`` states of it, if
    it lies there; and mistakes in that file. Raises ``OSError``."""
    file = read_seed_file(path, path.as_posix())
    if root is None or not path.absolute().is_relative_to(root.absolute()):
        return file, ()
    stated, notices = load_corrections(root)
    own = stated.get(path.absolute().relative_to(root.absolute()).as_posix())
    return (replace(file, stated=own, stated_path=CORRECTIONS) if own else file), notices


def load_corrections(root: Path) -> tuple[dict[str, PageFacts], tuple[Notice, ...]]:
    """What the archive's ``corrections.toml`` states, by the path of the seed; nothing where there is no such file."""
    path = root / CORRECTIONS
    if not path.is_file():
        return {}, ()
    return read_corrections(path.read_text(encoding="utf-8", errors="replace"), CORRECTIONS)


def load_ledger(root: Path) -> IdLedger:
    """The archive's ledger; empty where there is none yet. Raises ``SiteBuilderError`` if it is damaged."""
    path = root / LEDGER
    return read_ledger(path.read_text(encoding="utf-8"), LEDGER) if path.is_file() else IdLedger()


def save_ledger(root: Path, ledger: IdLedger) -> None:
    """Write the ledger whole or not at all."""
    path = root / LEDGER
    beside = path.with_name(f".{LEDGER}.{os.getpid()}.tmp")
    beside.write_text(write_ledger(ledger), encoding="utf-8")
    beside.replace(path)


def _not_a_seed(path: Path, shown: str) -> Iterator[Notice]:
    if path.suffix == _SIDECAR:
        if not path.with_suffix(_SEED).is_file():
            yield Notice(
                code="sidecar-alone",
                severity=Severity.WARNING,
                location=Location(path=shown),
                what=f"No seed {path.stem}{_SEED} stands beside it, so nothing it states is used.",
                remedy="Give it the name of its seed.",
            )
        return
    yield Notice(
        code="not-a-seed",
        severity=Severity.WARNING,
        location=Location(path=shown),
        what=f"Only {_SEED} files are read as pages; this one was not.",
        remedy=f"Name it *{_SEED} if it is the text of a page, else move it out of the folder of seeds.",
    )


def _no_such_seed(name: str) -> Notice:
    return Notice(
        code="corrections-nowhere",
        severity=Severity.ERROR,
        location=Location(path=CORRECTIONS),
        what=f'It has a table for "{name}", but there is no such seed: nothing in it is used.',
        remedy="Name the seed as messages do, such as seeds/NAME.txt.",
    )


def _unreadable(shown: str, error: OSError) -> Notice:
    return Notice(
        code="seed-unreadable",
        severity=Severity.ERROR,
        location=Location(path=shown),
        what=f"The file cannot be read ({error.strerror}). The page is left out.",
        remedy="Check its permissions.",
    )


def _no_seeds(folder: str) -> Notice:
    return Notice(
        code="seeds-none",
        severity=Severity.WARNING,
        location=Location(path=folder),
        what="There are no seeds yet, so the site is empty.",
        remedy=f"Put the text of each page into a {_SEED} file there.",
    )
