"""Stylesheets, scripts and icons: shipped ones and the archive's own, under fingerprinted names.

In: the shipped folder and the user's. Out: files under ``assets/`` whose names carry eight digits
of their SHA-256, so that hosts may cache them for ever, and a manifest from plain names to paths.
A page loads one stylesheet, ``site.css``: the parts in ``site/``, joined in the order of their names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from site_builder.notices import Location, Notice, Severity, SiteBuilderError
from site_builder.publish.output import OutputFile

_STYLESHEET = "site.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetManifest:
    """Plain name -> path from the site's root, in order of the names."""

    entries: tuple[tuple[str, str], ...]

    def path(self, name: str) -> str:
        """Where the asset called ``name`` stands. Raises SiteBuilderError for one that is not there."""
        for known, path in self.entries:
            if known == name:
                return path
        raise SiteBuilderError(
            Notice(
                code="asset-unknown",
                severity=Severity.ERROR,
                location=Location(path=f"assets/{name}"),
                what=f"A template asks for the asset {name!r}, and there is none.",
                remedy="Put the file into the folder named by [folders] assets, or mend the template.",
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    files: tuple[OutputFile, ...]
    manifest: AssetManifest


def shipped_folder(name: str) -> Path:
    """The ``templates`` or ``assets`` that come with the program: at the top of a checkout, else
    inside the installed package."""
    package = Path(__file__).resolve().parent.parent
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    return package / name


def load_assets(shipped: Path, own: Path | None) -> Assets:
    """Every asset of both folders; the archive's ``own`` wins over a shipped one, or a part, of the same name."""
    contents = _joined({**_contents(shipped), **(_contents(own) if own is not None else {})})
    entries, files = [], []
    for name, content in sorted(contents.items()):
        path = fingerprinted(name, content)
        entries.append((name, path))
        files.append(OutputFile(path=path, content=content))
    return Assets(files=tuple(files), manifest=AssetManifest(entries=tuple(entries)))


def fingerprinted(name: str, content: bytes) -> str:
    """``assets/site-1f2e3d4c.css`` for ``site.css``."""
    stem, dot, suffix = name.rpartition(".")
    digest = sha256(content).hexdigest()[:8]
    return f"assets/{stem}-{digest}.{suffix}" if dot and stem else f"assets/{name}-{digest}"


def _contents(folder: Path) -> dict[str, bytes]:
    """Visible regular files; links and hidden files (an editor's own) are left alone."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and _visible(path.relative_to(folder))
    }


def _joined(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of the stylesheet as one, unless there is a whole one."""
    parts = {name: content for name, content in contents.items() if name.startswith("site/") and name.endswith(".css")}
    whole = b"\n".join(content for _, content in sorted(parts.items()))
    others = {name: content for name, content in contents.items() if name not in parts}
    return {_STYLESHEET: whole, **others} if parts else others


def _visible(path: Path) -> bool:
    return not path.name.endswith("~") and not any(part.startswith(".") for part in path.parts)
