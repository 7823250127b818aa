"""Questions to a parse: who acts, who is acted upon, what belongs to a phrase or a clause.

Every function takes tokens of a parsed doc (dependency labels as in spaCy's English models) and gives tokens or a
`Span` of code points. No lexicon, no records of ours but `Span`: any room of the pipeline may ask.
"""

from collections.abc import Container, Iterable

from spacy.attrs import SENT_START
from spacy.tokens import Doc, Token

from rashomon.pipeline.columns import where
from rashomon.records import Span

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
CLAUSES = frozenset(("ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "parataxis"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))
VERBAL = frozenset(("VERB", "AUX"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
_LOWER = frozenset(("conj", "xcomp", "ccomp", "advcl", "relcl", "acl"))
_AUXILIARY = frozenset(("aux", "auxpass"))
_TAKES_PART = frozenset(("nsubj", "nsubjpass", "dobj"))
_RELATIVES = frozenset(("WDT", "WP", "WP$"))
_MEASURED = frozenset(("DATE", "TIME", "CARDINAL", "PERCENT", "QUANTITY"))
_AFTER = frozenset(("conj", "advcl", "dep"))
_APPOSED = 2
"""How far what stands beside a name may be from it: "Vey, Jr."."""
_LOWER_DOWN = frozenset(("acl", "dobj", "oprd", "pobj", "pcomp", "xcomp", "advcl"))
"""Under what a parser hangs a "by" that belongs to the verb above."""
_NAMING = frozenset(("det", "amod", "compound", "nmod", "poss", "nummod", "advmod"))


def sentence_starts(doc: Doc) -> list[int]:
    """Where the sentences of a doc begin, in order."""
    return where(doc.to_array(SENT_START) == 1)


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of the labels, or None."""
    for c in token.children:  # asked so often that a generator would be felt
        if c.dep_ in deps:
            return c
    return None


def children(token: Token, *deps: str) -> list[Token]:
    """All children with one of the labels, in text order."""
    return [c for c in token.children if c.dep_ in deps]


def wish(verb: Token) -> Token | None:
    """The verb of what is wished of somebody: "resign" for "called" in "called for the governor to resign"."""
    if verb.i + 1 == len(verb.doc) or (opener := verb.nbor()).lower_ != "for" or opener.dep_ != "mark":
        return None
    clause = opener.head
    asked = clause.head == verb and clause.pos_ in VERBAL and child(clause, *SUBJECTS) is not None
    return clause if asked and any(c.tag_ == "TO" for c in clause.children) else None


def is_passive(verb: Token) -> bool:
    """Whether the subject undergoes: "was shelled", "shelled by rebels", "the town shelled on Monday"."""
    deps = {c.dep_ for c in verb.children}
    if deps & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    link, tag = verb.dep_, verb.tag_
    if (link == "acomp" and _is_state(verb)) or (link == "ccomp" and _is_had_done(verb)):
        return True
    if "agent" in deps:  # not in "spurned a plea by the abbot", where the phrase is the noun's
        if any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
            return False  # "had not accused them by name"
        return tag not in FINITE or not deps >= {"nsubj", "dobj"}
    if link == "conj" and is_gapped(verb):
        return True
    if tag == "VBD":
        return _is_led_astray(verb, deps) or _by_whom(verb) is not None
    if tag != "VBN" or "aux" in deps:
        return False
    if link == "conj":
        return is_passive(verb.head) and "dobj" not in deps  # "two boats were sunk and four men killed"
    if "nsubj" in deps and (link == "ROOT" or (link == "relcl" and not _has_relative_subject(verb))):
        return False  # "the camp the army shelled"
    return "dobj" not in deps or link in ("acl", "amod")


def doer(verb: Token) -> Token | None:
    """Who acts: "rebels" in "rebels shelled it" and in "it was shelled by rebels"."""
    if is_passive(verb):
        by = child(verb, "agent") or _by_whom(verb) or _shared_agent(verb) or _strayed_agent(verb)
        found = child(by, "pobj") if by is not None else None
        return antecedent(found) if found is not None else None
    return subject(verb)


def undergoer(verb: Token) -> Token | None:
    """Who is acted upon: "Brenn" in "rebels shelled Brenn", "Brenn was shelled", "Brenn, which they shelled"."""
    if is_passive(verb):
        return verb.head if verb.dep_ == "amod" else subject(verb) or _put_last(verb)
    own = child(verb, "dobj")
    if own is not None:
        return antecedent(own)
    if verb.dep_ == "relcl" and child(verb, "nsubj") is not None and not _has_relative_subject(verb):
        return described(verb)  # "the camp the army shelled": the object is left out
    return _shared_object(verb)


def _shared_object(verb: Token) -> Token | None:
    # "attacked and burned the mill", "fined, closed and banned the paper"
    beside = verb.head.rights if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else ()
    for c in (*verb.rights, *beside):
        joined_on = c.i > verb.i and c.dep_ == "conj" and c.pos_ == "VERB"
        if joined_on and child(c, "nsubj", "nsubjpass", "auxpass") is None and not _has_thing(verb):
            shared = child(c, "dobj") or _shared_object(c)
            if shared is not None:
                return shared
    return None


def nearest_subject(verb: Token) -> Token | None:
    """Of two subjects that are no list the nearer: the police in "On the pier, officials say, police came"."""
    found = [c for c in verb.lefts if c.dep_ == "nsubj"]
    if len(found) == 1 or not found or child(found[-1], "cc") is not None:
        return None
    apart = found[-1].left_edge.i - found[-2].right_edge.i > _APPOSED
    return found[-1] if apart or found[-1].tag_ == "PRP" else None


def _has_thing(verb: Token) -> bool:
    # "fired at the mill and shot a guard" has its own; "seized on Monday and burned it" does not
    if child(verb, "xcomp", "ccomp") is not None:
        return True  # "refused to leave and urged the islanders to stay"
    held = (t for c in verb.rights if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj")
    return any(t.ent_type_ not in ("DATE", "TIME") for t in held)


def subject(verb: Token) -> Token | None:
    """The grammatical subject, also where it is shared or left out.

    "Rebels came and burned it", "rebels tried to burn it", "rebels who burned it", "rebels, burning it, left",
    "they left after burning it", "their plan to burn it", "rebels urged them to burn it" (them).
    """
    own = child(verb, *SUBJECTS)
    if own is not None:
        if (either := _else_behind(own)) is not None:
            return child(either.head, "conj")
        return described(verb) if verb.dep_ == "relcl" and _counts_relative(own) else antecedent(own)
    return _misread_subject(verb) or _borrowed_subject(verb)


def _counts_relative(noun: Token) -> bool:
    # "marches, some of which turned violent"
    of = child(noun, "prep")
    held = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    return held is not None and held.tag_ in _RELATIVES


def alternative(verb: Token) -> Token | None:
    """The "or" behind an order that a parser took for the subject: "pay or your mill will burn"."""
    order = child(verb, *SUBJECTS)
    return _else_behind(order) if order is not None else None


def _else_behind(order: Token) -> Token | None:
    if not _is_order_as_subject(order):
        return None
    return next((t for t in order.subtree if t.dep_ == "cc" and t.lower_ == "or" and child(t.head, "conj")), None)


def _is_order_as_subject(word: Token) -> bool:
    return word.tag_ == "VB" and word.dep_ in SUBJECTS and word.left_edge == word


def _is_of_else(noun: Token) -> bool:
    # the mill in "pay or your mill will burn" is no second thing to pay
    top = noun.head
    while top.dep_ in ("conj", "dobj"):
        top = top.head
    return _is_order_as_subject(top) and noun.left_edge.nbor(-1).lower_ == "or"


def _misread_subject(verb: Token) -> Token | None:
    for c in verb.lefts:  # "admits downing it", "began shelling it": a parser may take the first for an auxiliary
        if c.dep_ == "aux" and c.tag_ in FINITE and (own := child(c, *SUBJECTS)) is not None:
            return own
    return _torn_off(verb)


def _torn_off(verb: Token) -> Token | None:
    """The subject that a parser gave to the clause before: Velmar in "beat the rebels and Velmar would move in"."""
    if not _is_joined_on(verb) or verb.i == 0:
        return None
    first = min((c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass", "advmod", "neg")), default=verb.i)
    if first == 0 or verb.doc[first - 1].pos_ not in NOMINAL:
        return None
    last = verb.doc[first - 1]
    while last.dep_ != "conj" and last.head.right_edge.i == first - 1 and last.head.pos_ in NOMINAL:
        last = last.head
    return last if last.dep_ == "conj" and _next_clause(last) == verb else None


def _next_clause(noun: Token) -> Token | None:
    """The verb right behind a joined noun, without an "and" of its own, that can only be that noun's."""
    end = noun.right_edge.i + 1
    if end >= len(noun.doc) or not _follows_and(noun):
        return None
    after = noun.doc[end]
    if after.dep_ in ("advmod", "neg") and after.head.pos_ in VERBAL:
        after = after.head
    verb = after.head if after.dep_ in ("aux", "auxpass") else after
    if not _is_joined_on(verb) or verb.i < end or verb.head.i > noun.i or verb.pos_ not in VERBAL:
        return None
    return verb if _is_finite(verb) and child(verb, *SUBJECTS) is None else None


def _is_joined_on(verb: Token) -> bool:
    # also "and the leaders called on them", where a parser saw people who were called on
    return verb.dep_ == "conj" or (verb.dep_ == "acl" and verb.tag_ == "VBD" and child(verb, "agent") is None)


def _follows_and(noun: Token) -> bool:
    edge = noun.left_edge.i
    return edge > 0 and noun.doc[edge - 1].dep_ == "cc"


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(c.tag_ in FINITE or c.tag_ == "MD" for c in verb.lefts if c.dep_ in _AUXILIARY)


def antecedent(pronoun: Token) -> Token:
    """What a relative pronoun stands for ("rebels" for "who" in "rebels who fled"); any other token is itself."""
    tag = pronoun.tag_
    if tag not in _RELATIVES and not (tag == "IN" and pronoun.dep_ in _TAKES_PART):
        return pronoun  # a model takes some a "that" for a conjunction and still gives it a part
    for above in pronoun.ancestors:
        if above.dep_ == "relcl":
            return described(above)
        if pronoun.head == above and (who := cleft(above)) is not None:
            return who
    return pronoun


def cleft(verb: Token) -> Token | None:
    """Who is singled out: Norland in "it was Norland that sank it", where a parser takes the rest for what is said."""
    be, who = verb.head, child(verb, "nsubj")
    if verb.dep_ != "ccomp" or be.lemma_ != "be" or who is None or who.tag_ not in _RELATIVES:
        return None
    it = child(be, "nsubj")
    return child(be, "attr") if it is not None and it.lower_ == "it" else None


def is_mutual(word: Token) -> bool:
    """Whether a word is the one that a parser hangs on the verb of "each other", "one another"."""
    if word.dep_ not in ("dobj", "pobj"):
        return False
    if word.lower_ == "one":
        return word.i + 1 < len(word.doc) and word.nbor().lower_ == "another"
    before = word.nbor(-1).lower_ if word.i else ""
    return (before, word.lower_) in (("each", "other"), ("one", "another"))


def described(verb: Token) -> Token:
    """What a relative clause or participle tells about, where the parser hangs it on the nearest name.

    "the mayor of Brenn, who fled", "marchers, including students, who chanted": behind a comma it is the first noun.
    """
    noun = verb.head
    if noun.ent_type_ in ("DATE", "TIME") and noun.dep_ == "pobj" and verb.dep_ == "relcl":
        told = noun.head.head  # "the raid was at noon, which killed nine"
        return told if told.pos_ in NOMINAL else subject(told) or noun
    edge = verb.left_edge
    if edge.i == 0 or not (edge.is_punct or edge.nbor(-1).is_punct):
        return noun
    top = noun
    while top.dep_ == "conj" and top.head.i < top.i:
        top = top.head
    over = top.head if top.dep_ == "pobj" else None
    if over is None or over.head.pos_ not in NOMINAL:
        return noun
    listed = over.lower_ == "including"
    placed = over.lower_ == "of" and noun.ent_type_ in ("GPE", "LOC", "") and over.head.pos_ == "NOUN"
    return over.head if listed or placed else noun


def owner(noun: Token) -> Token | None:
    """Whose a noun is: its possessive, its "by" phrase, or the subject of the verb that has it as object."""
    own = child(noun, "poss")
    if own is not None:
        return own
    by = next((c for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ == "by"), None)
    if by is not None:
        return child(by, "pobj")
    people = next((c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ == "NORP"), None)
    if people is not None:
        return people  # "the Dutch decision to leave"
    if noun.dep_ in ("dobj", "attr", "oprd", "nsubjpass") and noun.head.pos_ in VERBAL:
        return doer(noun.head)
    return None


def joined(head: Token) -> list[Token]:
    """The head and all that "and", "or" or a comma joins to it, in text order; not what "but not" sets apart."""
    below = [c for c in head.children if c.dep_ in ("appos", "conj")]
    out = [head, *_further_subjects(head, below), *_along_with(head)]
    for part in out:
        out += [c for c in (below if part is head else part.children) if c.dep_ == "conj" and _is_one_more(c)]
    return sorted(out, key=lambda t: t.i) if len(out) > 1 else out


def _is_one_more(noun: Token) -> bool:
    if noun.pos_ not in NOMINAL or child(noun, "neg") is not None:
        return False
    return _next_clause(noun) is None and not _is_of_else(noun)


def governor(token: Token) -> Token | None:
    """The nearest verb above a token, or None."""
    return next((t for t in token.ancestors if t.pos_ in VERBAL), None)


def clause(verb: Token) -> list[Token]:
    """The tokens of a verb's own clause, in text order, without the clauses inside it or joined to it."""
    out = [verb]
    for token in out:
        if token.n_lefts or token.n_rights:  # half of all words have nothing below them
            out += [c for c in token.children if not _opens_clause(c)]
    return sorted(out, key=lambda t: t.i)


def core(head: Token) -> Span:
    """A noun with what stands before it, a name behind it and an "of" phrase: "its ally Vey", "the mayor of Brenn"."""
    out = [head]
    for token in out:
        out += [c for c in token.children if _kept_in_core(c, token) and (c.dep_ != "conj" or token != head)]
    first, last = min(out, key=lambda t: t.i), max(out, key=lambda t: t.i)
    return Span(first.idx, last.idx + len(last))


def naming(noun: Token) -> Span:
    """A noun with what stands right before it and tells what it is like: "an unprovoked and unjustified attack"."""
    words = [t for c in noun.lefts if c.dep_ in _NAMING and c.pos_ != "PUNCT" for t in c.subtree]
    first = min((t.i for t in words), default=noun.i)
    marks = [t.i + 1 for t in noun.doc[first : noun.i] if t.is_quote]
    return Span(noun.doc[max([first, *marks])].idx, noun.idx + len(noun))


def _further_subjects(head: Token, below: Iterable[Token]) -> list[Token]:
    # "the army, the navy and the air force came": a parser may give each its own tie to the verb, or none
    beside = next((c for c in below if c.dep_ == "appos"), None)
    if beside is not None and child(beside, "cc") is not None and beside.left_edge.nbor(-1).text == ",":
        return [beside] if beside.right_edge.nbor().text != "," else []
    if head.dep_ not in ("nsubj", "nsubjpass") or not _stands_before_comma(head):
        return []
    more = [c for c in head.head.lefts if c.dep_ == head.dep_ and c.i > head.i]
    listed = bool(more) and child(more[-1], "cc") is not None
    return more if listed and all(c.left_edge.nbor(-1).text == "," for c in more) else []


def _stands_before_comma(word: Token) -> bool:
    return word.i + 1 < len(word.doc) and word.nbor().text == ","


def _along_with(head: Token) -> list[Token]:
    # "the mayor, along with two aides, was held": they as well
    top = head.head if head.dep_ == "conj" and head.head.dep_ in SUBJECTS else head
    if top.dep_ not in SUBJECTS or (head.right_edge.i == head.i and not _stands_before_comma(head)):
        return []
    hung = (c for c in top.head.lefts if c.i > top.i)
    for c in (*head.rights, *(top.rights if top != head else ()), *hung):
        if c.dep_ != "prep" or not c.left_edge.i or c.left_edge.nbor(-1).text != ",":
            continue
        beside = c if c.lower_ == "with" and child(c, "advmod") is not None else child(c, "prep")
        if beside is not None and beside.lower_ == "with" and c.left_edge.lower_ in ("along", "together"):
            return children(beside, "pobj")
    return []


def parted(verb: Token) -> tuple[Token, Token] | None:
    """The object of a verb and the subject of the next, read as one: "shelled Hask and Karsia bombed Orra"."""
    after = child(verb, "ccomp")
    both = child(after, "nsubj") if after is not None and child(after, "mark") is None else None
    second = child(both, "conj") if both is not None else None
    if after is None or both is None or second is None or both.left_edge.i != verb.i + 1:
        return None
    first = min((t.i for t in after.lefts if t.i > second.i and t.dep_ in _AUXILIARY), default=after.i)
    return (both, second) if _follows_and(second) and second.right_edge.i + 1 == first else None


def _is_state(verb: Token) -> bool:
    """Whether a parser took a passive for a quality: "the accounts have been frozen"."""
    return verb.dep_ == "acomp" and verb.tag_ == "VBN" and verb.pos_ == "VERB"


def is_gapped(verb: Token) -> bool:
    """Whether a participle shares the "must be" of the verb before it: "spies must be tried and the others freed"."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBD") or child(verb, *SUBJECTS) is None:
        return False
    head = verb.head
    if head.tag_ != "VBN":
        return False
    said = {c.tag_ for c in head.children if c.dep_ == "aux"}
    own = child(verb, "aux", "auxpass", "dobj", "ccomp", "xcomp", "mark")
    return own is None and "MD" in said and child(head, "auxpass") is not None


def _is_had_done(verb: Token) -> bool:
    # "had the mutineers flogged", also where the parser took the participle for a past tense
    if verb.tag_ != "VBD" or verb.head.lemma_ != "have" or verb.i == 0:
        return False
    return {c.dep_ for c in verb.children} <= {"nsubj", "advmod", "prep", "npadvmod"} and child(
        verb, "nsubj"
    ) is not None


def _put_last(verb: Token) -> Token | None:
    """The subject of a passive that is turned round: "also arrested were two cousins"."""
    be = child(verb, "auxpass")
    return child(verb, "attr") or child(be, "attr") if be is not None and be.i > verb.i else None


def _shared_agent(verb: Token) -> Token | None:
    # "was beaten, starved and robbed by bandits"
    if verb.dep_ == "conj" and not children(verb, *SUBJECTS):
        above = child(verb.head, "agent")
        if above is not None:
            return above
    for c in verb.rights:
        if c.dep_ == "conj" and c.tag_ in ("VBN", "VBD") and child(c, "auxpass", *SUBJECTS) is None:
            return child(c, "agent") or _shared_agent(c) or _strayed_agent(c)
    return None


def _strayed_agent(verb: Token) -> Token | None:
    """The "by" of a passive that a parser hangs lower: "was given a warning by police", "was made to kneel by them"."""
    if verb.dep_ != "conj" and child(verb, "auxpass") is None:
        return None
    for c in verb.rights:
        held: Token | None = c
        if c.dep_ == "prep":  # "was banned from travelling by a court"
            held = child(c, "pobj") if c.lower_ == "as" else child(c, "pcomp", "pobj") if c.lower_ == "from" else None
            if held is not None and c.lower_ == "from" and held.tag_ != "VBG":
                continue
        elif c.dep_ == "dobj" and (to := child(c, "acl")) is not None and _has_to(to):
            held = to  # "were refused leave to land by the harbour master"
        if held is None or held.dep_ not in _LOWER_DOWN or child(held, *SUBJECTS):
            continue
        by = next((p for p in held.rights if p.dep_ in ("prep", "agent") and p.lower_ == "by"), None)
        whom = child(by, "pobj") if by is not None else None
        if whom is not None and whom.ent_type_ not in _MEASURED and not _is_passive_infinitive(held):
            return by
    return None


def _is_passive_infinitive(verb: Token) -> bool:
    """Whether a "by" below a verb is its own: "was ordered to be freed by the court"."""
    return verb.pos_ in VERBAL and child(verb, "auxpass") is not None


def _by_whom(verb: Token) -> Token | None:
    """The "by" of a joined passive that a parser took for an active: "was stopped at noon and held by police"."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBN") or child(verb, "dobj", *SUBJECTS) is not None:
        return None
    by = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "by"), None)
    whom = child(by, "pobj") if by is not None else None
    found = whom is not None and whom.ent_type_ not in _MEASURED
    return by if found and is_passive(verb.head) else None


def _is_led_astray(verb: Token, deps: Container[str]) -> bool:
    """Whether a parser took a participle for the verb: "the convoy, attacked twice, came", "shots fired hit it"."""
    if "nsubj" not in deps or "dobj" in deps or "ccomp" in deps or "xcomp" in deps:
        return False
    after = next((c for c in verb.rights if c.dep_ in _AFTER and c.tag_ in FINITE), None)
    if after is None or child(after, *SUBJECTS, "mark", "advmod", "cc") is not None:
        return False
    if after.dep_ == "advcl":
        return not any(t.is_punct for t in verb.doc[verb.i + 1 : after.i])
    return bool(verb.nbor(-1).is_punct and after.nbor(-1).is_punct)


def _borrowed_subject(verb: Token) -> Token | None:
    dep, head = verb.dep_, verb.head
    if dep == "ROOT":
        return _before_semicolon(verb)
    if dep in ("conj", "dep"):
        over = partner(verb)
        return subject(over) if over.pos_ in VERBAL else None
    if dep == "ccomp" and verb.tag_ in FINITE:
        return None  # "burned the mill, the mayor said": who says it has not done it
    if is_order(verb):
        return None  # "stop it, the mayor said"
    if dep in ("xcomp", "ccomp") and head.pos_ in VERBAL:
        return _controller(head, verb)
    if dep == "xcomp":
        return subject(head.head if head.dep_ in ("acomp", "oprd") else head)  # "is about to", "proved unable to"
    if _is_state(verb):
        return subject(head)
    if dep == "advcl" and (not children(verb, "mark") or any(c.tag_ == "TO" for c in verb.children)):
        return subject(head) if head.pos_ in VERBAL else None  # "debated whether to burn it"
    if dep == "advcl" and verb.tag_ in ("VBG", "VBN"):
        return subject(head)
    if dep == "pcomp":
        return _above_preposition(head)
    if dep in ("relcl", "acl"):
        infinitive = any(c.tag_ == "TO" for c in verb.children)
        if infinitive and head.dep_ == "nsubj" and head.i > head.head.i:
            return head  # "were the king to leave"
        return _entitled(head) or owner(head) or _above_bare(head) if infinitive else described(verb)
    return None


def _before_semicolon(verb: Token) -> Token | None:
    # "They shelled the fort; burned the mill": a parser may take what stands before for something said
    before = child(verb, "ccomp")
    if before is None or before.i > verb.i or verb.tag_ not in FINITE or verb.left_edge.i == verb.i:
        return None
    return subject(before) if any(c.text == ";" and before.i < c.i < verb.i for c in verb.lefts) else None


def partner(verb: Token) -> Token:
    """The verb that a joined one goes with: "urged", not "leave", for "struck" in "urged them to leave and struck it".

    What is finite goes with what is finite and an infinitive with an infinitive, wherever a parser hangs it.
    """
    head = verb.head
    if verb.dep_ != "conj":
        return head
    if _has_to(verb) and not _has_to(head):
        return next((c for c in head.rights if c.dep_ in _LOWER and _has_to(c) and c.i < verb.i), head)
    if not _is_told(verb):
        return head
    return _told_above(verb, head) or head


def _told_above(verb: Token, head: Token) -> Token | None:
    over, nearest = head, None
    while True:
        if _is_told(over):
            nearest = nearest or over
            if _is_past(over) == _is_past(verb):
                return over  # "noted that it is a crime that must end and agreed": who noted it agreed
        above = governor(over) if over.dep_ in _LOWER else None
        if above is None or (nearest is not None and over.dep_ != "ccomp"):
            return nearest
        over = above


def _has_to(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.lefts)


def _is_past(verb: Token) -> bool:
    return any(t.tag_ == "VBD" for t in (verb, *verb.lefts) if t == verb or t.dep_ in _AUXILIARY)


def _is_told(verb: Token) -> bool:
    """Whether a verb says by its form that it is no infinitive: "left", "has left"; "cut" may be either."""
    if any(c.dep_ in _AUXILIARY and c.tag_ in FINITE for c in verb.lefts):
        return True
    return verb.tag_ in ("VBD", "VBZ") and verb.lower_ != verb.lemma_.lower()


def is_order(verb: Token) -> bool:
    """Whether a verb is a bare imperative in quoted words: "stop the war, the mayor told them"."""
    if verb.dep_ not in ("ccomp", "advcl") or verb.tag_ != "VB" or verb.i > verb.head.i:
        return False
    return child(verb, "aux", "mark", *SUBJECTS) is None


def _entitled(noun: Token) -> Token | None:
    # "the right of the islanders to protest", "the refusal of the king to meet them"
    if child(noun, "poss") is not None:
        return None
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return child(of, "pobj") if of is not None else None


def _controller(head: Token, verb: Token) -> Token | None:
    # "urged them to leave" has an object before the infinitive; "was urged to leave" its subject
    told = child(head, "dobj", "dative")
    if told is not None and told.i < verb.i and not is_passive(head):
        return subject(head) if is_mutual(told) else antecedent(told)
    if verb.dep_ == "xcomp":
        for c in head.children:  # "called on them to leave", "appealed to them to leave"
            if c.dep_ in ("prep", "prt") and c.lower_ in ("on", "upon", "to") and c.i == head.i + 1:
                told = child(c, "pobj")
                if told is not None and told.ent_type_ not in ("DATE", "TIME"):
                    return antecedent(told)
    return subject(head)


def _above_preposition(preposition: Token) -> Token | None:
    over = preposition.head
    if over.pos_ in VERBAL:
        thing = child(over, "dobj")
        if thing is not None and is_mutual(thing):
            return subject(over)  # "accused each other of burning it"
        if thing is not None and preposition.i > thing.i and preposition.lower_ in ("of", "for", "from", "into"):
            return antecedent(thing)  # "accused them of burning it", "talked them into leaving"
        if preposition.lower_ == "by" and is_passive(over):
            return None  # "was reduced to rubble by shelling": it did not shell
        return subject(over)
    if over.dep_ == "advmod" and over.head.pos_ in VERBAL:
        return subject(over.head)  # "came close to burning it", "stopped short of burning it"
    if over.dep_ == "acomp" and preposition.lower_ == "for":  # "grateful to them for sending it"
        to = next((c for c in over.children if c.lower_ == "to" and c.i < preposition.i), None)
        return child(to, "pobj") if to is not None else subject(over.head)
    if over.dep_ == "acomp" and over.head.pos_ in VERBAL:
        return subject(over.head)  # "is capable of burning it", "was more forceful in blaming them"
    within = over.head.head if over.dep_ == "pobj" and over.head.lower_ in ("in", "on", "within") else None
    if within is not None and within.lemma_ in ("be", "come", "stand") and preposition.lower_ == "of":
        return subject(within)  # "is in the process of burning it"
    return owner(over) or _above_bare(over)


def _above_bare(noun: Token) -> Token | None:
    """Whose a noun is that only joins two acts: "in addition to burning it, rebels", "in a bid to burn it"."""
    within = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "as", "with") else None
    if within is None or within.head.pos_ not in VERBAL or noun.ent_type_ or noun.pos_ != "NOUN":
        return None
    article = child(noun, "det")
    return subject(within.head) if article is None or article.lower_ in ("a", "an") else None


def _has_relative_subject(verb: Token) -> bool:
    own = child(verb, "nsubj", "nsubjpass")
    return own is not None and own.tag_ in _RELATIVES


def _opens_clause(token: Token) -> bool:
    link = token.dep_
    return link in CLAUSES or (link == "conj" and token.pos_ in VERBAL)


def _kept_in_core(part: Token, head: Token) -> bool:
    if part.i < head.i:
        if part.dep_ == "advmod" and (head.pos_ == "NUM" or head.dep_ == "advmod"):
            return True  # "at least nine dockers", "as many as nine"
        return part.dep_ not in ("punct", "cc", "preconj", "advmod", "relcl", "advcl", "mark", "neg")
    if part.dep_ == "appos":
        return part.pos_ == "PROPN" and part.left_edge.i == head.i + 1
    if part.dep_ == "conj" and part.pos_ == "PROPN":  # "the leaders of Norland and Velmar"
        top = head
        while top.dep_ == "conj":
            top = top.head
        return top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.tag_ in ("NNS", "NNPS")
    if part.dep_ == "prep":
        return part.lower_ == "of" and child(part, "pcomp") is None  # not in "accused two majors of selling them"
    return part.dep_ == "pobj" and head.lower_ == "of"
