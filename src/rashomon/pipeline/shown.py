"""`rashomon_spans`: copies records to `doc.spans`, so that displaCy and other tools of spaCy show them. Last, optional.

Keys are the names of tables, labels the stance or type, `span_id` the record's id. A picture, not the truth: where a
span's end lies inside a token, the whole token is shown.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as Words

from rashomon.pipeline.slots import ACTORS, MENTIONS, PLACES, STATEMENTS, TIMES
from rashomon.records import Span

Shown = tuple[Span, str, str]
"""Where, under what label, and the record's id."""


@Language.factory(
    "rashomon_spans",
    requires=["doc._.times", "doc._.places", "doc._.actors", "doc._.statements", "doc._.mentions"],
    assigns=["doc.spans"],
)
def make_spans(nlp: Language, name: str) -> "Spans":
    """Show the records in `doc.spans`."""
    return Spans()


class Spans:
    """A Doc comes in, and goes out with one span group a table."""

    def __call__(self, doc: Doc) -> Doc:
        """Put the groups in; a table without records gets an empty one."""
        for table, shown in _tables(doc).items():
            doc.spans[table] = SpanGroup(doc, name=table, spans=list(_words(doc, shown)))
        return doc


def _tables(doc: Doc) -> dict[str, Iterable[Shown]]:
    statements, mentions = STATEMENTS.get(doc), MENTIONS.get(doc)
    return {
        "statements": [(span, s.stance, s.statement_id) for s in statements for span in s.content],
        "mentions": [(span, m.type, m.mention_id) for m in mentions for span in m.trigger],
        "actors": [(_span(a), a.kind or "unknown", a.actor_id or "") for a in ACTORS.get(doc)],
        "places": [(_span(p), p.precision or "unknown", str(p.geonames_id or "")) for p in PLACES.get(doc)],
        "times": [(_span(t), t.type, t.value or "") for t in TIMES.get(doc)],
    }


def _words(doc: Doc, shown: Iterable[Shown]) -> Iterator[Words]:
    for span, label, span_id in shown:
        words = doc.char_span(span.start, span.end, label=label, span_id=span_id, alignment_mode="expand")
        if words is not None:
            yield words


def _span(record: Any) -> Span:
    """Where a record of one span stands. Any: actors, places and times share no class."""
    return Span(record.start, record.end)
