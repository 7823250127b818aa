"""`rashomon_recasing`: headlines in Title Case are read once more as a sentence would be written.

A model takes "Norland Condemns Karsia Raid" for one long name, because of its capitals. Written as the text below
writes its words ("Norland condemns Karsia raid"), it reads a sentence. The text is not touched: what the model says of
the words is put in place of what it said before. Truecasing as such: Lita and others (2003), here by the text alone.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import takewhile
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from rashomon.lexicon.actors import given_names
from rashomon.lexicon.countries import country
from rashomon.pipeline.headlines import Headlines
from rashomon.pipeline.parsing import WRITTEN, read_apart
from rashomon.pipeline.slots import PASSAGES, need

_PARTS = ("verb", "noun", "adj", "adv")
_TABLES = ("index", "exc", "rules")
"""Tables of a rule lemmatizer: known words, odd forms, endings with what stands in their place."""


@Language.factory(
    "rashomon_recasing",
    requires=["token.dep", "token.tag", "token.pos", "token.lemma"],
    assigns=["token.dep", "token.head", "token.tag", "token.pos", "token.morph", "token.lemma", "doc.ents"],
)
def make_recasing(nlp: Language, name: str) -> "Recasing":
    """Read headlines anew with the components of the pipeline itself; it must stand right behind the model."""
    return Recasing(nlp)


class Recasing:
    """A Doc comes in, and goes out with its headlines read anew."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @cached_property
    def _known(self) -> Mapping[str, tuple[Any, Any, Any]]:
        return _known(self._nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Read each line in Title Case in the case of the text below it; elsewhere nothing is changed."""
        need(doc, "DEP", "rashomon_recasing", remedy='add a "parser" before it')
        found = Headlines(doc)
        lines = (line for line in found.lines if _is_headline(doc, line[0]))
        again = [(start, end, words) for start, end in lines if (words := self._recased(doc, found, start, end))]
        if not again:
            return doc
        rows: Any = doc.to_array(WRITTEN)
        starts: Any = doc.to_array(["NORM", "SENT_START"])
        for start, end, words in again:
            starts[start, 1] = 1
            rows[start:end] = read_apart(self._model(), doc[start:end], words, starts[start:end])
        return doc.from_array(WRITTEN, rows)

    def _recased(self, doc: Doc, found: Headlines, start: int, end: int) -> list[str]:
        """The words of a line as a sentence would have them; empty where none would be written otherwise."""
        line = doc[start:end]
        first = next((t.i for t in line if t.is_alpha), start)
        words = [t.lower_ if t.i != first and _is_lowered(t, found, self._known) else t.text for t in line]
        return words if words != [t.text for t in line] else []

    def _model(self) -> Iterator[Any]:
        """The components before this one, but for ours."""
        standing = takewhile(lambda named: named[1] is not self, self._nlp.pipeline)
        return (component for name, component in standing if not name.startswith("rashomon_"))


def _is_headline(doc: Doc, start: int) -> bool:
    """Whether a line is no byline, credit or dateline; any may be a headline where nothing is known of passages."""
    passages = PASSAGES.get(doc)
    return not passages or any(p.role == "headline" and p.start <= doc[start].idx < p.end for p in passages)


def _is_lowered(token: Token, found: Headlines, known: Mapping[str, tuple[Any, Any, Any]]) -> bool:
    """Whether a word of a headline has its capital only from the headline."""
    if not token.is_title or not token.is_alpha or found.writes(token):
        return False
    if found.has_in_small(token) or token.is_stop:
        return True
    if token.ent_type_ == "DATE" or token.text in given_names() or country(token.text) is not None:
        return False
    return any(_is_form(token.lower_, *tables) for tables in known.values())


def _is_form(word: str, index: Container[str], odd: Container[str], rules: Iterable[tuple[str, str]]) -> bool:
    """Whether a word is a known one or a form of one: "condemns", "beaten"."""
    if word in index or word in odd:
        return True
    return any(old and word.endswith(old) and word[: -len(old)] + new in index for old, new in rules)


def _known(nlp: Language) -> Mapping[str, tuple[Any, Any, Any]]:
    """Words, odd forms and endings of each part of speech that the lemmatizer knows; none where there is no such."""
    lookups: Any = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is None or not all(lookups.has_table(f"lemma_{name}") for name in _TABLES):
        return {}
    index, odd, rules = (lookups.get_table(f"lemma_{name}") for name in _TABLES)
    return {part: (index.get(part, ()), odd.get(part, {}), rules.get(part, ())) for part in _PARTS}
