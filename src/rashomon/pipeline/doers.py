"""Who does what a verb tells, where the parse alone would name another: the means, a paper, an aim, nobody."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.lexicon.events import words
from rashomon.pipeline.frames import Predicate, Senses
from rashomon.pipeline.parties import Parties, is_own
from rashomon.pipeline.syntax import (
    FINITE,
    NOMINAL,
    SUBJECTS,
    VERBAL,
    child,
    doer,
    is_passive,
    nearest_subject,
    owner,
    parted,
    subject,
)
from rashomon.pipeline.terms import timed_by
from rashomon.pipeline.things import lemma, object_of

_OF_ONES_OWN: frozenset[str] = frozenset(("AGREE", "THREATEN"))
"""Types of words about acts of one's own."""
_HARMING: frozenset[str] = frozenset(("ASSAULT", "COERCE", "SANCTION"))
"""Types of acts that fall on somebody, and are no word said."""
_DIRECTING: frozenset[str] = frozenset(("REQUEST", "CONCEDE", "COERCE", "THREATEN"))
"""Types of verbs that have somebody do something: "ordered his tanks to withdraw"."""
_OPENED = frozenset(("advcl", "xcomp", "relcl", "acl"))
"""How an infinitive hangs on the word that opens it."""


class Doers:
    """One predicate, its lexicon and its parties, asked who does what a verb of it tells."""

    def __init__(self, predicate: Predicate, senses: Senses, parties: Parties) -> None:
        self.predicate, self.senses, self.parties = predicate, senses, parties

    def of(self, verb: Token) -> Iterator[Token]:
        """Who does it; of a thing that is a means first who uses it."""
        first = self._doer(verb)
        if first is None and verb.dep_ == "ccomp" and lemma(verb.head) in words("causing"):
            had = self._object(verb)
            if had is None or not self.is_robbed(verb, had):
                first = subject(verb.head)  # "had the mayor arrested"
        if first is not None and first == self._object(verb):
            return  # "the mill burned"
        if first is not None and first.lower_ == "it" and self._is_empty(verb):
            return  # "it is urgent to leave": nobody
        if first is not None and first != child(verb, *SUBJECTS):
            first = self._writer(first)
        if first is None and self._is_active(verb):
            first = verb.head  # "Members of the guild protested by shouting", where the verb was taken for a passive
        if first is not None and verb.dep_ == "xcomp" and lemma(first) in words("aims"):
            first = _entitled(first)  # "their goal is to unseat the king"
        if first is not None and self._is_means(first, verb):
            user = doer(first.head)  # "used gas to scatter the crowd": a thing is the means
            if user is not None:
                yield user
        if first is not None:
            yield first

    def parts(self, verb: Token) -> tuple[Token, Token] | None:
        """What a verb of harm acts on and who acts next, read as one by a parser: "shelled Hask and we fled"."""
        return parted(verb) if verb.pos_ in VERBAL and self._harms(verb) else None

    def _harms(self, verb: Token) -> bool:
        types = self.senses.types(verb)
        return bool(types) and types <= _HARMING

    def is_robbed(self, verb: Token, thing: Token) -> bool:
        """Whether somebody has a thing of his own taken: "the pilgrims had their passports taken"."""
        had = verb.dep_ == "ccomp" and verb.tag_ == "VBN" and lemma(verb.head) in words("causing")
        return had and any(map(is_own, thing.children)) and not self.parties.can_act(thing)

    def _doer(self, verb: Token) -> Token | None:
        # "promised the mayor to leave": it is the one who promises or threatens that will act, not the one addressed
        link, over = verb.dep_, verb.head
        infinitive = link in _OPENED and any(c.tag_ == "TO" for c in verb.lefts)
        if link == "xcomp" and over.pos_ in VERBAL and self.senses.types(over) & _OF_ONES_OWN:
            said = self.senses.predicate(over, self.parties)
            if said is not None and said.frame.type in _OF_ONES_OWN and said.frame.mode != "ask":
                return doer(over)  # but "invited the minister to visit" him
        if infinitive:
            made = self._made_to(verb)
            if made is not None:
                return made  # "got the rebels to free them", "gave them until noon to leave"
        if infinitive and link != "relcl" and is_passive(over):
            meant = subject(over)
            if meant is not None and lemma(meant) in words("tries") | words("aims"):
                return doer(over)  # "an attempt was made to free them"
        if infinitive and link == "advcl" and "REQUEST" in self.senses.types(over):
            told = child(over, "dobj")
            if told is not None and told.i < verb.i and self.parties.can_act(told):
                return told  # "pressed the regent to leave", where a parser saw an aim
        if infinitive and link in ("advcl", "xcomp"):
            begged = self._begged(verb)
            if begged is not None:
                return begged
        is_made = infinitive and over.dep_ == "dobj" and lemma(over.head) in words("creating")
        if is_made and link in ("acl", "relcl") and self.parties.can_act(over):
            return over  # "set up a mission to guard them"
        refused = infinitive and link == "advcl" and "REJECT" in self.senses.types(over)
        asked = child(over, "dobj") if refused else None
        if asked is not None and lemma(asked) in words("requests"):
            by = next((c for c in over.rights if c.lower_ == "by" and asked.i < c.i < verb.i), None)
            return child(asked, "poss") or (child(by, "pobj") if by is not None else None)  # "spurned a plea to leave"
        clauses = self.parts(over) if link == "ccomp" else None
        if clauses is not None:
            return clauses[1]  # "Norland shelled Hask and Karsia bombed Orra"
        if self._dangles(verb):
            return doer(over)  # "the mill was shelled by rebels, killing nine": not the mill
        if (nearer := self._harming_before(verb)) is not None:
            return doer(nearer)  # "let us remember when rebels struck the town, killing nine": not we
        opposed = over.dep_ in ("dobj", "nsubjpass") and lemma(over.head) in words("opposing")
        if link == "acl" and opposed and not is_passive(verb):
            return _whose(over)  # "foiled a plot to kill the king": who foils it has not made it
        if link in ("advcl", "xcomp") and lemma(over) in words("opposing") and verb.left_edge.i:
            plot = verb.left_edge.nbor(-1)
            if plot.dep_ == "dobj" and plot.head == over and lemma(plot) in words("tries"):
                return _whose(plot)  # ... also where the parser hangs the aim on the verb
        if link == "pcomp" and lemma(over.head) in words("impersonal"):
            return child(over.head, "poss")  # "the premier stressed the importance of lifting the blockade": not he
        if link == "pcomp" and over.head.dep_ == "dobj" and self.parties.can_act(over.head):
            return over.head  # "accused two colonels of selling rifles", where the phrase hangs on the colonels
        return nearest_subject(verb) or (self.predicate.doer if verb is self.predicate.trigger else doer(verb))

    def _object(self, verb: Token) -> Token | None:
        return self.predicate.object if verb is self.predicate.trigger else object_of(verb, self.predicate.others)

    def _is_means(self, thing: Token, verb: Token) -> bool:
        if thing.dep_ != "dobj" or self.parties.can_act(thing):
            return False
        if verb.dep_ == "acl" and verb.tag_ == "VBG":  # "fired rockets targeting the port"
            return thing == verb.head and "ASSAULT" in self.senses.types(thing.head)
        if verb.dep_ != "xcomp":
            return False
        over = self.senses.predicate(verb.head, self.parties)
        types = self.senses.types(verb.head) if over is None else {over.frame.type}
        return _DIRECTING.isdisjoint(types)

    def _is_empty(self, verb: Token) -> bool:
        while verb.dep_ == "conj":
            verb = verb.head
        over = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ in ("to", "for") else verb.head
        if verb.dep_ == "xcomp" and is_passive(over) and "AGREE" in self.senses.types(over):
            return True  # "it was agreed to keep in touch"
        quality = over if over.dep_ == "acomp" else child(over, "acomp")
        return quality is not None and lemma(quality) not in words("disposed")

    def _writer(self, paper: Token) -> Token:
        # "issued a report accusing the army", "a decree that bars them": who wrote it does so, where that is told
        over = paper.head
        if (
            paper.dep_ == "pobj"
            and over.head.pos_ in VERBAL
            and over.lower_ == "in"
            and lemma(paper) in words("writings")
        ):
            return subject(over.head) or paper  # "said in a statement that condemned the police"
        if paper.dep_ == "pobj" and over.lower_ == "on":  # "posted a message on the net blaming them"
            over = over.head if over.head.pos_ == "NOUN" else child(over.head, "dobj") or paper
        else:
            over = paper
        whose = owner(over) if lemma(over) in words("writings") else None
        return whose if whose is not None and self.parties.can_act(whose) else paper

    def _is_active(self, verb: Token) -> bool:
        if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.head.dep_ != "ROOT" or verb.head.pos_ not in NOMINAL:
            return False
        return self.predicate.frame.type == "PROTEST" and self.parties.can_act(verb.head)

    def _made_to(self, infinitive: Token) -> Token | None:
        timed = timed_by(infinitive)
        over = timed if timed is not None else infinitive.head
        if timed is None and (infinitive.dep_ != "advcl" or lemma(over) not in words("causing")):
            return None
        whom = (child(over, "dative") if timed is not None else None) or child(over, "dobj", "nsubjpass")
        return whom if whom is not None and self.parties.can_act(whom) else None

    def _begged(self, infinitive: Token) -> Token | None:
        # "pleaded with the junta to free them", "put pressure on the premier to resign"
        verb, to = infinitive.head, infinitive.left_edge
        over = next((c for c in verb.rights if c.dep_ == "prep" and c.right_edge.i == to.i - 1), None)
        whom = child(over, "pobj") if over is not None and over.lower_ in words("begging") else None
        if over is None or whom is None or to.tag_ != "TO" or not self.parties.can_act(whom):
            return None
        thing = child(verb, "dobj")
        asks = lemma(thing) in words("pressures") if thing is not None else "REQUEST" in self.senses.types(verb)
        return whom if asks or lemma(verb) in words("reasoning") else None

    def _harming_before(self, verb: Token) -> Token | None:
        """The act of force that a participle follows, where a parser hangs it on a verb above that is none."""
        if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i < verb.head.i or self._harms(verb.head):
            return None
        if self.predicate.frame.type != "ASSAULT" or child(verb, "mark", "aux", *SUBJECTS) is not None:
            return None
        clauses = [c for c in verb.head.rights if c.dep_ in ("advcl", "ccomp") and c.i < verb.i and c.tag_ in FINITE]
        told = self.senses.predicate(clauses[-1], self.parties) if clauses else None
        return told.trigger if told is not None and told.frame.type in _HARMING else None

    def _dangles(self, verb: Token) -> bool:
        if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i < verb.head.i or not is_passive(verb.head):
            return False
        return self.predicate.frame.type == "ASSAULT" and child(verb, "mark", "aux", *SUBJECTS) is None


def _whose(plot: Token) -> Token | None:
    """Whose a plot is: "his plot", "an attempt by rebels"."""
    by = next((c for c in plot.rights if c.dep_ in ("prep", "agent") and c.lower_ == "by"), None)
    return child(plot, "poss") or (child(by, "pobj") if by is not None else None)


def _entitled(aim: Token) -> Token | None:
    """Whose an aim is: "the mission of the trainers", "their goal"."""
    of = next((c for c in aim.children if c.dep_ == "prep" and c.lower_ in ("of", "for")), None)
    return child(aim, "poss") or (child(of, "pobj") if of is not None else None)
