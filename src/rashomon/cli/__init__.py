"""The command line: arguments in, sentences out. One file a group of commands; each imports what is heavy inside."""

from rashomon.cli import demo, making, asking, coding, giving, gazetteer, training  # noqa: I001 - in the order of the help
from rashomon.cli.app import app

__all__ = ["app", "asking", "coding", "demo", "gazetteer", "giving", "main", "making", "training"]


def main() -> None:
    """What `rashomon` starts."""
    app()
