"""Where paragraphs, quotations and sentences lie in a doc: built once, asked by every rule that hears a statement."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from spacy.tokens import Doc, Token

from rashomon.lexicon.sources import unnamed
from rashomon.pipeline.quotes import Quotation, chains, following, levels, paragraphs, quotations, touching
from rashomon.pipeline.slots import PASSAGES, article_text
from rashomon.records import NEWS_ROLES, Role, Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a passage that may speak, with its quotations."""

    span: Span
    role: Role
    levels: tuple[tuple[Quotation, ...], ...]
    """Its quotations by depth: outermost ones first."""
    first: int
    last: int
    """Token positions, last exclusive."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A doc's paragraphs in text order, and the outermost quotations joined over them."""

    doc: Doc
    text: str
    paragraphs: tuple[Paragraph, ...]
    chains: tuple[tuple[Quotation, ...], ...]
    chain_of: dict[Quotation, tuple[Quotation, ...]] = field(repr=False)
    openings: Sequence[int] = field(repr=False)
    """First code point of every paragraph."""
    starts: Sequence[int] = field(repr=False)
    """First code point of every token."""
    sentences: Sequence[int] = field(repr=False)
    """First token of every sentence."""
    unnamed: tuple[re.Match[str], ...] = field(repr=False)
    """Words that say that a source is not named, in text order."""

    def number(self, at: int) -> int | None:
        """Which paragraph holds a code point."""
        place = bisect_right(self.openings, at) - 1
        return place if place >= 0 and at < self.paragraphs[place].span.end else None

    def paragraph(self, at: int) -> Paragraph | None:
        """The paragraph that holds a code point."""
        place = self.number(at)
        return self.paragraphs[place] if place is not None else None

    def around(self, token: Token) -> Quotation | None:
        """The innermost quotation a token stands in."""
        at = token.idx
        found = self.paragraph(at)
        for row in reversed(found.levels) if found is not None else ():
            place = following(row, at + 1)
            if place and row[place - 1].outer.end > at:
                return row[place - 1]
        return None

    def touching(self, span: Span, container: Quotation | None) -> list[Quotation]:
        """Quotations right inside `container` (outermost ones without it) that share a character with a span."""
        row = self._row(span.start, container)
        return [q for q in touching(row, span) if _lies_in(q, container)] if row else []

    def before(self, at: int, container: Quotation | None) -> Quotation | None:
        """The last quotation right inside `container` that begins before a place."""
        row = self._row(at, container)
        place = following(row, at)
        return row[place - 1] if place and _lies_in(row[place - 1], container) else None

    def behind(self, at: int, container: Quotation | None) -> Iterator[Quotation]:
        """Quotations right inside `container` that begin at a place or later, in text order."""
        row = self._row(at, container)
        for n in range(following(row, at), len(row)):
            if not _lies_in(row[n], container):
                return
            yield row[n]

    def _row(self, at: int, container: Quotation | None) -> Sequence[Quotation]:
        found = self.paragraph(at)
        depth = 0 if container is None else container.depth + 1
        return found.levels[depth] if found is not None and depth < len(found.levels) else ()

    def whole(self, quotation: Quotation) -> tuple[Span, ...]:
        """All pieces of a quotation over its paragraphs, without the marks."""
        return tuple(q.inner for q in self.chain_of.get(quotation, (quotation,)))

    def tokens(self, span: Span) -> range:
        """Positions of the tokens that begin inside a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def sentence(self, at: int) -> int | None:
        """The first token of the sentence that holds a code point."""
        place = bisect_right(self.starts, at) - 1
        return self.sentences[bisect_right(self.sentences, place) - 1] if place >= 0 else None

    def closing(self, token: Token) -> int:
        """The position of the last token in a token's sentence."""
        place = bisect_right(self.sentences, token.i)
        return (self.sentences[place] if place < len(self.sentences) else len(self.starts)) - 1

    def has_words(self, start: int, end: int) -> bool:
        """Whether a letter or digit stands between two places."""
        return any(c.isalnum() for c in self.text[start:end])


def layout(doc: Doc) -> Layout:
    """Lay a doc out; without passages the whole text is body."""
    text = article_text(doc)
    starts = doc.to_array(["IDX"]).ravel().astype(np.int64).tolist()
    sentences = np.flatnonzero(doc.to_array(["SENT_START"]).ravel() == 1).tolist()
    passages = [(Span(p.start, p.end), p.role) for p in PASSAGES.get(doc)] or [(Span(0, len(text)), "body")]
    parts: list[Paragraph] = []
    for span, role in passages:
        if role in NEWS_ROLES:
            for part in paragraphs(text, span):
                first, last = bisect_left(starts, part.start), bisect_left(starts, part.end)
                parts.append(Paragraph(part, role, levels(quotations(text, part)), first, last))
    joined = chains([p.levels[0] if p.levels else () for p in parts], [p.span for p in parts])
    chain_of = {q: chain for chain in joined for q in chain}
    kept_back = tuple(match for part in parts for match in unnamed(text, part.span.start, part.span.end))
    openings = [p.span.start for p in parts]
    return Layout(doc, text, tuple(parts), tuple(joined), chain_of, openings, starts, sentences, kept_back)


def _lies_in(q: Quotation, container: Quotation | None) -> bool:
    return container is None or q.outer in container.outer
