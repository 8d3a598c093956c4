"""The command line: arguments in, exit codes out. Data goes to stdout, words for people to stderr."""

from site_builder.cli.commands import main
from site_builder.cli.evaluate import evaluate

main.add_command(evaluate)

__all__ = ["main"]
