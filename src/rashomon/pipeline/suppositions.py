"""Acts that nobody says took place: "a boycott would ruin them", "firms that trade with them could lose it"."""

from spacy.tokens import Token

from rashomon.lexicon.modality import joiners, modifiers, words
from rashomon.pipeline.auxiliaries import Reading, inversion_of, is_reported
from rashomon.pipeline.parties import is_people
from rashomon.pipeline.syntax import FINITE, SUBJECTS, child

_OF_IDEAS = frozenset(("of", "for", "to", "towards", "toward", "about", "against", "on", "over"))
"""Prepositions between a noun and what is only thought of: "the wisdom of bombing it"."""


def anyone(word: Token) -> Token | None:
    """The word by which something may befall anybody: "those who attack the mill will be shot"."""
    if word.lower_ not in words("anyone") or word.dep_ not in ("nsubj", "nsubjpass"):
        return None
    may = words("foretelling") | words("conditional")
    return next((c for c in word.head.children if c.dep_ == "aux" and c.lower_ in may), None)


def warned(noun: Token) -> Token | None:
    """The word by which something may befall whoever does it: "firms that trade with them could lose their licence"."""
    verb = noun.head
    if (
        noun.dep_ not in ("nsubj", "nsubjpass")
        or noun.tag_ != "NNS"
        or child(noun, "det", "poss", "nummod") is not None
    ):
        return None
    return next((c for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), None)


def is_option(act: Token, be: Token, found: Reading) -> bool:
    """Whether an act is one of several that may be chosen: "among the options is a blockade"."""
    if be.lemma_ != "be" and be.lemma_ not in words("staying"):
        return False
    near = [c for c in be.children if c != act and c.dep_ in ("nsubj", "attr", "prep")]
    named = (child(c, "pobj") if c.dep_ == "prep" else c for c in near)
    option = next((t for t in named if t is not None and (t.lemma_ in words("options") or _is_matter_of_time(t))), None)
    if option is not None:
        found.take("hypothetical", None, option.text)
    return option is not None


def is_kind_of_act(act: Token, be: Token, found: Reading) -> bool:
    """Whether it is said what an act is or would be: "a blockade is an act of war", "their release is our aim"."""
    if act.dep_ == "attr":
        were = be.lower_ == "were" and be.dep_ == "advcl" and be.i < act.i
        if were:
            found.take("hypothetical", None, be.text)  # "were a blockade to be declared"
        return were
    said = child(be, "attr") if be.lemma_ == "be" and be.tag_ in ("VBZ", "VBP") else None
    if said is None or child(be, "expl") is not None or said.i < be.i:
        return False
    one = child(act, "det")
    if said.lemma_ in words("aims"):
        found.take("planned", None, said.text)
    elif one is not None and one.lower_ in words("indefinite"):
        found.take("general", None, one.text)
    else:
        return False
    return True


def weighed(verb: Token) -> Token | None:
    """The word by which a thing is only weighed: "is" in "freeing them is our duty", "would" in "would be wrong"."""
    if verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP"):
        return verb
    return next((c for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), None)


def wherever(verb: Token) -> Token | None:
    """The word by which something may befall anybody at any time: "where a ship is seized, the insurer pays"."""
    where = next((c for c in verb.children if c.dep_ in ("advmod", "mark") and c.lower_ in words("wherever")), None)
    whom = child(verb, "nsubjpass", "nsubj")
    if where is None or whom is None or where.i > whom.i or verb.dep_ not in ("advcl", "ccomp"):
        return None
    now = verb.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in verb.children if c.dep_ == "auxpass")
    one = child(whom, "det")
    return where if now and one is not None and one.lower_ in words("indefinite") else None


def _is_any_of_its_kind(noun: Token, verb: Token) -> bool:
    bare = noun.tag_ == "NNS" and child(noun, "det", "poss", "nummod") is None
    return bare and noun.dep_ == "nsubj" and child(verb, "dobj") is not None


def _is_matter_of_time(noun: Token) -> bool:
    # "is only a matter of days", but not "is a matter of record"
    of = next((c for c in noun.children if c.lower_ == "of"), None) if noun.lemma_ in words("matters") else None
    span = child(of, "pobj") if of is not None else None
    return span is not None and span.lemma_ in words("spans")


def supposed(noun: Token, verb: Token, found: Reading, told_of: bool = False) -> bool:
    """Whether nobody says that there is such a one: "a boycott would ruin them", "a raid will be taken for war".

    `told_of`: the act only describes the noun; "a man held on Monday would be freed" was held, but "a missile fired
    at Norland would be treated as an act of war" is none that was fired.
    """
    if _is_any_of_its_kind(noun, verb):
        fresh = words("conditional") if any(c.lower_ in words("fresh") for c in noun.children) else ("would",)
        would = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in fresh), None)  # "new raids could"
        if would is not None and not is_reported(verb):
            found.take("hypothetical", None, would.text)  # "sanctions would ruin them"
        return would is not None
    one = child(noun, "det") or next((c for c in noun.lefts if c.lower_ in words("fresh")), None)
    if one is None or one.lower_ not in words("indefinite") | words("fresh"):
        return False
    if noun.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return False
    entails = verb.lemma_ in words("entailing")
    punished = told_of and child(verb, "auxpass") is not None and _is_of_nobody_named(noun, verb)
    if (told_of or noun.dep_ == "dobj") and not entails and not punished and one.lower_ not in words("unspecific"):
        return False
    if noun.dep_ == "dobj" and verb.lemma_ not in words("likening"):
        return False
    said = words("conditional") | (words("foretelling") if entails or told_of else frozenset())
    said |= words("enabling") if entails else frozenset()  # "only a truce can bring peace"
    would = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in said), None)
    if would is not None:
        found.take("hypothetical", None, would.text)
    return would is not None


def _is_of_nobody_named(noun: Token, verb: Token) -> bool:
    # "an officer caught selling rifles would be hanged", but not "a man held in Brenn would be tried in June"
    return not any(t.ent_type_ for t in (*noun.subtree, *(t for c in verb.rights for t in c.subtree)))


def is_undated(participle: Token) -> bool:
    """Whether a participle has no day or hour."""
    return participle.tag_ in ("VBN", "VBD") and not any(t.ent_type_ in ("DATE", "TIME") for t in participle.subtree)


def is_thought(act: Token, verb: Token, found: Reading) -> bool:
    """Whether it is said how likely an act is: "a mutiny is thought unlikely", "may prove unavoidable"."""
    below = child(verb, "xcomp")
    verb = below if below is not None and below.lemma_ == "be" and act.dep_ == "nsubjpass" else verb
    seems = act.dep_ == "nsubj" and verb.lemma_ in words("seeming")
    said = child(verb, "oprd", "acomp", "attr") if seems or act.dep_ == "nsubjpass" else None
    modifier = modifiers().get(said.lower_) if said is not None else None
    if said is not None and modifier is not None:
        found.take(modifier.modality, modifier.polarity, said.text)
    elif said is not None and said.lower_ in words("foreseen"):
        found.take("hypothetical", None, said.text)
        return True
    return modifier is not None


def may_fail(verb: Token, found: Reading) -> None:
    """Note that an act need not even begin: "if the talks fail", "should the talks fail"."""
    opener = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in joiners()), None) or inversion_of(verb)
    if opener is not None and opener.i < verb.i:
        found.take("hypothetical", None, opener.text)


def is_idea(noun: Token, preposition: Token, gerund: Token) -> bool:
    """Whether a gerund is only thought of: "the importance of lifting it", but not "accusations of bombing it"."""
    if noun.pos_ != "NOUN" or gerund.tag_ != "VBG" or preposition.lower_ not in _OF_IDEAS or noun.ent_type_:
        return False
    if is_people(noun.lemma_.lower()) or child(gerund, *SUBJECTS) is not None:
        return False
    return noun.lemma_.lower() not in words("of_deeds")


def is_mere_object(gerund: Token, verb: Token) -> bool:
    """Whether a gerund is what a verb has before it: "listed disarming them", but not "kept", "regretted shelling"."""
    if gerund.tag_ != "VBG" or verb.pos_ != "VERB" or gerund.i < verb.i or child(verb, "dobj", "auxpass") is not None:
        return False
    return verb.lemma_ not in words("doing") and child(gerund, "mark", *SUBJECTS) is None


def is_sided(be: Token, preposition: Token) -> bool:
    """Whether somebody is for or against an act: "is against pardoning him"."""
    return be.lemma_ == "be" and preposition.lower_ in ("for", "against")


def made_of(act: Token) -> Token | None:
    """What an act is made, as a parser takes it: "makes possible the release", "made freeing them his first task"."""
    said = child(act, "acomp")
    if said is not None and said.lemma_ in words("enabled"):
        return said
    return next((c for c in act.rights if c.dep_ in ("dobj", "oprd") and c.lemma_ in words("aims")), None)


def condition(verb: Token, noun: Token) -> Token | None:
    """What opens a condition that a parser joins to the verb behind: "unless rebels leave, the talks are off"."""
    were = noun.head
    if verb.tag_ == "VBN" and were.lower_ == "were" and were.dep_ == "advcl" and were.i < noun.i:
        return were  # "were the crew freed, the guns would fall silent"
    if verb.tag_ not in FINITE or noun.dep_ != "nsubj" or child(verb, *SUBJECTS) is not None:
        return None
    return next((c for c in noun.head.lefts if c.dep_ == "mark" and c.i < noun.i and c.lower_ in joiners()), None)
