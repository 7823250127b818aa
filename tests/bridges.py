"""Reports on bridges, and what a pipeline might find in them without a model; a worker of a pool can import this."""

import os
import signal
import time

from rashomon.errors import ModelError
from rashomon.project.rows import packed
from rashomon.records import Article, Span, Statement, make_id
from rashomon.run.parsing import Parsed, Shard
from rashomon.run.recipe import Recipe

PLACES = ("Kelm", "Tarn", "Osk", "Vell", "Brodny", "Harrow", "Ilmar", "Sund")


def given(number: int) -> dict[str, str]:
    place = PLACES[number % len(PLACES)]
    text = f"The mayor of {place} said the bridge was closed. Report number {number} from the river."
    return {
        "id": f"bridge-{number}",
        "text": text,
        "outlet": "River Post",
        "published": f"2031-03-{number % 28 + 1:02}",
    }


def recipe_of(name: str) -> Recipe:
    """A recipe that no installation has."""
    return Recipe(name, name, name, name, name)


def said(shard: Shard) -> list[Parsed]:
    """What a pipeline might find, without one."""
    return [
        Parsed(article.article_id, packed([_said(article)], {article.article_id: article.text})) for article, _ in shard
    ]


def _said(article: Article) -> Statement:
    cue = article.text.index("said")
    return Statement(
        statement_id=make_id("st", article.article_id, cue), article_id=article.article_id, cue=(Span(cue, cue + 4),),
        content=(Span(cue + 5, len(article.text)),), kind="indirect", rule="a test",
    )  # fmt: skip


def work(_recipe: Recipe):
    return said


def article(number: int) -> tuple[Article, list[object]]:
    row = given(number)
    name = make_id("ar", row["id"], row["text"])
    return Article(article_id=name, source_id=row["id"], sha256="", text=row["text"]), []


def named(shard) -> list[Parsed]:
    """The least a worker can say: which articles it has seen."""
    return [Parsed(one.article_id, {}) for one, _ in shard]


def kills(_recipe: Recipe):
    """Ends its worker at the sight of number 17."""

    def work(shard):
        for one, _ in shard:
            if one.source_id == "bridge-17":
                os.kill(os.getpid(), signal.SIGKILL)
        return named(shard)

    return work


def stumbles(_recipe: Recipe):
    """Ends its worker once, and never again: the second time a file is there."""

    def work(shard):
        try:
            with open(os.environ["RASHOMON_TEST_STUMBLED"], "x"):
                os.kill(os.getpid(), signal.SIGKILL)
        except FileExistsError:
            return named(shard)

    return work


def sleeps(_recipe: Recipe):
    def work(shard):
        time.sleep(60)
        return named(shard)

    return work


def fails(recipe: Recipe):
    raise ModelError(f"no {recipe.model} here")


def numbered(_recipe: Recipe):
    return named
