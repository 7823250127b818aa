"""`rashomon_sentences`: no sentence runs across a passage or a blank line. Stands before the parser, which keeps it."""

from spacy.language import Language
from spacy.tokens import Doc

from rashomon.pipeline.slots import PASSAGES


@Language.factory("rashomon_sentences", requires=[], assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> "Sentences":
    """Start a sentence at the first word of every passage and every line."""
    return Sentences()


class Sentences:
    """A Doc comes in, and goes out with sentence starts at line breaks and passages."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the starts."""
        starts = {p.start for p in PASSAGES.get(doc)}
        fresh = True
        for token in doc:
            if fresh or token.idx in starts:
                if token.i:
                    token.is_sent_start = True
                fresh = False
            if "\n" in token.text or "\n" in token.whitespace_:
                fresh = True
        return doc
