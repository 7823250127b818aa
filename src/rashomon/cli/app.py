"""The command `rashomon`: its options for all commands, its exit codes, and how an error becomes a sentence."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, TypeVar

import typer
from typer.core import TyperGroup

from rashomon import __version__
from rashomon.errors import Locked, NotFound, QuestionError, RashomonError

DONE, FAILED, WRONG_USE, SOME_SKIPPED, NOT_FOUND, BROKEN, LOCKED, INTERRUPTED = 0, 1, 2, 3, 4, 5, 6, 130

_CODES: tuple[tuple[type[RashomonError], str, int], ...] = (
    (NotFound, "not_found", NOT_FOUND),
    (Locked, "locked", LOCKED),
    (QuestionError, "wrong_use", WRONG_USE),
    (RashomonError, "failed", FAILED),
)

R = TypeVar("R")
_TRACEBACK = "RASHOMON_TRACEBACK"


@dataclass(slots=True)
class Settings:
    """What was said before the command."""

    project: Path | None = None
    quiet: bool = False


class Commands(TyperGroup):
    """The commands in the order of the README, with our exit codes."""

    def list_commands(self, ctx: Any) -> list[str]:
        """In the order in which they were written down. Any: typer keeps its own copy of click's classes."""
        return list(self.commands)

    def invoke(self, ctx: Any) -> Any:
        """Run a command; what goes wrong is told in one sentence. Any: as click has it."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            # Whoever read our output has read enough; Python must not try to flush the rest at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from None
        except KeyboardInterrupt:
            _tell("interrupted", "interrupted: what is stored is whole; run the same command again to go on")
            raise typer.Exit(INTERRUPTED) from None
        except RashomonError as error:
            _, name, code = next(kind for kind in _CODES if isinstance(error, kind[0]))
            _tell(name, str(error))
            raise typer.Exit(code) from None
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            _tell("failed", f"{where}{error.strerror or error}: look at the name, the rights and the room left")
            raise typer.Exit(FAILED) from None
        except Exception as error:
            if hasattr(error, "exit_code") or isinstance(error, typer.Abort) or _TRACEBACK in os.environ:
                raise
            _tell("failed", f"a fault of ours, {type(error).__name__}: {error}; {_TRACEBACK}=1 shows where")
            raise typer.Exit(FAILED) from None


app = typer.Typer(
    cls=Commands,
    name="rashomon",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None if not sys.stdout.isatty() else "rich",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit(DONE)


@app.callback()
def options(
    ctx: typer.Context,
    project: Annotated[
        Path | None,
        typer.Option(
            "-p", "--project", metavar="FILE", envvar="RASHOMON_PROJECT", help="the project; else ./rashomon.db"
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="no progress, no notes")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="print the version")
    ] = False,
) -> None:
    r"""Who says what happened, in their own exact words, on whose word it rests, and where the accounts disagree.

    \b
    rashomon demo
    rashomon add ARTICLES/ && rashomon build && rashomon events --disputed
    """
    ctx.obj = Settings(project, quiet)


ProjectOption = Annotated[
    Path | None, typer.Option("-p", "--project", metavar="FILE", help="the project; else ./rashomon.db")
]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="no progress, no notes")]
JsonOption = Annotated[bool, typer.Option("--json", help="one JSON object on stdout; errors as JSON on stderr")]


def chosen(ctx: typer.Context, project: Path | None) -> Path:
    """The project's file: named with the command, before it, in RASHOMON_PROJECT, or ./rashomon.db."""
    settings: Settings = ctx.find_root().obj
    return project or settings.project or Path("rashomon.db")


def hushed(ctx: typer.Context, quiet: bool) -> bool:
    """Whether notes and progress are unwanted."""
    settings: Settings = ctx.find_root().obj
    return quiet or settings.quiet


def note(text: str, quiet: bool = False) -> None:
    """Say something that is no data: on stderr."""
    if not quiet:
        typer.echo(text, err=True)


def command(
    name: str, example: str, group: typer.Typer | None = None
) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Register a command, of a group if it is named, with its examples, which stand at the end of its help."""

    def register(function: Callable[..., R]) -> Callable[..., R]:
        lines = "\n".join(f"  {line}" for line in example.splitlines())
        (group or app).command(name, epilog=f"\b\nFor example:\n{lines}")(function)
        return function

    return register


@contextmanager
def named(file: Path | str) -> Iterator[Path]:
    """The file, or what comes on stdin as one for the time being."""
    if str(file) != "-":
        yield Path(file)
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stdin"
        path.write_bytes(sys.stdin.buffer.read())
        yield path


def _tell(code: str, message: str) -> None:
    if "--json" in sys.argv:
        sentence, _, hint = message.partition(": ")
        error = {"code": code, "message": message, "hint": hint or sentence}
        typer.echo(json.dumps({"error": error}, ensure_ascii=False), err=True)
    else:
        typer.echo(f"rashomon: {message}", err=True)
