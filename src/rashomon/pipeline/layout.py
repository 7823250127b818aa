"""Where paragraphs, quotations and sentences lie in a doc: built once, asked by every rule that hears a statement."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from rashomon.pipeline.quotes import Quotation, chains, covering, paragraphs, quotations
from rashomon.pipeline.slots import PASSAGES
from rashomon.records import NEWS_ROLES, Role, Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a passage that may speak, with its quotations."""

    span: Span
    role: Role
    quotations: tuple[Quotation, ...]
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
    starts: tuple[int, ...] = field(repr=False)
    """First code point of every token."""

    def number(self, at: int) -> int | None:
        """Which paragraph holds a code point."""
        place = bisect_right(self.paragraphs, at, key=lambda p: p.span.start) - 1
        return place if place >= 0 and at < self.paragraphs[place].span.end else None

    def paragraph(self, at: int) -> Paragraph | None:
        """The paragraph that holds a code point."""
        place = self.number(at)
        return self.paragraphs[place] if place is not None else None

    def around(self, token: Token) -> Quotation | None:
        """The innermost quotation a token stands in."""
        found = self.paragraph(token.idx)
        return covering(found.quotations, token.idx) if found is not None and found.quotations else None

    def level(self, at: int, container: Quotation | None) -> Iterator[Quotation]:
        """Quotations of the paragraph at `at` that lie right inside `container`, or outermost ones without it."""
        found = self.paragraph(at)
        depth = 0 if container is None else container.depth + 1
        for q in found.quotations if found is not None else ():
            if q.depth == depth and (container is None or q.outer in container.outer):
                yield q

    def whole(self, quotation: Quotation) -> tuple[Span, ...]:
        """All pieces of a quotation over its paragraphs, without the marks."""
        return tuple(q.inner for q in self.chain_of.get(quotation, (quotation,)))

    def tokens(self, span: Span) -> range:
        """Positions of the tokens that begin inside a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def has_words(self, start: int, end: int) -> bool:
        """Whether a letter or digit stands between two places."""
        return any(c.isalnum() for c in self.text[start:end])


def layout(doc: Doc) -> Layout:
    """Lay a doc out; without passages the whole text is body."""
    text = doc.text
    starts = tuple(token.idx for token in doc)
    passages = [(Span(p.start, p.end), p.role) for p in PASSAGES.get(doc)] or [(Span(0, len(text)), "body")]
    parts: list[Paragraph] = []
    for span, role in passages:
        if role in NEWS_ROLES:
            for part in paragraphs(text, span):
                first, last = bisect_left(starts, part.start), bisect_left(starts, part.end)
                parts.append(Paragraph(part, role, tuple(quotations(text, part)), first, last))
    joined = chains(text, [p.quotations for p in parts], [p.span for p in parts])
    chain_of = {q: chain for chain in joined for q in chain}
    return Layout(doc, text, tuple(parts), tuple(joined), chain_of, starts)
