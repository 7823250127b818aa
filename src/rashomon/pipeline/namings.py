"""What is called what: "described A as B", "called A B", "dismissed as lies reports of C"."""

from spacy.tokens import Token

from rashomon.pipeline.clauses import is_infinitive
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.handed import Handed, handed
from rashomon.pipeline.syntax import child

_RULE = "verb-as"


def naming(cue: CueAt, outside: set[Token]) -> Handed | None:
    """The thing and what it is called."""
    if "as" not in cue.entry.frames:
        return None
    thing = _thing(cue)
    near = (*(c for _, c in cue.below), *(thing.children if thing is not None else ()))
    called = next((c for c in near if c.lower_ == "as"), None)
    if thing is None and called is not None:
        return _named_late(called, outside)
    name = _name(cue, thing)
    why = _reason(cue) if called is None and name is None else None
    parts = [
        t for t in (thing, name, called, why) if t is not None and t not in outside and t.tag_ not in ("WP", "WDT")
    ]
    if not parts:
        return None
    if name is None and called is None and "noun" not in cue.entry.frames and not _holds_quote(thing):
        return None
    if called is None and cue.passive and cue.child("agent") is None:
        return None  # "a hill called the Saddle" has a name, and nobody speaks
    return handed(parts[0], outside, _RULE, None, *parts[1:])


def _reason(cue: CueAt) -> Token | None:
    """For what somebody is condemned or praised: "condemned the militia for the raid"."""
    return next((c for c in cue.children("prep") if c.lower_ in cue.entry.after), None)


def _thing(cue: CueAt) -> Token | None:
    if not cue.passive:
        return cue.child("dobj")
    return cue.child("nsubjpass") or (cue.head.head if cue.head.dep_ == "acl" else None)


def _name(cue: CueAt, thing: Token | None) -> Token | None:
    """What the thing is called, without "as": a predicate, a small clause, a second object."""
    small = (c for c in cue.children("ccomp", "xcomp") if c.lemma_ == "be" or not is_infinitive(c))
    second = (c for c in cue.children("dobj") if c != thing)
    return cue.child("oprd", "attr") or next(small, None) or next(second, None) or _renamed(thing)


def _renamed(thing: Token | None) -> Token | None:
    """A second noun right behind the first, as in "branded the group a militia"."""
    second = child(thing, "appos") if thing is not None else None
    if second is None or second.doc[second.left_edge.i - 1].text == ",":
        return None
    return second


def _named_late(called: Token, outside: set[Token]) -> Handed | None:
    """The thing behind its name, as in "rejected as lies the reports" and `dismissed as "tales" reports of a raid`."""
    name = child(called, "pobj")
    thing = child(name, "appos") if name is not None else None
    if thing is not None:
        return handed(thing, outside, _RULE)
    behind = _behind_quotation(called, name) if name is not None else ()
    return Handed(behind, behind[0], _RULE) if behind else None


def _behind_quotation(called: Token, name: Token) -> tuple[Token, ...]:
    marks = [t.i for t in name.doc[called.i + 1 : name.i] if t.is_quote]
    if len(marks) < 2 or marks[0] != called.i + 1:
        return ()
    return tuple(sorted((t for t in name.subtree if t.i > marks[-1]), key=lambda t: t.i))


def _holds_quote(thing: Token | None) -> bool:
    return thing is not None and any(t.is_quote for t in thing.doc[thing.left_edge.i : thing.right_edge.i + 2])
