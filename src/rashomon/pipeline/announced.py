"""Words handed over without a cue of their own clause: blocks, transcripts, headlines with a colon, floating quotations."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.pipeline.hearing import Draft
from rashomon.pipeline.layout import Layout


def announced(layout: Layout, heard: Sequence[Draft]) -> list[Draft]:
    """Statements that stand beside those heard from cues."""
    return []
