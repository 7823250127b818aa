"""Words that a hyphen leaves one: "re-opened", "ex-minister", "court-martialled", which a tokenizer takes apart.

In pieces a parser makes nonsense of them: it has Norland "re" something in "Norland re-imposed its embargo". The words
are in events.toml.
"""

import re
from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import SHAPE
from spacy.tokens import Doc, Token

from rashomon.lexicon.events import frames, words

_HYPHEN = "(?:-|–|—|--|---|——|~)"
"""How spaCy's English rules write the marks that part a word between letters."""
_SMALL = "(?=[a-z])"
"""What follows: the title in "ex-Prime Minister Vey" is a word of its own."""


def keep_whole(tokenizer: Any) -> None:
    """Have a tokenizer leave such words whole; Any: spaCy takes whatever makes a Doc, even without infixes."""
    finditer = getattr(tokenizer, "infix_finditer", None)
    pattern = getattr(getattr(finditer, "__self__", None), "pattern", "")
    if _HYPHEN in pattern and _apart() not in pattern:
        tokenizer.infix_finditer = re.compile(pattern.replace(_HYPHEN, f"{_apart()}{_HYPHEN}")).finditer


def kept_whole(doc: Doc) -> list[Token]:
    """Such words of a text, where its tokenizer left them whole."""
    shapes: Any = doc.to_array([SHAPE]).ravel()
    strings = doc.vocab.strings
    inside = [shape for shape in np.unique(shapes) if "x-x" in strings[int(shape)]]
    at = np.flatnonzero(np.isin(shapes, inside)) if inside else ()
    return [doc[int(i)] for i in at if _joined().match(doc[int(i)].text)]


def stem(word: str, tail: str) -> str:
    """The lemma under which frames know such a word, or what is behind its hyphen, if `tail` alone says what is done.

    "counterattack" for "counter-attack", "arrest" for "re-arrest"; but "counter-terrorism" is no terrorism.
    """
    head = word.partition("-")[0]
    known = [said for said in (f"{head}{tail}", f"{head}-{tail}") if said in _known()]
    if head in words("again") and tail in _known():
        return known[0] if known and head != "ex" else tail
    return known[0] if known else f"{head}-{tail}"


@cache
def _apart() -> str:
    parts = (one.partition("-") for one in _kept())
    return f"(?!{'|'.join(f'(?<=^{_either(head)})-{tail or _SMALL}' for head, _, tail in parts)})"


@cache
def _joined() -> re.Pattern[str]:
    begins = (f"{_either(one)}{_SMALL if one.endswith('-') else ''}" for one in _kept())
    return re.compile(rf"(?:{'|'.join(begins)})")


def _kept() -> list[str]:
    return sorted({*(f"{head}-" for head in words("again")), *words("hyphened")})


def _either(head: str) -> str:
    return f"[{head[0].upper()}{head[0]}]{head[1:]}"


@cache
def _known() -> frozenset[str]:
    return frozenset(frame.key for frame in frames()) | words("people")
