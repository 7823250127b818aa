"""Whom a pronoun means, where that is sure; else nobody. A wrong speaker is worse than none."""

from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.lexicon.actors import pronouns
from rashomon.pipeline.cast import Entity, Seen, Told

WINDOW = 3
"""Sentences back in which a pronoun's actor is looked for."""
LONG_AGO = 12
"""Sentences back in which the only man or woman named is looked for, where nobody is nearer."""
_SUBJECTS = ("nsubj", "nsubjpass")


def antecedent(token: Token, seen: Sequence[Seen], sentence: int, quoted: bool, heads: dict[int, Seen]) -> Told | None:
    """The actor a pronoun stands for, how sure, and why; null when two would do. `seen`: who was mentioned near."""
    refers = pronouns()[token.lower_].refers
    if refers == "head":
        return _relative(token, heads)
    if refers == "speakers" or _is_empty(token):
        return None
    near = [s for s in seen if s.quoted == quoted and _fits(s.entity, refers) and not _same_clause(token, s)]
    if not near or (refers == "many" and _two_people(seen, quoted)):
        return None
    alone = len({_key(s.entity) for s in near}) == 1
    if alone and refers in ("man", "woman"):
        return near[-1].entity, 0.85, f"{token.lower_}: the only one before it who fits, {near[-1].entity.name}"
    if alone and refers == "many" and token.dep_ == "nsubj" and near[-1].entity.kind != "other":
        return near[-1].entity, 0.6, f"{token.lower_}: the only ones before it who fit, {near[-1].entity.name}"
    for back in range(sentence, sentence - WINDOW - 1, -1):
        here = [s for s in near if s.sentence == back]
        most = max((s.prominence for s in here), default=0)
        subjects = {_key(s.entity): s.entity for s in here if most and s.prominence == most}
        if len(subjects) == 1:
            entity = next(iter(subjects.values()))
            return entity, 0.7, f"{token.lower_}: the subject before it, {entity.name}"
        if here:
            break
    return None


def only_one(token: Token, seen: Sequence[Seen], quoted: bool) -> Told | None:
    """The only man or woman named so far, for a pronoun that nobody near would do for; the sex must be known."""
    refers = pronouns()[token.lower_].refers
    sex = {"man": "m", "woman": "f"}.get(refers)
    if sex is None:
        return None
    fits = {s.entity.id: s.entity for s in seen if s.entity.form == "person" and s.quoted == quoted}
    known = [entity for key, entity in fits.items() if key and entity.gender in (sex, None)]
    if len(known) != 1 or known[0].gender is None or None in fits:
        return None
    return known[0], 0.6, f"{token.lower_}: the only {refers} named so far, {known[0].name}"


def _two_people(seen: Sequence[Seen], quoted: bool) -> bool:
    """Whether the last sentence that names people names several, who may be meant together."""
    people = [s for s in seen if s.quoted == quoted and s.entity.form == "person" and s.entity.id]
    return len({s.entity.id for s in people if s.sentence == people[-1].sentence}) > 1


def _key(entity: Entity) -> str | int:
    """What tells actors apart: the id, or for people without one the mention they come from."""
    return entity.id or id(entity)


def _is_empty(token: Token) -> bool:
    """Whether "it" only keeps the place of a clause: "it is vital that they go", "it was agreed that they go"."""
    if token.lower_ != "it" or token.dep_ not in _SUBJECTS:
        return False
    beside = {child.dep_ for child in token.head.children if child.i > token.i}
    return "ccomp" in beside and (token.dep_ == "nsubjpass" or "acomp" in beside)


def _relative(token: Token, heads: dict[int, Seen]) -> Told | None:
    """The noun that a clause hangs on: the governor in "the governor, who insisted"."""
    verb = next((verb for verb in token.ancestors if verb.dep_ == "relcl"), None)
    before = token.i - (2 if token.i > 1 and token.nbor(-1).text == "," else 1)
    head = (heads.get(verb.head.i) if verb is not None else None) or heads.get(before)
    return (head.entity, 0.9, f"{token.lower_}: {head.entity.name}, right before it") if head else None


def speaker(token: Token, seen: Sequence[Seen], sentence: int, quoted: bool) -> Seen | None:
    """Who says "I" inside quotation marks: the only person who is a subject outside them in the sentence."""
    if not quoted or pronouns()[token.lower_].refers != "speaker":
        return None
    around = [s for s in seen if s.prominence and not s.quoted and s.entity.form == "person"]
    if len({id(s.entity) for s in around}) != 1:
        return None
    entity = around[0].entity
    return Seen(entity, 0.75, f"{token.lower_}: who speaks here, {entity.name}", token.i, sentence, 1, quoted)


def _fits(entity: Entity, refers: str) -> bool:
    if refers == "man":
        return entity.form == "person" and entity.gender != "f"
    if refers == "woman":
        return entity.form == "person" and entity.gender != "m"
    if refers == "many":
        return entity.form == "group" or (entity.form == "body" and entity.kind != "country")
    return entity.form == "body"


def _same_clause(token: Token, seen: Seen) -> bool:
    """Whether it would be "himself": an object cannot mean the subject of its own verb."""
    if token.dep_ not in ("dobj", "pobj", "dative"):
        return False
    verb = token.head if token.dep_ != "pobj" else token.head.head
    return any(child.i == seen.token and child.dep_ in _SUBJECTS for child in verb.children)
