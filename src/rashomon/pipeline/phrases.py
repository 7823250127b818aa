"""The noun phrases that may act: names from the lexicon and from the model, and role nouns ("two senior officers").

One phrase a head token, in text order. Whose country it is, is read off the phrase itself: "Iranian forces", "the
president of Iran"; never off a backer, as in "US-backed rebels".
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.attrs import LEMMA, LOWER, ORTH, POS
from spacy.parts_of_speech import IDS
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from rashomon.lexicon.actors import (
    Form,
    Gender,
    NamedActor,
    RoleNoun,
    given_names,
    name_words,
    offices,
    role_plurals,
    roles,
    syntax,
    titles,
)
from rashomon.lexicon.countries import Country
from rashomon.lexicon.datewords import words as date_words
from rashomon.pipeline.columns import Keys, among, keys, where
from rashomon.pipeline.headlines import Headlines
from rashomon.pipeline.names import MODIFIES, Meaning, Names, lands, named, peoples, titled_modifiers
from rashomon.records import ActorKind

_KINDS: dict[str, ActorKind] = {"PERSON": "person", "ORG": "other", "NORP": "civilians", "GPE": "country"}
_BEFORE = frozenset(("compound", "amod", "nummod", "nmod", "quantmod", "punct", "npadvmod"))
_ACTING = frozenset(("nsubj", "poss", "dobj", "dative", "nmod"))
_VAGUE = frozenset(("", "WORK_OF_ART", "PRODUCT", "FAC", "LOC"))
_ABSORBED = frozenset(("country", "other"))
"""Kinds of names that have no row of their own as modifiers in a phrase that has one: "Iranian" in "Iranian forces"."""
_OF_STATES = frozenset(("government", "military"))
_LONG = 8
_NOUN, _PROPN = int(IDS["NOUN"]), int(IDS["PROPN"])
_COLON = get_string_id(":")


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
    proper: str | None = None
    known: bool = False
    headline: bool = False
    same: int | None = None
    owner: int | None = None


def phrases(doc: Doc, names: Names) -> list[Phrase]:
    """All of them, one a head, in text order."""
    headlines = Headlines(doc)
    matches = [words for words in names.found(doc) if headlines.is_name(words)]
    ents, modifiers = doc.ents, titled_modifiers(doc)
    unlisted = peoples(ents, modifiers)
    whose = lands(ents, matches, names, unlisted, modifiers)
    proper = [p for words, meaning in named(ents, matches, names, headlines) for p in _as_name(words, meaning, whose)]
    _as_lands(proper, unlisted)
    covered = {i for phrase in proper for i in range(phrase.start, phrase.end)}
    people = {phrase.head: phrase for phrase in proper if phrase.kind == "person"}
    nouns = [phrase for i in _role_tokens(doc) if i not in covered for phrase in _as_role(doc[i], whose, people)]
    covered.update(i for phrase in nouns for i in range(phrase.head, phrase.end))
    surnames = {person.name.split()[-1] for person in people.values() if person.name}
    others = [
        _from_model(words, words.root, "ORG", whose)
        for found in _unlabelled(doc, surnames)
        if found.root.i not in covered and (words := headlines.kept(found))
    ]
    known = {short for p in (*proper, *others) if p.name for short in (p.name.split()[-1], initials(p.name))}
    covered.update(phrase.head for phrase in others)
    others += [_from_model(words, words.root, "ORG", whose) for words in _labels(doc, known, covered)]
    inside = {i for wide in (*proper, *nouns) for i in range(max(wide.start, wide.head - _LONG), wide.head)}
    states = {p.owner for p in nouns if p.owner is not None and p.noun and roles()[p.noun].whole}
    for phrase in (*others, *proper, *nouns):
        if phrase.head in headlines.tokens:
            _narrow(phrase, doc, whose, headlines)
            phrase.headline = headlines.alone
    for phrase in (*others, *proper):
        if phrase.entry is None and (
            (phrase.head in states and phrase.kind == "other") or _has_office(doc[phrase.head], phrase)
        ):
            phrase.kind, phrase.form, phrase.gender = "country", "body", None  # who has a government, or a president
    by_head = {p.head: p for p in (*others, *proper, *nouns) if not (p.head in inside and p.kind in _ABSORBED)}
    _join_appositions(doc, by_head)
    return [by_head[head] for head in sorted(by_head)]


def _has_office(head: Token, phrase: Phrase) -> bool:
    """Whether a lone name stands behind a high office, and so is a land: "the president of Torvenia"."""
    behind = head.dep_ == "pobj" and head.head.lower_ == "of" and phrase.start == head.i
    if not behind or phrase.kind not in ("person", "other"):
        return False
    noun = _role_noun(head.head.head)
    return noun is not None and noun in _high_offices()


@cache
def _high_offices() -> frozenset[str]:
    return frozenset(noun for _, noun in offices() if roles()[noun].sector == "GOV")


def _narrow(phrase: Phrase, doc: Doc, whose: dict[int, str], headlines: Headlines) -> None:
    """Take in a headline only what surely belongs to a noun: its country, the rest of an office, a title."""
    own = {word.lower() for word in (*re.split(r"[ -]", phrase.noun or ""), *(phrase.name or "").split())}
    start = phrase.head
    while start > phrase.start and (_belongs(doc[start - 1], own, whose) or headlines.writes(doc[start - 1])):
        start -= 1
    if start > phrase.start:
        phrase.start, phrase.owner, phrase.proper = start, None, None
        phrase.words &= {doc[i].lower_ for i in range(start, phrase.end)} | own
        if phrase.entry is None:
            phrase.country = next((whose[i] for i in range(phrase.head, start - 1, -1) if whose.get(i)), None)


def _belongs(token: Token, own: Container[str], whose: Container[int]) -> bool:
    return token.i in whose or token.lower_ in own or token.text in titles() or token.like_num or token.text == "-"


def _as_lands(proper: list[Phrase], unlisted: Container[str]) -> None:
    """Make lands of names that have a word for what is theirs; a surname of somebody named in full stays his."""
    full = {p.name.split()[-1] for p in proper if p.kind == "person" and p.name and " " in p.name}
    for phrase in proper:
        name = phrase.name
        if name and phrase.entry is None and name.lower() in unlisted and not ({name} & (full | given_names().keys())):
            phrase.kind, phrase.form, phrase.gender, phrase.sector = "country", "body", None, None


def _as_name(words: Words, meaning: Meaning | None, whose: dict[int, str]) -> Iterator[Phrase]:
    """A name as a phrase, or nothing where it does not act."""
    label, doc, start, end = words.label_, words.doc, words.start, words.end
    if end - start > 1 and words[-1].tag_ == "POS":
        end -= 1
    if end - start > 1 and words[0].lower_ == "the":
        start += 1
    words = Words(doc, start, end)
    head = words.root
    if meaning is None:
        if kind := _called(words, head):
            label = "ORG"
            phrase = _from_model(words, head, label, whose)
            phrase.kind, phrase.sector, phrase.form = kind.kind, kind.sector, "body"
            yield phrase
        elif not _is_place(head, label, len(words)) and not (label == "NORP" and head.dep_ in MODIFIES):
            yield _from_model(words, head, label, whose)
        return
    entry, sense = meaning
    phrase = Phrase(head.i, start, end, "body", "country", words.text, entry=entry)
    if isinstance(entry, NamedActor):
        if not entry.seat or _acts(head) or head.dep_ in MODIFIES:
            phrase.form, phrase.kind = "person" if entry.kind == "person" else "body", entry.kind
            phrase.country, phrase.gender = entry.country, entry.gender
            phrase.sector = (entry.code or "").removeprefix(entry.country or "") or None
            yield _titled(phrase, doc, whose)
        return
    phrase.country = entry.iso3
    if sense != "capitals":
        phrase.form = "group" if sense == "people" else "body"
        yield phrase
    elif _capital_acts(head):
        phrase.kind, phrase.sector = "government", "GOV"
        yield phrase


def _capital_acts(head: Token) -> bool:
    """Whether a capital is its government: "warned Tehran", not "flew to Tehran", nor "the mayor of Tehran"."""
    if head.dep_ == "dobj":
        return head.head.lemma_ in syntax().addressed
    if head.dep_ == "pobj":
        below = head.head.head
        if head.head.lower_ == "to" and below.lemma_ in syntax().motion:
            return False
        if head.head.lower_ == "of" and (role := roles().get(_role_noun(below) or "")):
            return role.whole
    return _acts(head)


def _called(words: Words, head: Token) -> RoleNoun | None:
    """What body a name is said to be right before it: "the daily Kestrel", "the monitoring group Openfield"."""
    before = words.doc[words.start - 1] if words.start else None
    if before is None or not before.is_lower:
        return None
    if before.head.i != head.i and not (head.dep_ == "appos" and head.head.i == before.i):
        return None
    role = roles().get(_role_noun(before) or "")
    return role if role and role.form == "body" and role.kind not in ("country", *_OF_STATES) else None


def _is_place(head: Token, label: str, length: int) -> bool:
    if label == "PERSON":  # the model takes many an unknown town for a person
        return length == 1 and head.dep_ == "pobj" and head.head.lower_ in syntax().where
    return label == "GPE" and not _acts(head)


def _from_model(words: Words, head: Token, label: str, whose: dict[int, str]) -> Phrase:
    """A name that no list has, with what its own words tell of it: a first name, a title, "Front", "Gazette"."""
    doc, start = words.doc, words.start
    while start and doc[start - 1].head.i == head.i and _begins_name(doc[start - 1], label):
        start -= 1
    texts = [token.text for token in words]
    known = name_words()
    telling = [known[text] for text in texts if text in known]
    is_person = start < words.start or not given_names().keys().isdisjoint(texts[: max(1, len(texts) - 1)])
    if not telling and not is_person and label != "NORP":
        is_person = label == "PERSON" or (len(texts) > 1 and texts[0] in titles() and not _is_title(words[-1]))
    while is_person and start < words.end - 1 and (_is_title(doc[start]) or start in whose):
        start += 1
    name = words if start == words.start else Words(doc, start, words.end)
    phrase = Phrase(head.i, start, words.end, "group" if label == "NORP" else "body", _KINDS[label])
    phrase.name = name.text.rstrip("’'")
    phrase.words = frozenset(token.lower_ for token in name)
    if is_person:
        phrase.form, phrase.kind, phrase.gender = "person", "person", given_names().get(name[0].text)
    elif telling:
        phrase.kind, phrase.sector = telling[-1].kind, telling[-1].sector
    return _titled(phrase, doc, whose)


def _begins_name(token: Token, label: str) -> bool:
    """Whether the model left out a first name: "Yolanda" before "Yu Hoi-kwan"."""
    if token.text in given_names():
        return True
    if label != "PERSON" or token.pos_ != "PROPN" or token.ent_type or _is_title(token):
        return False
    return token.lower_ not in date_words("weekday") and token.lower_ not in date_words("month")


def _titled(phrase: Phrase, doc: Doc, whose: dict[int, str]) -> Phrase:
    """The phrase with the words before its name: title, office, country."""
    first = phrase.start
    phrase.start = start = _left_edge(doc, phrase.head, first)
    before = Words(doc, start, first).text.split() if start < first else ()  # "Secretary-General" is one word here
    if before:
        phrase.words |= {word.lower() for word in before}
    for word, one_before in zip(before, ("", *before), strict=False):
        title = titles().get(word)
        role = roles().get(f"{one_before} {word}".lower()) or roles().get(word.lower())
        if phrase.form == "person" and phrase.entry is None:
            phrase.gender = phrase.gender or (title and title.gender) or (role and role.gender) or None
            sector = role.sector if role and role.form == "person" else title.sector if title else None
            phrase.sector = sector or phrase.sector
        elif role and phrase.kind == "other":
            phrase.kind, phrase.sector = role.kind, role.sector
    phrase.country = phrase.country or _country(doc[phrase.head], start, whose)
    return phrase


def _is_title(token: Token) -> bool:
    return token.text in titles() or token.lower_ in roles()


def _left_edge(doc: Doc, head: int, first: int) -> int:
    """The first token of the modifiers that stand right before token `first` of the phrase with this head."""
    start = first
    while start and (before := doc[start - 1]).dep_ in _BEFORE and start <= before.head.i <= head:
        start -= 1
    while start < first and doc[start].dep_ == "punct":
        start += 1
    return start


def _country(head: Token, start: int, whose: dict[int, str]) -> str | None:
    """Whose it is: "Iranian forces", "Iran's forces", "forces of Iran", "a spokeswoman for the Iranian army"."""
    for i in range(head.i, start - 1, -1):
        if whose.get(i):
            return whose[i]
    for child in head.children:
        if child.dep_ == "poss" and whose.get(child.i):
            return whose[child.i]
        if child.i == head.i + 1 and _longer(head):
            continue  # "of state" in "the secretary of state of Lethia"
        if child.dep_ == "prep" and child.lower_ in syntax().belonging:
            for of in child.children:
                if of.dep_ == "pobj" and not any(
                    c.dep_ == "conj" and whose.get(c.i, of) != whose.get(of.i) for c in of.children
                ):
                    return whose.get(of.i) or _country(of, _left_edge(of.doc, of.i, of.i), whose)
    return None


@cache
def _role_words() -> Keys:
    return keys({*(noun.split()[-1] for noun in roles()), *role_plurals()})


def _role_tokens(doc: Doc) -> list[int]:
    lemmas, lowers, kinds = doc.to_array([LEMMA, LOWER, POS]).T
    nouns = ((kinds == _NOUN) | (kinds == _PROPN)).nonzero()[0]
    told = among(lemmas[nouns], _role_words()) | among(lowers[nouns], _role_words())
    found: list[int] = nouns[told].tolist()
    return found


def _role_noun(token: Token) -> str | None:
    """The longest role noun here: "prime minister" at "minister", "secretary-general" at its head."""
    if (longer := _longer(token)) is not None:
        return longer or None
    last = (token.lower_, token.lemma_.lower(), role_plurals().get(token.lower_, ""))
    most = min(token.i, max(_words_before().get(word, -1) for word in last))
    for length in range(most, -1, -1):
        before = [token.nbor(-k).lower_ for k in range(length, 0, -1)]
        for word in last:
            if (noun := " ".join((*before, word))) in roles():
                return noun
    return None


@cache
def _words_before() -> dict[str, int]:
    """How many words stand before the last one of a role noun, at most: one before "minister", for "prime minister"."""
    counts = sorted((len(noun.split()) - 1, noun.split()[-1]) for noun in roles())
    return {word: count for count, word in counts}


def _longer(token: Token) -> str | None:
    """A role noun that goes on behind its head: "secretary-general", "secretary of state"; empty for its last word."""
    doc, i = token.doc, token.i
    behind = doc[i + 1].lower_ if i + 2 < len(doc) else ""
    before = doc[i - 1].lower_ if i > 1 else ""
    for mark, space in (("-", ""), ("of", " ")):
        if behind == mark and (noun := f"{_one(token)}{space}{mark}{space}{doc[i + 2].lower_}") in roles():
            return noun
        if before == mark and (noun := f"{_one(doc[i - 2])}{space}{mark}{space}{token.lower_}") in roles():
            return noun if token.dep_ not in MODIFIES and doc[i - 2].head.i == i else ""
    return None


def _one(token: Token) -> str:
    """A noun in the singular, in lower case: "Secretaries" is "secretary"."""
    return role_plurals().get(token.lower_, token.lower_)


def _as_role(token: Token, whose: dict[int, str], people: Container[int]) -> Iterator[Phrase]:
    noun = _role_noun(token)
    if noun is None:
        return
    role = roles()[noun]
    if token.dep_ in MODIFIES and (token.head.i in people or role.form == "person" or _role_noun(token.head)):
        return
    doc = token.doc
    start = _left_edge(doc, token.i, token.i)
    if role.form == "body" and role.kind not in _OF_STATES and start < token.i and _is_proper(doc, token.i):
        return  # "Havana Evening Radio" is a name
    end = token.i + (3 if noun.startswith((f"{_one(token)}-", f"{_one(token)} of ")) else 1)
    phrase = Phrase(token.i, start, end, role.form, role.kind, noun=noun, sector=role.sector)
    phrase.gender = role.gender
    whole = role.form == "body" and noun.endswith(token.lower_)  # "police", "authorities", "state media"
    if role.form != "group" and not whole and (token.tag_ in ("NNS", "NNPS") or token.lower_ in role_plurals()):
        phrase.form = "group"
    elif role.form == "group" and token.tag_ in ("NN", "NNP") and not token.lower_.endswith("s"):
        phrase.form = "person"
    before = [doc[i] for i in range(start, token.i)]
    own = {t.lower_ for t in before if t.is_alpha and t.i not in whose}
    phrase.words = frozenset(own.difference(syntax().known).union(noun.split()))
    phrase.country = _country(token, start, whose)
    phrase.owner = _owner(token, role.form)
    if role.form == "body" and before and before[-1].pos_ == "PROPN" and before[-1].is_title:
        phrase.proper = Words(doc, start, token.i + 1).text if before[-1].i not in whose else None
    determiners = [child for child in token.children if child.dep_ == "det"]
    phrase.known = any(child.lower_ in syntax().known for child in determiners)
    if phrase.form == "body" and start == token.i and not determiners and phrase.owner is None:
        phrase.known = True  # "police", "parliament"
    yield phrase


def _owner(token: Token, form: Form) -> int | None:
    """Whose body or man it is: Lethia in "Lethia's army" and in "the army of Lethia"."""
    for child in token.children:
        if child.dep_ == "poss":
            return int(child.i)
        if form == "body" and child.dep_ == "prep" and child.lower_ == "of":
            return next((int(of.i) for of in child.children if of.dep_ == "pobj"), None)
    return None


def _is_proper(doc: Doc, i: int) -> bool:
    return bool(doc[i].pos_ == doc[i - 1].pos_ == "PROPN")


def _unlabelled(doc: Doc, surnames: set[str]) -> Iterator[Words]:
    """Proper names that the model gave no label that could act, where a sentence lets them act."""
    kinds, orths = doc.to_array([POS, ORTH]).T
    named = among(orths, keys(surnames)) if surnames else False
    for i in where((kinds == _PROPN) | named):
        token = doc[i]
        if token.ent_type_ in _VAGUE and token.dep_ not in MODIFIES and (_acts(token) or _stands(token)):
            start = token.i
            while start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].head.i == token.i:
                start -= 1
            yield Words(doc, start, token.i + 1)


def initials(name: str) -> str:
    """What a label may shorten a name to: "HL" for the Harbour Ledger; nothing for a name of one word."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 1 else name.split()[-1]


def _labels(doc: Doc, known: Container[str], covered: Container[int]) -> Iterator[Words]:
    """Names before a colon, under which somebody speaks whom the text names: "Karam: ...", "HL: ..."."""
    for i in where(doc.to_array([ORTH]).ravel() == _COLON):
        if not i:
            continue
        token = doc[i - 1]
        start = i - 1
        while start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].head.i == token.i:
            start -= 1
        opens = not start or doc[start].is_sent_start or doc[start - 1].is_space
        if opens and token.i not in covered and token.text in known:
            yield Words(doc, start, i)


def _stands(token: Token) -> bool:
    """Whether a name without a label stands beside an office."""
    if token.dep_ != "appos":
        return False
    role = roles().get(_role_noun(token.head) or "")
    return role is not None and role.form == "person" and token.head.i < token.i


def _acts(head: Token) -> bool:
    """Whether a sentence lets a place name act: "Tehran objected", "talks with Tehran"; not "in Tehran"."""
    dep = head.dep_
    if dep == "conj":
        return _acts(head.head)
    if dep == "pobj":
        return head.head.lower_ in syntax().whom
    return dep in _ACTING


def _before_comma(doc: Doc, phrase: Phrase, by_head: dict[int, Phrase]) -> Phrase | None:
    """The role right before a name and a comma, where the parser saw no apposition: "her spokesman, Emil Darrow"."""
    if phrase.start < 2 or doc[phrase.start - 1].text != ",":
        return None
    other = by_head.get(phrase.start - 2)
    return other if other and other.name is None else None


def _named_behind_country(office: Token, by_head: dict[int, Phrase]) -> int | None:
    """Who holds an office, read as a part of its country or body: Ana Weil in "the president of Lethia Ana Weil"."""
    for of in (c for c in office.children if c.dep_ == "prep"):
        for held in of.children:
            person = by_head.get(held.i)
            if not person or person.kind != "person" or not person.name:
                continue
            if held.i - of.i > len(person.name.split()):
                return int(held.i)
    return None


def _join_appositions(doc: Doc, by_head: dict[int, Phrase]) -> None:
    """Tell that "its head, Anneke Sorrow" and "Anneke Sorrow, its head" are one."""
    for phrase in by_head.values():
        token = doc[phrase.head]
        if phrase.name is None and phrase.form == "person":
            phrase.same = phrase.same or _named_behind_country(token, by_head)
            if phrase.same is not None:
                _tell(phrase, by_head[phrase.same])
        other = by_head.get(token.head.i) if token.dep_ == "appos" else None
        if token.dep_ == "appos" and (other is None or other.name) and phrase.name and token.head.dep_ == "pobj":
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
        _tell(source, named)


def _tell(source: Phrase, named: Phrase) -> None:
    """Give a name what stands beside it tells: its office, its country."""
    named.words |= source.words
    named.country = named.country or source.country
    named.sector = named.sector or source.sector
    named.gender = named.gender or source.gender
    if named.kind == "other":
        named.kind = source.kind
