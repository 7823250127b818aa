"""Signs that a writer keeps a distance: scare quotes, "so-called", a cue such as "claimed"; each with its words."""

from collections.abc import Iterator

from rashomon.lexicon.sources import distancing
from rashomon.pipeline.drafts import Draft
from rashomon.pipeline.layout import Layout
from rashomon.records import Span

_SCARE_WORDS = 4


def distance(layout: Layout, draft: Draft) -> tuple[Span, ...]:
    """All signs of distance in a statement, in text order."""
    own = draft.cue if draft.distant else ()
    return tuple(sorted({*own, *_scare_quotes(layout, draft), *_words(layout, draft)}))


def _words(layout: Layout, draft: Draft) -> Iterator[Span]:
    """The writer's own words of distance; what stands in quotation marks is the speaker's."""
    if draft.verbatim:
        return
    for span in draft.content:
        for match in distancing(layout.text, span.start, span.end):
            found = Span(match.start(), match.end())
            if not layout.touching(found, draft.around):
                yield found


def _scare_quotes(layout: Layout, draft: Draft) -> Iterator[Span]:
    for span in draft.content:
        for q in layout.touching(span, draft.around):
            short = len(q.inner.of(layout.text).split()) <= _SCARE_WORDS
            if short and span.start <= q.outer.start and q.outer.end <= span.end and q.inner != span:
                yield q.outer
