"""`rashomon_ties`: what a parser goes wrong in is hung right, before anybody reads it.

Only where the words leave no doubt: each rule has the sentence that taught it beside it. News drops articles, and so a
verb in front of a bare plural is often taken for an adjective, and a name behind a preposition for part of the noun
after it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LOWER, POS, SENT_START, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from rashomon.lexicon.events import words
from rashomon.pipeline import mishung, misread, raised
from rashomon.pipeline.columns import Keys, among, keys, where
from rashomon.pipeline.hyphens import kept_whole, stem
from rashomon.pipeline.mishung import PAST, Tie
from rashomon.pipeline.slots import need
from rashomon.pipeline.syntax import FINITE, child

_COLUMNS: list[int | str] = ["TAG", "POS", "LEMMA", "DEP", "HEAD"]
_FORMS = {
    "VBD": "Tense=Past|VerbForm=Fin",
    "VBN": "Aspect=Perf|Tense=Past|VerbForm=Part",
    "VBP": "Tense=Pres|VerbForm=Fin",
    "VBG": "Aspect=Prog|Tense=Pres|VerbForm=Part",
    "NNS": "Number=Plur",
    "NN": "Number=Sing",
}
_NOMINAL = frozenset(("dobj", "pobj", "nsubj", "nsubjpass"))
_VERB, _NUMERAL, _NOUN, _NAME = (int(IDS[name]) for name in ("VERB", "NUM", "NOUN", "PROPN"))
_DEPS = (
    "ROOT acl advcl advmod agent amod ccomp compound conj dep det dobj npadvmod nsubj nsubjpass pcomp pobj prep relcl"
    " xcomp"
)
_TAGS = "JJ JJR NN PRP RB VB VBD VBG VBN VBP VBZ"
_AND, _BOTH, _BY, _OF, _ON = map(get_string_id, ("and", "both", "by", "of", "on"))


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
    pos, lower, starts = seen[:, 1], seen[:, 4], seen[:, 5] == 1
    tag, dep = _told_apart(seen[:, 0], _TAGS), _told_apart(seen[:, 2], _DEPS)
    at = np.arange(len(doc))
    head = at + seen[:, 3].astype(np.int64)
    verb, noun, by, of = pos == _VERB, pos == _NOUN, lower == _BY, lower == _OF
    over_verb, over_noun, over_object, over_held = verb[head], noun[head], dep["dobj"][head], dep["pobj"][head]
    past, finite = (np.logical_or.reduce([tag[name] for name in sorted(tags)]) for tags in (PAST, FINITE))
    mute = ~_any_in_sentence(starts, finite)  # a quality is a verb only where there is no other
    next_too = np.append(False, dep["dobj"][:-1])
    many, borne, claims = (_how_many(head, dep[name]) > 1 for name in ("nsubj", "nsubjpass", "ccomp"))
    said = dep["conj"] | (_how_many(head, dep["ccomp"]) > 0)
    below = dep["acl"] | dep["advcl"] | dep["relcl"] | dep["xcomp"]  # as a noun behind "to", taken for an infinitive
    rules = (
        (dep["nsubj"] & over_verb & many[head], mishung.as_second_subject),
        (dep["nsubjpass"] & borne[head], mishung.as_second_subject),
        (dep["acl"] & past & (dep["nsubj"] | dep["nsubjpass"])[head], misread.as_clause),
        (dep["acl"] & past, mishung.as_relative),
        (dep["dobj"] & next_too & (tag["VBZ"] | tag["NN"]), misread.as_object),
        (dep["conj"] & verb & over_noun, mishung.as_kind),
        (tag["VBG"] & (dep["nsubj"] | dep["dobj"]), misread.as_act),
        ((dep["dep"] | dep["advcl"]) & finite & finite[head], mishung.as_listed),
        (dep["ccomp"] & many[head], mishung.as_told),
        (dep["ccomp"] & claims[head], misread.as_described),
        (dep["xcomp"] & tag["VBG"], mishung.as_done_by),
        (dep["conj"] & tag["JJ"] & over_verb, mishung.as_quality),
        (dep["prep"] & dep["prep"][head], mishung.as_next),
        (dep["acl"] & mute, misread.as_main),
        (dep["amod"] & (past | mute), misread.as_verb),
        (dep["amod"] & np.append(lower[1:] == _AND, False), mishung.as_done_before),
        (dep["compound"] & tag["NN"] & mute & dep["ROOT"][head], misread.as_headline),
        (dep["conj"] & over_verb & (noun | (pos == _NUMERAL)), misread.as_joined),
        (dep["ccomp"] & tag["VBZ"], misread.as_plural),
        (dep["ccomp"] & tag["NN"], mishung.as_gift),
        (noun & (head == at + 1) & (dep["compound"] | (dep["nsubj"] & over_noun)), misread.as_doer),
        (dep["det"] & over_verb, mishung.as_undergoer),
        (dep["prep"] & over_verb & starts, mishung.as_fronted),
        (dep["prep"] & by & tag["VBN"][head], mishung.as_agent),
        (dep["prep"] & by & (tag["VBN"] | dep["pobj"])[head], mishung.as_far_agent),
        (below & among(lower, _remains()), misread.as_rubble),
        (dep["prep"] & of & over_object, mishung.as_robbed),
        (tag["JJ"] & (dep["dobj"] | dep["pobj"]), misread.as_named),
        (tag["JJR"] & dep["dobj"], misread.as_vessel),
        (dep["ccomp"] & noun, mishung.as_let),
        (dep["agent"] & by, mishung.as_measure),
        (dep["pcomp"] & tag["VBG"], mishung.as_epithet),
        (tag["PRP"] & dep["pobj"], misread.as_emphatic),
        (dep["advcl"] & tag["VB"], mishung.as_told_to),
        (dep["acl"] & tag["VB"] & over_object, mishung.as_ordered),
        ((dep["nsubj"] | dep["npadvmod"]) & (head > at) & (said & past)[head], misread.as_gapped),
        (dep["conj"] & over_verb & past, mishung.as_left),
        (dep["npadvmod"] & over_verb & finite[head], mishung.as_astray),
        (dep["advmod"] & (lower == _BOTH), mishung.as_both),
        (dep["nsubjpass"] & tag["RB"], misread.as_paper),
        (dep["dobj"] & tag["NN"] & among(lower, _taken()), mishung.as_taken),
        (dep["prep"] & of & over_object, mishung.as_charged),
        (dep["prep"] & of & over_held, raised.as_fallen_on),
        (dep["prep"] & by & (dep["pobj"] | dep["acl"])[head], raised.as_doer_above),
        (dep["relcl"] & over_held, raised.as_of_people),
        (dep["prep"] & (lower == _ON) & (over_held | over_object), raised.as_blamed),
        (dep["conj"] & (pos == _NAME) & over_noun, raised.as_second_place),
    )
    for fits, rule in rules:
        for i in where(fits):
            yield from rule(doc[i])


def _told_apart(column: NDArray[np.uint64], names: str) -> dict[str, NDArray[np.bool_]]:
    """For each of these labels or tags the words that have it."""
    return {name: column == get_string_id(name) for name in names.split()}


def _how_many(head: NDArray[np.int64], where: NDArray[np.bool_]) -> NDArray[np.intp]:
    """How many of some words hang on each word."""
    return np.bincount(head[where], minlength=len(head))


def _any_in_sentence(starts: NDArray[np.bool_], where: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each word whether any word of its sentence is one of those."""
    sentence = np.cumsum(starts)
    return np.bincount(sentence[where], minlength=sentence[-1] + 1)[sentence] > 0


@cache
def _remains() -> Keys:
    return keys(words("remains"))


@cache
def _taken() -> Keys:
    return keys(words("taken"))
