"""Files onto the disk: only those that changed, and never one that is not ours.

``manifest.json`` in the output folder lists every file the site has, with its SHA-256 and size.
It alone decides what may be pruned; a folder that holds files but no manifest is somebody else's
and is refused. Before anything is touched the manifest is rewritten with the new files marked
as unfinished, so that a build cut short leaves nothing behind that the next one does not own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile

from site_builder.notices import Location, Notice, Severity, SiteBuilderError

MANIFEST = "manifest.json"
_FORMAT = "site-builder/1"
_UNFINISHED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """One file of the site: its path relative to the output folder, with ``/``, and its bytes."""

    path: str
    content: bytes

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestEntry:
    """What the last build wrote at a path; an empty digest marks a file it did not finish."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteReport:
    """Paths in order: new or changed, left as they were, pruned."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def read_manifest(folder: Path) -> dict[str, ManifestEntry]:
    """Path -> entry of the last build's files; empty for an empty or missing folder.

    Raises SiteBuilderError where ``folder`` holds files but no manifest of ours.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file() or manifest.is_symlink():
        if folder.is_dir() and any(folder.iterdir()):
            raise _error(
                "output-foreign",
                folder,
                "The output folder holds files that this program did not make.",
                "Empty it, or name another folder under [folders] output.",
            )
        if folder.exists() and not folder.is_dir():
            raise _error("output-not-folder", folder, "The output folder is a file.", "Move it out of the way.")
        return {}
    try:
        stated = json.loads(manifest.read_bytes())
        if stated["format"] != _FORMAT:
            raise ValueError(stated["format"])
        return {
            _checked(path): ManifestEntry(digest=str(entry["sha256"]), size=int(entry["size"]))
            for path, entry in stated["files"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _error(
            "manifest-unreadable",
            manifest,
            "The output folder's manifest cannot be read.",
            "Delete the output folder and build again.",
        ) from error


def holds(folder: Path, manifest: Mapping[str, ManifestEntry], path: str, digest: str) -> bool:
    """Whether ``path`` still stands in ``folder`` as the last build wrote it, with this digest.

    The manifest's digest and the size on disk decide; the file is not read. A build may leave a
    page unrendered exactly when this holds for the digest that its cache remembers.
    """
    entry = manifest.get(path)
    if entry is None or entry.digest != digest:
        return False
    target = folder / path
    try:
        return not target.is_symlink() and target.stat().st_size == entry.size
    except OSError:
        return False


def write_site(files: Iterable[OutputFile], folder: Path, *, kept: Mapping[str, str] | None = None) -> WriteReport:
    """Make ``folder`` hold exactly ``files`` and those ``kept``; write only what differs.

    ``kept`` maps the path of a file that need not be rendered again to its digest; each must
    pass ``holds``. Files of the last build that are in neither are removed, with the folders this
    empties; files the manifest does not list are never touched. Raises SiteBuilderError on a
    folder that is not ours, a path that leaves it, a symlink in the way, or a kept file that is gone.
    """
    before = read_manifest(folder)
    fresh = {_checked(file.path): file for file in files}
    held = dict(kept or {})
    for path, digest in held.items():
        if not holds(folder, before, path, digest):
            raise _error("kept-file-gone", folder / path, "A file to be kept has changed or gone.", "Build again.")
    unchanged = {path for path, file in fresh.items() if holds(folder, before, path, file.digest)}
    unchanged |= held.keys()
    changed = sorted(fresh.keys() - unchanged)
    orphans = sorted(before.keys() - fresh.keys() - held.keys())

    if changed or orphans:
        unfinished = {path: ManifestEntry(digest=_UNFINISHED, size=0) for path in changed}
        _write_manifest(folder, {**before, **unfinished})
    removed = tuple(path for path in orphans if _remove(folder, path))
    for path in changed:
        _write(folder, path, fresh[path].content)
    after = {path: before[path] for path in unchanged}
    after |= {path: _entry(fresh[path]) for path in changed}
    if changed or orphans or not (folder / MANIFEST).exists():
        _write_manifest(folder, after)
    return WriteReport(written=tuple(changed), unchanged=tuple(sorted(unchanged)), removed=removed)


def _entry(file: OutputFile) -> ManifestEntry:
    return ManifestEntry(digest=file.digest, size=len(file.content))


def _write_manifest(folder: Path, entries: Mapping[str, ManifestEntry]) -> None:
    files = {path: {"sha256": entry.digest, "size": entry.size} for path, entry in sorted(entries.items())}
    text = json.dumps({"format": _FORMAT, "files": files}, indent=0, ensure_ascii=True)
    _write(folder, MANIFEST, f"{text}\n".encode())


def _write(folder: Path, path: str, content: bytes) -> None:
    """Atomically: a reader sees the old file or the new one, never half of one."""
    _refuse_links(folder, path)
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, prefix=".writing-", delete=False) as temporary:
        try:
            temporary.write(content)
            temporary.close()
            Path(temporary.name).chmod(0o644)
            Path(temporary.name).replace(target)  # replaces a symlink itself, never what it points to
        except BaseException:
            Path(temporary.name).unlink(missing_ok=True)
            raise


def _remove(folder: Path, path: str) -> bool:
    _refuse_links(folder, path)
    target = folder / path
    existed = target.exists() or target.is_symlink()
    target.unlink(missing_ok=True)
    for parent in _parents(path):
        try:
            (folder / parent).rmdir()
        except OSError:
            break  # not empty, or gone already
    return existed


def _refuse_links(folder: Path, path: str) -> None:
    for parent in _parents(path):
        if (folder / parent).is_symlink():
            raise _error(
                "output-symlink",
                folder / parent,
                "A folder inside the output folder is a symbolic link.",
                "Remove the link and build again.",
            )


def _parents(path: str) -> Iterator[str]:
    """The folders of a path inside the output folder, innermost first."""
    for parent in PurePosixPath(path).parents:
        if str(parent) != ".":
            yield str(parent)


def _checked(path: str) -> str:
    pure = PurePosixPath(path)
    leaves = pure.is_absolute() or ".." in pure.parts
    if not path or leaves or "\\" in path or "\0" in path or str(pure) != path:
        raise _error("output-path", Path(path), "A file of the site would stand outside the output folder.")
    if path == MANIFEST:
        raise _error("output-path", Path(path), "That name belongs to the site's manifest.", "Rename the asset.")
    return path


def _error(code: str, path: Path, what: str, remedy: str = "") -> SiteBuilderError:
    location = Location(path=str(path))
    return SiteBuilderError(Notice(code=code, severity=Severity.ERROR, location=location, what=what, remedy=remedy))
