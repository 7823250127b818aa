"""Two independent readings of a text made one: what agrees stands, what differs waits for a third reader's decision.

Rows of two readings are paired one to one by content and cue. From then on a pair is called by the names of its rows in
both readings, "s3/s4", "s5/-", and so are parents. A decision on a pair is one line:

    s3/s4 = 1                        the first reader's row
    s3/s4 = 2 ; content 1            the second's, with the first's content (any field likewise)
    s5/- = 1                         a row that only the first reader saw, kept; `-` drops it
    s6/s7 = 1 ; stance blames ; who Ivo Kalen + the ministry ; p s5/s6 ; optional
    + = s90 | 3 | ... | ...          a row that neither saw, or both saw wrongly (its parent is a pair: p=s3/s4)

Settled without a decision: cues that share a word, or are a colon or nothing (the shorter stands, particles aside);
words of distance and addressees (the fuller stands); optional, when either reader says so; names of which one is in
the other ("Kalen", "Ivo Kalen": the longer); and a row that one reader alone saw and called optional, which stands so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from readings import Piece, Row, edged, row

FIELDS = ("source", "cue", "content", "kind", "stance", "source_type", "parent", "speakers")
SHORT = {"type": "source_type", "who": "speakers", "p": "parent"}
WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class Pair:
    """One statement in two readings; None where a reader saw none. Parents are names of pairs."""

    first: Row | None
    second: Row | None

    @property
    def name(self) -> str:
        """The rows' names in the two readings, `-` for none."""
        return f"{self.first.name if self.first else '-'}/{self.second.name if self.second else '-'}"

    @property
    def rows(self) -> tuple[Row, ...]:
        """One row or two."""
        return tuple(r for r in (self.first, self.second) if r)

    def reader(self, number: str) -> Row:
        """The row of reader 1 or 2; a ValueError where there is none."""
        found = {"1": self.first, "2": self.second}.get(number)
        if found is None:
            raise ValueError(f"{self.name}: reader {number} has no such row")
        return found


def paired(first: Sequence[Row], second: Sequence[Row], text: str) -> list[Pair]:
    """The rows of two readings matched one to one, best first; in text order, with pairs as parents."""
    scored = sorted(
        (-score, i, j) for i, a in enumerate(first) for j, b in enumerate(second) if (score := _alike(a, b, text)) > 0.3
    )
    left, right = dict(enumerate(first)), dict(enumerate(second))
    found = [Pair(left.pop(i), right.pop(j)) for _, i, j in scored if i in left and j in right]
    found += [Pair(a, None) for a in left.values()] + [Pair(None, b) for b in right.values()]
    one = {p.first.name: p.name for p in found if p.first}
    two = {p.second.name: p.name for p in found if p.second}
    renamed = [Pair(_under(p.first, one), _under(p.second, two)) for p in found]
    return sorted(renamed, key=lambda p: (min(r.content[0][0] for r in p.rows), p.name))


def _under(row_: Row | None, names: Mapping[str, str]) -> Row | None:
    return replace(row_, parent=names[row_.parent]) if row_ and row_.parent else row_


def _alike(a: Row, b: Row, text: str) -> float:
    same_cue = any(x[0] < y[1] and y[0] < x[1] for x in a.cue for y in b.cue)
    if a.cue and b.cue and not same_cue:
        return 0.0
    return overlap(a, b, text) + 0.5 * same_cue


def overlap(a: Row, b: Row, text: str) -> float:
    """Dice overlap of the words of two contents, 0 to 1."""
    x, y = _words(a.content, text), _words(b.content, text)
    return 2 * len(x & y) / (len(x) + len(y) or 1)


def _words(spans: Iterable[Piece], text: str) -> frozenset[int]:
    """Where the words of some spans begin; punctuation and quotation marks don't count."""
    return frozenset(m.start() for start, end in spans for m in WORD.finditer(text, start, end))


def _content(row_: Row, text: str) -> frozenset[int]:
    """The words of a content, a leading "that" aside."""
    found = _words(row_.content, text)
    first = min(found, default=0)
    return found - {first} if re.match(r"that\b", text[first:], re.IGNORECASE) else found


def differing(pair: Pair, text: str) -> list[str]:
    """The fields in which two rows of one statement differ; empty where one reader saw none."""
    if not pair.first or not pair.second:
        return []
    a, b = pair.first, pair.second
    same = {
        "source": _words(a.source, text) == _words(b.source, text),
        "cue": bool(_words(a.cue, text) & _words(b.cue, text)) or not (_words(a.cue, text) or _words(b.cue, text)),
        "content": _content(a, text) == _content(b, text),
        "speakers": _same_names(a.speakers, b.speakers),
    }
    return [f for f in FIELDS if not same.get(f, getattr(a, f) == getattr(b, f))]


def _same_names(a: Sequence[str], b: Sequence[str]) -> bool:
    return len(a) == len(b) and all(any(_one_name(x, y) for y in b) for x in a)


def _one_name(x: str, y: str) -> bool:
    x, y = x.casefold(), y.casefold()
    return bool(edged(x).search(y) or edged(y).search(x))


def agreed(pair: Pair, text: str) -> Row | None:
    """The row that stands without a decision, or None where one is wanted."""
    if pair.first and pair.second:
        if differing(pair, text):
            return None
        return _fuller(pair.first, pair.second)
    alone = pair.rows[0]
    return alone if alone.optional else None


def _fuller(a: Row, b: Row) -> Row:
    """The first row, with what the second tells more fully."""
    return replace(
        a,
        cue=min(a.cue, b.cue, key=lambda cue: sum(end - start for start, end in cue)),
        speakers=tuple(max((x, *(y for y in b.speakers if _one_name(x, y))), key=len) for x in a.speakers),
        addressee=a.addressee or b.addressee,
        distance=a.distance or b.distance,
        optional=a.optional or b.optional,
    )


def decided(pair: Pair, decision: str) -> Row | None:
    """The row that a decision makes of a pair; None where it drops it. A ValueError says what can't be followed."""
    choice, *changes = [part.strip() for part in decision.split(" ; ")]
    if choice == "-":
        return None
    chosen = pair.reader(choice)
    for other in pair.rows:
        chosen = replace(
            chosen, addressee=chosen.addressee or other.addressee, distance=chosen.distance or other.distance
        )
    for change in changes:
        key, _, value = change.partition(" ")
        field = SHORT.get(key, key)
        if field == "optional":
            chosen = replace(chosen, optional=value != "no")
        elif field not in FIELDS:
            raise ValueError(f"{pair.name}: {change!r} is no change")
        elif value in ("1", "2"):
            chosen = replace(chosen, **{field: getattr(pair.reader(value), field)})
        elif field == "speakers":
            chosen = replace(chosen, speakers=tuple(w.strip() for w in value.split(" + ") if w.strip(" -")))
        elif field in ("stance", "kind", "source_type", "parent"):
            change_of: Any = {field: None if value == "-" else value}
            chosen = replace(chosen, **change_of)
        else:
            raise ValueError(f"{pair.name}: {change!r} wants a reader, 1 or 2; write the whole row with + instead")
    return chosen


def settle(
    pairs: Sequence[Pair], decisions: Mapping[str, str], added: Sequence[str], text: str
) -> tuple[list[Row], list[Pair]]:
    """The settled rows of one text, named s1, s2 ... in text order, and the pairs that still want a decision."""
    unknown = decisions.keys() - {p.name for p in pairs}
    if unknown:
        raise ValueError(f"a decision on rows that are not there: {', '.join(sorted(unknown))}")
    made: dict[str, Row | None] = {}
    wanting = []
    for pair in pairs:
        made[pair.name] = decided(pair, decisions[pair.name]) if pair.name in decisions else agreed(pair, text)
        if made[pair.name] is None and pair.name not in decisions:
            wanting.append(pair)
    for line in added:
        new = row(line, text)
        made[new.name] = new
    parents = {p.name: p.rows[0].parent for p in pairs}
    kept = sorted(
        ((name, r) for name, r in made.items() if r),
        key=lambda item: (item[1].content[0][0], -item[1].content[-1][1], item[1].cue, item[0]),
    )
    names = {name: f"s{number}" for number, (name, _) in enumerate(kept, 1)}

    def standing(parent: str | None) -> str | None:
        if parent is not None and parent not in made:
            raise ValueError(f"there is no parent {parent}")
        while parent is not None and parent not in names:
            parent = parents[parent]
        return names[parent] if parent else None

    return [replace(r, name=names[name], parent=standing(r.parent)) for name, r in kept], wanting


def agreement(read_twice: Iterable[tuple[str, Sequence[Row], Sequence[Row]]]) -> dict[str, Any]:
    """How far two readings agree, over (text, first rows, second rows): rows that both saw, and each field among these.

    `found` is the F1 of one reader against the other over rows not called optional by the one who alone saw them.
    """
    rows: Counter[str] = Counter()
    same: Counter[str] = Counter()
    shared = 0.0
    for text, first, second in read_twice:
        rows["texts"] += 1
        for pair in paired(first, second, text):
            if not pair.first or not pair.second:
                rows["optional, seen by one" if pair.rows[0].optional else "seen by one"] += 1
                continue
            rows["seen by both"] += 1
            wrong = differing(pair, text)
            same.update(f for f in FIELDS if f not in wrong)
            same["every field"] += not wrong
            shared += overlap(pair.first, pair.second, text)
    both = rows["seen by both"] or 1
    return {
        **rows,
        "found": round(2 * both / (2 * both + rows["seen by one"]), 3),
        **{f: round(same[f] / both, 3) for f in (*FIELDS, "every field")},
        "content overlap": round(shared / both, 3),
    }


def shapes(r: Row, text: str) -> Iterator[str]:
    """What makes a statement hard, told from its spans: the tags of the corpus."""
    source = " ".join(text[a:b] for a, b in r.source).lower()
    told = {
        "no_source": not r.source,
        "no_cue": not r.cue,
        "pronoun_source": source in {"he", "she", "it", "they", "we", "i", "you"},
        "relative_source": source in {"who", "which", "that"},
        "unnamed_source": r.source_type == "unnamed" and bool(r.source),
        "multipart": len(r.content) > 1,
        "nested": bool(r.parent),
        "over_paragraphs": any("\n" in text[a:b] for a, b in r.content),
        "cue_first": bool(r.cue and r.source) and r.cue[:1] < r.source[:1],
        "content_first": bool(r.cue) and r.content[:1] < r.cue[:1],
    }
    return (name for name, holds in told.items() if holds)
