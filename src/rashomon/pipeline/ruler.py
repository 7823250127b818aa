"""spaCy's `attribute_ruler` with a memory: the same answers for a fifth of the time.

The rules of the English pipelines look at one or two tokens and at nothing but tag, lower-cased word, dependency label
and "is space". So what is written to a token depends on those four values of it and, where it can take part in a rule
of two tokens, of its neighbours. The real ruler is asked once for each such setting, and its answer is kept.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from rashomon.pipeline.standin import StandIn

READS = ("TAG", "LOWER", "DEP", "IS_SPACE")
WRITES = ("TAG", "POS", "MORPH", "LEMMA", "DEP")
MOST_SETTINGS = 500_000

Seen = tuple[int, int, int, int]
"""What a rule can see of a token, in the order of READS; words that no rule names are all 0."""
Setting = Seen | tuple[Seen | None, Seen, Seen | None]


class Ruler(StandIn):
    """Stands in for an `attribute_ruler` of the kind that `understood` tells."""

    def __init__(self, ruler: Any) -> None:
        """Take over from `ruler`; Any: its rules are plain JSON."""
        super().__init__(ruler)
        patterns = [(pattern, rule["index"]) for rule in ruler.patterns for pattern in rule["patterns"]]
        self._named = _Words(token["LOWER"] for pattern, _ in patterns for token in pattern if "LOWER" in token)
        # Only a token that a rule of two tokens could write to needs its neighbours in the setting.
        written = [pattern[index] for pattern, index in patterns if len(pattern) == 2]
        self._paired = _Words(token["LOWER"] for token in written if "LOWER" in token)
        self._paired_deps = set(_Words(token["DEP"] for token in written if "LOWER" not in token).exact)
        self._word: dict[int, int] = {}
        self._wide: dict[tuple[int, int], bool] = {}
        self._answer: dict[Setting, int] = {}
        self._rows: list[list[int]] = []

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Write what the rules write; a doc that has some of it already is spaCy's."""
        for doc in docs:
            if doc.to_array(["POS", "MORPH", "LEMMA"]).any():
                self.original(doc)
            elif len(doc):
                self._ruled(doc)

    def _ruled(self, doc: Doc) -> None:
        if len(self._rows) > MOST_SETTINGS:
            self._answer.clear()
            self._rows.clear()
        settings = self._settings(doc)
        answers = list(map(self._answer.get, settings))
        if None in answers:
            self._ask(doc, {s: i for i, s in enumerate(settings) if answers[i] is None})
            answers = list(map(self._answer.get, settings))
        # Any: spaCy types its arrays by a protocol that numpy no longer meets.
        rows: Any = np.array([self._rows[a] for a in answers if a is not None], dtype=np.uint64)
        doc.from_array(list(WRITES), rows)

    def _settings(self, doc: Doc) -> list[Setting]:
        word, named = self._word, self._named_word
        seen: list[Seen] = [
            (tag, word[lower] if lower in word else named(doc, lower), dep, space)
            for tag, lower, dep, space in doc.to_array(list(READS)).tolist()
        ]
        settings: list[Setting] = list(seen)
        last = len(seen) - 1
        wide, is_wide = self._wide, self._is_wide
        for i, (_, lower, dep, _) in enumerate(seen):
            known = wide.get((lower, dep))
            if known or (known is None and is_wide(doc, lower, dep)):
                settings[i] = (seen[i - 1] if i else None, seen[i], seen[i + 1] if i < last else None)
        return settings

    def _named_word(self, doc: Doc, lower: int) -> int:
        """The word itself if any rule names it, else 0, so that all others share one setting."""
        self._word[lower] = lower if doc.vocab.strings[lower] in self._named else 0
        return self._word[lower]

    def _is_wide(self, doc: Doc, lower: int, dep: int) -> bool:
        strings = doc.vocab.strings
        wide = strings[dep] in self._paired_deps or bool(lower and strings[lower] in self._paired)
        self._wide[lower, dep] = wide
        return wide

    def _ask(self, doc: Doc, where: dict[Setting, int]) -> None:
        """Ask the real ruler, on a made-up doc of each new setting with a mark after it that no rule knows."""
        words: list[str] = []
        values: list[tuple[int, int]] = []
        asked: list[tuple[Setting, int]] = []
        seen = doc.to_array(["TAG", "DEP"]).tolist()
        for setting, i in where.items():
            wide = isinstance(setting[1], tuple)
            for j in range(max(i - 1, 0), min(i + 2, len(doc))) if wide else (i,):
                if j == i:
                    asked.append((setting, len(words)))
                words.append(doc[j].text)
                values.append(tuple(seen[j]))
            words.append("\u00a7")
            values.append((0, 0))
        made = Doc(doc.vocab, words=words)
        given: Any = np.array(values, dtype=np.uint64)
        made.from_array(["TAG", "DEP"], given)
        rows: NDArray[np.uint64] = self.original(made).to_array(list(WRITES))
        for setting, at in asked:
            self._answer[setting] = len(self._rows)
            self._rows.append(rows[at].tolist())


class _Words:
    """The words that conditions of rules name: exact ones, and patterns."""

    def __init__(self, conditions: Iterable[Any]) -> None:
        self.exact: set[str] = set()
        self.patterns: list[re.Pattern[str]] = []
        for condition in conditions:
            if isinstance(condition, str):
                self.exact.add(condition)
            else:
                self.exact.update(condition.get("IN", ()))
                self.patterns += [re.compile(condition["REGEX"])] if "REGEX" in condition else []

    def __contains__(self, word: str) -> bool:
        return word in self.exact or any(pattern.search(word) for pattern in self.patterns)


def understood(ruler: Any) -> bool:
    """Rules of one or two tokens, over the values in READS, that write values in WRITES."""
    return all(
        set(rule["attrs"]) <= set(WRITES) and all(_readable(pattern, rule["index"]) for pattern in rule["patterns"])
        for rule in ruler.patterns
    )


def _readable(pattern: list[dict[str, Any]], index: int) -> bool:
    """Its words are named, and in a pair the token written to tells by its word or label that it may be one."""
    if not all(set(token) <= set(READS) and _names(token.get("LOWER", ""), {"IN", "REGEX"}) for token in pattern):
        return False
    if len(pattern) == 2 and -2 <= index < 2:
        written = pattern[index]
        return "LOWER" in written or ("DEP" in written and _names(written["DEP"], {"IN"}))
    return len(pattern) == 1


def _names(condition: Any, ways: set[str]) -> bool:
    return isinstance(condition, str) or (isinstance(condition, dict) and set(condition) <= ways)
