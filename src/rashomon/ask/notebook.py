"""A project in a notebook: every answer a pandas data frame. Needs pandas, which is asked for when it is first used."""

from collections.abc import Callable, Iterable, Mapping
from os import PathLike
from typing import Any

from rashomon.ask.actors import who
from rashomon.ask.connection import Db, open
from rashomon.ask.events import event
from rashomon.ask.people import family, found
from rashomon.ask.tables import sql, stream
from rashomon.errors import QuestionError
from rashomon.records import TABLES


class Notebook:
    """A project file; `notebook.mentions`, `notebook.statements` ... are its tables as data frames."""

    def __init__(self, path: str | PathLike[str]) -> None:
        """Refuse at once what is no project."""
        self.path = path
        open(path).close()

    def table(self, name: str, **filters: str) -> Any:
        """A table as a data frame, or the rows whose columns have these values. Any: pandas comes late."""
        return self._frame(lambda db: stream(db, name, filters))

    def event(self, event_id: str) -> Any:
        """An event's accounts: one row for each account, question and stretch of words."""
        return self._frame(lambda db: event(db, event_id, every=True).rows)

    def who(self, name: str, about: str | None = None) -> Any:
        """What an actor (a name or an id) said, in its own words, by date."""
        return self._frame(lambda db: who(db, name, about, limit=1_000_000).rows)

    def dyad(self, a: str, b: str) -> Any:
        """The mentions in which one of two actors (names or ids) acts on the other, with their direction."""
        return self._frame(lambda db: _between(db, a, b))

    def sql(self, select: str) -> Any:
        """A read-only SELECT as a data frame."""
        return self._frame(lambda db: sql(db, select, limit=1_000_000).rows)

    def __getattr__(self, name: str) -> Any:
        if name not in TABLES:
            raise AttributeError(f"a project has no table {name!r}; choose among {', '.join(TABLES)}")
        return self.table(name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]

    def _frame(self, rows: Callable[[Db], Iterable[Mapping[str, Any]]]) -> Any:
        try:
            from pandas import DataFrame
        except ImportError:
            raise QuestionError(
                "data frames need pandas: pip install pandas; without it, ask with rashomon.ask, or with"
                " the command line and --format csv"
            ) from None
        with open(self.path, None) as db:
            return DataFrame(list(rows(db)))


def _between(db: Db, a: str, b: str) -> Iterable[dict[str, Any]]:
    one, other = (set(family(db, found(db, name).actor_id)) for name in (a, b))
    for row in stream(db, "mentions"):
        acts, undergoes = ({party["actor_id"] for party in row[side]} for side in ("actor", "recipient"))
        if acts & one and undergoes & other:
            yield {"direction": "a to b", **row}
        elif acts & other and undergoes & one:
            yield {"direction": "b to a", **row}
