"""Which words of a clause tell where: its phrases of place, and the names that stand in them.

"near Mosul", "at the Nesta crossing", "on the Perim causeway", "off Cape Ormel", "twelve miles from Homs".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.lexicon.events import is_any, words
from rashomon.pipeline.parties import Parties
from rashomon.pipeline.syntax import child, clause

_NAMES = frozenset(("GPE", "LOC", "FAC"))
_UNSURE = frozenset(("", "ORG", "PERSON", "NORP", "PRODUCT", "DATE"))
"""Labels that a recogniser gives to towns it does not know; behind "in" or "at" they are places all the same."""
_MAY_BE_PLACES = frozenset((None, "country", "other", "company", "agency"))
_OF_SIDES = frozenset(("armed_group", "country", "igo"))
"""Kinds of actors whose camp or border has no other name: "the rebel camp", "the Karsian border"."""
_NAMING = frozenset(("compound", "nmod"))


def phrases_of_place(head: Token) -> list[Token]:
    """The prepositions of a clause that tell where."""
    beside = [
        t for c in head.rights if c.dep_ == "advcl" and c.pos_ == "ADJ" for t in clause(c)
    ]  # "unharmed near Homs"
    return [t for t in (*clause(head), *beside) if t.dep_ in ("prep", "prt") and _tells_where(t)]


def in_phrase_of_place(preposition: Token) -> Iterator[Token]:
    """The words of such a phrase that may name the place."""
    bare = _right_behind(preposition)
    if bare is not None:
        yield bare
    for token in clause(preposition):
        if token.i > preposition.i and (token.dep_ in ("pobj", "conj", "compound", "appos") or _is_whose(token)):
            yield token


def is_site(noun: Token) -> bool:
    """Whether a noun is one of places, which may bear a name: "crossing" in "the Nesta crossing", "Street"."""
    return is_any(noun.lemma_.lower(), "places", "sites") or noun.lower_ in words("sites")


def site_of(name: Token) -> Token | None:
    """The noun of a place that a name stands before: "crossing" for "Nesta" in "the Nesta crossing"."""
    site = name.head
    if name.dep_ not in _NAMING or name.i > site.i or not is_site(site):
        return None
    of = next((c for c in site.rights if c.dep_ == "prep" and c.lower_ == "of"), None)  # "the Baltic port of Liepa"
    called = child(of, "pobj") if of is not None else None
    return site if called is None or called.pos_ != "PROPN" else None


def is_in_town(name: Token) -> bool:
    """Whether a name is one of a street, a square or a house, which stands in a town."""
    kind = name.head if name.dep_ == "poss" else site_of(name) or name
    return name.ent_type_ == "FAC" or is_any(kind.lemma_.lower(), "urban", "buildings")


def owns_house(name: Token) -> bool:
    """Whether a name is that of whom a house is called after: "St Anne's church", "Lloyd's bank"."""
    last = name.head if name.dep_ == "compound" and name.head.pos_ == "PROPN" else name
    return last.dep_ == "poss" and is_in_town(last)


def is_afar(name: Token) -> bool:
    """Whether a name only tells how far it was from there: "forty miles from Multan", "north of Aachen"."""
    first = name.head if name.dep_ in _NAMING and site_of(name) else name
    return first.dep_ == "pobj" and first.head.lower_ in ("from", "of", "to") and _tells_where(first.head)


def looks_like_place(token: Token, parties: Parties) -> bool:
    """Whether a name that no gazetteer has is one of a place, by where it stands."""
    site = site_of(token)
    if not _is_headed(site or token) or (token.dep_ == "compound" and (site is None or not _bears_name(site))):
        return False
    if parties.is_time(token):
        return False
    if site is None and token.ent_type_ in _NAMES:
        return True
    named = (token.pos_ == "PROPN" and not token.text.islower()) or (
        token.text[0].isupper() and bool(token.ent_type_)
    )  # "Homs" may be tagged a plural
    if not named or token.ent_type_ not in _UNSURE | _NAMES:
        return False
    row = parties.actor(token)
    if row is None or row.kind in _MAY_BE_PLACES or (site is not None and row.kind not in _OF_SIDES):
        return True
    # the model takes an unknown town for a people, which would have a country, or for somebody of one name
    return row.country is None and (row.kind == "civilians" or (row.kind == "person" and _is_lone(token)))


def beginning(name: Token) -> int:
    """Where a name begins: at the first of its words."""
    first = name
    while first.i and first.doc[first.i - 1].head in (name, name.head) and first.doc[first.i - 1].dep_ in _NAMING:
        if first.doc[first.i - 1].pos_ != "PROPN":
            break
        first = first.doc[first.i - 1]
    return first.idx


def _bears_name(site: Token) -> bool:
    # "the Corto pit", "Prado Street", but not "a Velmari jail", "in Velmari jails"
    article = child(site, "det")
    return article.lower_ == "the" if article is not None else site.tag_ != "NNS"


def _tells_where(word: Token) -> bool:
    said = word.lower_
    if said in words("where") and (word.dep_ == "prep" or child(word, "pobj") is not None):
        return True
    if word.dep_ == "prt":
        return _right_behind(word) is not None
    if not word.i:
        return False
    before = word.nbor(-1)
    if said in words("where_of_sites"):
        below = child(word, "pobj")
        return below is not None and (is_site(below) or any(map(is_site, _names_before(below))))
    if said == "between":
        below = child(word, "pobj")
        other = child(below, "conj") if below is not None else None
        return below is not None and other is not None and below.pos_ == other.pos_ == "PROPN"
    if said == "from":  # "twelve miles from Homs", "not far from Homs"
        return before.lemma_.lower() in words("measures") or before.lower_ in words("away")
    # "north of Homs", "close to Homs"
    return (said == "of" and before.lower_ in words("bearings")) or (
        said == "to" and before.lower_ in words("close") and before.dep_ == "advmod"
    )


def _names_before(noun: Token) -> list[Token]:
    # "Lake" in "on Lake Balaton"
    return [c for c in noun.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"]


def _right_behind(word: Token) -> Token | None:
    """The name behind a word that a parser took for a part of the verb: "was rammed off Samos", "down Prado Street"."""
    if word.dep_ not in ("prt", "prep") or child(word, "pobj") is not None or word.i + 1 == len(word.doc):
        return None
    name = word.nbor()
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    if name.pos_ != "PROPN" or name.sent != word.sent:
        return None
    return name if word.lower_ == "off" or (word.lower_ in words("where_of_sites") and is_site(name)) else None


def _is_whose(token: Token) -> bool:
    # "in Madrid's old town", but not "in Spain's interest"
    return token.dep_ == "poss" and token.head.lemma_.lower() in words("places")


def _is_headed(token: Token) -> bool:
    # "in Karsk", "in the port of Karsk", but not "in Prisoner of War camps"
    first = token
    while first.i and first.nbor(-1).dep_ in _NAMING and first.nbor(-1).pos_ == "PROPN":
        first = first.nbor(-1)
    if first.i and _right_behind(first.nbor(-1)) == token:
        return True
    while token.dep_ in ("conj", "appos"):
        token = token.head
    of = token.head.lower_ == "of" and is_site(token.head.head)
    return token.dep_ == "pobj" and (of or _tells_where(token.head))


def _is_lone(name: Token) -> bool:
    """Whether a name is one word behind what stands before towns rather than before people: "in Obra", "near Kell"."""
    alone = not any(c.dep_ in _NAMING for c in name.children)
    return alone and name.head.lower_ not in words("where_of_people")
