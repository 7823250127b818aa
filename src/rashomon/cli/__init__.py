"""The command line: arguments in, sentences out. One file a group of commands; each imports what is heavy inside."""

from rashomon.cli import making
from rashomon.cli.app import app

__all__ = ["app", "main", "making"]


def main() -> None:
    """What `rashomon` starts."""
    app()
