"""How many people an act killed, wounded, seized or drove out: the number before a head, with its range."""

from spacy.tokens import Token

from rashomon.lexicon.events import bounds, numbers
from rashomon.records import Figure


def figure(head: Token) -> Figure | None:
    """The count of a noun phrase: "at least 19 miners" is 19 or more, "dozens of miners" 24 or more."""
    counted = _number_of(head)
    if counted is None:
        return None
    value = _value(counted)
    if value is None:
        return None
    first = _first_of(counted)
    said = head.doc[first.i : counted.i].text.lower()
    start, end = first.idx, counted.idx + len(counted)
    if (counted.lower_.endswith("s") and counted.lower_ in numbers()) or said.startswith(bounds()["least"]):
        return Figure(low=value, high=None, start=start, end=end)
    if said.startswith(bounds()["most"]):
        return Figure(low=None, high=value, start=start, end=end)
    return Figure(low=value, high=value, start=start, end=end)


def _number_of(head: Token) -> Token | None:
    if head.pos_ == "NUM" or (head.lower_ in numbers() and head.lower_.endswith("s")):
        return head
    return next((c for c in head.children if c.dep_ == "nummod"), None)


def _value(token: Token) -> int | None:
    parts = [c for c in token.children if c.dep_ == "compound" and c.i < token.i]
    value = _one(token)
    if value is None:
        return None
    for part in parts:
        times = _one(part)
        if times is None:
            return None
        value = value * times if value in (100, 1000, 1000000) else value + times
    return value


def _one(token: Token) -> int | None:
    plain = token.text.replace(",", "")
    if plain.isdecimal():
        return int(plain)
    whole = 0
    for part in token.lower_.split("-"):
        if part not in numbers():
            return None
        whole += numbers()[part]
    return whole or None


def _first_of(number: Token) -> Token:
    first = number.left_edge
    while first.i < number.i and first.pos_ == "DET":
        first = first.nbor()
    return first
