"""The noun phrases that may act: names from the lexicon and from the model, and role nouns ("two senior officers").

One phrase a head token, in text order. Whose country it is, is read off the phrase itself: "Iranian forces", "the
president of Iran"; never off a backer, as in "US-backed rebels".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.attrs import LEMMA, LOWER
from spacy.matcher import PhraseMatcher
from spacy.strings import get_string_id
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words
from spacy.vocab import Vocab

from rashomon.lexicon.actors import Form, Gender, NamedActor, given_names, name_words, roles, syntax, titles
from rashomon.lexicon.countries import Country, countries
from rashomon.lexicon.datewords import words as date_words
from rashomon.records import ActorKind

_KINDS: dict[str, ActorKind] = {"PERSON": "person", "ORG": "other", "NORP": "civilians", "GPE": "country"}
_BEFORE = frozenset(("compound", "amod", "nummod", "nmod", "quantmod", "punct", "npadvmod"))
_MODIFIES = frozenset(("compound", "amod", "nmod", "npadvmod"))
_ACTING = frozenset(("nsubj", "poss", "dobj", "dative", "nmod"))
_VAGUE = frozenset(("", "WORK_OF_ART", "PRODUCT", "FAC", "LOC"))
_LONG = 8
_STEM = 4
"""Letters that "Sarvian" and "Sarvia" must share for the one to belong to the other."""


@dataclass(slots=True)
class Phrase:
    """A noun phrase that may act, by token indices, with what its own words say of it."""

    head: int
    start: int
    end: int
    form: Form
    kind: ActorKind
    name: str | None = None
    noun: str | None = None
    entry: NamedActor | Country | None = None
    country: str | None = None
    sector: str | None = None
    gender: Gender | None = None
    words: frozenset[str] = frozenset()
    known: bool = False
    same: int | None = None
    owner: int | None = None


class Names:
    """The names of the lexicon, as a matcher over one vocabulary."""

    def __init__(self, tokenizer: Tokenizer, vocab: Vocab, actors: Iterable[NamedActor]) -> None:
        """Prepare the patterns; the tokenizer cuts them as it will cut the text."""
        self._matcher = PhraseMatcher(vocab)
        self.meaning: dict[int, tuple[NamedActor | Country, str]] = {}
        for land in countries().values():
            for sense in ("names", "adjectives", "people", "capitals"):
                self._add(tokenizer, f"{land.iso3} {sense}", land, sense, getattr(land, sense))
        for actor in actors:
            self._add(tokenizer, actor.id, actor, "names", actor.names)

    def _add(
        self, tokenizer: Tokenizer, key: str, entry: NamedActor | Country, sense: str, names: Sequence[str]
    ) -> None:
        if names:
            self._matcher.add(key, [tokenizer(name) for name in names])
            self.meaning[get_string_id(key)] = (entry, sense)

    def found(self, doc: Doc) -> list[Words]:
        """The longest names that do not overlap, each labelled with its key."""
        taken: dict[int, Words] = {}
        found = [Words(doc, start, end, label=key) for key, start, end in self._matcher(doc)]
        for words in sorted(found, key=_longest_first):
            if words.start not in taken and words.end - 1 not in taken:
                taken.update(dict.fromkeys(range(words.start, words.end), words))
        return sorted(dict.fromkeys(taken.values()), key=lambda words: words.start)


def _longest_first(words: Words) -> tuple[int, int]:
    return (words[0].lower_ == "the") - len(words), words.start


def phrases(doc: Doc, names: Names) -> list[Phrase]:
    """All of them, one a head, in text order."""
    matches = names.found(doc)
    lands = _lands(doc, matches, names)
    named = [phrase for words, meaning in _named(doc, matches, names) for phrase in _as_name(words, meaning, lands)]
    covered = {i for phrase in named for i in range(phrase.start, phrase.end)}
    heads = {phrase.head for phrase in named if phrase.kind == "person"}
    nouns = [phrase for i in _role_tokens(doc) if i not in covered for phrase in _as_role(doc[i], lands, heads)]
    covered.update(phrase.head for phrase in nouns)
    surnames = {phrase.name.split()[-1] for phrase in named if phrase.kind == "person" and phrase.name}
    others = [
        _from_model(words, words.root, "ORG", lands) for words in _proper(doc, surnames) if words.root.i not in covered
    ]
    by_head = {phrase.head: phrase for phrase in (*others, *named, *nouns) if not _absorbed(phrase, (*named, *nouns))}
    _join_appositions(doc, by_head)
    return [by_head[head] for head in sorted(by_head)]


def _lands(doc: Doc, matches: Sequence[Words], names: Names) -> dict[int, str]:
    """Tokens that name a country or what belongs to it, to ISO3; lands that no list knows go by their own names."""
    lands: dict[int, str] = {}
    unknown: dict[str, str] = {}
    for ent in doc.ents:
        if ent.label_ == "GPE" and len(ent) == 1:
            unknown[ent.text[:-1].lower()] = ent.text.lower()
            lands[ent.start] = ent.text.lower()
    stems = tuple(stem for stem in unknown if len(stem) >= _STEM)
    if stems:
        for token in doc:
            if token.dep_ in _MODIFIES and token.is_title and (lower := token.lower_).startswith(stems):
                lands[token.i] = next(unknown[stem] for stem in sorted(stems, key=len) if lower.startswith(stem))
    for words in matches:
        entry, _ = names.meaning[words.label]
        iso3 = entry.iso3 if isinstance(entry, Country) else entry.country
        for i in range(words.start, words.end):
            if iso3 and not _sponsors(doc, words):
                lands[i] = iso3
            else:
                lands.pop(i, None)
    return lands


def _sponsors(doc: Doc, words: Words) -> bool:
    """Whether the name only stands behind the noun or for or against it: "US" in "US-backed", "pro-Russian"."""
    if words.end + 1 < len(doc) and doc[words.end].text == "-":
        return doc[words.end + 1].lower_ in syntax().sponsor
    return words.start > 1 and doc[words.start - 1].text == "-" and doc[words.start - 2].lower_ in syntax().leaning


def _named(
    doc: Doc, matches: Sequence[Words], names: Names
) -> Iterator[tuple[Words, tuple[NamedActor | Country, str] | None]]:
    """Names of the lexicon and of the model; where they overlap, the one that says more of the whole."""
    owner = {i: words for words in matches for i in range(words.start, words.end)}
    beaten: set[int] = set()
    for ent in doc.ents:
        if ent[-1].is_space:
            ent = _trimmed(ent)
        inside = {words.start: words for i in range(ent.start, ent.end) if (words := owner.get(i))}
        if not any(_wins(words, ent, names) for words in inside.values()):
            beaten.update(inside)
            if ent.label_ in _KINDS and not (ent[-1].is_lower and _role_noun(ent[-1])):
                yield ent, None
    surnames = {ent[-1].text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    for words in matches:
        if words.start in beaten:
            continue
        if words.text in surnames and isinstance(names.meaning[words.label][0], Country):
            yield Words(doc, words.start, words.end, label="PERSON"), None
        else:
            yield words, names.meaning[words.label]


def _trimmed(ent: Words) -> Words:
    end = ent.end
    while end > ent.start + 1 and ent.doc[end - 1].is_space:
        end -= 1
    return Words(ent.doc, ent.start, end, label=ent.label)


def _wins(words: Words, ent: Words, names: Names) -> bool:
    """Whether a name of the lexicon is what the model's name is about."""
    entry, _ = names.meaning[words.label]
    end = ent.end - (ent[-1].tag_ == "POS")
    if words.end < end:
        return False
    if isinstance(entry, Country):
        first = ent.start + (ent[0].lower_ == "the")
        return words.start <= first and not (entry.unsure and ent.label_ == "PERSON")
    return True


def _as_name(words: Words, meaning: tuple[NamedActor | Country, str] | None, lands: dict[int, str]) -> Iterator[Phrase]:
    """A name as a phrase, or nothing where it does not act."""
    label = words.label_  # a slice of a span forgets it
    if words[-1].tag_ == "POS" and len(words) > 1:
        words = words[:-1]
    if len(words) > 1 and words[0].lower_ == "the":
        words = words[1:]
    head = words.root
    if meaning is None:
        if _is_place(head, label, len(words)) or (label == "NORP" and head.dep_ in _MODIFIES):
            return
        yield _from_model(words, head, label, lands)
        return
    entry, sense = meaning
    if isinstance(entry, NamedActor):
        if entry.seat and not _acts(head) and head.dep_ not in _MODIFIES:
            return
        form: Form = "person" if entry.kind == "person" else "body"
        sector = (entry.code or "").removeprefix(entry.country or "") or None
        yield _titled(
            Phrase(head.i, words.start, words.end, form, entry.kind, words.text, None, entry, entry.country, sector),
            words.doc,
            lands,
        )
    elif sense == "capitals":
        if _acts(head) and head.dep_ != "dobj":
            yield Phrase(
                head.i, words.start, words.end, "body", "government", words.text, None, entry, entry.iso3, "GOV"
            )
    else:
        yield Phrase(
            head.i,
            words.start,
            words.end,
            "group" if sense == "people" else "body",
            "country",
            entry.name if sense == "adjectives" else words.text,
            None,
            entry,
            entry.iso3,
        )


def _is_place(head: Token, label: str, length: int) -> bool:
    if label == "PERSON":  # the model takes many an unknown town for a person
        return length == 1 and head.dep_ == "pobj" and head.head.lower_ in syntax().where
    return label == "GPE" and not _acts(head)


def _from_model(words: Words, head: Token, label: str, lands: dict[int, str]) -> Phrase:
    """A name that no list has, with what its own words tell of it: a first name, a title, "Front", "Gazette"."""
    doc, start = words.doc, words.start
    while start and doc[start - 1].head.i == head.i and _begins_name(doc[start - 1], label):
        start -= 1
    telling = [name_words()[token.text] for token in words if token.text in name_words()]
    is_person = start < words.start or any(token.text in given_names() for token in words[: max(1, len(words) - 1)])
    if not telling and not is_person and label != "NORP":
        is_person = label == "PERSON" or (len(words) > 1 and words[0].text in titles() and not _is_title(words[-1]))
    while is_person and start < words.end - 1 and (_is_title(doc[start]) or start in lands):
        start += 1
    name = doc[start : words.end]
    phrase = Phrase(head.i, start, words.end, "group" if label == "NORP" else "body", _KINDS[label])
    phrase.name = name.text.rstrip("’'")
    phrase.words = frozenset(token.lower_ for token in name)
    if is_person:
        phrase.form, phrase.kind, phrase.gender = "person", "person", given_names().get(name[0].text)
    elif telling:
        phrase.kind, phrase.sector = telling[-1].kind, telling[-1].sector
    return _titled(phrase, doc, lands)


def _begins_name(token: Token, label: str) -> bool:
    """Whether the model left out a first name: "Yolanda" before "Yu Hoi-kwan"."""
    if token.text in given_names():
        return True
    if label != "PERSON" or token.pos_ != "PROPN" or token.ent_type or _is_title(token):
        return False
    return token.lower_ not in date_words("weekday") and token.lower_ not in date_words("month")


def _titled(phrase: Phrase, doc: Doc, lands: dict[int, str]) -> Phrase:
    """The phrase with the words before its name: title, office, country."""
    first = phrase.start
    start = _left_edge(doc, phrase.head, first)
    before = [doc[i] for i in range(start, first)]
    phrase.words |= {token.lower_ for token in before if token.is_alpha}
    phrase.start = start
    for token in before:
        if phrase.kind == "other" and (noun := _role_noun(token)):
            phrase.kind, phrase.sector = roles()[noun].kind, roles()[noun].sector
    if phrase.form == "person":
        for token in before:
            title, role = titles().get(token.text), roles().get(token.lower_)
            phrase.gender = phrase.gender or (title and title.gender) or (role and role.gender) or None
            phrase.sector = (
                (role and role.sector and role.form == "person" and role.sector)
                or (title and title.sector)
                or phrase.sector
            )
        if isinstance(phrase.entry, NamedActor):
            phrase.gender = phrase.entry.gender or phrase.gender
    phrase.country = phrase.country or _country(doc[phrase.head], start, lands)
    return phrase


def _is_title(token: Token) -> bool:
    return token.text in titles() or token.lower_ in roles()


def _left_edge(doc: Doc, head: int, first: int) -> int:
    """The first token of the modifiers that stand right before token `first` of the phrase with this head."""
    start = first
    while start and doc[start - 1].dep_ in _BEFORE and start - 1 < doc[start - 1].head.i <= head:
        start -= 1
    while start < first and doc[start].dep_ == "punct":
        start += 1
    return start


def _country(head: Token, start: int, lands: dict[int, str]) -> str | None:
    """Whose it is: "Iranian forces", "Iran's forces", "forces of Iran", "a spokeswoman for the Iranian army"."""
    for i in range(head.i, start - 1, -1):
        if lands.get(i):
            return lands[i]
    for child in head.children:
        if child.dep_ == "poss" and lands.get(child.i):
            return lands[child.i]
        if child.dep_ == "prep" and child.lower_ in syntax().belonging:
            for of in child.children:
                if of.dep_ == "pobj" and not any(c.dep_ == "conj" for c in of.children):
                    return lands.get(of.i) or _country(of, _left_edge(of.doc, of.i, of.i), lands)
    return None


@cache
def _role_hashes() -> frozenset[int]:
    return frozenset(get_string_id(noun.split()[-1]) for noun in roles())


def _role_tokens(doc: Doc) -> list[int]:
    wanted = _role_hashes()
    rows = doc.to_array([LEMMA, LOWER]).tolist()
    return [
        i
        for i, (lemma, lower) in enumerate(rows)
        if (lemma in wanted or lower in wanted) and doc[i].pos_ in ("NOUN", "PROPN")
    ]


def _role_noun(token: Token) -> str | None:
    """The longest role noun that ends here: "prime minister" before "minister"."""
    last = (token.lemma_.lower(), token.lower_)
    for length in (2, 1, 0):
        if token.i >= length:
            before = [token.nbor(-k).lower_ for k in range(length, 0, -1)]
            for word in last:
                if (noun := " ".join((*before, word))) in roles():
                    return noun
    return None


def _as_role(token: Token, lands: dict[int, str], people: set[int]) -> Iterator[Phrase]:
    noun = _role_noun(token)
    if noun is None:
        return
    role = roles()[noun]
    if token.dep_ in _MODIFIES and (token.head.i in people or role.form == "person" or _role_noun(token.head)):
        return
    doc = token.doc
    start = _left_edge(doc, token.i, token.i)
    phrase = Phrase(token.i, start, token.i + 1, role.form, role.kind, noun=noun, sector=role.sector)
    phrase.gender = role.gender
    if role.form != "group" and token.tag_ in ("NNS", "NNPS"):
        phrase.form = "group"
    elif role.form == "group" and token.tag_ in ("NN", "NNP") and not token.lower_.endswith("s"):
        phrase.form = "person"
    phrase.words = frozenset(t.lower_ for t in doc[start : token.i] if t.is_alpha and t.i not in lands)
    phrase.words = phrase.words - set(syntax().known) | set(noun.split())
    phrase.country = _country(token, start, lands)
    phrase.owner = next((child.i for child in token.children if child.dep_ == "poss"), None)
    determiners = [child for child in token.children if child.dep_ == "det"]
    phrase.known = any(child.lower_ in syntax().known for child in determiners)
    if phrase.form == "body" and start == token.i and not determiners and phrase.owner is None:
        phrase.known = True  # "police", "parliament"
    yield phrase


def _proper(doc: Doc, surnames: set[str]) -> Iterator[Words]:
    """Proper names that the model gave no label that could act, where a sentence lets them act."""
    for token in doc:
        if token.pos_ != "PROPN" and token.text not in surnames:
            continue
        if token.ent_type_ in _VAGUE and token.dep_ not in _MODIFIES and _acts(token):
            start = token.i
            while start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].head.i == token.i:
                start -= 1
            yield doc[start : token.i + 1]


def _acts(head: Token) -> bool:
    """Whether a sentence lets a place name act: "Tehran objected", "talks with Tehran"; not "in Tehran"."""
    dep = head.dep_
    if dep == "conj":
        return _acts(head.head)
    if dep == "pobj":
        return head.head.lower_ in syntax().whom
    return dep in _ACTING


def _absorbed(phrase: Phrase, wider: Iterable[Phrase]) -> bool:
    """Whether a name is only a modifier in a phrase with a row of its own: "Iranian" in "Iranian forces"."""
    if phrase.kind not in ("country", "other"):
        return False
    return any(other.start <= phrase.start and phrase.head < other.head <= phrase.head + _LONG for other in wider)


def _before_comma(doc: Doc, phrase: Phrase, by_head: dict[int, Phrase]) -> Phrase | None:
    """The role right before a name and a comma, where the parser saw no apposition: "her spokesman, Emil Darrow"."""
    if phrase.start < 2 or doc[phrase.start - 1].text != ",":
        return None
    other = by_head.get(phrase.start - 2)
    return other if other and other.name is None else None


def _join_appositions(doc: Doc, by_head: dict[int, Phrase]) -> None:
    """Tell that "its head, Anneke Sorrow" and "Anneke Sorrow, its head" are one."""
    for phrase in by_head.values():
        token = doc[phrase.head]
        other = by_head.get(token.head.i) if token.dep_ == "appos" else None
        if other and other.name and phrase.name and token.head.dep_ == "pobj":
            other = by_head.get(token.head.head.head.i)  # "a spokeswoman for Reiff, Ana Weil"
        if other is None and phrase.kind == "person" and phrase.name and token.dep_ != "conj":
            other = _before_comma(doc, phrase, by_head)
        if other is None:
            continue
        if phrase.name and other.name is None and other.form == phrase.form:
            other.same = phrase.head
            source, named = other, phrase
        elif other.name and phrase.name is None and other.form == phrase.form:
            phrase.same = other.head
            source, named = phrase, other
        else:
            continue
        named.words |= source.words
        named.country = named.country or source.country
        named.sector = named.sector or source.sector
        named.gender = named.gender or source.gender
        if named.kind == "other":
            named.kind = source.kind
