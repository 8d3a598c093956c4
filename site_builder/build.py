"""The build, read top to bottom: seeds -> pages -> archive -> sheets -> files.

Each line binds a stage's output to a noun. Stages are pure; ``run_step`` looks their results up, maps the rest
and stores them; only this module and the ones it calls for that purpose touch the disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from site_builder.config import Settings
from site_builder.notices import Notice, Severity, SiteBuilderError
from site_builder.pipeline import (
    SearchMaterial,
    all_suspicions,
    annotate_options,
    clean_step,
    draft_step,
    index_step,
    label_options,
    label_step,
    read_step,
    tag_drafts,
    tokenize_step,
    tokenizer_of,
)
from site_builder.publish import permalinks
from site_builder.publish.assets import load_assets, shipped_folder
from site_builder.publish.catalogue import Catalogue, make_catalogue
from site_builder.publish.downloads import download_files
from site_builder.publish.feeds import feed_files, sitemap_file
from site_builder.publish.hosting import hosting_files
from site_builder.publish.identities import identify
from site_builder.publish.output import OutputFile, holds, read_manifest, write_site
from site_builder.publish.render import environment_digest, make_environment, render_sheet, sheet_digest
from site_builder.publish.search.client import client_scripts, without_client
from site_builder.publish.search.documents import search_documents
from site_builder.publish.sheets import Sheet, findable, make_sheets, make_site_view
from site_builder.publish.views import SiteView
from site_builder.run.cache import Cache
from site_builder.run.digests import code_digest, digest_of
from site_builder.run.runner import StepCount, StepRunner
from site_builder.run.steps import Progress
from site_builder.sources import find_seeds, load_ledger, save_ledger
from site_builder.stages.markdown import write_markdown
from site_builder.stages.segment.repetition import repeated_heads
from site_builder.text.tokenizer import Tokenizer

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build did. ``notices`` come in the order of the stages and are the same on a warm build."""

    notices: tuple[Notice, ...]
    pages: int
    articles: int
    steps: tuple[StepCount, ...]
    rendered: int
    written: int
    removed: int
    output: Path


def build_site(
    archive_root: Path,
    settings: Settings,
    *,
    jobs: int = 1,
    cache: bool = True,
    strict: bool = False,
    record_ids: bool = True,
    progress: Progress | None = None,
) -> BuildResult:
    """Build the archive in ``archive_root`` into its output folder.

    ``jobs`` processes share the work when it pays; ``cache=False`` works everything out anew;
    ``strict`` writes nothing and raises ``StrictRefusal`` where anything would be left out;
    ``record_ids=False`` gives ids without writing them down, for previews of unfinished pages.
    Raises ``SiteBuilderError`` when nothing useful can be made; the last good site then stands as it was.
    """
    folders = settings.folders
    output = archive_root / folders.output
    store = archive_root / folders.cache / "cache" if cache else None
    with StepRunner(store, code_digest([_PACKAGE]), jobs=jobs, progress=progress) as runner:
        files, found = find_seeds(archive_root, folders.seeds)
        read = runner.run("read", read_step, None, files)
        seeds = tuple(result.seed for result in read if result.seed is not None)
        cleaned = runner.run("clean", clean_step, None, seeds)
        labelled = runner.run("label", label_step, label_options(settings, repeated_heads(cleaned)), cleaned)
        drafts = tag_drafts(runner.run("draft", draft_step, annotate_options(settings), labelled), settings.tags)

        tokenizer = tokenizer_of(settings)
        ledger = load_ledger(archive_root)
        identified = identify(drafts, ledger)
        archive = replace(identified.archive, suspicions=all_suspicions(drafts))
        catalogue = make_catalogue(archive, settings)

        documents = search_documents(catalogue, identified.ledger.accessions)
        words = runner.run("tokenize", tokenize_step, tokenizer, documents)
        shipped = load_assets(shipped_folder("assets"), _own(archive_root, folders.assets))
        assets = without_client(shipped)
        material = SearchMaterial(
            documents=documents, words=words, scripts=client_scripts(shipped), tokenizer=tokenizer
        )
        (search,) = runner.run("index", index_step, settings.search, (material,))

        site = make_site_view(settings, assets.manifest)
        sheets = make_sheets(catalogue, archive)
        templates = _template_folders(archive_root, folders.templates)
        pages = _render(sheets, site, _Templates(folders=templates, tokenizer=tokenizer), output, runner.cache)
        others = (
            *assets.files,
            *search.files,
            *_text_files(catalogue, sheets),
            *hosting_files(settings, archive.redirects),
        )
        notices = (
            *found,
            *chain.from_iterable(result.notices for result in read),
            *chain.from_iterable(page.notices for page in cleaned),
            *chain.from_iterable(draft.notices for draft in drafts),
            *identified.notices,
            *search.notices,
        )
        if strict:
            unread = sum(notice.code == "seed-unreadable" for notice in found)
            _refuse_errors(notices, len(read) - len(seeds) + unread)
        report = write_site((*pages.fresh, *others), output, kept=pages.kept)
        if record_ids and identified.ledger != ledger:
            save_ledger(archive_root, identified.ledger)
    return BuildResult(
        notices=notices,
        pages=len(archive.pages),
        articles=len(catalogue.entries),
        steps=runner.counts,
        rendered=len(pages.fresh),
        written=len(report.written),
        removed=len(report.removed),
        output=output,
    )


class StrictRefusal(SiteBuilderError):
    """Something would be left out, ``pages`` whole pages among it, and ``strict`` does not allow that."""

    def __init__(self, pages: int, *notices: Notice) -> None:
        super().__init__(*notices)
        self.pages = pages


def _refuse_errors(notices: tuple[Notice, ...], pages: int) -> None:
    errors = [notice for notice in notices if notice.severity is Severity.ERROR]
    if errors:
        raise StrictRefusal(pages, *errors)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rendered:
    """Pages made now, and the digests of those that stand in the output folder already."""

    fresh: tuple[OutputFile, ...]
    kept: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Templates:
    """Where templates are, and the words between which headlines may break."""

    folders: tuple[Path, ...]
    tokenizer: Tokenizer


def _render(sheets: tuple[Sheet, ...], site: SiteView, templates: _Templates, output: Path, cache: Cache) -> _Rendered:
    """Render every sheet but those whose HTML, known by the digest of all it depends on, is in place."""
    environment = make_environment(templates.folders, templates.tokenizer)
    common = environment_digest(templates.folders, site, templates.tokenizer)
    manifest = read_manifest(output)
    fresh: list[OutputFile] = []
    kept: dict[str, str] = {}
    for sheet in sheets:
        key = digest_of("render", common, sheet_digest(sheet))
        hit = cache.get(key)
        if hit and holds(output, manifest, sheet.path, str(hit.value)):
            kept[sheet.path] = str(hit.value)
            continue
        file = render_sheet(sheet, environment, site)
        cache.put(key, file.digest)
        fresh.append(file)
    return _Rendered(fresh=tuple(fresh), kept=kept)


def _text_files(catalogue: Catalogue, sheets: tuple[Sheet, ...]) -> tuple[OutputFile, ...]:
    """Everything for readers that is no HTML: Markdown pages, texts, citations, feeds, the sitemap."""
    markdown = (
        OutputFile(path=permalinks.page_download(page.id, "md"), content=write_markdown(page).encode())
        for page in catalogue.pages
    )
    return (
        *markdown,
        *download_files(catalogue),
        *feed_files(catalogue),
        *sitemap_file(findable(sheets), catalogue),
    )


def _own(root: Path, folder: str) -> Path | None:
    return root / folder if folder else None


def _template_folders(root: Path, folder: str) -> tuple[Path, ...]:
    """The archive's own templates before the shipped ones."""
    own = _own(root, folder)
    return (*([own] if own is not None else []), shipped_folder("templates"))
