"""Tokens handed over by a cue, and how they are gathered from a head of the parse."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Token

from rashomon.pipeline.clauses import escaped, subtree
from rashomon.pipeline.syntax import VERBAL


class Handed(NamedTuple):
    """The tokens handed over, the word they hang on, and who is addressed."""

    tokens: tuple[Token, ...]
    head: Token
    rule: str
    addressee: Token | None = None


def handed(
    head: Token, outside: Iterable[Token], rule: str, addressee: Token | None = None, *more: Token
) -> Handed | None:
    """All below a head (and `more` of them) but what is `outside`, without "that" in front or a loose end behind."""
    if head.tag_ in ("WP", "WDT"):
        return None  # "the deal, which they rejected": the pronoun alone says nothing
    cut = set(outside)
    found = {t.i: t for part in (head, *more) for t in subtree(part, cut) if t not in cut}
    strays = {t.i for verb in escaped(head) for t in verb.subtree}
    kept = [found[i] for i in sorted(found) if i not in strays]
    while kept and kept[0].lower_ == "that" and kept[0].dep_ == "mark":
        kept = kept[1:]
    kept = kept[: _incidental_end(head, kept)]
    while kept and kept[-1].pos_ in ("CCONJ", "PUNCT", "SPACE") and not _closes(kept[-1]):
        kept = kept[:-1]
    return Handed(tuple(kept), head, rule, addressee) if kept else None


def _closes(mark: Token) -> bool:
    """Whether a mark belongs to the words before it: a bracket or a quotation mark that closes."""
    return mark.is_quote or mark.is_right_punct


def _incidental_end(head: Token, kept: Sequence[Token]) -> int:
    """Where an incidental clause behind a comma begins that closes the content: ", which", ", adding", ", although"."""
    for n, (before, token) in enumerate(pairwise(kept), 1):
        if token.i > head.i and before.text == "," and _is_loose(token, head):
            return n
    return len(kept)


def _is_loose(token: Token, head: Token) -> bool:
    clause = next((t for t in (token, *token.ancestors) if t.dep_ in ("relcl", "advcl")), None)
    if clause is None or clause.left_edge.i != token.i or clause == head or head not in clause.ancestors:
        return False
    if clause.dep_ == "relcl":
        return head.pos_ not in VERBAL and clause.head == head
    return clause.head == head and (clause.tag_ == "VBG" or token.dep_ == "mark")
