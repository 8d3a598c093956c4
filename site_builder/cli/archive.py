"""Which archive a command is about: a configuration file, and the folder it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from site_builder.config import CONFIG_NAME, Settings, load_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFolder:
    """An archive on disk. ``root`` holds ``site.toml``; all folders of the settings lie in it."""

    root: Path
    settings: Settings

    @property
    def output(self) -> Path:
        return self.root / self.settings.folders.output


def open_archive(config: Path) -> ArchiveFolder:
    """The archive of a configuration file. Raises ConfigError."""
    return ArchiveFolder(root=config.parent, settings=load_settings(config))


def archive_around(file: Path) -> ArchiveFolder | None:
    """The archive that a file lies in, if it does. Raises ConfigError."""
    for folder in file.absolute().parents:
        if (folder / CONFIG_NAME).is_file():
            return open_archive(folder / CONFIG_NAME)
    return None
