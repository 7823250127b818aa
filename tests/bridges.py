"""Reports on bridges, and what a pipeline might find in them without a model; a worker of a pool can import this."""

from rashomon import run
from rashomon.project.rows import packed
from rashomon.records import Article, Span, Statement, make_id

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


def said(shard: run.Shard) -> list[run.Parsed]:
    """What a pipeline might find, without one."""
    return [
        run.Parsed(article.article_id, packed([_said(article)], {article.article_id: article.text}))
        for article, _ in shard
    ]


def _said(article: Article) -> Statement:
    cue = article.text.index("said")
    return Statement(
        statement_id=make_id("st", article.article_id, cue), article_id=article.article_id, cue=(Span(cue, cue + 4),),
        content=(Span(cue + 5, len(article.text)),), kind="indirect", rule="a test",
    )  # fmt: skip


def work(_model: str):
    return said
