"""How many people an act killed, wounded, seized or drove out: the number words of a phrase, with their range."""

from collections.abc import Sequence
from decimal import Decimal

from spacy.tokens import Token

from rashomon.lexicon.events import bounds, numbers
from rashomon.pipeline.parties import counted
from rashomon.records import Figure

_COUNTING = frozenset(("nummod", "amod", "compound", "quantmod", "det"))
_BEFORE = 4
"""How many words before a number may open one of its ends."""


def figure(heads: Sequence[Token]) -> Figure | None:
    """The count of those an act fell on: "at least 19 miners" is 19 or more, "four miners and a boy" are five."""
    told = [_of_one(head) for head in heads]
    found = [count for count in told if count is not None]
    if not found or len(heads) == 1:
        return found[0] if found else None
    all_told = [count or _single(head) for count, head in zip(told, heads, strict=True)]
    known = [count for count in all_told if count is not None]
    lows = [count.low for count in known if count.low is not None]
    highs = [count.high for count in known if count.high is not None]
    return Figure(
        low=sum(lows) if lows else None,
        high=sum(highs) if len(highs) == len(heads) else None,
        start=min(count.start for count in known),
        end=max(count.end for count in known),
    )


def _of_one(head: Token) -> Figure | None:
    """The count that one phrase tells, or None where it tells none."""
    said = _number(head)
    nobody = next((t for t in (head, *head.lefts) if t.lower_ in bounds()["none"]), None)
    if nobody is not None and (not said or said[0] == head):
        return _figure(0, 0, nobody, head if said else nobody)
    if not said:
        of = counted(head)
        held = next((c for p in head.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"), None)
        if of != head:
            return _of_one(of)
        return _of_one(held) if held is not None and held.pos_ == "NUM" else None  # "a crew of twelve"
    values = _values(said)
    if not values:
        return None
    return _within(said, values)


def _single(head: Token) -> Figure | None:
    one = next((c for c in head.lefts if c.dep_ == "det" and c.lower_ in bounds()["one"]), None)
    return _figure(1, 1, one, one) if one is not None and head.tag_ in ("NN", "NNP") else None


def _within(said: Sequence[Token], values: Sequence[int]) -> Figure:
    """A number between its ends: what stands before it or behind it may open one of them."""
    first, last = said[0], said[-1]
    kind, opening = _bound(first)
    rounded = any(token.lower_ in bounds()["open"] for token in said)
    low: int | None = values[0]
    high: int | None = values[-1]
    if kind == "least" or rounded or _is_open(said):
        high = None
    elif kind == "most":
        low = None
    return _figure(low, high, opening, last)


def _number(head: Token) -> list[Token]:
    """The words of a number, in text order: "two dozen" of "more than two dozen guards", "hundreds of thousands"."""
    if _counts(head):
        behind = [c for p in head.rights if p.lower_ == "of" for c in p.children if c.dep_ == "pobj" and _counts(c)]
        last = behind[0] if behind and behind[0].i == head.i + 2 else head
        return _run(head.left_edge, last if behind else head.right_edge, last)
    for c in head.lefts:
        if c.dep_ in _COUNTING and _counts(c) and not _is_year(c):
            return _run(c.left_edge, c.right_edge, head.nbor(-1))
    return []


def _counts(token: Token) -> bool:
    if token.tag_ == "DT":  # "a" counts in "a dozen", not in "a mayor"
        return token.lower_ in numbers() and token.nbor().lower_ in bounds()["times"]
    return token.lower_ in numbers() or token.text[0].isdecimal() or ("-" in token.text and _one(token) is not None)


def _is_year(token: Token) -> bool:
    return token.ent_type_ == "DATE" and token.text.isdecimal() and len(token) == len("1962")


def _run(start: Token, end: Token, last: Token) -> list[Token]:
    """From the first to the last number word of a stretch, no further than `last` and without gaps."""
    run: list[Token] = []
    linking = {"of", "and", *bounds()["range"], *bounds()["more"], *bounds()["half"]}
    for token in start.doc[start.i : min(end.i, last.i) + 1]:
        if _counts(token) or (run and token.lower_ in linking) or token.lower_ in bounds()["half"]:
            run.append(token)
        elif run:
            break
    while run and run[-1].lower_ in linking and run[-1].lower_ not in bounds()["more"]:
        run.pop()
    return run


def _values(said: Sequence[Token]) -> list[int]:
    """The numbers of a run: two of them where it is a range."""
    kind, _ = _bound(said[0])
    parts: list[list[Token]] = [[]]
    for token in said[:-2] if _is_open(said) else said:
        if token.lower_ in bounds()["range"] or (token.lower_ == "and" and kind == "range"):
            if not token.is_punct or token.nbor().is_digit:  # "10-15", not "twenty-two"
                parts.append([])
        else:
            parts[-1].append(token)
    values = [_value(part) for part in parts if part]
    found = [int(value) for value in values if value is not None]
    return sorted(found) if len(found) == len(values) else []


def _value(said: Sequence[Token]) -> Decimal | None:
    """The value of one number: "two hundred and ten", "1.2 million", "half a dozen", "tens of thousands"."""
    total, current = Decimal(0), Decimal(0)
    for token in said:
        if token.lower_ in ("of", "and", *bounds()["half"]):
            continue
        one = _one(token)
        if one is None:
            return None
        if one in (1000, 1000000) or (one == 2000 and current):
            total, current = total + (current or 1) * (1000 if one == 2000 else one), Decimal(0)
        elif one in (12, 20, 100) and token.lower_ in bounds()["times"]:
            current = (current or 1) * one
        else:
            current += one
    total += current
    halved = any(token.lower_ in bounds()["half"] for token in said)
    return (total / 2 if halved else total) or None


def _one(token: Token) -> Decimal | None:
    plain = token.text.replace(",", "")
    if plain.replace(".", "", 1).isdecimal() and plain[-1] != ".":
        return Decimal(plain)
    parts = token.lower_.split("-")
    if any(part not in numbers() for part in parts):
        return None
    return Decimal(sum(numbers()[part] for part in parts))


def _is_open(said: Sequence[Token]) -> bool:
    return [token.lower_ for token in said[-2:]] == list(bounds()["more"])


def _bound(first: Token) -> tuple[str, Token]:
    """What stands before a number and opens one of its ends, and the word it begins with."""
    doc = first.doc
    for n in range(max(first.sent.start, first.i - _BEFORE), first.i):
        before = doc[n : first.i].text.lower()
        for kind in ("least", "most", "range"):
            if before in bounds()[kind]:
                return kind, doc[n]
    return "", first


def _figure(low: int | None, high: int | None, first: Token, last: Token) -> Figure:
    return Figure(low=low, high=high, start=first.idx, end=last.idx + len(last))
