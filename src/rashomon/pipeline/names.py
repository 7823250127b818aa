"""Names of actors in a text: those of the lexicon beside those the model found, and whose land each token names."""

from collections.abc import Container, Iterable, Iterator, Sequence

from spacy.attrs import DEP, IS_TITLE
from spacy.matcher import PhraseMatcher
from spacy.strings import get_string_id
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words
from spacy.vocab import Vocab

from rashomon.lexicon.actors import NamedActor, actors, role_plurals, roles, syntax
from rashomon.lexicon.countries import Country, countries
from rashomon.pipeline.columns import among, keys
from rashomon.pipeline.headlines import Headlines
from rashomon.pipeline.slots import PUBLISHED

Meaning = tuple[NamedActor | Country, str]
"""An entry of the lexicon, and as what its name stands: names, adjectives, people or capitals."""
LABELS = frozenset(("PERSON", "ORG", "NORP", "GPE"))
MODIFIES = frozenset(("compound", "amod", "nmod", "npadvmod"))
_MODIFY = keys(MODIFIES)
_COLON = get_string_id(":")
_LOUD = 4
"""Letters a name must have to be known in capitals as well; a shorter one might be an abbreviation."""
_FULL = 2
"""Words that a person's full name has at least."""
_STEM = 4
"""Letters that "Sarvian" and "Sarvia" must share for the one to belong to the other."""


class Names:
    """The names of the lexicon, as a matcher over one vocabulary."""

    def __init__(self, tokenizer: Tokenizer, vocab: Vocab, known: Sequence[NamedActor]) -> None:
        """Prepare the patterns; the tokenizer cuts them as it will cut the text. Of two alike, the later one wins."""
        self._matcher = PhraseMatcher(vocab)
        self._rank: dict[int, int] = {}
        self.meaning: dict[int, Meaning] = {}
        for land in countries().values():
            for sense in ("names", "adjectives", "people", "capitals"):
                self._add(tokenizer, f"{land.iso3} {sense}", (land, sense), getattr(land, sense))
        for actor in known:
            self._add(tokenizer, actor.id, (actor, "names"), (*actor.names, *actor.local))
        ours = {actor.id for actor in actors()}
        self._shared = _shared(actor for actor in known if actor.id in ours)
        self._own = {get_string_id(actor.id) for actor in known if actor.id not in ours}

    def _add(self, tokenizer: Tokenizer, key: str, meaning: Meaning, names: Sequence[str]) -> None:
        if names:
            loud = (name.upper() for name in names if len(name) >= _LOUD)  # datelines and some headlines
            self._matcher.add(key, [tokenizer(name) for name in dict.fromkeys((*names, *loud))])
            self.meaning[get_string_id(key)] = meaning
            self._rank[get_string_id(key)] = len(self._rank)

    def found(self, doc: Doc) -> list[Words]:
        """The longest names that do not overlap, in text order, each labelled with its key."""
        matches = self._settled(
            [Words(doc, start, end, label=key) for key, start, end in self._matcher(doc)], _year(doc)
        )
        taken: dict[int, Words] = {}
        for words in sorted(matches, key=self._longest_first):
            if words.start not in taken and words.end - 1 not in taken:
                taken.update(dict.fromkeys(range(words.start, words.end), words))
        return self._sure([words for i, words in sorted(taken.items()) if i == words.start])

    def _settled(self, matches: list[Words], year: int | None) -> list[Words]:
        """Leave out who was not there yet, and of a name that several bear all but the one the text speaks for."""
        there = [words for words in matches if self._was_there(words, year)]
        claims: dict[tuple[int, int], list[Words]] = {}
        for words in there:
            if self._actor(words) and words.label not in self._own and words.text.upper() in self._shared:
                claims.setdefault((words.start, words.end), []).append(words)
        if not claims:
            return there
        claimed = {words for claimants in claims.values() for words in claimants}
        sure = [words for words in there if words not in claimed]
        told = {self.meaning[words.label][0] for words in sure}
        lands = {iso3 for words in sure if (iso3 := self._iso3(words))}
        return sure + [words for claimants in claims.values() for words in self._one(claimants, told, lands, year)]

    def _one(
        self, claimants: list[Words], told: Container[object], lands: Container[str], year: int | None
    ) -> list[Words]:
        """Who bears a shared name here: he who lives, who is named otherwise, whose land is named; else nobody."""
        bearers = [(words, entry) for words in claimants if (entry := self._actor(words))]
        bearers = [(words, entry) for words, entry in bearers if year is None or entry.lives(year)] or bearers
        named = [words for words, entry in bearers if entry in told]
        at_home = [words for words, entry in bearers if entry.country in lands]
        anywhere = [words for words, entry in bearers if words.text.upper() not in map(str.upper, entry.local)]
        chosen = named or at_home or anywhere
        return chosen if len(chosen) == 1 else []

    def _actor(self, words: Words) -> NamedActor | None:
        entry, _ = self.meaning[words.label]
        return entry if isinstance(entry, NamedActor) else None

    def _was_there(self, words: Words, year: int | None) -> bool:
        entry = self._actor(words)
        return not (entry and entry.since and year) or year >= entry.since - 1

    def _sure(self, found: list[Words]) -> list[Words]:
        """Leave out Georgia, Jordan and the like where the United States are spoken of and no Georgian is."""
        if not any(map(self._unsure, found)):
            return found
        senses = {meaning for words in found if (meaning := self.meaning[words.label])[1] != "names"}
        spoken = {entry.iso3 for entry, _ in senses if isinstance(entry, Country)}
        abroad = all(self.meaning[words.label][0] is not countries()["USA"] for words in found)
        return [words for words in found if abroad or not self._unsure(words) or self._iso3(words) in spoken]

    def _unsure(self, words: Words) -> bool:
        entry, sense = self.meaning[words.label]
        return sense == "names" and isinstance(entry, Country) and entry.unsure

    def _iso3(self, words: Words) -> str | None:
        entry, _ = self.meaning[words.label]
        return entry.iso3 if isinstance(entry, Country) else None

    def _longest_first(self, words: Words) -> tuple[int, int, int]:
        return (words[0].lower_ == "the") - len(words), words.start, -self._rank[words.label]


def _shared(known: Iterable[NamedActor]) -> frozenset[str]:
    """Names, in capitals, that several bear or that count only where their country is named."""
    bearers: dict[str, set[str]] = {}
    for actor in known:
        for name in actor.names:
            bearers.setdefault(name.upper(), set()).add(actor.id)
        for name in actor.local:
            bearers.setdefault(name.upper(), set()).update((actor.id, ""))
    return frozenset(name for name, who in bearers.items() if len(who) > 1)


def _year(doc: Doc) -> int | None:
    day = PUBLISHED.one(doc) or ""
    return int(day[:4]) if day[:4].isdecimal() else None


def named(
    ents: Sequence[Words], matches: Sequence[Words], names: Names, headlines: Headlines
) -> Iterator[tuple[Words, Meaning | None]]:
    """Names of the lexicon and of the model; where they overlap, the one that says more of the whole."""
    owner = {i: words for words in matches for i in range(words.start, words.end)}
    beaten: set[int] = set()
    for whole in ents:
        if whole.label_ not in LABELS and owner.keys().isdisjoint(range(whole.start, whole.end)):
            continue  # a date or a sum
        ent = headlines.kept(_trimmed(whole))
        if ent is None:
            continue
        inside = {words.start: words for i in range(ent.start, ent.end) if (words := owner.get(i))}
        if not any(_wins(words, ent, names) for words in inside.values()):
            beaten.update(inside)
            if ent.label_ in LABELS and not _is_role(ent):
                yield _held(ent, inside.values()), None
    surnames = {ent[-1].text for ent in ents if ent.label_ == "PERSON" and len(ent) > 1}
    for words in matches:
        if words.start in beaten:
            continue
        meaning = names.meaning[words.label]
        if isinstance(meaning[0], Country) and words.text in surnames:
            yield Words(words.doc, words.start, words.end, label="PERSON"), None
        else:
            yield words, meaning


def _held(ent: Words, inside: Iterable[Words]) -> Words:
    """The person behind an office, where the model ran the two together: Ana Weil in "minister of Lethia Ana Weil"."""
    start = ent.start + (ent[0].lower_ == "the")
    behind = next((words.end for words in inside if words.start == start), start)
    before = ent.doc[ent.start - 1] if ent.start else None
    if before is None or before.dep_ != "prep" or ent.end - behind < _FULL or behind == start:
        return ent
    office = roles().get(before.head.lemma_.lower())
    is_office = office is not None and office.form == "person"
    return Words(ent.doc, behind, ent.end, label="PERSON") if is_office and ent[-1].pos_ == "PROPN" else ent


def peoples(ents: Iterable[Words], modifiers: Iterable[Token]) -> frozenset[str]:
    """Names, in lower case, of lands that no list knows, told by the word for what is theirs: "Lethian ships"."""
    lone = {ent[0].lower_ for ent in ents if len(ent) == 1 and ent.label_ in LABELS and ent[0].is_title}
    stems = {name[:-1]: name for name in sorted(lone) if len(name) > _STEM}
    if not stems:
        return frozenset()
    bases = {name: name for name in stems.values()}
    endings = syntax().demonyms
    theirs = {word for token in modifiers if (word := token.lower_).endswith(endings)}
    cut = [(word, word.removesuffix(ending)) for word in theirs for ending in endings if word.endswith(ending)]
    found = ((word, known.get(base)) for word, base in cut for known in (stems, bases))
    return frozenset(name for word, name in found if name and name != word)


def lands(
    ents: Iterable[Words], matches: Sequence[Words], names: Names, unlisted: Container[str], modifiers: Iterable[Token]
) -> dict[int, str]:
    """Tokens that name a country or what belongs to it, to ISO3; lands that no list knows go by their own names."""
    lone = [ent[0] for ent in ents if len(ent) == 1 and (ent.label_ == "GPE" or ent[0].lower_ in unlisted)]
    unknown = {token.lower_: token.i for token in lone}
    found = {start: name for name, start in unknown.items()} | dict(_adjectives(modifiers, unknown))
    for words in matches:
        entry, _ = names.meaning[words.label]
        iso3 = entry.iso3 if isinstance(entry, Country) else entry.country
        here = range(words.start, words.end)
        if iso3 and not _backs(words):
            found.update(dict.fromkeys(here, iso3))
        else:
            for i in here:
                found.pop(i, None)
    return found


def _adjectives(modifiers: Iterable[Token], lands: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Modifiers that begin as an unlisted land does: "Sarvian" where the article names Sarvia."""
    stems = {land[:-1]: land for land in sorted(lands) if len(land) > _STEM}
    beginnings = tuple(stems)
    for token in modifiers:
        if (word := token.lower_).startswith(beginnings):
            yield token.i, next(land for stem, land in stems.items() if word.startswith(stem))


def titled_modifiers(doc: Doc) -> list[Token]:
    """Words with a capital that stand before what they belong to, among them those for what is a land's."""
    title, deps = doc.to_array([IS_TITLE, DEP]).T
    titled = title.nonzero()[0]
    return [doc[i] for i in titled[among(deps[titled], _MODIFY)].tolist()]


def _backs(words: Words) -> bool:
    """Whether the name only stands behind the noun, or for or against it: "US" in "US-backed", "pro-Russian"."""
    doc = words.doc
    if words.end + 1 < len(doc) and doc[words.end].text == "-":
        return doc[words.end + 1].lower_ in syntax().sponsor
    return words.start > 1 and doc[words.start - 1].text == "-" and doc[words.start - 2].lower_ in syntax().leaning


def _is_role(ent: Words) -> bool:
    """Whether the model took a role for a name: "foreign minister", "Prime Ministers", "States"."""
    last = ent[-1]
    if last.is_lower:
        return last.lemma_ in roles()
    return last.lower_ in role_plurals() and (ent.label_ == "PERSON" or len(ent) == 1)


def _trimmed(ent: Words) -> Words:
    """A name without the space or preposition behind it, nor the first words of a turn: "Orla Venn: Good evening"."""
    doc, start = ent.doc, ent.start
    end = next((i for i in range(start + 1, ent.end) if doc[i].orth == _COLON), ent.end)
    while end > start + 1 and (doc[end - 1].is_space or doc[end - 1].dep_ == "prep"):  # "the Election on" a Sunday
        end -= 1
    return ent if end == ent.end else Words(doc, start, end, label=ent.label)


def _wins(words: Words, ent: Words, names: Names) -> bool:
    """Whether a name of the lexicon is what the model's name is about."""
    entry, _ = names.meaning[words.label]
    if words.end < ent.end - (ent[-1].tag_ == "POS"):
        return False
    if isinstance(entry, Country):
        first = ent.start + (ent[0].lower_ == "the")
        return words.start <= first and not (entry.unsure and ent.label_ == "PERSON")
    return True
