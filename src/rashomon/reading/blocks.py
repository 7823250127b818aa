"""A page as blocks: our own walk over lxml's tree, white space folded, no word altered.

A block is a run of inline text under one block element; `<br>` parts lines within it. Each block knows the elements
around it (as indices into the page's nodes), how much of it is links, and what class names say of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

from rashomon.lexicon.boilerplate import markup

SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "iframe", "select", "option", "button", "input", "textarea",
    "canvas", "audio", "video", "object", "head", "map", "math", "datalist", "progress", "meter", "embed", "source",
    "track", "dialog",
))  # fmt: skip
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "amp-img",
))  # fmt: skip
QUOTES = frozenset(("blockquote",))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class Node:
    """A block element of the page."""

    tag: str
    parent: int
    tokens: frozenset[str]
    depth: int
    style: str = ""
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class Block:
    """A run of inline text in one line; `lines` are its parts between line breaks."""

    node: int
    text: str
    lines: list[str] = field(default_factory=list)
    linked: int = 0
    names: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Page:
    """Blocks in the order of the source, and the elements around them; node 0 is the root."""

    nodes: list[Node]
    blocks: list[Block]
    sizes: list[float]

    def size(self, node: Node) -> float:
        """Letters inside an element."""
        return self.sizes[node.last] - self.sizes[node.first]

    def around(self, block: Block) -> Iterator[Node]:
        """Elements around a block, innermost first."""
        at = block.node
        while at >= 0:
            yield self.nodes[at]
            at = self.nodes[at].parent

    def tags(self, block: Block) -> list[str]:
        """Names of the elements around a block, innermost first."""
        return [node.tag for node in self.around(block)]


def page(root: Any) -> Page:
    """The blocks of an lxml tree. Any: lxml has no types."""
    walk = _Walk()
    walk.run(root)
    return Page(walk.nodes, walk.blocks, running(len(block.text) for block in walk.blocks))


def running(values: Iterable[float]) -> list[float]:
    """Sums so far, one more than values: the sum of a slice is the difference of two."""
    return list(accumulate(values, initial=0.0))


@lru_cache(8192)
def tokens(value: str) -> frozenset[str]:
    """Parts of a class or id: "postMeta-author" gives postmeta-author, post, meta, author."""
    found: set[str] = set()
    for word in value.split():
        low = word.lower()
        parts = [p.lower() for p in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", word)]
        pieces = re.split(r"[-_]+", low)
        found.update((low, *parts, *pieces))
        found.update("-".join(pair) for pair in pairwise(pieces))
        found.update("".join(pair) for pair in pairwise(pieces))
    return frozenset(found)


def says(found: Iterable[str], kind: str) -> bool:
    """Whether class names speak of one kind of element."""
    return not markup(kind).isdisjoint(found)


class _Walk:
    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.links = 0
        self.linked = 0
        self.names: set[str] = set()
        self.current = -1

    def run(self, root: Any) -> None:
        # An explicit stack: a page may nest deeper than Python recurses.
        stack: list[tuple[Any, bool]] = [(root, False)]
        open_nodes: list[int] = []
        while stack:
            element, closing = stack.pop()
            tag = element.tag
            if closing:
                self._close(element, tag, open_nodes)
                if element is not root:
                    self._words(element.tail)
                continue
            if not isinstance(tag, str) or tag in SKIPPED or _unseen(element):
                if element is not root:
                    self._words(element.tail)
                continue
            self._open(element, tag, open_nodes)
            self._words(element.text)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
        self._flush()

    def _open(self, element: Any, tag: str, open_nodes: list[int]) -> None:
        if tag == "br":
            self.pieces.append("\n")
            return
        if tag in INLINE:
            self.links += tag == "a"
            self.names |= _names(element)
            if tag == "time":
                self.names.add("time")
            return
        self._flush()
        style = (element.get("style") or "") if tag in ("p", "div") else ""
        self.nodes.append(Node(tag, self.current, _names(element), len(open_nodes), style, len(self.blocks)))
        self.current = len(self.nodes) - 1
        open_nodes.append(self.current)

    def _close(self, element: Any, tag: str, open_nodes: list[int]) -> None:
        if tag == "br":
            return
        if tag in INLINE:
            self.links -= tag == "a"
            return
        self._flush()
        node = self.nodes[open_nodes.pop()]
        node.last = len(self.blocks)
        self.current = open_nodes[-1] if open_nodes else -1

    def _words(self, words: str | None) -> None:
        if words:
            self.pieces.append(words.replace("\n", " ").replace("\r", " "))
            if self.links:
                self.linked += len(words.strip())

    def _flush(self) -> None:
        if self.pieces:
            for run in re.split(r"\n[ \t\xa0]*\n\s*", "".join(self.pieces)):
                lines = [" ".join(line.split()) for line in run.split("\n")]
                lines = _unbroken([line for line in lines if line])
                if lines:
                    self.blocks.append(Block(self.current, " ".join(lines), lines, self.linked, self.names))
        self.pieces, self.linked, self.names = [], 0, set()


def _unbroken(lines: list[str]) -> list[str]:
    """Lines that a `<br>` cut in the middle of a sentence are one again."""
    whole: list[str] = []
    for line in lines:
        if whole and line[0].islower() and whole[-1][-1] not in ".!?:":
            whole[-1] += " " + line
        else:
            whole.append(line)
    return whole


def _names(element: Any) -> frozenset[str]:
    said = [element.get(key) for key in ("class", "id", "itemprop", "rel", "role", "data-testid") if element.get(key)]
    return tokens(" ".join(said)) if said else _NONE


_NONE: frozenset[str] = frozenset()


def _unseen(element: Any) -> bool:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    if style and "display:none" in style.replace(" ", "").lower():
        return True
    name = element.get("class")
    return bool(name) and not markup("unseen").isdisjoint(name.lower().split())
