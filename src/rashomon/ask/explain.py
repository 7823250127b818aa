"""Why: an article sentence by sentence, or one statement or mention, with what decided."""

from dataclasses import replace

from rashomon.ask.answers import Explained, Sentence
from rashomon.ask.connection import Db, current
from rashomon.ask.reasons import explained
from rashomon.errors import NotFound, QuestionError
from rashomon.records import Actor, Article, Mention, Miss, Passage, Place, Statement, Time

_TABLES = {"st": "statements", "mn": "mentions"}
_KINDS = (Passage, Actor, Place, Time, Statement, Mention, Miss)


def explain(db: Db, id: str) -> Explained:
    """Why an article gave its rows, and where it gave none; of a statement or mention, why it is one."""
    kind, now = id.partition("_")[0], current(db, id)
    if kind == "ar":
        return _article(db, now)
    if kind not in _TABLES:
        raise QuestionError(f"{id} is made by linking: show it, and explain one of its mentions (mn_...) or articles")
    table = _TABLES[kind]
    place = db.one(f"SELECT article_id FROM {table} WHERE {table.removesuffix('s')}_id = ?", (now,))
    if place is None:
        raise NotFound(f'no row has the id {id}; ids are printed by "rashomon who" and "rashomon search"')
    whole = _article(db, place[0])
    return replace(whole, sentences=tuple(s for sentence in whole.sentences if (s := _only(sentence, now)).found))


def _article(db: Db, article_id: str) -> Explained:
    found = db.records(Article, "WHERE article_id = ?", (article_id,))
    if not found:
        raise NotFound(f'there is no article {article_id}; look for its words with "rashomon search"')
    rows = (row for kind in _KINDS for row in db.records(kind, "WHERE article_id = ?", (article_id,)))
    return explained(found[0], list(rows))


def _only(sentence: Sentence, id: str) -> Sentence:
    return replace(sentence, found=tuple(why for why in sentence.found if why.id == id), passed_over=())
