"""An archive under preview: each rebuild reads the settings anew and keeps the last good site."""

from __future__ import annotations

from pathlib import Path

from site_builder.build import BuildResult, build_site
from site_builder.cli.archive import ArchiveFolder, open_archive
from site_builder.config import FolderSettings
from site_builder.notices import Notice, Severity, SiteBuilderError
from site_builder.publish.assets import shipped_folder
from site_builder.run.rebuild import Layout, RebuildOutcome
from site_builder.sources import CORRECTIONS


class LiveArchive:
    """What the preview asks for: ``rebuild`` and ``layout``."""

    def __init__(self, config: Path, jobs: int) -> None:
        self._config = config
        self._root = config.absolute().parent
        self._jobs = jobs
        self._folders = FolderSettings()
        self._accepted: frozenset[tuple[str, str]] | None = None  # errors of the site that is shown

    def rebuild(self) -> RebuildOutcome:
        """Bring the output up to date, unless an edit made an error that the shown site has not.

        An error that was there from the start does not keep the rest from being edited.
        Raises SiteBuilderError where the site shown is to stay as it is.
        """
        archive = open_archive(self._config)
        self._folders = archive.settings.folders
        result = self._build(archive, strict=self._accepted is not None)
        self._accepted = _errors(result.notices)
        return RebuildOutcome(changed=bool(result.written or result.removed), notices=result.notices)

    def _build(self, archive: ArchiveFolder, *, strict: bool) -> BuildResult:
        try:
            # An id is for good, and a page in the middle of an edit is not: ids are not written down.
            return build_site(archive.root, archive.settings, jobs=self._jobs, strict=strict, record_ids=False)
        except SiteBuilderError as error:
            if not strict or not _errors(error.notices) <= (self._accepted or frozenset()):
                raise
            return self._build(archive, strict=False)

    def layout(self) -> Layout:
        """Where the site stands and what it is made from, by the settings of the last rebuild."""
        root, folders = self._root, self._folders
        own = [root / name for name in (folders.seeds, folders.templates, folders.assets) if name]
        return Layout(
            output=root / folders.output,
            files=(self._config.absolute(), root / CORRECTIONS),
            folders=(*own, shipped_folder("templates"), shipped_folder("assets")),
            ignored=(root / folders.output, root / folders.cache),
        )


def _errors(notices: tuple[Notice, ...]) -> frozenset[tuple[str, str]]:
    """Which errors there are: by kind and file, because lines move while a file is edited."""
    return frozenset((notice.code, notice.location.path) for notice in notices if notice.severity is Severity.ERROR)
