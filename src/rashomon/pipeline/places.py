"""`rashomon_places`: names of places and where they are, chosen among all places of the name by what the article says.

placenames.py finds the names, toponyms.py tells what each may be, whereabouts.py which of these is meant.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.strings import get_string_id
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.tokens import Span as Words
from spacy.vocab import Vocab

from rashomon.lexicon.countries import home_of
from rashomon.lexicon.places import Gazetteer, Known, NamedPlace, own_spots
from rashomon.pipeline.placenames import known_names, names, trimmed
from rashomon.pipeline.slots import HOST, PLACES, article_id, need
from rashomon.pipeline.toponyms import BETWEEN, Toponyms
from rashomon.pipeline.whereabouts import Choice, Context, Toponym
from rashomon.records import Place

_ORG = get_string_id("ORG")
_GAP = 2
"""Tokens at most between a place and the one that holds it: ", in"."""


@Language.factory(
    "rashomon_places",
    requires=["doc.ents"],
    assigns=["doc._.places"],
    default_config={"extra": [], "gazetteer": [], "shipped": True},
)
def make_places(nlp: Language, name: str, extra: list[dict[str, Any]], gazetteer: list[str], shipped: bool) -> "Places":
    """Find places and say where they are; `gazetteer` names files of `rashomon gazetteer import`.

    They are asked beside the shipped one, and win over it; alone if `shipped` is false. `extra` adds or changes places
    by hand, each a table as in places.toml. Any: TOML or JSON comes in.
    """
    own = own_spots(extra)
    return Places(nlp.tokenizer, nlp.vocab, Gazetteer([Path(file) for file in gazetteer], shipped, own), own)


class Places:
    """A Doc comes in, and goes out with `doc._.places`."""

    def __init__(
        self, tokenizer: Tokenizer, vocab: Vocab, gazetteer: Gazetteer, own: Sequence[NamedPlace] = ()
    ) -> None:
        """Prepare the names that need no model: countries, seas, bases."""
        self.toponyms = Toponyms(gazetteer)
        self.matcher = known_names(tokenizer, vocab, own)

    def __call__(self, doc: Doc) -> Doc:
        """Put the rows."""
        need(doc, "ENT_IOB", "rashomon_places", remedy='add "ner" before it')
        return PLACES.put(doc, rows(doc, self.matcher, self.toponyms))


def rows(doc: Doc, matcher: PhraseMatcher, toponyms: Toponyms) -> Iterator[Place]:
    """One row a name, in text order."""
    ents = doc.ents
    named, people = names(doc, ents, matcher, toponyms)
    found = [toponyms.of(words) for words in named]
    context = Context([*found, *_bodies(ents, toponyms)], people, home_of(HOST.one(doc)))
    behind = [_behind(*pair) for pair in zip(named[1:], found[1:], named, strict=False)] + [None] * bool(named)
    context.settle((toponym, wide) for toponym, wide in zip(found, behind, strict=True) if wide)
    article = article_id(doc)
    inside: Known | None = None
    for words, toponym, wide in zip(named, found, behind, strict=True):
        choice = context.choose(toponym, wide, inside)
        inside = choice.known if wide else None
        yield _row(article, words, choice)


def _bodies(ents: Iterable[Words], toponyms: Toponyms) -> Iterator[Toponym]:
    """The places that bodies are named after: no places themselves, they tell where the article is."""
    for ent in ents:
        if ent.label == _ORG and (found := toponyms.namesakes(trimmed(ent).text)):
            yield Toponym(ent.text, found, thing=True)


def _behind(words: Words, toponym: Toponym, before: Words) -> Toponym | None:
    """A name, if it stands right behind another and may hold it: "Springfield, Ohio", "Kananga in Kasai"."""
    doc = words.doc
    gap = doc[before.end : words.start].text if words.start - before.end <= _GAP else ""
    if gap not in (",", "in", ", in", "("):
        return None
    # "Belgrade, Minn." and "Belgrade, Minnesota, burnt" end there; "Ankara, Idlib and Homs" is a list that goes on
    after = doc[words.end : words.end + 2].text.split(" ") if words.end < len(doc) else [""]
    closed = after[0] == "," and after[-1].islower() and after[-1] not in BETWEEN
    closed = gap == "," and (closed or words.text.endswith("."))
    return replace(toponym, ends=gap != "," or closed, closes=closed)


def _row(article: str, words: Words, choice: Choice) -> Place:
    known = choice.known
    return Place(
        article_id=article,
        start=words.start_char,
        end=words.end_char,
        geonames_id=known.geonames_id if known else None,
        name=known.name if known else None,
        country=known.country if known else choice.country,
        lat=known.lat if known else None,
        lon=known.lon if known else None,
        precision=known.precision if known else None,
        score=choice.score,
        reason=choice.reason,
    )
