"""Whether the words over and beside an act say that it took place: a walk from its trigger up the tree.

On the way stand auxiliaries ("will"), negations, words that open a clause ("if"), adjectives ("planned") and controls
("threatened to", "an attempt at"). The nearest control wins over an auxiliary; each negation turns the polarity round.
"""

from collections.abc import Collection, Iterable

from spacy.tokens import Token

from rashomon.lexicon.modality import Controls, controls, joiners, modals, words
from rashomon.pipeline.auxiliaries import (
    Reading,
    deny,
    has_to,
    hear_adverbs,
    hear_auxiliaries,
    hear_modifiers,
    is_order,
    is_reported,
    opens_question,
)
from rashomon.pipeline.controlling import (
    carried_by,
    controlled,
    controls_of,
    hangs_on,
    is_glad,
    is_perfect,
    is_wanted,
    told_with,
)
from rashomon.pipeline.denial import denial
from rashomon.pipeline.outcomes import nouns_apart, voted_down
from rashomon.pipeline.parties import counted
from rashomon.pipeline.suppositions import (
    anyone,
    condition,
    is_idea,
    is_kind_of_act,
    is_mere_object,
    is_option,
    is_sided,
    is_thought,
    is_undated,
    made_of,
    may_fail,
    supposed,
    warned,
    weighed,
    wherever,
)
from rashomon.pipeline.syntax import FINITE, SUBJECTS, VERBAL, child, cleft, is_gapped, partner, subject
from rashomon.pipeline.terms import or_else, timed_by
from rashomon.pipeline.threats import is_threatened_with
from rashomon.pipeline.undertakings import (
    arranged,
    hear_standing,
    is_part_of_subject,
    listed,
    made_terms,
    takes_place,
    wished_for,
)


def reading(
    trigger: Token, others: Collection[Token] = (), known: Controls | None = None, threats: Collection[int] = ()
) -> Reading:
    """Polarity and modality of the act that a word tells of, from its own sentence alone.

    `others` are further words of the trigger: "attack" of "carried out an attack"; `known` replaces our controls;
    `threats` are the places of the words that threaten: what stands under them is threatened.
    """
    found = Reading(controls=controls() if known is None else known, threats=threats)
    if _is_done_by_saying(trigger):
        return found
    _beside(trigger, others, found)
    if (either := or_else(trigger)) is not None:
        found.take("threatened", None, either.text)
        return found
    if found.negations == ["let alone"]:
        return found  # "did not endorse it, let alone bless it"
    if is_order(trigger):
        found.take("demanded", None, trigger.text)
    node: Token | None = trigger
    while node is not None:
        node = _climb(node, found)
    if found.negated and found.strongly_by.lower() in words("unspecific") | words("undone"):
        found.strong = None  # "did not carry out any attack"
    return found


def is_under_terms(verb: Token) -> bool:
    """Whether somebody says on what condition he will refrain: "vowed to burn it unless the ransom is paid"."""
    for over in (verb, *(v for v in (verb.head, verb.head.head) if verb.dep_ in ("xcomp", "ccomp"))):
        marks = (m for c in over.children if c.dep_ == "advcl" for m in c.children if m.dep_ == "mark")
        if any(m.lower_ in words("refraining") for m in marks):
            return True
    return False


def _is_done_by_saying(verb: Token) -> bool:
    """Whether who says that he would like to do it has done it: "I would like to thank the guild"."""
    if verb.lemma_ not in words("said_is_done"):
        return False
    said = verb
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by" and verb.head.head.lemma_ in words("opening"):
        said = verb.head.head  # "I want to begin by thanking the guild"
    if said.head.lemma_ not in words("wishing") or not has_to(said):
        return False
    speaker = subject(said)
    return speaker is not None and speaker.morph.get("Person", []) == ["1"] and child(said.head, "neg") is None


def _climb(node: Token, found: Reading) -> Token | None:
    """Read the link from a word to the one above it; None where what stands higher says nothing of the act."""
    dep, head = node.dep_, node.head
    if dep == "relcl" and not has_to(node):
        _through_relative(node, head, found)
        return None
    if dep in ("ROOT", "parataxis"):
        if node.tag_ == "VB" and has_to(node) and child(node, *SUBJECTS) is not None:
            found.take("planned", None, "to")  # "Karsia to close its border"
        elif node.tag_ == "VBG" and (aim := child(node, "nsubj")) is not None and aim.lemma_ in words("aims"):
            found.take("planned", None, aim.text)  # "our first aim is freeing the crew"
        return None
    if dep == "conj":
        return _through_conjunction(node, partner(node), found)
    opener = child(node, "mark") if has_to(node) else None
    if opener is not None and (joiner := joiners().get(opener.lower_)) is not None:
        found.take(joiner.modality, joiner.polarity, opener.text)  # "a vote on whether to ban it"
        return None
    if dep == "pobj" and node.tag_ == "VB" and head.lower_ == "to":
        return _through_infinitive(node, head.head, found)  # "could not bring themselves to fire", misread by a parser
    if dep in ("pobj", "pcomp"):
        return _through_preposition(node, head, found)
    if dep in ("dobj", "attr", "xcomp") and is_part_of_subject(head, found):
        return None
    if dep in ("nsubj", "attr") and (is_option(node, head, found) or is_kind_of_act(node, head, found)):
        return None
    if dep == "attr" and (what := child(head, "csubj")) is not None and controlled(what, ("object",), found, node):
        return None  # "what we need is a truce"
    if is_thought(node, head, found):
        return None
    if dep in ("dobj", "attr", "oprd", "nsubjpass"):
        weighed = dep != "nsubjpass" or child(head, "oprd") is None  # but "would be considered an act of war"
        above = (
            (controlled(head, ("object",), found, node) if weighed else None)
            or listed(node, head, found)
            or wished_for(head, found)
            or made_terms(node, head, found)
            or arranged(node, head, found)
            or takes_place(node, head, found)
            or carried_by(head, found, node)
        )
        if above is None and dep in ("dobj", "nsubjpass"):
            supposed(node, head, found)
        return above
    if dep == "compound":
        return controlled(head, ("of",), found, node)
    if dep == "nsubj":
        if (above := controlled(head, ("subject",), found, node)) is not None:
            return above  # "an invasion looms"
        hear_standing(node, head, found)
        still = child(head, "xcomp") if head.lemma_ in ("have", "fail") else None
        if still is not None and still.lemma_ in words("occurring"):
            return controlled(head, ("infinitive",), found, still)  # "talks have yet to begin", "failed to materialise"
        if is_wanted(head):
            return head  # "want the talks reopened"
        above = takes_place(node, head, found)
        if above is None:
            supposed(node, head, found)
            may_fail(head, found)
        return above
    if dep == "dep" and head.pos_ == "ADP":
        return _through_clause(node, head, found)  # "in case rebels attack it", misread
    if dep == "dep":  # "called for firmness: sanctions on the bank"
        return listed(node, head, found)
    if dep == "appos" and head.dep_ == "nsubj" and head.head.i < node.i:
        return listed(node, head.head, found)  # "the plan calls for a truce, the withdrawal of troops and a vote"
    if dep == "appos" and head.lemma_.lower() in words("aims") | words("options"):
        found.take("hypothetical", None, head.text)  # "two scenarios: a siege or a full invasion"
        return None
    if dep == "acomp":
        return told_with(head, found)
    if dep == "acl" and (opener := condition(node, head)) is not None:
        found.take("hypothetical", None, opener.text)
        return None
    if dep == "acl" and node.tag_ == "VBG" and (may := anyone(head)) is not None:
        found.take("hypothetical", None, may.text)
        return None
    if dep == "acl" and _is_gapped_noun(node, head):
        hear_auxiliaries(head.head, found)
        return None
    if dep == "acl" and is_undated(node) and supposed(head, head.head, found, told_of=True):
        return None
    if dep == "ccomp" and cleft(node) is not None:
        deny(head, found)
        return None
    if dep in ("xcomp", "ccomp", "advcl", "acl", "relcl", "csubj", "csubjpass"):
        return _through_clause(node, head, found)
    return None


def _through_relative(node: Token, head: Token, found: Reading) -> None:
    """What a noun says of the clause that describes it: "any state that shelters them", "it was not he who fled"."""
    any_ = next((c for c in head.children if c.dep_ == "det" and c.lower_ in words("unspecific")), None) or anyone(head)
    if node.tag_ in ("VBZ", "VBP") and (any_ := any_ or warned(head)) is not None:
        found.take("hypothetical", None, any_.text)
    if _is_at_end_of_terms(node, head, found):
        found.take("threatened", None, head.text)
    if child(node, "mark") is not None and (said := _verdict(head)) is not None:
        controlled(said, ("clause",), found, node)
    be = head.head
    if head.dep_ == "attr" and be.lemma_ == "be" and head.ent_type_ not in ("DATE", "ORDINAL"):
        it = child(be, "nsubj")
        if it is not None and it.lower_ == "it" and not any(c.lower_ in words("firsts") for c in head.children):
            deny(be, found)


def _is_at_end_of_terms(act: Token, noun: Token, found: Reading) -> bool:
    # "set a deadline, after which they would execute the crew"
    told = any(c.dep_ == "aux" and c.tag_ == "MD" for c in act.children)
    return told and (noun.i in found.threats or is_threatened_with(noun, found))


def _is_gapped_noun(participle: Token, noun: Token) -> bool:
    # "must be tried, and the prisoners freed", where the parser joins the noun to the verb
    verb = noun.head
    if noun.dep_ != "conj" or verb.tag_ != "VBN" or participle.tag_ != "VBN" or child(participle, "agent") is not None:
        return False
    return child(verb, "auxpass") is not None and child(noun, "conj", "relcl") is None


def _through_conjunction(node: Token, head: Token, found: Reading) -> Token | None:
    coordinators = [c for c in head.children if c.dep_ == "cc"]
    instead = next((j for c in coordinators if (j := joiners().get(c.lower_))), None)
    if instead is not None:
        found.take(instead.modality, instead.polarity, instead.word)
        return None
    if any(c.lower_ == "or" for c in coordinators) and child(node, *SUBJECTS) is not None and _is_ordering(head):
        found.take("threatened", None, "or")  # "release them or we will bomb the port"
        return None
    nor = next((c for c in coordinators if c.lower_ in words("negations") and head.i < c.i < node.i), None)
    if nor is not None and child(node, *SUBJECTS) is not None:
        found.take(None, "negated", nor.text)  # "is not held, nor is he questioned"
        return None
    if nor is not None and not _shares_auxiliaries(node, head):
        found.take(None, "negated", nor.text)  # "neither shelled nor bombed it"
    if (aim := _aim_before(node, head)) is not None:
        return aim
    if _shares_auxiliaries(node, head):
        deny(head, found)
        hear_auxiliaries(head, found)
    return head


def _is_ordering(verb: Token) -> bool:
    # "open the gates or we will fire", "open the gates, he signalled, or the fleet will fire"
    return is_order(verb) or any(c.dep_ in ("advcl", "ccomp") and c.i < verb.i and is_order(c) for c in verb.children)


def _aim_before(node: Token, head: Token) -> Token | None:
    # "intends to cross the river, invade the valley and burn the mills", where a parser joins "invade" to "intends"
    bare = node.tag_ in ("VB", "VBP") and node.lower_ == node.lemma_ and child(node, *SUBJECTS, "aux") is None
    if not bare or head.tag_ not in ("VBZ", "VBD") or node.lower_ in words("unchanging"):
        return None
    return next((c for c in head.rights if c.dep_ == "xcomp" and has_to(c) and c.i < node.i), None)


def _through_clause(node: Token, head: Token, found: Reading) -> Token | None:
    if node.dep_ == "ccomp" and node.i < head.i and has_to(node) and child(node, "nsubj") is not None:
        found.take("planned", None, "to")  # "Karsia to leave the pact, premier says"
        return None
    if has_to(node):
        return _through_infinitive(node, head, found)
    if _is_wish(node):
        found.take("demanded", None, node.text)
        return None
    before = node.doc[node.left_edge.i - 1] if node.left_edge.i else node
    case = [before] if before.dep_ == "pobj" and before.lower_ in joiners() else []  # "in case they attack"
    for mark in (*case, *(c for c in node.children if c.dep_ in ("mark", "advmod", "prep") and c.i < node.i)):
        joiner = joiners().get(mark.lower_) or joiners().get(f"{mark.nbor(-1).lower_} {mark.lower_}" if mark.i else "")
        if joiner is not None and not joiner.gerund and not (joiner.polarity and child(node, *SUBJECTS)):
            found.suppose(joiner.modality)
            found.take(joiner.modality, joiner.polarity, mark.text)
            return None
        if mark.lower_ in words("when") and _is_short(node) and _is_still_to_come(None, head):
            found.take("hypothetical", None, mark.text)  # "when attacked, it will answer"
            return None
        if mark.lower_ in words("when") and _is_still_to_come(node, head):
            found.take("planned", None, mark.text)
            return None
    opening = joiners().get(head.lower_) if head.dep_ in ("prep", "mark", "advcl") else None
    if opening is not None and node.dep_ == "ccomp":  # "provided that they leave"
        found.take(opening.modality, opening.polarity, head.text)
        return None
    if node.dep_ in ("csubj", "csubjpass"):
        if node.tag_ == "VBG" and child(node, "aux") is None and (now := weighed(head)) is not None:
            found.take("hypothetical", None, now.text)  # "freeing the crew is our first duty"
        return None
    if (where := wherever(node)) is not None:
        found.take("general", None, where.text)
        return None
    if node.dep_ in ("ccomp", "xcomp") and head.lemma_ in words("made") and (of := made_of(node)) is not None:
        found.take("hypothetical", None, of.text)
        return None
    if node.tag_ == "VBG" or any(c.tag_ == "VBG" for c in node.children if c.dep_ == "auxpass"):
        over = head.head if node.dep_ == "acl" and head.dep_ == "dobj" else head if node.dep_ == "ccomp" else None
        if over is not None and controlled(over, ("another",), found, node) is not None:
            return over  # "stopped the rebels attacking it"
        far = head.head.head if node.dep_ == "acl" and head.dep_ == "pobj" else None
        if far is not None and (above := controlled(far, (head.head.lower_,), found, node)) is not None:
            return above  # "the danger of rebels bombing it"
        if node.dep_ != "ccomp":
            return _through_gerund(node, head, found)
    if node.dep_ == "acl" and (head.lower_ in words("occasions") or head.lemma_ in words("occasions")):
        deny(head, found)  # "has by no means withdrawn", misread
    if head.lemma_ in words("evidence") and node.dep_ != "advcl":
        if head.lemma_ not in words("doubts"):
            deny(head, found)  # "no evidence that they attacked", but not "no talks until they leave", "no doubt that"
        if (said := _verdict(head)) is not None:
            controlled(said, ("clause",), found, node)
        return None
    bare = node.dep_ == "ccomp" and node.tag_ in ("VB", "VBN") and child(node, "mark", "aux", "auxpass") is None
    if bare and head.lemma_ in words("causing"):
        return wished_for(head, found) or told_with(head, found)  # "made the king abdicate", "may find it gone"
    if node.dep_ == "ccomp" or (node.dep_ == "acl" and node.tag_ != "VBN"):
        _through_content(node, head, found)
        return None
    return told_with(head, found) if node.dep_ == "xcomp" else None


def _through_infinitive(node: Token, head: Token, found: Reading) -> Token | None:
    were = head.head if head.dep_ == "nsubj" else head  # a parser may hang the infinitive on who would do it
    who = child(were, "nsubj") if were.lower_ == "were" and were.dep_ in ("advcl", "ccomp") else None
    opened = any(c.dep_ == "mark" and c.lower_ in joiners() for c in were.children)
    if who is not None and (opened or who.i > were.i):
        found.take("hypothetical", None, were.text)  # "were they to attack"
        return None
    if head.lemma_ == "be" and is_perfect(node) and head.tag_ == "VBD":
        found.take("hypothetical", None, head.text)  # "were to have attacked"
        return None
    if (timed := timed_by(node)) is not None:
        found.take("demanded", None, timed.text)
        return None
    if head.pos_ in VERBAL and voted_down(head, node) is not None:
        found.take("attempted", None, head.text)
        return None
    apart = child(node, "mark")
    ways = ("infinitive", "for") if apart is not None and apart.lower_ == "for" else ("infinitive",)
    above = controlled(head, ways, found, node) or _over_object(head, node, found)
    if above is None and head.dep_ == "dobj" and head.head.lemma_ not in words("having"):
        asked = any(c.modality == "demanded" for c in controls_of(head.head, found.controls))
        above = controlled(head.head, ("infinitive",), found, node) if asked else None  # "urges him to free them"
    if above is None and head.dep_ == "dobj":
        above = controlled(head.head, ("means",), found, node)  # "lacked the men to attack"
    if above is None and head.lemma_ == "be":  # "is in no mood to attack", "is on course to capture it"
        nouns = (child(c, "pobj") for c in head.children if c.dep_ == "prep" and c.i < node.i)
        above = next(
            (noun for noun in nouns if noun is not None and controlled(noun, ("infinitive",), found, node)), None
        )
    said = child(head, "acomp", "attr") if above is None and head.pos_ in VERBAL else None
    if said is not None and said.i < node.i:  # "it is urgent to leave", "it is a duty to leave"
        above = controlled(said, ("infinitive",), found, node)
        head = said if above is None else head
    if above is not None:
        return above
    measure = next((c for c in head.children if c.dep_ in ("advmod", "amod") and c.lower_ in words("measures")), None)
    if measure is not None and measure.dep_ == "amod":  # "had enough planes to"
        found.take("hypothetical", None, measure.text)
    elif measure is not None and head.pos_ not in VERBAL:  # "strong enough to", "too weak to"
        found.take("hypothetical", "negated" if measure.i < head.i else None, measure.text)
    elif node.dep_ == "csubj":
        found.take("hypothetical", None, "to")  # "to invade it would be madness"
    elif (would := _would(head)) is not None:
        found.take("hypothetical", None, would.text)  # "it would take one shot to start a war"
    elif not (_came_about(head) or is_glad(head) or _is_first(node, head) or is_perfect(node)):
        found.take("planned", None, "to")
    return told_with(head, found) or told_with(head.head, found)


def _would(head: Token) -> Token | None:
    head = head.head if head.dep_ == "dobj" else head  # a parser may hang the infinitive on the object
    if head.pos_ not in VERBAL or is_reported(head) or head.dep_ == "xcomp" or denial(head) is not None:
        return None
    return next((c for c in head.children if c.dep_ == "aux" and c.lower_ in words("conditional")), None)


def _over_object(verb: Token, node: Token, found: Reading) -> Token | None:
    # "made up its mind to expel them", "signed a plea to pardon them", where a parser hangs the infinitive on the verb
    thing = child(verb, "dobj") if verb.pos_ in VERBAL else None
    if thing is None or thing.i != node.left_edge.i - 1 or controlled(thing, ("infinitive",), found, node) is None:
        return None
    return told_with(verb, found)


def _through_gerund(node: Token, head: Token, found: Reading) -> Token | None:
    if node.dep_ == "acl" and head.lemma_.lower() in words("texts"):
        return _through_text(head, found)
    if head.lemma_ in words("owning"):
        return None  # "will never forget meeting them", "did not deny shelling it"
    above = controlled(head, ("gerund",), found, node) if not _is_apart(node, head) else None
    if above is None and head.lemma_ in words("ceasing"):
        found.settled = True  # "did not stop shelling": it went on, "stopped shelling": it had been
    if above is None and node.dep_ == "xcomp" and is_mere_object(node, head):
        found.take("hypothetical", None, head.text)
        return head
    if above is None and node.dep_ in ("xcomp", "advcl") and child(node, "mark") is None:
        return told_with(head, found)
    return above


def _is_apart(gerund: Token, verb: Token) -> bool:
    # "backed the rebels, sending them rifles"
    first = gerund.left_edge
    if gerund.dep_ != "advcl" or first.i <= verb.i:
        return False
    return child(verb, "dobj") is not None or first.nbor(-1).lower_ == ","


def _through_text(text: Token, found: Reading) -> Token | None:
    """What becomes of a text that says it: "vetoed a resolution condemning the raid", "should adopt one"."""
    fate = text.head if text.dep_ in ("dobj", "nsubjpass") else None
    draft = next((c for c in text.lefts if c.lower_ in words("drafted")), None)
    if draft is None and fate is not None and fate.lemma_ in words("turning_down"):
        draft = fate
    if draft is not None:
        found.take("hypothetical", None, draft.text)
        return None
    if text.dep_ == "pobj":
        return _through_preposition(text, text.head, found)
    return told_with(fate, found) if fate is not None else None


def _through_content(node: Token, head: Token, found: Reading) -> None:
    """What stands over a that-clause: "announced that", "it is possible that", "it is not true that"."""
    if _is_bare_condition(node, head):
        found.take("hypothetical", None, head.text)
        return
    if (
        head.lemma_ == "let"
        and (is_order(head) or head.nbor().lower_ == "'s")
        and node.morph.get("VerbForm", []) == ["Inf"]
    ):
        who = child(node, "nsubj")  # "let us talk", but "let me thank you"
        if who is not None and who.tag_ == "PRP" and who.morph.get("Number", []) != ["Sing"]:
            found.take("demanded", None, head.text)
        return
    if wished_for(head, found) or controlled(head, ("clause",), found, node) is not None:
        return
    noun = child(head, "nsubj") if head.lemma_ == "be" else None
    if noun is not None and controlled(noun, ("clause",), found, node) is not None:
        return  # "the danger is that they attack"
    said = child(head, "acomp", "attr")
    said = said if said is not None else _verdict(head)
    if said is None:
        return
    if said.lemma_.lower() in words("truth"):
        deny(head, found)
    controlled(said, ("clause",), found, node)


def _is_wish(verb: Token) -> bool:
    # "that Norland leave", whose bare verb no indicative has; a plural's is the same in both
    who, that = child(verb, "nsubj"), child(verb, "mark")
    if verb.tag_ != "VB" or who is None or that is None or that.lower_ != "that" or who.tag_ not in ("NN", "NNP"):
        return False
    return child(verb, "aux", "neg") is None and child(who, "conj") is None


def _verdict(noun: Token) -> Token | None:
    # "the report that they attacked was false"
    return child(noun.head, "acomp", "attr") if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" else None


def _through_preposition(node: Token, preposition: Token, found: Reading) -> Token | None:
    beside = (preposition.head, *preposition.children)
    if preposition.lower_ in words("listing") and preposition.head.pos_ not in VERBAL:
        return preposition.head  # "take measures, including the use of force": as real as the measures
    number = preposition.head
    if node.dep_ == "pobj" and number.pos_ not in VERBAL and counted(number) == node:
        deny(number, found)
        return number  # "prevented dozens of attacks"
    apart = preposition.head.pos_ == "ADJ" and preposition.head.dep_ == "advcl"  # "short of an attack, they tried all"
    said = (preposition, *(c for c in beside if c.dep_ == "advmod" or apart))  # "without", "instead of", "far from"
    if preposition.lower_ == "as":
        said = (*said, *preposition.doc[max(preposition.i - 3, 0) : preposition.i])  # "without so much as"
    joiner = next((joiners()[t.lower_] for t in said if t.lower_ in joiners()), None)
    if joiner is not None and (node.dep_ == "pcomp" or not joiner.gerund):
        found.take(joiner.modality, joiner.polarity, joiner.word)
        return None
    beyond = preposition.head.dep_ == "advmod" or (preposition.head.dep_ == "prep" and preposition.lower_ == "of")
    over = preposition.head.head if beyond else preposition.head  # "stopped short of", "talked out of"
    if preposition.dep_ == "conj" and over.dep_ == "prep":
        over = over.head  # "pleaded for bread and for talks"
    if preposition.lower_ in words("upon") and _is_still_to_come(None, over):
        found.take("planned", None, preposition.text)
        return None
    way = preposition.lower_
    beside_it = () if way in words("circumstances") else ("gerund",)  # "backs him by sending arms" backs no sending
    links = (way, *beside_it, f"{way} gerund") if node.dep_ == "pcomp" else (way,)
    described = over.head if over.dep_ == "acl" and over.tag_ == "VBN" else over  # "the date set for the surrender"
    above = (
        (controlled(described, links, found, node) if described != over else None)
        or controlled(over, links, found, node)
        or (controlled(preposition.head, links, found, node) if preposition.head != over else None)  # "away from"
        or _over_nearest(preposition, over, links, found, node)
    )
    if above is not None:
        return above
    for noun in nouns_apart(preposition, over):
        if controlled(noun, links[:1], found, node) is not None:
            return noun
    if over.dep_ in ("dobj", "nsubjpass") and (above := controlled(over.head, links[:1], found, node)) is not None:
        return above  # "convicted two officers of shelling it", where the parser hangs "of" on the officers
    if node.dep_ == "pcomp" and (is_idea(over, preposition, node) or is_sided(over, preposition)):
        deny(over, found)
        found.take("hypothetical", None, over.text)
        return None
    if over.lemma_ in words("evidence") and over.pos_ not in VERBAL:
        if over.lemma_ not in words("doubts") or preposition.lower_ == "of":
            deny(over, found)  # "no sign of an attack", but not "no doubt about the attack"
        return over
    thing = child(over, "dobj")
    if thing is not None and thing.lemma_ in words("evidence"):
        return told_with(over, found)  # "took no part in the raid"
    if over.lemma_ in words("only_denied") and node.dep_ in ("pcomp", "pobj") and denial(over) is not None:
        return told_with(over, found)  # "would not hear of surrendering"
    if preposition.dep_ == "agent" and over.lemma_ in words("occurring"):
        return told_with(over, found)  # "will be followed by talks"
    if preposition.lower_ == "with" and over.lemma_ in words("done") | words("answering"):
        return told_with(over, found)  # "proceed with the talks", "respond with sanctions"
    if over.lemma_ in words("resulting") and preposition.lower_ in words("into"):
        return told_with(over, found)  # "would end in slaughter", "could escalate into war"
    if over.lemma_ in words("succeeding") and node.dep_ == "pcomp":
        return told_with(over, found)  # "did not succeed in capturing it"
    if way == "for" and over.lemma_ in words("bartering") and over.dep_ == "pobj":
        deal = over.head.head
        return controlled(deal, ("object", "infinitive"), found, node) or told_with(deal, found)  # "in return for"
    if over.lemma_ in words("stages") and way == "of" and over.pos_ not in VERBAL:
        deny(over, found)
        hear_modifiers(over, ("amod", "det", "compound"), found)
        return over  # "the launch of the offensive was put off"
    if preposition.lower_ in ("by", "to") and node.dep_ == "pcomp":
        return told_with(over, found)  # "threatened to answer by shelling the port", "never got round to shelling it"
    return carried_by(over, found, preposition)


def _over_nearest(preposition: Token, verb: Token, links: Iterable[str], found: Reading, node: Token) -> Token | None:
    # "stressed his commitment to freeing them", where a parser hangs "to" on the verb
    near = preposition.nbor(-1) if preposition.i else preposition
    hangs = near.dep_ == "dobj" and near.head == verb and near.pos_ == "NOUN"
    return controlled(near, links, found, node) if hangs else None


def _came_about(head: Token) -> bool:
    if head.pos_ in VERBAL and head.lemma_ in words("made") and child(head, "auxpass") is not None:
        return True
    return head.pos_ in VERBAL and head.lemma_ in words("done")


def _is_first(node: Token, noun: Token) -> bool:
    # "the first to visit", "the only mayor to visit", "became the first to visit"
    described = node.dep_ in ("relcl", "acl") or (node.dep_ in ("xcomp", "advcl") and noun.dep_ == "attr")
    if not described or noun.pos_ in VERBAL:
        return False
    return noun.lower_ in words("firsts") or any(c.lower_ in words("firsts") for c in noun.children)


def _is_still_to_come(node: Token | None, over: Token) -> bool:
    """Whether a clause in the present, or a phrase, stands beside what will be done: "when you come, you will"."""
    if node is not None and node.tag_ not in ("VBZ", "VBP"):
        return False
    told = next((m for c in over.children if c.dep_ == "aux" and (m := modals().get(c.lower_))), None)
    return (told is not None and told.modality == "planned") or is_order(over)


def _is_short(participle: Token) -> bool:
    return participle.tag_ == "VBN" and child(participle, "auxpass", *SUBJECTS) is None


def _is_bare_condition(node: Token, head: Token) -> bool:
    # "Had the rebels attacked, ...", "Were the dam attacked, ...", where the parser takes the first word for the verb
    opens = head.i == head.left_edge.i or (head.i == head.left_edge.i + 1 and head.left_edge.dep_ == "advmod")
    first = head.dep_ == "advcl" and head.tag_ == "VBD" and opens
    return first and (head.lemma_ == "have" or head.lower_ == "were") and node.tag_ in ("VBN", "VBD")


def _beside(trigger: Token, others: Collection[Token], found: Reading) -> None:
    deny(trigger, found)
    if trigger.i > 1:
        first, second = trigger.nbor(-2), trigger.nbor(-1)
        if (said := f"{first.text_with_ws}{second.text}").lower() in words("all_but"):
            found.take(None, "negated", said)
        if (first.lower_, second.lower_) == ("let", "alone"):
            found.take(None, "negated", "let alone")
    hear_auxiliaries(trigger, found)
    if (asked := opens_question(trigger)) is not None:
        found.take("hypothetical", None, asked.text)
    hear_adverbs(trigger, found)
    who = child(trigger, "nsubj") if trigger.tag_ in FINITE else None
    if who is not None and who.lower_ in words("whoever"):
        found.take("hypothetical", None, who.text)
    for noun in (trigger, *(c for c in trigger.children if c.dep_ == "dobj" and c in others)):
        if noun.pos_ in VERBAL:
            continue
        _intended(noun, found)
        _carried(trigger, noun, found)
        hear_modifiers(noun, ("amod", "det", "compound") if noun == trigger else ("amod",), found)


def _intended(noun: Token, found: Reading) -> None:
    # "a plot against the king": nobody has carried it out
    if noun.lemma_ in words("plotted") and noun.pos_ == "NOUN":
        found.take("planned", None, noun.text)


def _carried(verb: Token, noun: Token, found: Reading) -> None:
    # "announced the withdrawal" is one trigger, and its verb says that the act is still to come
    if noun == verb:
        return
    made_terms(noun, verb, found)
    if verb.lemma_ in words("arranging") and verb.tag_ == "VBG" and child(verb, "aux") is not None:
        found.take("planned", None, verb.text)  # "are organising a march"
    for control in found.controls.get(("verb", verb.lemma_), ()):
        sought = not control.acts and "object" in control.over and control.modality != "planned"
        meant = sought or control.is_said_of(noun.lemma_.lower())  # "sought his blessing", but not "offered criticism"
        if meant and hangs_on(verb, control):
            found.take(control.modality, control.polarity, verb.text)


def _shares_auxiliaries(node: Token, head: Token) -> bool:
    # "did not attack or burn": a bare second verb shares them; "did not attack but fled" does not
    if is_gapped(node):
        return True
    if node.pos_ not in VERBAL or node.tag_ not in ("VB", "VBG", "VBN") or node.tag_ != head.tag_:
        return False
    own = any(c.dep_ in (*SUBJECTS, "aux") for c in node.children)
    return not own and not any(c.lower_ == "but" for c in head.children)
