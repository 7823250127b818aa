"""Words that a tagger took for another kind, verbs for nouns and nouns for verbs; each rule says how they then hang."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from rashomon.lexicon.events import is_any, words
from rashomon.pipeline.mishung import PAST, Tie, goods, harming, saying
from rashomon.pipeline.parties import is_people
from rashomon.pipeline.syntax import FINITE, SUBJECTS, child
from rashomon.pipeline.things import lemma

_CLOSE = frozenset(("DET", "ADJ", "ADP", "PRON", "NUM"))
"""What stands before an adjective and belongs to its noun."""
_OWN = frozenset(("dobj", "aux", "auxpass", "ccomp", "xcomp", "mark", "prt", "agent"))
"""What shows that a verb tells of more than what its subject undergoes."""


def as_object(word: Token) -> Iterator[Tie]:
    """An object of two words that was taken for two: "met Velmari envoys on a barge", "bombed the cattle train"."""
    first = word.nbor(-1)
    nominal = first.pos_ in ("NOUN", "PROPN") and first.is_alpha
    if first.dep_ != "dobj" or first.head != word.head or not nominal:
        return
    if (word.tag_ == "NN" and word.is_alpha and not any(word.lefts)) or (word.tag_ == "VBZ" and first.pos_ == "PROPN"):
        yield Tie(word, word.head, "dobj", "" if word.tag_ == "NN" else "NNS")
        yield Tie(first, word, "compound")
        for c in first.lefts:
            yield Tie(c, word, c.dep_)


def as_headline(word: Token) -> Iterator[Tie]:
    """What a headline tells in the present tense, where a parser heaps up nouns: "Rebels storm barracks in Orra"."""
    root, who = word.head, word.nbor(-1) if word.i else word
    if who.tag_ not in ("NNS", "NNPS") or who.head != root or not who.left_edge.is_sent_start or word.i + 1 > root.i:
        return
    if not (is_people(who.lower_.removesuffix("s")) or is_people(who.lemma_)) or word.lemma_ not in harming():
        return
    yield Tie(word, word, "ROOT", "VBP")
    yield Tie(who, word, "nsubj")
    yield Tie(root, word, "dobj")
    for c in (*root.lefts, *root.rights):
        if c.i < who.i:
            yield Tie(c, who, c.dep_)
        elif c.i > root.i and (c.dep_ != "prep" or c.lower_ != "of"):
            yield Tie(c, word, c.dep_)


def as_act(word: Token) -> Iterator[Tie]:
    """A noun that was taken for a verb: "the rising has cost eighty lives"."""
    if child(word, "det") is not None and child(word, "dobj", "aux") is None:
        yield Tie(word, word.head, word.dep_, "NN")


def as_described(verb: Token) -> Iterator[Tie]:
    """What only says which thing acts: "warned that a missile fired at Norland would be treated as an attack"."""
    first = next((c for c in verb.head.rights if c.dep_ == "ccomp"), verb)
    who = child(first, "nsubj")
    if first == verb or who is None or first.right_edge.i + 1 != verb.left_edge.i or who.right_edge.i + 1 != first.i:
        return
    helped = child(first, "aux", "dobj", "cc") is not None
    alone = child(verb, "mark", "cc", *SUBJECTS) is None and child(verb, "aux") is not None
    if first.tag_ in PAST and alone and not helped:
        yield Tie(who, verb, "nsubjpass" if child(verb, "auxpass") is not None else "nsubj")
        yield Tie(first, who, "acl", "VBN")
        for mark in (c for c in first.lefts if c.dep_ == "mark"):
            yield Tie(mark, verb, "mark")


def as_verb(word: Token) -> Iterator[Tie]:
    """The only verb of its sentence or its half: "Mrs Vorn whipped bystanders", "rode on and whipped bystanders"."""
    noun = word.head
    if noun.i < word.i or noun.tag_ not in ("NN", "NNS"):
        return
    past = word.tag_ in PAST and word.pos_ == "VERB"
    if past and noun.i == word.i + 1 and word.i and word.nbor(-1).dep_ == "cc":
        yield from as_second_verb(word, noun)
    elif past or (word.tag_ == "JJ" and word.lower_.endswith("ed")):
        yield from as_only_verb(word, noun)


def as_only_verb(word: Token, noun: Token) -> Iterator[Tie]:
    """The only verb of a sentence, taken for a quality of its object: "In Hask gunmen burned mills."."""
    if word.nbor(-1 if word.i else 0).pos_ in _CLOSE:
        return
    sentence = word.sent
    root = sentence.root
    if root.pos_ not in ("NOUN", "PROPN") or sentence[-1].text != ".":
        return
    if any(t != word and (t.tag_ in FINITE or t.tag_ == "MD") for t in sentence):
        return
    who = next((t for t in sentence if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None)
    if who is None or who.i >= word.i or root not in (who, noun) or (who.tag_ == "NN" and not any(who.lefts)):
        return
    before = [c for c in noun.lefts if c.i < word.i and c != who]
    if any(c.i > word.i and c.dep_ not in ("amod", "compound") for c in noun.lefts):
        return
    if any(c.i > who.i or c.dep_ not in ("det", "nummod", "poss") for c in before):
        return
    yield Tie(word, word, "ROOT", "VBD")
    yield Tie(who, word, "nsubj")
    yield Tie(noun, word, "dobj" if noun.tag_ == "NNS" or noun.lower_ in goods() else "npadvmod")
    for c in before:
        yield Tie(c, who, c.dep_)
    for c in root.children:
        if c.i > word.i and c != noun:
            yield Tie(c, word, c.dep_)


def as_main(word: Token) -> Iterator[Tie]:
    """The only verb of its sentence: "Sailors of both fleets trained side by side", "The two armies disengaged"."""
    who, by = word.head, child(word, "agent")
    if who.dep_ == "pobj" and who.head.lower_ == "of":  # "a gang of smugglers"
        who = who.head.head
    if who.dep_ != "ROOT" or not (_is_side_by_side(word) or _is_of_their_own(word)):
        return
    yield Tie(word, word, "ROOT", "VBD")
    yield Tie(who, word, "nsubj")
    if by is not None:
        yield Tie(by, word, "prep")
    yield from (Tie(c, word, c.dep_) for c in who.rights if c.i > word.i)


def _is_side_by_side(verb: Token) -> bool:
    way, by = child(verb, "npadvmod"), child(verb, "agent")
    side = child(by, "pobj") if by is not None else None
    return way is not None and side is not None and way.lower_ == side.lower_


def _is_of_their_own(verb: Token) -> bool:
    # what nobody has done to him: "Two hundred villagers enlisted", "A gang set upon the assessor"
    if child(verb, "agent", "auxpass", "aux") is not None or verb.sent[-1].text != "." or verb.tag_ not in PAST:
        return False
    upon = verb.nbor()
    falls_upon = upon.lower_ == "upon" and upon.head == verb and child(upon, "pobj") is not None
    return falls_upon or (verb.lemma_ in words("of_their_own") and child(verb, "dobj") is None)


def as_second_verb(word: Token, noun: Token) -> Iterator[Tie]:
    """A verb that was taken for a quality of the noun joined before it: "rode on and whipped bystanders"."""
    first = noun.head
    if noun.dep_ != "conj" or noun.tag_ != "NNS" or any(c != word for c in noun.lefts):
        return
    over = first
    if first.pos_ == "PROPN" and first.dep_ == "pobj":
        over = first.head.head  # "rode through Kiev and whipped bystanders"
    if over.pos_ != "VERB" or over.tag_ not in FINITE:
        return
    yield Tie(word, over, "conj", "VBD")
    yield Tie(noun, word, "dobj")
    yield Tie(word.nbor(-1), over, "cc")


def as_joined(word: Token) -> Iterator[Tie]:
    """A noun that was joined to the verb: "expelled the consul and two of his clerks", "rode on and shot villagers"."""
    over = word.head
    if word.i < over.i or word.left_edge.i == 0 or child(word, *SUBJECTS) is not None:
        return
    cc = word.doc[word.left_edge.i - 1]
    if word.tag_ == "NN" and child(word, "dobj") is not None and over.tag_ in FINITE:
        yield Tie(word, over, "conj", "VBD")
        return
    thing = child(over, "dobj")
    if thing is None or cc.dep_ != "cc" or cc.head != over or thing.right_edge.i != cc.i - 1:
        return
    yield Tie(word, thing, "conj")
    yield Tie(cc, thing, "cc")


def as_plural(word: Token) -> Iterator[Tie]:
    """The object that was taken for a verb: "overran the salt works"."""
    over, first = word.head, child(word, "nsubj")
    if first is None or first.left_edge.i != over.i + 1 or over.tag_ not in PAST or over.lemma_ in saying():
        return
    if first.pos_ != "NOUN" or first.i != word.i - 1 or word.right_edge != word or child(over, "dobj") is not None:
        return
    yield Tie(word, over, "dobj", "NNS")
    yield Tie(first, word, "compound")
    for c in first.lefts:
        yield Tie(c, word, c.dep_)


def as_doer(word: Token) -> Iterator[Tie]:
    """Who does what a participle tells, taken for a part of it: "tell of lancers massing along the river"."""
    act = word.head
    if act.i != word.i + 1 or not act.lower_.endswith("ing") or act.tag_ not in ("VBG", "NN"):
        return
    forces = ("armed",) if act.tag_ == "NN" else ("armed", "force", "vessels")
    if not is_people(word.lemma_) and not is_any(word.lemma_, *forces):
        return
    if act.pos_ != "VERB" and (word.tag_ != "NNS" or act.dep_ not in ("dobj", "pobj") or _is_noun(act)):
        return
    yield Tie(word, act, "nsubj")
    if act.pos_ != "VERB" or act.dep_ == "pobj":
        yield Tie(act, act.head, "pcomp" if act.dep_ == "pobj" else "ccomp", "VBG")


def _is_noun(act: Token) -> bool:
    # "the bombing of two hospitals"
    return child(act, "det", "poss") is not None or any(c.lower_ == "of" for c in act.rights)


def as_rubble(word: Token) -> Iterator[Tie]:
    """What is left of a thing, taken for an aim: "reduced the abbey to rubble"."""
    to, over = child(word, "aux"), word.head
    verb = over if over.pos_ == "VERB" else over.head
    if to is None or to.lower_ != "to" or to.i != word.i - 1 or word.lower_ not in words("remains"):
        return
    yield Tie(word, to, "pobj", "NNS" if word.lower_.endswith("s") else "NN")
    yield Tie(to, verb, "prep")
    for c in word.rights:
        yield Tie(c, verb, c.dep_)


def as_named(word: Token) -> Iterator[Tie]:
    """A noun that was taken for a quality: "poised to launch a ground offensive", "to sink an enemy frigate"."""
    if word.i == 0 or word.nbor(-1).pos_ not in ("NOUN", "PROPN"):
        return
    first = word.nbor(-1)
    if first.dep_ == "compound" and first.head == word:
        yield Tie(word, word.head, word.dep_, "NN")
    elif first.dep_ == word.dep_ == "dobj" and first.head == word.head and word.lower_ in _things():
        yield Tie(word, word.head, "dobj", "NN")
        yield Tie(first, word, "compound")
        for c in first.lefts:
            yield Tie(c, word, c.dep_)


def as_emphatic(own: Token) -> Iterator[Tie]:
    """A noun that its own pronoun stresses, taken for a part of it: "was turned away by the abbess herself"."""
    noun = own.nbor(-1) if own.i else own
    if own.lower_ not in words("nobody") or noun.head != own or noun.dep_ not in ("amod", "compound", "nmod", "nsubj"):
        return
    yield Tie(noun, own.head, own.dep_, "" if noun.pos_ in ("NOUN", "PROPN") else "NN")
    yield Tie(own, noun, "npadvmod")
    for c in own.lefts:
        yield Tie(c, noun, c.dep_)


def as_gapped(who: Token) -> Iterator[Tie]:
    """Who undergoes what is told in short: "Two were shot and six wounded", "Some were fined, others held"."""
    verb, over = who.head, who.head.head
    if verb.dep_ != "conj" or child(verb, "ccomp") is not None:  # what stands before may be taken for something said
        over = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.right_edge.i + 2 == who.left_edge.i), verb)
    elif not who.left_edge.i or who.left_edge.nbor(-1).dep_ != "cc":
        return
    if verb.tag_ not in PAST or over == verb or not _is_suffered(over) or over.i > who.i:
        return
    if any(c.dep_ in _OWN and c != over for c in verb.children):
        return
    if lemma(verb) in harming() and not is_any(who.lemma_, "armed", "force") and who.i < verb.i:
        yield Tie(who, verb, "nsubjpass")
        yield Tie(verb, verb.head, verb.dep_, "VBN")


def _is_suffered(verb: Token) -> bool:
    # "was crushed"; "banned" in "the strike was crushed, the union banned and its leaders exiled"
    if child(verb, "auxpass") is not None or (verb.dep_ == "acomp" and verb.tag_ == "VBN"):
        return True
    before = child(verb, "ccomp")
    return before is not None and before.i < verb.i and child(before, "auxpass") is not None


def as_clause(verb: Token) -> Iterator[Tie]:
    """What only says which one it is, taken for the whole: "The aide the premier sacked in March has been charged"."""
    who, over = verb.head, verb.head.head
    if verb.i != who.i + 1 or over.i < verb.i or over.tag_ not in ("VBN", "VBD") or child(verb, "agent", "dobj"):
        return
    which = who.left_edge.nbor(-1) if who.left_edge.i else who
    told = which.nbor(-1) if which.lower_ in words("which") and which.i else which
    stray = told.dep_ in SUBJECTS and told.head == over
    if told == who or told.pos_ not in ("NOUN", "PROPN") or not (stray or (told == over.head and told.dep_ == "ROOT")):
        return
    if lemma(verb) not in harming():
        return
    yield Tie(verb, told, "relcl", "VBD")
    yield Tie(who, verb, "nsubj")
    if which != told:
        yield Tie(which, verb, "dobj")
    if not stray:
        yield Tie(over, over, "ROOT")
        yield Tie(told, over, who.dep_)


def as_vessel(word: Token) -> Iterator[Tie]:
    """A vessel that was taken for a quality: "found the trawler sunk by a frigate"."""
    if word.lower_ in _things():
        yield Tie(word, word.head, word.dep_, "NN")


def as_paper(word: Token) -> Iterator[Tie]:
    """A paper that was taken for how often: "the oldest opposition daily was shut down"."""
    if word.lower_ in words("presses"):
        yield Tie(word, word.head, word.dep_, "NN")


@cache
def _things() -> frozenset[str]:
    return words("vessels") | words("traffic") | words("arms") | words("force")
