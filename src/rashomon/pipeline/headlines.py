"""Headlines in Title Case, where a capital tells nothing: which of their words the rest of the text writes as names."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np
from spacy.attrs import ENT_TYPE, IS_ALPHA, IS_LOWER, IS_SPACE, IS_TITLE, LOWER, ORTH, SENT_START
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from rashomon.lexicon.actors import given_names
from rashomon.lexicon.events import frames, words
from rashomon.pipeline.columns import where

_LEAST = 4
"""Words that a line must have, to be told from a name that stands alone."""
_DERIVED = 7
"""Letters of the shortest noun that is told by its ending."""
_OF_DOERS = "n.agent"
"""The pattern of nouns that name who does an act: "attacker"."""
_HYPHEN = get_string_id("-")
_STOPS = (".", "?", "!", '"', "”")


class Headlines:
    """The tokens of one doc that stand in Title Case, and what the doc's other sentences say of its words."""

    def __init__(self, doc: Doc) -> None:
        """Find the lines; the other sentences are read only where there are any."""
        self.lines = lines = list(_lines(doc))
        self.tokens = frozenset(i for start, end in lines for i in range(start, end))
        self._written: frozenset[int] = frozenset()
        self._words: frozenset[int] = frozenset()
        if lines:
            self._read(doc, lines)
        self.alone = not self._words
        self._unsure = frozenset(doc[i].orth for i in self.tokens) - self._written

    def _read(self, doc: Doc, lines: list[tuple[int, int]]) -> None:
        alpha, lower, title, begins, space = doc.to_array([IS_ALPHA, IS_LOWER, IS_TITLE, SENT_START, IS_SPACE]).T == 1
        orths, lowers, labels = doc.to_array([ORTH, LOWER, ENT_TYPE]).T
        apart = np.ones(len(doc), dtype=bool)
        for start, end in lines:
            apart[start:end] = False
        after = np.append(True, (space | ~alpha)[:-1])  # behind a mark or white space
        inside = apart & ~begins & ~after
        self._words = frozenset(lowers[apart & lower].tolist())
        opening = where(apart & title & (labels != 0) & ~inside)
        self._written = frozenset(orths[inside & ~lower & alpha].tolist())
        self._written |= {int(orths[i]) for i in opening if int(lowers[i]) not in self._words}

    def writes(self, token: Token) -> bool:
        """Whether the text below writes a word as a name."""
        return token.orth in self._written

    def has_in_small(self, token: Token) -> bool:
        """Whether the text below writes a word in small letters."""
        return token.lower in self._words

    def kept(self, name: Words) -> Words | None:
        """What of a name that the model saw is one: in a headline what the text writes as one, elsewhere all of it."""
        if self._opens(name) and name[0].orth in self._unsure:
            return None
        if len(name) == 1 and opens_as_noun(name[0]):
            return None
        if name.start not in self.tokens or self.alone or (len(name) > 1 and name[0].text in given_names()):
            return name
        known = [token.i for token in name if self.writes(token)]
        if not known:
            return None
        end = known[0]
        while end + 1 < name.end and (end + 1 in known or (name.doc[end + 1].is_lower and end + 2 in known)):
            end += 1
        return Words(name.doc, known[0], end + 1, label=name.label)

    def _opens(self, name: Words) -> bool:
        """Whether a word without a label opens a sentence, where a capital tells as little."""
        return (
            len(name) == 1
            and not name[0].ent_type_
            and bool(name[0].is_sent_start or name.doc[name.start - 1].is_space)
        )

    def is_name(self, name: Words) -> bool:
        """Whether a name of the lexicon is meant: not where the text has every word of it in lower case alone."""
        if name.start not in self.tokens or self.alone:
            return True
        return any(self.writes(token) or token.lower not in self._words for token in name if token.is_alpha)


def opens_as_noun(token: Token) -> bool:
    """Whether a word that the model took for a name has its capital from the sentence it opens: "Arson ruined it"."""
    if not (token.is_sent_start and token.is_title) or token.pos_ != "PROPN" or token.text in given_names():
        return False
    noun, doc = token.lower_, token.doc
    if token.i + 1 < len(doc) and token.nbor().pos_ == "PROPN":
        return False
    forms = {noun, noun.removesuffix("s")}
    known = not forms.isdisjoint(_nobodies()) or not (token.ent_type_ or forms.isdisjoint(_nouns()))
    derived = not token.ent_type_ and len(noun) >= _DERIVED and noun.endswith(_abstract())
    if not (derived or known):
        return False
    return not any(other.orth == token.orth and not other.is_sent_start for other in doc)


@cache
def _nobodies() -> frozenset[str]:
    return (words("causes") | words("unnamed")) - words("force")


@cache
def _nouns() -> frozenset[str]:
    classes = (words(name) for name in ("arms", "thrown", "tools", "places"))
    acts = frozenset(frame.key for frame in frames() if frame.pos == "noun" and frame.roles != _OF_DOERS)
    return acts.union(*classes) - words("force") - words("people")


@cache
def _abstract() -> tuple[str, ...]:
    return tuple(sorted(words("thing_endings")))


def _lines(doc: Doc) -> Iterator[tuple[int, int]]:
    """Lines and sentences without a stop, in which only small words have no capital: "Iran-backed" has one."""
    begins, space = doc.to_array([SENT_START, IS_SPACE]).T == 1
    starts = (*where(begins), *(i + 1 for i in where(space) if "\n" in doc[i].text))
    for start, end in pairwise(sorted({0, *starts, len(doc)})):
        if end - start < _LEAST or any(_is_small(doc, i) for i in range(start, end)):
            continue
        line = [doc[i] for i in range(start, end)]
        last = next((token.text for token in reversed(line) if not token.is_space), "")
        letters, titles = sum(token.is_alpha for token in line), sum(token.is_title for token in line)
        if last not in _STOPS and letters >= _LEAST and titles > 1:
            yield start, end


def _is_small(doc: Doc, i: int) -> bool:
    """Whether a word would have a capital in a headline, and has none."""
    token = doc[i]
    if not token.is_lower or not token.is_alpha or token.is_stop:
        return False
    before = doc[i - 1] if i else token
    return before.orth != _HYPHEN or bool(before.whitespace_)
