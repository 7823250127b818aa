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
from rashomon.pipeline import mishung, misread
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
_VERB, _NUMERAL, _NOUN = IDS["VERB"], IDS["NUM"], IDS["NOUN"]
_READ = (
    "ROOT acl advcl advmod agent amod both by ccomp compound conj dep det dobj npadvmod nsubj nsubjpass of pcomp pobj"
    " prep xcomp JJ JJR NN PRP RB VB VBG VBN VBZ"
)
_ID = {text: get_string_id(text) for text in _READ.split()}
"""Labels, tags and the one word that are looked for in all words at once."""


_FINITE, _PARTICIPLES = (
    np.array([get_string_id(tag) for tag in sorted(tags)], dtype=np.uint64) for tags in (FINITE, PAST)
)
_SUBJECT = np.array([get_string_id(dep) for dep in ("nsubj", "nsubjpass")], dtype=np.uint64)
_OPEN = np.array([get_string_id(dep) for dep in ("acl", "advcl", "relcl", "xcomp")], dtype=np.uint64)
"""What a noun behind "to" is, where it was taken for an infinitive."""


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
        ((dep == _ID["nsubj"]) & (above == _VERB) & many[head], mishung.as_second_subject),
        ((dep == _ID["nsubjpass"]) & borne[head], mishung.as_second_subject),
        ((dep == _ID["acl"]) & past & np.isin(dep[head], _SUBJECT), misread.as_clause),
        ((dep == _ID["acl"]) & past, mishung.as_relative),
        ((dep == _ID["dobj"]) & next_too & ((tag == _ID["VBZ"]) | (tag == _ID["NN"])), misread.as_object),
        ((dep == _ID["conj"]) & (pos == _VERB) & (above == _NOUN), mishung.as_kind),
        ((tag == _ID["VBG"]) & ((dep == _ID["nsubj"]) | (dep == _ID["dobj"])), misread.as_act),
        ((dep == _ID["dep"]) | (dep == _ID["advcl"]), mishung.as_listed),
        ((dep == _ID["ccomp"]) & many[head], mishung.as_told),
        ((dep == _ID["ccomp"]) & claims[head], misread.as_described),
        ((dep == _ID["xcomp"]) & (tag == _ID["VBG"]), mishung.as_done_by),
        ((dep == _ID["prep"]) & (dep[head] == _ID["prep"]), mishung.as_next),
        ((dep == _ID["acl"]) & mute, misread.as_main),
        ((dep == _ID["amod"]) & (past | mute), misread.as_verb),
        ((dep == _ID["compound"]) & (tag == _ID["NN"]) & mute & (dep[head] == _ID["ROOT"]), misread.as_headline),
        ((dep == _ID["conj"]) & (above == _VERB) & ((pos == _NOUN) | (pos == _NUMERAL)), misread.as_joined),
        ((dep == _ID["ccomp"]) & (tag == _ID["VBZ"]), misread.as_plural),
        ((dep == _ID["ccomp"]) & (tag == _ID["NN"]), mishung.as_gift),
        ((pos == _NOUN) & ((dep == _ID["compound"]) | ((dep == _ID["nsubj"]) & (above == _NOUN))), misread.as_doer),
        ((dep == _ID["det"]) & (above == _VERB), mishung.as_undergoer),
        ((dep == _ID["prep"]) & (above == _VERB) & starts, mishung.as_fronted),
        ((dep == _ID["prep"]) & (lower == _ID["by"]) & (tag[head] == _ID["VBN"]), mishung.as_agent),
        ((dep == _ID["prep"]) & (lower == _ID["by"]) & ((tag[head] == _ID["VBN"]) | held[head]), mishung.as_far_agent),
        (np.isin(dep, _OPEN) & np.isin(lower, _remains()), misread.as_rubble),
        ((dep == _ID["prep"]) & (lower == _ID["of"]) & (dep[head] == _ID["dobj"]), mishung.as_robbed),
        ((tag == _ID["JJ"]) & ((dep == _ID["dobj"]) | (dep == _ID["pobj"])), misread.as_named),
        ((tag == _ID["JJR"]) & (dep == _ID["dobj"]), misread.as_vessel),
        ((dep == _ID["ccomp"]) & (pos == _NOUN), mishung.as_let),
        ((dep == _ID["agent"]) & (lower == _ID["by"]), mishung.as_measure),
        ((dep == _ID["pcomp"]) & (tag == _ID["VBG"]), mishung.as_epithet),
        ((tag == _ID["PRP"]) & held, misread.as_emphatic),
        ((dep == _ID["advcl"]) & (tag == _ID["VB"]), mishung.as_told_to),
        (((dep == _ID["nsubj"]) | (dep == _ID["npadvmod"])) & said & past[head], misread.as_gapped),
        ((dep == _ID["conj"]) & (above == _VERB) & past, mishung.as_left),
        (dep == _ID["npadvmod"], mishung.as_astray),
        ((dep == _ID["advmod"]) & (lower == _ID["both"]), mishung.as_both),
        ((dep == _ID["nsubjpass"]) & (tag == _ID["RB"]), misread.as_paper),
        ((dep == _ID["dobj"]) & (tag == _ID["NN"]) & np.isin(lower, _taken()), mishung.as_taken),
        ((dep == _ID["prep"]) & (lower == _ID["of"]) & (dep[head] == _ID["dobj"]), mishung.as_charged),
    )
    for where, rule in rules:
        for i in np.flatnonzero(where):
            yield from rule(doc[int(i)])


def _any_in_sentence(starts: NDArray[np.bool_], where: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each word whether any word of its sentence is one of those."""
    sentence = np.cumsum(starts)
    return np.bincount(sentence[where], minlength=sentence[-1] + 1)[sentence] > 0


@cache
def _remains() -> NDArray[np.uint64]:
    return np.array([get_string_id(word) for word in sorted(words("remains"))], dtype=np.uint64)


@cache
def _taken() -> NDArray[np.uint64]:
    return np.array([get_string_id(word) for word in sorted(words("taken"))], dtype=np.uint64)
