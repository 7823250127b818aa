"""Who held an office when the article was written: "the American president", "the head of the IAEA"."""

import re
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc

from rashomon.lexicon.actors import NamedActor, actors, offices, syntax
from rashomon.pipeline.phrases import Phrase

_INSIDE = frozenset(("compound", "amod", "nmod", "poss", "pobj"))
_YEAR = 4


def incumbent(doc: Doc, phrase: Phrase, by_head: Mapping[int, Phrase], day: str) -> NamedActor | None:
    """Who is meant on a day; null for "a president", "a former president", "the president in 1994"."""
    if not day or phrase.form != "person" or phrase.noun is None:
        return None
    head = doc[phrase.head]
    body = None if phrase.country else _body(doc, phrase, by_head)
    owner = body.entry.id if body and isinstance(body.entry, NamedActor) else phrase.country
    office = offices().get((owner, phrase.noun))
    if office is None:
        return None
    own = {doc[i].lower_ for i in range(body.start, body.end)} if body else set()
    own.update((*phrase.noun.split(), *re.split(r"[ -]", phrase.noun)))
    if phrase.words - own or any(c.lower_ in syntax().new for c in head.children if c.dep_ == "det"):
        return None
    if any(len(t) == _YEAR and t.text.isdecimal() and t.text != day[:_YEAR] for t in head.sent):
        return None
    return _by_id().get(office.holder(day) or "")


def _body(doc: Doc, phrase: Phrase, by_head: Mapping[int, Phrase]) -> Phrase | None:
    """The named body that a noun belongs to: NATO in "NATO's chief", "the NATO chief", "the chief of NATO"."""
    for child in (child for i in range(phrase.head, phrase.end) for child in doc[i].children):
        below = child.children if child.dep_ == "prep" and child.lower_ in syntax().belonging else (child,)
        for token in below:
            named = by_head.get(token.i) if token.dep_ in _INSIDE else None
            if named and isinstance(named.entry, NamedActor):
                return named
    return None


@cache
def _by_id() -> dict[str, NamedActor]:
    return {actor.id: actor for actor in actors()}
