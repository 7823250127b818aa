"""Words that a parser hung on the wrong one; each rule gives the ties that are to be made instead."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from rashomon.lexicon.cues import cues
from rashomon.lexicon.events import frames, is_any, words
from rashomon.pipeline.parties import is_people
from rashomon.pipeline.syntax import FINITE, SUBJECTS, child
from rashomon.pipeline.things import lemma

_MEASURED = frozenset(("DATE", "TIME", "CARDINAL", "PERCENT", "QUANTITY", "MONEY"))
PAST = frozenset(("VBN", "VBD"))
_BEFALLING = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_PARTIES = frozenset(("GPE", "ORG", "PERSON", "NORP"))
_NAMES = frozenset(("NNP", "NNPS", "PRP"))


class Tie(NamedTuple):
    """How a word hangs as it should; a word of another kind than the tagger took it for has a new tag."""

    word: Token
    head: Token
    dep: str
    tag: str = ""


def as_listed(word: Token) -> Iterator[Tie]:
    """The second verb of a list: "stormed, looted and burned the mint"."""
    first = word.head
    if word.tag_ not in FINITE or first.tag_ not in FINITE or word.i != first.i + 2 or word.nbor(-1).text != ",":
        return
    if child(word, "mark", "aux", "advmod", *SUBJECTS) is None and child(first, "ccomp") is None:
        yield Tie(word, first, "conj")


def as_second_subject(word: Token) -> Iterator[Tie]:
    """The second of two who act together: "Zendra and, a day later, Torvenia recognised it"."""
    first = child(word.head, word.dep_)
    if first is None or first.i >= word.i or child(first, "conj") is not None:
        return
    cc = next((c for c in first.rights if c.dep_ == "cc" and c.i < word.i), None)
    if cc is not None and (cc.nbor().text == "," or cc.i + 1 == word.left_edge.i):
        yield Tie(word, first, "conj")


def as_kind(word: Token) -> Iterator[Tie]:
    """What the second of two who act is like, taken for what they did: "Lancers and mounted police charged"."""
    noun, first = child(word, "dobj"), word.head
    if noun is None or noun.i != word.i + 1 or first.dep_ != "nsubj" or word.nbor(-1).dep_ != "cc":
        return
    if word.tag_ in PAST and first.head.i > noun.i and first.head.tag_ in FINITE:
        yield Tie(word, noun, "amod")
        yield Tie(noun, first, "conj")


def as_told(verb: Token) -> Iterator[Tie]:
    """Who acts, where its teller stands between two commas: "The abbot, a monk told us, has blessed the revolt"."""
    over = verb.head
    before = [c for c in over.lefts if c.dep_ == "nsubj"]
    if verb.i < over.i or len(before) != 2 or child(verb, "mark", *SUBJECTS) is not None:
        return
    who, comma = before[0], verb.left_edge.i - 1
    if who.right_edge.nbor().text == "," and verb.doc[comma].text == "," and comma > over.i:
        yield Tie(who, verb, "nsubjpass" if child(verb, "auxpass") is not None else "nsubj")


def as_done_before(word: Token) -> Iterator[Tie]:
    """What was done first, taken for what the next to act is like: "The port was closed and local guards came"."""
    who, be = word.head, word.nbor(-1) if word.i else word
    while be.lower_ in words("all_of_them") and be.i:
        be = be.nbor(-1)
    verb, first = who.head, child(word, *SUBJECTS) or child(be, *SUBJECTS)
    if who.dep_ != "nsubj" or who.i < word.i or be.lemma_ != "be" or verb.pos_ != "VERB" or first is None:
        return
    if first.i > be.i or not (be.head in (word, verb) or be == verb.head):
        return
    yield from (Tie(c, who, "amod") for c in word.rights if c.dep_ == "conj" and c.i < who.i)
    if be == verb.head:
        yield Tie(word, be, "acomp")
        return
    done = word.tag_ in PAST or word.lower_.endswith("ed")
    yield Tie(word, word if verb.dep_ == "ROOT" else verb.head, verb.dep_, "VBN" if done and word.tag_ != "VBN" else "")
    yield Tie(be, word, "auxpass" if done else "cop")
    yield Tie(first, word, "nsubjpass" if done else "nsubj")
    yield Tie(verb, word, "conj")


def as_quality(word: Token) -> Iterator[Tie]:
    """What the next to act are like, joined to what was done before: "was mined and local guides fled"."""
    who = word.nbor() if word.i + 1 < len(word.doc) else word
    if who.dep_ in ("nsubj", "nsubjpass") and who.head != word and word.nbor(-1).dep_ == "cc" and word.head.i < word.i:
        yield Tie(word, who, "amod")


def as_done_by(word: Token) -> Iterator[Tie]:
    """What somebody does that people speak of: "tell of soldiers massing along the border"."""
    who = word.nbor(-1)
    if who.dep_ == "pobj" and who.head.lower_ == "of" and who.head.head == word.head and not any(word.lefts):
        yield Tie(word, who, "acl")


def as_next(word: Token) -> Iterator[Tie]:
    """The second of two phrases of a noun: "an apology from the archbishop to the widows"."""
    first = word.head
    held, next_ = child(first, "pobj"), child(word, "pobj")
    if held is None or next_ is None or held.i > word.i or next_.ent_type_ in ("DATE", "TIME"):
        return
    if first.head.pos_ == "NOUN" and first.head.i < first.i:
        yield Tie(word, first.head, "prep")


def as_gift(word: Token) -> Iterator[Tie]:
    """What somebody is given, where giver and gift were taken for a clause: "made Norland an offer of wheat"."""
    over, whom = word.head, child(word, "nsubj")
    if whom is None or whom.left_edge.i != over.i + 1 or whom.pos_ != "PROPN":
        return
    if over.pos_ == "VERB" and whom.nbor().lower_ in ("a", "an") and child(word, "cop", "aux", "dobj") is None:
        yield Tie(word, over, "dobj")
        yield Tie(whom, over, "dative")


def as_undergoer(word: Token) -> Iterator[Tie]:
    """A word that stands for somebody: "one was stabbed and another badly hurt"."""
    verb = word.head
    if verb.tag_ in PAST and verb.dep_ == "conj" and word.i < verb.i and child(verb, "dobj", *SUBJECTS) is None:
        yield Tie(word, verb, "nsubjpass" if child(verb.head, "nsubjpass") is not None else "nsubj")


def as_fronted(word: Token) -> Iterator[Tie]:
    """Who acts, taken for what a preposition in front holds: "In Hask gunmen burned a mill"."""
    verb, who = word.head, child(word, "pobj") or child(word.head, "nsubj")
    if who is None or not word.i < who.i < verb.i or who.tag_ != "NNS" or not word.is_sent_start:
        return
    name, own = word.nbor(), child(verb, *SUBJECTS)
    if name.dep_ != "compound" or name.head != who or name.pos_ != "PROPN" or own not in (None, who):
        return
    if verb.tag_ not in FINITE or any(t.pos_ not in ("AUX", "ADV") for t in verb.doc[who.right_edge.i + 1 : verb.i]):
        return
    if word.lower_ in words("where"):
        yield Tie(name, word, "pobj")
        yield Tie(who, verb, "nsubj")


def as_agent(word: Token) -> Iterator[Tie]:
    """Who drove them, where the parser took them for those who drove: "Shepherds driven out by lancers have come"."""
    verb, by = word.head, child(word, "pobj")
    who = child(verb, "nsubj")
    if by is None or by.ent_type_ in _MEASURED or who is None or child(verb, "aux", "auxpass", "dobj") is not None:
        return
    if verb.i == who.i + 1:
        yield Tie(word, verb, "agent")
        yield Tie(who, verb, "nsubjpass")


def as_far_agent(word: Token) -> Iterator[Tie]:
    """Who did it, behind another phrase: "The clan was uprooted from its valley by government engineers"."""
    by, over = child(word, "pobj"), word.head
    verb = over.head.head if over.dep_ == "pobj" and over.lemma_ in words("places") else over
    if (
        by is None
        or verb.tag_ != "VBN"
        or child(verb, "auxpass") is None
        or child(verb, "agent") is not None
        or by.ent_type_ in _MEASURED
    ):
        return
    named = by.pos_ == "PROPN" and by.ent_type_ in _PARTIES and over == verb
    if named or (by.pos_ == "NOUN" and (is_people(by.lemma_) or is_any(by.lemma_, "force", "armed"))):
        yield Tie(word, verb, "agent")


def as_robbed(word: Token) -> Iterator[Tie]:
    """What somebody is robbed of, taken for part of who he is: "deprived the monks of their liberty"."""
    whom, thing = word.head, child(word, "pobj")
    if thing is None or whom.dep_ not in ("dobj", "nsubjpass") or whom.head.lemma_ not in words("robbing"):
        return
    if word.i > whom.i and whom.head.i < whom.i and not thing.ent_type_ and child(thing, "det") is None:
        yield Tie(word, whom.head, "prep")


def as_measure(by: Token) -> Iterator[Tie]:
    """How a thing was done, taken for who did it: "voted down the offer by a wide margin", "by 61 votes to 40"."""
    how = child(by, "pobj")
    bare = how is not None and how.tag_ == "NNS" and not any(how.lefts)  # "is threatened by roads", not "sent by road"
    if how is not None and not bare and how.lemma_ in words("by_how_much") and not _is_of_people(how):
        yield Tie(by, by.head, "prep")


def _is_of_people(noun: Token) -> bool:
    # "by a majority of deputies"
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    held = child(of, "pobj") if of is not None else None
    return held is not None and is_people(held.lemma_)


def as_epithet(participle: Token) -> Iterator[Tie]:
    """Who did it, with what he is like taken for the deed: "torched by retreating irregulars"."""
    by, who = participle.head, child(participle, "dobj")
    if by.lower_ != "by" or who is None or participle.lower_ not in words("epithets") or by.head.tag_ not in PAST:
        return
    if participle.i == by.i + 1 and all(c.i > participle.i and c.pos_ != "DET" for c in who.lefts):
        yield Tie(who, by, "pobj")
        yield Tie(participle, who, "amod")
        yield Tie(by, by.head, "agent")
        for c in participle.rights:
            yield Tie(c, by.head, c.dep_)


def as_told_to(verb: Token) -> Iterator[Tie]:
    """What somebody is asked to do, taken for an aim: "implored the rebels to stop shelling the town"."""
    to, over = verb.left_edge, verb.head
    whom = child(over, "dobj")
    if to.tag_ != "TO" or to.head != verb or whom is None or whom.right_edge.i != to.i - 1:
        return
    if over.lemma_ in _asking() and (whom.tag_ in _NAMES or is_people(whom.lemma_)):
        yield Tie(verb, over, "xcomp")


def as_ordered(verb: Token) -> Iterator[Tie]:
    """What somebody is told to do, taken for what he is like: "instructed its trawler escorts to withdraw"."""
    whom, to = verb.head, verb.left_edge
    over = whom.head
    if whom.dep_ != "dobj" or to.tag_ != "TO" or to.head != verb or whom.i != to.i - 1 or over.lemma_ not in _asking():
        return
    if is_people(whom.lemma_) or is_any(whom.lemma_, "force", "vessels", "traffic"):
        yield Tie(verb, over, "xcomp")


def as_relative(verb: Token) -> Iterator[Tie]:
    """What somebody did to a thing, taken for what is said of it: "The village that Norland's gunboats shelled"."""
    that, noun = child(verb, "mark"), verb.head
    if that is None or that.lower_ != "that" or noun.i + 1 != that.i or child(verb, "nsubj") is None:
        return
    if lemma(verb) in harming() and child(verb, "dobj", "auxpass") is None and not _tells(noun):
        yield Tie(verb, noun, "relcl")
        yield Tie(that, verb, "dobj")


def _tells(noun: Token) -> bool:
    # "the report that rebels attacked"
    return is_any(noun.lemma_, "writings", "tidings") or noun.lemma_ in saying()


def as_let(noun: Token) -> Iterator[Tie]:
    """Whom one lets through, taken for what they do: "let Velmar's barges through the canal"."""
    if noun.head.lemma_ in words("letting") and child(noun, "aux", "cop", *SUBJECTS) is None and noun.i > noun.head.i:
        yield Tie(noun, noun.head, "dobj")
        yield from (Tie(c, noun.head, c.dep_) for c in noun.rights if c.dep_ == "prep" and c.lower_ != "of")


def as_left(verb: Token) -> Iterator[Tie]:
    """The second of those whom something left in a bad way: "left a porter dead and six commuters hurt"."""
    over, whom = verb.head, child(verb, "nsubj")
    first = child(over, "dobj")
    if first is None or whom is None or over.lemma_ not in words("leaving") or child(first, "conj") is not None:
        return
    if child(verb, "aux", "auxpass", "dobj") is None and whom.right_edge.i + 1 == verb.i:
        yield Tie(whom, first, "conj")
        yield Tie(verb, whom, "acl")
        yield from (Tie(c, over, "oprd") for c in first.rights if c.dep_ == "amod")


def as_astray(noun: Token) -> Iterator[Tie]:
    """Who acts or undergoes, taken for a time or a way: "Karsia massed tanks", "wounded a baker and, later, a nun"."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun.ent_type_ in _MEASURED or verb.tag_ not in FINITE:
        return
    thing = child(verb, "dobj")
    if noun.i < verb.i:
        apart = noun.right_edge.nbor().text == "," == verb.nbor(-1).text
        bare = noun.pos_ == "PROPN" and noun.left_edge.is_sent_start and (noun.right_edge.i + 1 == verb.i or apart)
        if bare and child(verb, *SUBJECTS) is None:
            yield Tie(noun, verb, "nsubj")
    elif thing is None:
        if noun.i == verb.i + 1 and noun.tag_ in ("NN", "NNS") and not any(noun.lefts) and noun.lower_ in goods():
            yield Tie(noun, verb, "dobj")
    elif child(thing, "conj") is None and thing.i < noun.left_edge.i and is_people(noun.lemma_):
        cc = child(thing, "cc") or child(verb, "cc")
        if cc is not None and thing.i < cc.i < noun.i and noun.left_edge.nbor(-1).text == ",":
            yield Tie(noun, thing, "conj")


def as_taken(state: Token) -> Iterator[Tie]:
    """Who is made a captive, taken for a kind of captive: "took two monks hostage"."""
    whom = state.nbor(-1)
    if whom.head != state or whom.dep_ not in ("compound", "nmod", "nsubj") or whom.i < state.head.i:
        return
    if whom.pos_ in ("NOUN", "PROPN") and (whom.tag_ != "NN" or any(c.dep_ == "det" for c in state.lefts)):
        yield Tie(whom, state.head, "dobj")
        yield Tie(state, state.head, "oprd")
        yield from (Tie(c, whom, c.dep_) for c in state.lefts if c != whom)


def as_both(both: Token) -> Iterator[Tie]:
    """The two spoken of, taken for a part of the particle: "locked both out"."""
    verb = both.head.head
    if both.head.dep_ in ("prt", "advmod") and both.i == verb.i + 1 and child(verb, "dobj") is None:
        yield Tie(both, verb, "dobj")


def as_charged(word: Token) -> Iterator[Tie]:
    """What somebody is accused of, taken for part of who he is: "accused the police of theft"."""
    whom, thing = word.head, child(word, "pobj")
    if thing is None or whom.head.lemma_ not in words("charging") or not whom.head.i < whom.i < word.i:
        return
    if thing.tag_ != "NN" or thing.ent_type_ or is_people(thing.lemma_) or whom.lemma_ in words("quantity"):
        return
    if child(thing, "det") is None and not is_any(thing.lemma_, "places", "authorities", "force"):
        yield Tie(word, whom.head, "prep")


@cache
def _asking() -> frozenset[str]:
    """Verbs by which one has somebody do a thing."""
    return frozenset(f.key for f in frames() if f.type == "REQUEST" and f.pos == "verb" and not f.rest)


@cache
def harming() -> frozenset[str]:
    """Verbs of what is done to somebody, who never does it."""
    done = (f for f in frames() if f.pos == "verb" and f.roles == "hit" and f.type in _BEFALLING and not f.rest)
    return (frozenset(f.key for f in done) | words("undergone")) - words("of_their_own")


@cache
def goods() -> frozenset[str]:
    """What is carried off or handed over."""
    return words("supplies") | words("arms")


@cache
def saying() -> frozenset[str]:
    """Verbs that tell what somebody said."""
    return frozenset(cue.lemma for cue in cues())
