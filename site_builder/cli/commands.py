"""The commands. Each imports what it needs when it runs, so that ``--help`` answers at once."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from site_builder import __version__
from site_builder.cli.stopping import stopping_for_errors
from site_builder.notices import ExitCode, Notice, Severity

_EXIT_CODES = """\b
Exit codes:
  0  all is well
  1  nothing useful was made, or --strict refused what was left out
  2  the command line is wrong
  3  done, but something was left out; the messages say what
  4  check found faults in the site
"""

_config = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("site.toml"),
    show_default=True,
    help="The archive's settings; its folder is the archive.",
)
_jobs = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    help="Processes at most.  [default: one for each processor]",
)
_quiet = click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
_verbose = click.option("--verbose", "-v", is_flag=True, help="Show every notice.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXIT_CODES)
@click.version_option(__version__, prog_name="site-builder")
def main() -> None:
    """Make a website of a newspaper archive: OCR text of pages in, a site to read and search out.

    \b
    Begin with:
      site-builder init my-archive
      cd my-archive
      site-builder serve
    """


@main.command(epilog=_EXIT_CODES, short_help="Build the site into the output folder.")
@_config
@_jobs
@click.option("--strict", is_flag=True, help="Write nothing and fail if anything would be left out.")
@click.option("--clean", is_flag=True, help="Do all work anew, whatever the cache holds.")
@_quiet
@_verbose
def build(config: Path, jobs: int, strict: bool, clean: bool, quiet: bool, verbose: bool) -> None:
    """Build the site into the output folder.

    Only what changed is done again.

    \b
    Examples:
      site-builder build
      site-builder build --strict --quiet
      site-builder build --config elsewhere/site.toml
    """
    from site_builder.cli.archive import open_archive
    from site_builder.cli.console import Terminal
    from site_builder.cli.reports import refusal, summary

    terminal = Terminal(quiet=quiet, verbose=verbose)
    begin = time.perf_counter()
    with stopping_for_errors(terminal):
        archive = open_archive(config)
        from site_builder.build import StrictRefusal, build_site

        try:
            with terminal.progress() as progress:
                result = build_site(
                    archive.root, archive.settings, jobs=jobs, cache=not clean, progress=progress, strict=strict
                )
        except StrictRefusal as error:
            terminal.show(error.notices)
            terminal.say(refusal(error))
            raise SystemExit(ExitCode.FAILED) from error
    terminal.show(result.notices)
    for line in summary(result, time.perf_counter() - begin):
        terminal.say(line)
    if not result.pages:
        raise SystemExit(ExitCode.FAILED)
    _exit_for(result.notices)


@main.command(short_help="Preview the site and reload it on every save.")
@_config
@_jobs
@click.option("--port", "-p", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--no-open", is_flag=True, help="Do not open the site in the browser.")
def serve(config: Path, jobs: int, port: int, no_open: bool) -> None:
    """Preview the site: rebuild on every save, and reload the open page.

    A broken edit shows its error in the terminal and on the page; the last good site stays.
    End with Ctrl-C.

    \b
    Examples:
      site-builder serve
      site-builder serve --port 9000 --no-open
    """
    from site_builder.cli.console import Terminal
    from site_builder.cli.preview import run_preview

    terminal = Terminal()
    with stopping_for_errors(terminal):
        run_preview(config, terminal, jobs=jobs, port=port, open_browser=not no_open)


@main.command(epilog=_EXIT_CODES, short_help="Show what is understood of a page.")
@click.argument("seeds", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SEED...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["labels", "json", "markdown"]),
    default="labels",
    show_default=True,
    help="What to show: a label for each line, everything, or the page as Markdown.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write a file for each seed into this folder.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Settings to use.  [default: site.toml of the nearest folder above the seed, if any]",
)
@click.option("--explain", type=click.IntRange(min=1), metavar="LINE", help="Say which features decided this line.")
def inspect(seeds: tuple[Path, ...], form: str, output: Path | None, config: Path | None, explain: int | None) -> None:
    """Show what is understood of a page, of any file at any path.

    \b
    Examples:
      site-builder inspect seeds/page.txt
      site-builder inspect --format markdown page.txt > page.md
      site-builder inspect --format json --output labels/ seeds/*.txt
      site-builder inspect --explain 17 page.txt
    """
    from site_builder.cli.console import Terminal
    from site_builder.cli.inspection import inspect_seeds, output_names, show_explanation

    if output is None and len(seeds) > 1:
        raise click.UsageError("Several seeds need --output DIR, a file for each.")
    names = output_names(seeds, form)
    if len(set(names)) < len(names):
        raise click.UsageError("Two seeds would be written to one file: give them in separate calls.")
    terminal = Terminal()
    if explain is not None:
        if len(seeds) > 1:
            raise click.UsageError("--explain takes one seed, because a line belongs to one.")
        with stopping_for_errors(terminal):
            show_explanation(seeds[0], explain, config)
        return
    with stopping_for_errors(terminal):
        code = inspect_seeds(seeds, form, output, config, terminal)
    raise SystemExit(code)


@main.command(epilog=_EXIT_CODES, short_help="Check a built site: links, ids, sizes, checksums.")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@_config
@_verbose
def check(folder: Path | None, config: Path, verbose: bool) -> None:
    """Check a built site: links, anchors, ids, sizes, requests to other hosts, checksums.

    Looks at FOLDER, or at the output folder of the archive.

    \b
    Examples:
      site-builder check
      site-builder check public/
    """
    from site_builder.check import check_site
    from site_builder.cli.archive import open_archive
    from site_builder.cli.console import Terminal, plural

    terminal = Terminal(verbose=verbose)
    with stopping_for_errors(terminal):
        if folder is None or config.is_file():
            archive = open_archive(config)
            report = check_site(folder or archive.output, archive.settings.site.base_url)
        else:
            report = check_site(folder)
    terminal.show(report.notices)
    terminal.say(
        f"Checked {plural(report.pages, 'page')} and {plural(report.links, 'link')}: "
        f"{plural(len(report.notices), 'fault')}."
    )
    raise SystemExit(ExitCode.FINDINGS if report.notices else ExitCode.OK)


@main.command(short_help="Make a new archive in FOLDER, or here.")
@click.argument("folder", default=Path(), type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Make a new archive in FOLDER, or here: settings, and a page to try it with.

    Nothing that is already there is changed.

    \b
    Example:
      site-builder init my-archive
    """
    from site_builder.cli.console import Terminal
    from site_builder.scaffold import make_archive

    terminal = Terminal()
    with stopping_for_errors(terminal):
        for path in make_archive(folder):
            terminal.say(f"  {path}")
    terminal.say("This is a new archive. Next:", "bold")
    if folder != Path():
        terminal.say(f"  cd {folder}")
    terminal.say("  site-builder serve    look at it, and see every edit at once")
    terminal.say("  site-builder build    write the site into output/")
    terminal.say("Then put your own pages into seeds/, a text file for each, and edit site.toml.")


@main.command(short_help="Print the settings in force.")
@_config
def config(config: Path) -> None:
    """Print the settings in force, defaults included, as TOML."""
    from site_builder.cli.archive import open_archive
    from site_builder.cli.console import Terminal
    from site_builder.cli.inspection import print_data
    from site_builder.config_text import render_settings

    with stopping_for_errors(Terminal()):
        archive = open_archive(config)
    print_data(render_settings(archive.settings))


def _exit_for(notices: tuple[Notice, ...]) -> None:
    left_out = any(notice.severity is Severity.ERROR for notice in notices)
    raise SystemExit(ExitCode.LEFT_OUT if left_out else ExitCode.OK)
