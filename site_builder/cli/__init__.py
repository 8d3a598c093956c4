"""The command line: arguments in, exit codes out. Data goes to stdout, words for people to stderr."""

from site_builder.cli.commands import main

__all__ = ["main"]
