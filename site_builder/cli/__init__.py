"""The command line: arguments in, exit codes out. Data goes to stdout, words for people to stderr."""

from site_builder.cli.commands import main
from site_builder.cli.evaluate import evaluate
from site_builder.cli.review import review
from site_builder.cli.topics import topics

main.add_command(evaluate)
main.add_command(review)
main.add_command(topics)

__all__ = ["main"]
