"""Make src/rashomon/lexicon/things.tsv from WordNet: python training/things.py FOLDER [FILE].

FOLDER holds data.noun, index.noun and cntlist.rev of WordNet 3.0, as Debian's package wordnet-base has them
(apt-get download wordnet-base && dpkg -x wordnet-base_*.deb . && python training/things.py usr/share/wordnet).

WordNet says of each sense of a noun what it is a kind of, and how often readers met that sense. A noun is put into a
class of things.toml where the senses under the roots of that class were met at least as often as all its others; where
none was ever met, its first sense counts. Words of several parts and names are left out.
"""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from rashomon.lexicon.loading import tables
from rashomon.lexicon.things import Kind, kinds

OUT = Path(__file__).parent.parent / "src/rashomon/lexicon/things.tsv"
CREDIT = (
    "#\tKinds of nouns: WordNet 3.0, (c) 2006 Princeton University, its licence in NOTICE; made by training/things.py\n"
)

A_LINE = 12
"""Nouns on a line of the file."""


class Sense(NamedTuple):
    """One sense of one noun: where it stands in data.noun, how the noun is spelt in it, how often it was met."""

    at: str
    spelt: str
    met: int


class Synset(NamedTuple):
    """What WordNet says of a meaning: its file, its words with their numbers, what it is a kind of."""

    file: str
    words: tuple[tuple[str, str], ...]
    above: tuple[str, ...]
    is_name: bool
    used: tuple[str, ...]
    gloss: str


@dataclass(frozen=True)
class WordNet:
    folder: Path

    @cached_property
    def synsets(self) -> dict[str, Synset]:
        return dict(map(synset, self._lines("data.noun")))

    @cached_property
    def senses(self) -> dict[str, list[Sense]]:
        """The senses of every noun that is one word, the commonest first."""
        met = dict(self._met())
        found = {}
        for line in self._lines("index.noun"):
            noun, *rest = line.split()
            if noun.isalpha():
                places = rest[-int(rest[1]) :]
                found[noun] = [self._sense(noun, at, met) for at in places]
        return found

    def under(self, keys: Iterable[str]) -> set[str]:
        """All meanings that are of the kind of one of these senses."""
        found: set[str] = set()
        fresh = [self._at(key) for key in keys]
        while fresh:
            found.update(fresh)
            fresh = [below for at in fresh for below in self._below.get(at, ()) if below not in found]
        return found

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for at, meaning in self.synsets.items():
            for above in meaning.above:
                found.setdefault(above, []).append(at)
        return found

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {key(noun, n, s.file): at for at, s in self.synsets.items() for noun, n in s.words}

    def _at(self, sense: str) -> str:
        if sense not in self._keys:
            raise SystemExit(f"{sense} is no sense of WordNet's")
        return self._keys[sense]

    def _sense(self, noun: str, at: str, met: dict[str, int]) -> Sense:
        meaning = self.synsets[at]
        spelt, n = next((word, n) for word, n in meaning.words if word.lower() == noun)
        return Sense(at, spelt, met.get(key(noun, n, meaning.file), 0))

    def _met(self) -> Iterator[tuple[str, int]]:
        for line in (self.folder / "cntlist.rev").read_text(encoding="ascii").splitlines():
            sense, _, times = line.split()
            yield sense.removesuffix("::"), int(times)

    def _lines(self, file: str) -> Iterator[str]:
        lines = (self.folder / file).read_text(encoding="ascii").splitlines()
        return (line for line in lines if not line.startswith(" "))  # their licence stands before them


def synset(line: str) -> tuple[str, Synset]:
    entry, _, gloss = line.partition("|")
    at, file, _, count, *rest = entry.split()
    n = 2 * int(count, 16)
    words = tuple(zip(rest[:n:2], rest[1:n:2], strict=True))
    pointers: dict[str, list[str]] = {}
    for sign, to in zip(rest[n + 1 :: 4], rest[n + 2 :: 4], strict=False):
        pointers.setdefault(sign, []).append(to)
    above, used = (tuple(pointers.get(sign, ())) for sign in ("@", ";u"))
    return at, Synset(file, words, above, "@i" in pointers, used, gloss)


def key(noun: str, number: str, file: str) -> str:
    """How cntlist.rev names a sense."""
    return f"{noun.lower()}%1:{file}:{int(number, 16):02}"


def main(folder: Path, out: Path = OUT) -> None:
    out.write_text(made(folder), encoding="utf-8")


def made(folder: Path) -> str:
    """The whole file."""
    wordnet = WordNet(folder)
    rude = frozenset(rude_meanings(wordnet, tables("things.toml")["rude"]))
    classes: dict[str, list[str]] = {}
    for kind in kinds():
        for noun in members(wordnet, kind, rude):
            classes.setdefault(noun, []).append(kind.name)
    alike: dict[str, list[str]] = {}
    for noun in sorted(classes):
        alike.setdefault(" ".join(classes[noun]), []).append(noun)
    return CREDIT + "".join(line for names in sorted(alike) for line in lines(names, alike[names]))


def lines(names: str, nouns: list[str]) -> Iterator[str]:
    """Lines of a few nouns each, so that a change can be seen."""
    for n in range(0, len(nouns), A_LINE):
        yield f"{names}\t{' '.join(nouns[n : n + A_LINE])}\n"


def members(wordnet: WordNet, kind: Kind, rude: Collection[str]) -> Iterator[str]:
    inside = wordnet.under(kind.roots) - wordnet.under(kind.without)
    for noun, senses in wordnet.senses.items():
        if noun.endswith(kind.endings) and noun not in kind.wrong and is_mostly(senses, inside, wordnet, rude):
            yield noun


def is_mostly(senses: Iterable[Sense], inside: Collection[str], wordnet: WordNet, rude: Collection[str]) -> bool:
    """Whether a noun in small letters is met at least as often in these meanings as in others."""
    common = [sense for sense in senses if not wordnet.synsets[sense.at].is_name and not sense.spelt.isupper()]
    if not common or any(sense.at in rude for sense in common):
        return False
    met = sum(sense.met for sense in common)
    if met:
        return 2 * sum(sense.met for sense in common if sense.at in inside) >= met
    return common[0].at in inside


def rude_meanings(wordnet: WordNet, marks: Mapping[str, list[str]]) -> Iterator[str]:
    """What WordNet marks as words of insult, or says to be such."""
    insults = wordnet.under(marks["used_as"])
    for at, meaning in wordnet.synsets.items():
        if not insults.isdisjoint(meaning.used) or any(said in meaning.gloss for said in marks["said_of"]):
            yield at


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
