"""Stub until its room is built."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("rashomon_places")
def make_places(doc: Doc) -> Doc:
    """Leave the doc as it is."""
    return doc
