"""Signs that a writer keeps a distance: scare quotes, "so-called", a cue such as "claimed"."""

from collections.abc import Iterator

from rashomon.pipeline.drafts import Draft
from rashomon.pipeline.layout import Layout
from rashomon.records import Span

_SCARE_WORDS = 4


def distance(layout: Layout, draft: Draft) -> tuple[Span, ...]:
    """All signs of distance in a statement, in text order."""
    return tuple(sorted({*(draft.cue if draft.distant else ()), *_scare_quotes(layout, draft)}))


def _scare_quotes(layout: Layout, draft: Draft) -> Iterator[Span]:
    for span in draft.content:
        for q in layout.touching(span, draft.around):
            short = len(q.inner.of(layout.text).split()) <= _SCARE_WORDS
            if short and span.start <= q.outer.start and q.outer.end <= span.end and q.inner != span:
                yield q.outer
