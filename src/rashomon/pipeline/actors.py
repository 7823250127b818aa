"""`rashomon_actors`: who is spoken of, one row a mention: names, role nouns, countries, capitals that act, pronouns."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import IDX, LOWER, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from rashomon.lexicon.actors import pronouns, with_actors
from rashomon.pipeline.cast import Cast, Entity, Seen, Told
from rashomon.pipeline.columns import Keys, among, keys, where
from rashomon.pipeline.holders import incumbent
from rashomon.pipeline.names import Names
from rashomon.pipeline.phrases import Phrase, phrases
from rashomon.pipeline.pronouns import LONG_AGO, WINDOW, antecedent, only_one, speaker
from rashomon.pipeline.slots import ACTORS, PASSAGES, PUBLISHED, article_id, article_text, need
from rashomon.records import NEWS_ROLES, Actor

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_MARKS = re.compile(r'["“”]|\n')


@Language.factory(
    "rashomon_actors",
    requires=["token.dep", "token.tag", "token.lemma", "doc.ents"],
    assigns=["doc._.actors"],
    default_config={"extra": [], "disable": []},
)
def make_actors(nlp: Language, name: str, extra: list[dict[str, Any]], disable: list[str]) -> "Actors":
    """Find actors; `extra` adds or changes some, each a table as in actors.toml, `disable` leaves out ids of ours.

    Any: TOML or JSON comes in.
    """
    return Actors(nlp, extra, disable)


class Actors:
    """A Doc comes in, and goes out with `doc._.actors`."""

    def __init__(self, nlp: Language, extra: Sequence[Mapping[str, Any]] = (), disable: Sequence[str] = ()) -> None:
        """Prepare the names; a user's own win over ours where both fit."""
        self.names = Names(nlp.tokenizer, nlp.vocab, with_actors(extra, disable))

    def __call__(self, doc: Doc) -> Doc:
        """Put the rows."""
        need(doc, "DEP", "rashomon_actors", remedy='add a "parser" before it')
        return ACTORS.put(doc, rows(doc, self.names))


def rows(doc: Doc, names: Names) -> Iterator[Actor]:
    """One row a mention, in text order."""
    article, in_news = article_id(doc), _news(doc)
    found = [phrase for phrase in phrases(doc, names) if in_news(doc[phrase.head].idx)]
    cast = Cast(doc, article, found, (PUBLISHED.one(doc) or "")[:10])
    by_head = {phrase.head: phrase for phrase in found}
    sentences: list[int] = (doc.to_array([SENT_START]).ravel() == 1).cumsum().tolist()
    quoted = _quoted(doc)
    heads: dict[int, Seen] = {}
    spoken = [i for i in _pronoun_tokens(doc) if i not in by_head and in_news(doc[i].idx)]
    mentions = sorted({*by_head, *spoken})
    for i in mentions:
        token, sentence = doc[i], sentences[i]
        if phrase := by_head.get(i):
            told: Told | None = _told(phrase, doc, cast, by_head, heads, sentence)
        elif pronouns()[token.lower_].refers == "speaker":
            told = None
        else:
            near = cast.near(sentence, WINDOW)
            told = antecedent(token, near, sentence, quoted[i], heads)
            if told is None and all(seen.entity.form != "person" for seen in near):
                told = only_one(token, cast.near(sentence, LONG_AGO), quoted[i])
        if told:
            heads[i] = Seen(*told, i, sentence, _prominence(token), quoted[i])
            cast.saw(heads[i])
    for i in mentions:
        seen = heads.get(i) or speaker(doc[i], cast.near(sentences[i], 0), sentences[i], quoted[i])
        phrase = by_head.get(i)
        if seen:
            yield _row(doc, article, phrase.start if phrase else i, phrase.end if phrase else i + 1, seen)
        elif pronouns()[doc[i].lower_].refers != "body":
            yield _nobody(article, doc[i])


def _news(doc: Doc) -> Callable[[int], bool]:
    """Whether a character stands in a passage that tells news; all of it does where no passages are known."""
    passages = PASSAGES.get(doc)
    if not passages:
        return lambda position: True
    starts = [passage.start for passage in passages]
    return lambda position: passages[max(0, bisect_right(starts, position) - 1)].role in NEWS_ROLES


def _prominence(token: Token) -> int:
    """2 for the subject of a sentence, 1 for the subject of a clause in it, else 0."""
    dep = token.dep_
    if dep == "conj":
        return _prominence(token.head)
    return 0 if dep not in _SUBJECTS else 2 if token.head.dep_ == "ROOT" else 1


def _told(
    phrase: Phrase, doc: Doc, cast: Cast, by_head: Mapping[int, Phrase], heads: Mapping[int, Seen], sentence: int
) -> Told:
    if phrase.same is not None:
        entity, _ = cast.named(by_head[phrase.same])
        return entity, 0.9, f"one with {entity.name}, in apposition"
    if phrase.name:
        entity, reason = cast.named(phrase)
        if phrase.headline and phrase.entry is None:
            return entity, 0.4, f"{reason}, in a headline alone"
        return entity, 0.9 if phrase.entry else 0.8, reason
    owner: Entity | None = None
    if phrase.owner is not None:
        holder, seen = by_head.get(phrase.owner), heads.get(phrase.owner)
        if holder and holder.name:
            owner, _ = cast.named(holder)  # it may stand behind: "the army of Lethia"
        elif seen:
            owner = seen.entity
    text = Words(doc, phrase.start, phrase.end).text
    return cast.role(phrase, text, sentence, owner, incumbent(doc, phrase, by_head, cast.day))


def _row(doc: Doc, article: str, start: int, end: int, seen: Seen) -> Actor:
    last, entity = doc[end - 1], seen.entity
    return Actor(
        article_id=article,
        start=doc[start].idx,
        end=last.idx + len(last),
        actor_id=entity.id,
        kind=entity.kind,
        name=entity.name,
        country=entity.iso3,
        code=entity.code,
        score=seen.score,
        reason=seen.reason,
    )


def _nobody(article: str, token: Token) -> Actor:
    return Actor(
        article_id=article,
        start=token.idx,
        end=token.idx + len(token),
        reason=f"{token.lower_}: nobody it surely means",
    )


@cache
def _pronoun_words() -> Keys:
    return keys(pronouns())


def _pronoun_tokens(doc: Doc) -> list[int]:
    found = where(among(doc.to_array([LOWER]).ravel(), _pronoun_words()))
    return [i for i in found if not doc[i].is_upper or len(doc[i]) == 1]


def _quoted(doc: Doc) -> list[bool]:
    """For each token whether it stands in double quotation marks; a line break ends what nobody closed."""
    places, states = [-1], [False]
    for mark in _MARKS.finditer(article_text(doc)):
        places.append(mark.start())
        states.append(mark[0] == "“" or (mark[0] == '"' and not states[-1]))
    behind = np.searchsorted(places, doc.to_array([IDX]).ravel().astype(np.int64), side="right")
    found: list[bool] = np.array(states)[behind - 1].tolist()
    return found
