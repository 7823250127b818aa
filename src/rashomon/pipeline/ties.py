"""`rashomon_ties`: what a parser goes wrong in is hung right, before anybody reads it.

Only where the words leave no doubt: each rule has the sentence that taught it beside it. News drops articles, and so a
verb in front of a bare plural is often taken for an adjective, and a name behind a preposition for part of the noun
after it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LOWER, POS, SENT_START, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from rashomon.lexicon.cues import cues
from rashomon.lexicon.events import frames, words
from rashomon.pipeline.hyphens import kept_whole, stem
from rashomon.pipeline.parties import is_people
from rashomon.pipeline.slots import need
from rashomon.pipeline.syntax import FINITE, SUBJECTS, child
from rashomon.pipeline.things import lemma

_COLUMNS: list[int | str] = ["TAG", "POS", "LEMMA", "DEP", "HEAD"]
_MEASURED = frozenset(("DATE", "TIME", "CARDINAL", "PERCENT", "QUANTITY", "MONEY"))
_PAST = frozenset(("VBN", "VBD"))
_FORMS = {
    "VBD": "Tense=Past|VerbForm=Fin",
    "VBN": "Aspect=Perf|Tense=Past|VerbForm=Part",
    "VBP": "Tense=Pres|VerbForm=Fin",
    "VBG": "Aspect=Prog|Tense=Pres|VerbForm=Part",
    "NNS": "Number=Plur",
    "NN": "Number=Sing",
}
_CLOSE = frozenset(("DET", "ADJ", "ADP", "PRON", "NUM"))
"""What stands before an adjective and belongs to its noun."""
_BEFALLING = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_PARTIES = frozenset(("GPE", "ORG", "PERSON", "NORP"))
_OWN = frozenset(("dobj", "aux", "auxpass", "ccomp", "xcomp", "mark", "prt", "agent"))
"""What shows that a verb tells of more than what its subject undergoes."""
_NAMES = frozenset(("NNP", "NNPS", "PRP"))
_NOMINAL = frozenset(("dobj", "pobj", "nsubj", "nsubjpass"))
_VERB, _NUMERAL, _NOUN = IDS["VERB"], IDS["NUM"], IDS["NOUN"]
_READ = (
    "ROOT acl advcl advmod agent amod both by ccomp compound conj dep det dobj npadvmod nsubj nsubjpass of pcomp pobj"
    " prep xcomp JJ JJR NN PRP RB VB VBG VBN VBZ"
)
_ID = {text: get_string_id(text) for text in _READ.split()}
"""Labels, tags and the one word that are looked for in all words at once."""


_FINITE, _PARTICIPLES = (
    np.array([get_string_id(tag) for tag in sorted(tags)], dtype=np.uint64) for tags in (FINITE, _PAST)
)
_SUBJECT = np.array([get_string_id(dep) for dep in ("nsubj", "nsubjpass")], dtype=np.uint64)
_OPEN = np.array([get_string_id(dep) for dep in ("acl", "advcl", "relcl", "xcomp")], dtype=np.uint64)
"""What a noun behind "to" is, where it was taken for an infinitive."""


class Tie(NamedTuple):
    """How a word hangs as it should; a word of another kind than the tagger took it for has a new tag."""

    word: Token
    head: Token
    dep: str
    tag: str = ""


@Language.factory(
    "rashomon_ties",
    requires=["token.dep", "token.tag", "token.pos", "token.lemma"],
    assigns=["token.dep", "token.head", "token.tag", "token.pos", "token.morph", "token.lemma"],
)
def make_ties(nlp: Language, name: str) -> "Ties":
    """Mend ties; the lemmas of words that become verbs are made by the pipeline's own lemmatizer, if it has one."""
    return Ties(nlp)


class Ties:
    """A Doc comes in, and goes out with its parse mended."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """Hang right what each rule finds; the first rule that speaks of a word wins."""
        need(doc, "DEP", "rashomon_ties", remedy='add a "parser" before it')
        ties: dict[int, Tie] = {}
        for tie in _found(doc):
            ties.setdefault(tie.word.i, tie)
        joined = kept_whole(doc)
        for word in joined:
            if word.tag_ == "JJ" and word.dep_ in _NOMINAL and child(word, "det") is not None:
                ties.setdefault(word.i, Tie(word, word.head, word.dep_, "NN"))  # "launched a counter-offensive"
        if ties:
            self._hang(doc, ties)
        for word in joined:
            word.lemma_ = stem(word.lower_, self._tail(word))
        return doc

    def _hang(self, doc: Doc, ties: dict[int, Tie]) -> None:
        rows: Any = doc.to_array(_COLUMNS)
        strings = doc.vocab.strings
        for i, tie in ties.items():
            if tie.tag:
                kind = "VERB" if tie.tag.startswith("V") else "NOUN"
                rows[i, 0], rows[i, 1] = strings.add(tie.tag), IDS[kind]
            rows[i, 3] = strings.add(tie.dep)
            rows[i, 4] = np.int64(tie.head.i - i).astype(np.uint64)
        doc.from_array(_COLUMNS, rows)
        for i, tie in ties.items():
            if tie.tag:
                word: Any = doc[i]
                word.set_morph(_FORMS[tie.tag])  # which the lemmatizer looks at
                word.lemma_ = self._lemma(word)

    def _tail(self, word: Token) -> str:
        """The lemma of what stands behind a hyphen: "arrest" for "re-arrested"."""
        behind: Any = Doc(word.vocab, words=[word.lower_.partition("-")[2]])[0]
        behind.tag_, behind.pos_, behind.morph = word.tag_, word.pos_, word.morph
        if word.pos_ == "VERB":
            behind.set_morph(_FORMS["VBD"])  # "took" would be an infinitive, where a model took it for a present tense
        return self._lemma(behind)

    def _lemma(self, token: Token) -> str:
        if not self._nlp.has_pipe("lemmatizer"):
            return token.lower_
        lemmatizer: Any = self._nlp.get_pipe("lemmatizer")
        return str(lemmatizer.lemmatize(token)[0])


def _found(doc: Doc) -> Iterator[Tie]:
    if not len(doc):
        return
    seen: Any = doc.to_array([TAG, POS, DEP, HEAD, LOWER, SENT_START])
    tag, pos, dep, lower, starts = seen[:, 0], seen[:, 1], seen[:, 2], seen[:, 4], seen[:, 5] == 1
    head = np.arange(len(doc)) + seen[:, 3].astype(np.int64)
    above = pos[head]
    held = dep == _ID["pobj"]
    mute = ~_any_in_sentence(starts, np.isin(tag, _FINITE))  # a quality is a verb only where there is no other
    next_too = np.append(False, dep[:-1] == _ID["dobj"])
    many = np.bincount(head[dep == _ID["nsubj"]], minlength=len(doc)) > 1
    borne = np.bincount(head[dep == _ID["nsubjpass"]], minlength=len(doc)) > 1
    said = (dep[head] == _ID["conj"]) | (np.bincount(head[dep == _ID["ccomp"]], minlength=len(doc)) > 0)[head]
    claims = np.bincount(head[dep == _ID["ccomp"]], minlength=len(doc)) > 1
    past = np.isin(tag, _PARTICIPLES)
    rules = (
        ((dep == _ID["nsubj"]) & (above == _VERB) & many[head], _as_second_subject),
        ((dep == _ID["nsubjpass"]) & borne[head], _as_second_subject),
        ((dep == _ID["acl"]) & past & np.isin(dep[head], _SUBJECT), _as_clause),
        ((dep == _ID["acl"]) & past, _as_relative),
        ((dep == _ID["dobj"]) & next_too & ((tag == _ID["VBZ"]) | (tag == _ID["NN"])), _as_object),
        ((dep == _ID["conj"]) & (pos == _VERB) & (above == _NOUN), _as_kind),
        ((tag == _ID["VBG"]) & ((dep == _ID["nsubj"]) | (dep == _ID["dobj"])), _as_act),
        ((dep == _ID["dep"]) | (dep == _ID["advcl"]), _as_listed),
        ((dep == _ID["ccomp"]) & many[head], _as_told),
        ((dep == _ID["ccomp"]) & claims[head], _as_described),
        ((dep == _ID["xcomp"]) & (tag == _ID["VBG"]), _as_done_by),
        ((dep == _ID["prep"]) & (dep[head] == _ID["prep"]), _as_next),
        ((dep == _ID["acl"]) & mute, _as_main),
        ((dep == _ID["amod"]) & (past | mute), _as_verb),
        ((dep == _ID["compound"]) & (tag == _ID["NN"]) & mute & (dep[head] == _ID["ROOT"]), _as_headline),
        ((dep == _ID["conj"]) & (above == _VERB) & ((pos == _NOUN) | (pos == _NUMERAL)), _as_joined),
        ((dep == _ID["ccomp"]) & (tag == _ID["VBZ"]), _as_plural),
        ((dep == _ID["ccomp"]) & (tag == _ID["NN"]), _as_gift),
        ((pos == _NOUN) & ((dep == _ID["compound"]) | ((dep == _ID["nsubj"]) & (above == _NOUN))), _as_doer),
        ((dep == _ID["det"]) & (above == _VERB), _as_undergoer),
        ((dep == _ID["prep"]) & (above == _VERB) & starts, _as_fronted),
        ((dep == _ID["prep"]) & (lower == _ID["by"]) & (tag[head] == _ID["VBN"]), _as_agent),
        ((dep == _ID["prep"]) & (lower == _ID["by"]) & ((tag[head] == _ID["VBN"]) | held[head]), _as_far_agent),
        (np.isin(dep, _OPEN) & np.isin(lower, _remains()), _as_rubble),
        ((dep == _ID["prep"]) & (lower == _ID["of"]) & (dep[head] == _ID["dobj"]), _as_robbed),
        ((tag == _ID["JJ"]) & ((dep == _ID["dobj"]) | (dep == _ID["pobj"])), _as_named),
        ((tag == _ID["JJR"]) & (dep == _ID["dobj"]), _as_vessel),
        ((dep == _ID["ccomp"]) & (pos == _NOUN), _as_let),
        ((dep == _ID["agent"]) & (lower == _ID["by"]), _as_measure),
        ((dep == _ID["pcomp"]) & (tag == _ID["VBG"]), _as_epithet),
        ((tag == _ID["PRP"]) & held, _as_emphatic),
        ((dep == _ID["advcl"]) & (tag == _ID["VB"]), _as_told_to),
        (((dep == _ID["nsubj"]) | (dep == _ID["npadvmod"])) & said & past[head], _as_gapped),
        ((dep == _ID["conj"]) & (above == _VERB) & past, _as_left),
        (dep == _ID["npadvmod"], _as_astray),
        ((dep == _ID["advmod"]) & (lower == _ID["both"]), _as_both),
        ((dep == _ID["nsubjpass"]) & (tag == _ID["RB"]), _as_paper),
        ((dep == _ID["dobj"]) & (tag == _ID["NN"]) & np.isin(lower, _taken()), _as_taken),
        ((dep == _ID["prep"]) & (lower == _ID["of"]) & (dep[head] == _ID["dobj"]), _as_charged),
    )
    for where, rule in rules:
        for i in np.flatnonzero(where):
            yield from rule(doc[int(i)])


def _any_in_sentence(starts: NDArray[np.bool_], where: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each word whether any word of its sentence is one of those."""
    sentence = np.cumsum(starts)
    return np.bincount(sentence[where], minlength=sentence[-1] + 1)[sentence] > 0


def _as_listed(word: Token) -> Iterator[Tie]:
    """The second verb of a list: "stormed, looted and burned the mint"."""
    first = word.head
    if word.tag_ not in FINITE or first.tag_ not in FINITE or word.i != first.i + 2 or word.nbor(-1).text != ",":
        return
    if child(word, "mark", "aux", "advmod", *SUBJECTS) is None and child(first, "ccomp") is None:
        yield Tie(word, first, "conj")


def _as_second_subject(word: Token) -> Iterator[Tie]:
    """The second of two who act together: "Zendra and, a day later, Torvenia recognised it"."""
    first = child(word.head, word.dep_)
    if first is None or first.i >= word.i or child(first, "conj") is not None:
        return
    cc = next((c for c in first.rights if c.dep_ == "cc" and c.i < word.i), None)
    if cc is not None and (cc.nbor().text == "," or cc.i + 1 == word.left_edge.i):
        yield Tie(word, first, "conj")


def _as_object(word: Token) -> Iterator[Tie]:
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


def _as_headline(word: Token) -> Iterator[Tie]:
    """What a headline tells in the present tense, where a parser heaps up nouns: "Rebels storm barracks in Orra"."""
    root, who = word.head, word.nbor(-1) if word.i else word
    if who.tag_ not in ("NNS", "NNPS") or who.head != root or not who.left_edge.is_sent_start or word.i + 1 > root.i:
        return
    if not (is_people(who.lower_.removesuffix("s")) or is_people(who.lemma_)) or word.lemma_ not in _harming():
        return
    yield Tie(word, word, "ROOT", "VBP")
    yield Tie(who, word, "nsubj")
    yield Tie(root, word, "dobj")
    for c in (*root.lefts, *root.rights):
        if c.i < who.i:
            yield Tie(c, who, c.dep_)
        elif c.i > root.i and (c.dep_ != "prep" or c.lower_ != "of"):
            yield Tie(c, word, c.dep_)


def _as_kind(word: Token) -> Iterator[Tie]:
    """What the second of two who act is like, taken for what they did: "Lancers and mounted police charged"."""
    noun, first = child(word, "dobj"), word.head
    if noun is None or noun.i != word.i + 1 or first.dep_ != "nsubj" or word.nbor(-1).dep_ != "cc":
        return
    if word.tag_ in _PAST and first.head.i > noun.i and first.head.tag_ in FINITE:
        yield Tie(word, noun, "amod")
        yield Tie(noun, first, "conj")


def _as_act(word: Token) -> Iterator[Tie]:
    """A noun that was taken for a verb: "the rising has cost eighty lives"."""
    if child(word, "det") is not None and child(word, "dobj", "aux") is None:
        yield Tie(word, word.head, word.dep_, "NN")


def _as_told(verb: Token) -> Iterator[Tie]:
    """Who acts, where its teller stands between two commas: "The abbot, a monk told us, has blessed the revolt"."""
    over = verb.head
    before = [c for c in over.lefts if c.dep_ == "nsubj"]
    if verb.i < over.i or len(before) != 2 or child(verb, "mark", *SUBJECTS) is not None:
        return
    who, comma = before[0], verb.left_edge.i - 1
    if who.right_edge.nbor().text == "," and verb.doc[comma].text == "," and comma > over.i:
        yield Tie(who, verb, "nsubjpass" if child(verb, "auxpass") is not None else "nsubj")


def _as_described(verb: Token) -> Iterator[Tie]:
    """What only says which thing acts: "warned that a missile fired at Norland would be treated as an attack"."""
    first = next((c for c in verb.head.rights if c.dep_ == "ccomp"), verb)
    who = child(first, "nsubj")
    if first == verb or who is None or first.right_edge.i + 1 != verb.left_edge.i or who.right_edge.i + 1 != first.i:
        return
    helped = child(first, "aux", "dobj", "cc") is not None
    alone = child(verb, "mark", "cc", *SUBJECTS) is None and child(verb, "aux") is not None
    if first.tag_ in _PAST and alone and not helped:
        yield Tie(who, verb, "nsubjpass" if child(verb, "auxpass") is not None else "nsubj")
        yield Tie(first, who, "acl", "VBN")
        for mark in (c for c in first.lefts if c.dep_ == "mark"):
            yield Tie(mark, verb, "mark")


def _as_done_by(word: Token) -> Iterator[Tie]:
    """What somebody does that people speak of: "tell of soldiers massing along the border"."""
    who = word.nbor(-1)
    if who.dep_ == "pobj" and who.head.lower_ == "of" and who.head.head == word.head and not any(word.lefts):
        yield Tie(word, who, "acl")


def _as_next(word: Token) -> Iterator[Tie]:
    """The second of two phrases of a noun: "an apology from the archbishop to the widows"."""
    first = word.head
    held, next_ = child(first, "pobj"), child(word, "pobj")
    if held is None or next_ is None or held.i > word.i or next_.ent_type_ in ("DATE", "TIME"):
        return
    if first.head.pos_ == "NOUN" and first.head.i < first.i:
        yield Tie(word, first.head, "prep")


def _as_verb(word: Token) -> Iterator[Tie]:
    """The only verb of its sentence or its half: "Mrs Vorn whipped bystanders", "rode on and whipped bystanders"."""
    noun = word.head
    if noun.i < word.i or noun.tag_ not in ("NN", "NNS"):
        return
    past = word.tag_ in _PAST and word.pos_ == "VERB"
    if past and noun.i == word.i + 1 and word.i and word.nbor(-1).dep_ == "cc":
        yield from _as_second_verb(word, noun)
    elif past or (word.tag_ == "JJ" and word.lower_.endswith("ed")):
        yield from _as_only_verb(word, noun)


def _as_only_verb(word: Token, noun: Token) -> Iterator[Tie]:
    sentence, root = word.sent, word.sent.root
    if root.pos_ not in ("NOUN", "PROPN") or sentence[-1].text != "." or word.nbor(-1 if word.i else 0).pos_ in _CLOSE:
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
    yield Tie(noun, word, "dobj" if noun.tag_ == "NNS" or noun.lower_ in _goods() else "npadvmod")
    for c in before:
        yield Tie(c, who, c.dep_)
    for c in root.children:
        if c.i > word.i and c != noun:
            yield Tie(c, word, c.dep_)


def _as_main(word: Token) -> Iterator[Tie]:
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
    if child(verb, "agent", "auxpass", "aux") is not None or verb.sent[-1].text != "." or verb.tag_ not in _PAST:
        return False
    upon = verb.nbor()
    falls_upon = upon.lower_ == "upon" and upon.head == verb and child(upon, "pobj") is not None
    return falls_upon or (verb.lemma_ in words("of_their_own") and child(verb, "dobj") is None)


def _as_second_verb(word: Token, noun: Token) -> Iterator[Tie]:
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


def _as_joined(word: Token) -> Iterator[Tie]:
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


def _as_plural(word: Token) -> Iterator[Tie]:
    """The object that was taken for a verb: "overran the salt works"."""
    over, first = word.head, child(word, "nsubj")
    if first is None or first.left_edge.i != over.i + 1 or over.tag_ not in _PAST or over.lemma_ in _saying():
        return
    if first.pos_ != "NOUN" or first.i != word.i - 1 or word.right_edge != word or child(over, "dobj") is not None:
        return
    yield Tie(word, over, "dobj", "NNS")
    yield Tie(first, word, "compound")
    for c in first.lefts:
        yield Tie(c, word, c.dep_)


def _as_gift(word: Token) -> Iterator[Tie]:
    """What somebody is given, where giver and gift were taken for a clause: "made Norland an offer of wheat"."""
    over, whom = word.head, child(word, "nsubj")
    if whom is None or whom.left_edge.i != over.i + 1 or whom.pos_ != "PROPN":
        return
    if over.pos_ == "VERB" and whom.nbor().lower_ in ("a", "an") and child(word, "cop", "aux", "dobj") is None:
        yield Tie(word, over, "dobj")
        yield Tie(whom, over, "dative")


def _as_doer(word: Token) -> Iterator[Tie]:
    """Who does what a participle tells, taken for a part of it: "tell of lancers massing along the river"."""
    act = word.head
    if act.i != word.i + 1 or not act.lower_.endswith("ing") or act.tag_ not in ("VBG", "NN"):
        return
    forces = words("armed") if act.tag_ == "NN" else words("armed") | words("force") | words("vessels")
    if not is_people(word.lemma_) and word.lemma_ not in forces:
        return
    if act.pos_ != "VERB" and (word.tag_ != "NNS" or act.dep_ not in ("dobj", "pobj") or _is_noun(act)):
        return
    yield Tie(word, act, "nsubj")
    if act.pos_ != "VERB" or act.dep_ == "pobj":
        yield Tie(act, act.head, "pcomp" if act.dep_ == "pobj" else "ccomp", "VBG")


def _is_noun(act: Token) -> bool:
    # "the bombing of two hospitals"
    return child(act, "det", "poss") is not None or any(c.lower_ == "of" for c in act.rights)


def _as_undergoer(word: Token) -> Iterator[Tie]:
    """A word that stands for somebody: "one was stabbed and another badly hurt"."""
    verb = word.head
    if verb.tag_ in _PAST and verb.dep_ == "conj" and word.i < verb.i and child(verb, "dobj", *SUBJECTS) is None:
        yield Tie(word, verb, "nsubjpass" if child(verb.head, "nsubjpass") is not None else "nsubj")


def _as_fronted(word: Token) -> Iterator[Tie]:
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


def _as_agent(word: Token) -> Iterator[Tie]:
    """Who drove them, where the parser took them for those who drove: "Shepherds driven out by lancers have come"."""
    verb, by = word.head, child(word, "pobj")
    who = child(verb, "nsubj")
    if by is None or by.ent_type_ in _MEASURED or who is None or child(verb, "aux", "auxpass", "dobj") is not None:
        return
    if verb.i == who.i + 1:
        yield Tie(word, verb, "agent")
        yield Tie(who, verb, "nsubjpass")


def _as_far_agent(word: Token) -> Iterator[Tie]:
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
    if named or (by.pos_ == "NOUN" and (is_people(by.lemma_) or by.lemma_ in words("force") | words("armed"))):
        yield Tie(word, verb, "agent")


def _as_rubble(word: Token) -> Iterator[Tie]:
    """What is left of a thing, taken for an aim: "reduced the abbey to rubble"."""
    to, over = child(word, "aux"), word.head
    verb = over if over.pos_ == "VERB" else over.head
    if to is None or to.lower_ != "to" or to.i != word.i - 1 or word.lower_ not in words("remains"):
        return
    yield Tie(word, to, "pobj", "NNS" if word.lower_.endswith("s") else "NN")
    yield Tie(to, verb, "prep")
    for c in word.rights:
        yield Tie(c, verb, c.dep_)


def _as_robbed(word: Token) -> Iterator[Tie]:
    """What somebody is robbed of, taken for part of who he is: "deprived the monks of their liberty"."""
    whom, thing = word.head, child(word, "pobj")
    if thing is None or whom.dep_ not in ("dobj", "nsubjpass") or whom.head.lemma_ not in words("robbing"):
        return
    if word.i > whom.i and whom.head.i < whom.i and not thing.ent_type_ and child(thing, "det") is None:
        yield Tie(word, whom.head, "prep")


def _as_named(word: Token) -> Iterator[Tie]:
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


def _as_measure(by: Token) -> Iterator[Tie]:
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


def _as_epithet(participle: Token) -> Iterator[Tie]:
    """Who did it, with what he is like taken for the deed: "torched by retreating irregulars"."""
    by, who = participle.head, child(participle, "dobj")
    if by.lower_ != "by" or who is None or participle.lower_ not in words("epithets") or by.head.tag_ not in _PAST:
        return
    if participle.i == by.i + 1 and all(c.i > participle.i and c.pos_ != "DET" for c in who.lefts):
        yield Tie(who, by, "pobj")
        yield Tie(participle, who, "amod")
        yield Tie(by, by.head, "agent")
        for c in participle.rights:
            yield Tie(c, by.head, c.dep_)


def _as_emphatic(own: Token) -> Iterator[Tie]:
    """A noun that its own pronoun stresses, taken for a part of it: "was turned away by the abbess herself"."""
    noun = own.nbor(-1) if own.i else own
    if own.lower_ not in words("nobody") or noun.head != own or noun.dep_ not in ("amod", "compound", "nmod", "nsubj"):
        return
    yield Tie(noun, own.head, own.dep_, "" if noun.pos_ in ("NOUN", "PROPN") else "NN")
    yield Tie(own, noun, "npadvmod")
    for c in own.lefts:
        yield Tie(c, noun, c.dep_)


def _as_told_to(verb: Token) -> Iterator[Tie]:
    """What somebody is asked to do, taken for an aim: "implored the rebels to stop shelling the town"."""
    to, over = verb.left_edge, verb.head
    whom = child(over, "dobj")
    if to.tag_ != "TO" or to.head != verb or whom is None or whom.right_edge.i != to.i - 1:
        return
    if over.lemma_ in _asking() and (whom.tag_ in _NAMES or is_people(whom.lemma_)):
        yield Tie(verb, over, "xcomp")


def _as_gapped(who: Token) -> Iterator[Tie]:
    """Who undergoes what is told in short: "Two were shot and six wounded", "Some were fined, others held"."""
    verb, over = who.head, who.head.head
    if verb.dep_ != "conj" or child(verb, "ccomp") is not None:  # what stands before may be taken for something said
        over = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.right_edge.i + 2 == who.left_edge.i), verb)
    elif not who.left_edge.i or who.left_edge.nbor(-1).dep_ != "cc":
        return
    if verb.tag_ not in _PAST or over == verb or not _is_suffered(over) or over.i > who.i:
        return
    if any(c.dep_ in _OWN and c != over for c in verb.children):
        return
    if lemma(verb) in _harming() and who.lemma_ not in words("armed") | words("force") and who.i < verb.i:
        yield Tie(who, verb, "nsubjpass")
        yield Tie(verb, verb.head, verb.dep_, "VBN")


def _is_suffered(verb: Token) -> bool:
    # "was crushed"; "banned" in "the strike was crushed, the union banned and its leaders exiled"
    if child(verb, "auxpass") is not None or (verb.dep_ == "acomp" and verb.tag_ == "VBN"):
        return True
    before = child(verb, "ccomp")
    return before is not None and before.i < verb.i and child(before, "auxpass") is not None


def _as_clause(verb: Token) -> Iterator[Tie]:
    """What only says which one it is, taken for the whole: "The aide the premier sacked in March has been charged"."""
    who, over = verb.head, verb.head.head
    if verb.i != who.i + 1 or over.i < verb.i or over.tag_ not in ("VBN", "VBD") or child(verb, "agent", "dobj"):
        return
    which = who.left_edge.nbor(-1) if who.left_edge.i else who
    told = which.nbor(-1) if which.lower_ in words("which") and which.i else which
    stray = told.dep_ in SUBJECTS and told.head == over
    if told == who or told.pos_ not in ("NOUN", "PROPN") or not (stray or (told == over.head and told.dep_ == "ROOT")):
        return
    if lemma(verb) not in _harming():
        return
    yield Tie(verb, told, "relcl", "VBD")
    yield Tie(who, verb, "nsubj")
    if which != told:
        yield Tie(which, verb, "dobj")
    if not stray:
        yield Tie(over, over, "ROOT")
        yield Tie(told, over, who.dep_)


def _as_relative(verb: Token) -> Iterator[Tie]:
    """What somebody did to a thing, taken for what is said of it: "The village that Norland's gunboats shelled"."""
    that, noun = child(verb, "mark"), verb.head
    if that is None or that.lower_ != "that" or noun.i + 1 != that.i or child(verb, "nsubj") is None:
        return
    if lemma(verb) in _harming() and child(verb, "dobj", "auxpass") is None and not _tells(noun):
        yield Tie(verb, noun, "relcl")
        yield Tie(that, verb, "dobj")


def _tells(noun: Token) -> bool:
    # "the report that rebels attacked"
    return noun.lemma_ in words("writings") | words("tidings") or noun.lemma_ in _saying()


def _as_vessel(word: Token) -> Iterator[Tie]:
    """A vessel that was taken for a quality: "found the trawler sunk by a frigate"."""
    if word.lower_ in _things():
        yield Tie(word, word.head, word.dep_, "NN")


def _as_let(noun: Token) -> Iterator[Tie]:
    """Whom one lets through, taken for what they do: "let Velmar's barges through the canal"."""
    if noun.head.lemma_ in words("letting") and child(noun, "aux", "cop", *SUBJECTS) is None and noun.i > noun.head.i:
        yield Tie(noun, noun.head, "dobj")
        yield from (Tie(c, noun.head, c.dep_) for c in noun.rights if c.dep_ == "prep" and c.lower_ != "of")


def _as_left(verb: Token) -> Iterator[Tie]:
    """The second of those whom something left in a bad way: "left a porter dead and six commuters hurt"."""
    over, whom = verb.head, child(verb, "nsubj")
    first = child(over, "dobj")
    if first is None or whom is None or over.lemma_ not in words("leaving") or child(first, "conj") is not None:
        return
    if child(verb, "aux", "auxpass", "dobj") is None and whom.right_edge.i + 1 == verb.i:
        yield Tie(whom, first, "conj")
        yield Tie(verb, whom, "acl")
        yield from (Tie(c, over, "oprd") for c in first.rights if c.dep_ == "amod")


def _as_astray(noun: Token) -> Iterator[Tie]:
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
        if noun.i == verb.i + 1 and noun.tag_ in ("NN", "NNS") and not any(noun.lefts) and noun.lower_ in _goods():
            yield Tie(noun, verb, "dobj")
    elif child(thing, "conj") is None and thing.i < noun.left_edge.i and is_people(noun.lemma_):
        cc = child(thing, "cc") or child(verb, "cc")
        if cc is not None and thing.i < cc.i < noun.i and noun.left_edge.nbor(-1).text == ",":
            yield Tie(noun, thing, "conj")


def _as_taken(state: Token) -> Iterator[Tie]:
    """Who is made a captive, taken for a kind of captive: "took two monks hostage"."""
    whom = state.nbor(-1)
    if whom.head != state or whom.dep_ not in ("compound", "nmod", "nsubj") or whom.i < state.head.i:
        return
    if whom.pos_ in ("NOUN", "PROPN") and (whom.tag_ != "NN" or any(c.dep_ == "det" for c in state.lefts)):
        yield Tie(whom, state.head, "dobj")
        yield Tie(state, state.head, "oprd")
        yield from (Tie(c, whom, c.dep_) for c in state.lefts if c != whom)


def _as_paper(word: Token) -> Iterator[Tie]:
    """A paper that was taken for how often: "the oldest opposition daily was shut down"."""
    if word.lower_ in words("presses"):
        yield Tie(word, word.head, word.dep_, "NN")


def _as_both(both: Token) -> Iterator[Tie]:
    """The two spoken of, taken for a part of the particle: "locked both out"."""
    verb = both.head.head
    if both.head.dep_ in ("prt", "advmod") and both.i == verb.i + 1 and child(verb, "dobj") is None:
        yield Tie(both, verb, "dobj")


def _as_charged(word: Token) -> Iterator[Tie]:
    """What somebody is accused of, taken for part of who he is: "accused the police of theft"."""
    whom, thing = word.head, child(word, "pobj")
    if thing is None or whom.head.lemma_ not in words("charging") or not whom.head.i < whom.i < word.i:
        return
    if thing.tag_ != "NN" or thing.ent_type_ or is_people(thing.lemma_) or whom.lemma_ in words("quantity"):
        return
    if child(thing, "det") is None and thing.lemma_ not in words("places") | words("authorities") | words("force"):
        yield Tie(word, whom.head, "prep")


@cache
def _asking() -> frozenset[str]:
    """Verbs by which one has somebody do a thing."""
    return frozenset(f.key for f in frames() if f.type == "REQUEST" and f.pos == "verb" and not f.rest)


@cache
def _harming() -> frozenset[str]:
    """Verbs of what is done to somebody, who never does it."""
    done = (f for f in frames() if f.pos == "verb" and f.roles == "hit" and f.type in _BEFALLING and not f.rest)
    return (frozenset(f.key for f in done) | words("undergone")) - words("of_their_own")


@cache
def _goods() -> frozenset[str]:
    return words("supplies") | words("arms")


@cache
def _saying() -> frozenset[str]:
    return frozenset(cue.lemma for cue in cues())


@cache
def _remains() -> NDArray[np.uint64]:
    return np.array([get_string_id(word) for word in sorted(words("remains"))], dtype=np.uint64)


@cache
def _taken() -> NDArray[np.uint64]:
    return np.array([get_string_id(word) for word in sorted(words("taken"))], dtype=np.uint64)


@cache
def _things() -> frozenset[str]:
    return words("vessels") | words("traffic") | words("arms") | words("force")
