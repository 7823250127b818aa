"""Which blocks of a page are the article: scores of its own over text length, commas, links and names of elements.

A paragraph gives its score to the elements around it, half to each further one out; the element with most is the
story's. Blocks near it are kept unless they are mostly links or stand in a part of the page named as furniture.
"""

from dataclasses import dataclass

from rashomon.reading.blocks import HEADINGS, QUOTES, Block, Node, Page, running, says

_OUTSIDE = frozenset(("nav", "footer", "form", "aside", "figure", "figcaption", "address", "header", "menu"))
_SEMANTIC = frozenset(("article", "main"))


@dataclass(frozen=True, slots=True)
class Choice:
    """The element that holds the story, and the blocks (by place) that are story."""

    top: int
    story: frozenset[int]


def choose(page: Page) -> Choice:
    """The story of a page; a page without paragraphs gives all its blocks."""
    bad = _furniture_nodes(page)
    worth = [_worth(page, block, bad) for block in page.blocks]
    scores = [0.0] * len(page.nodes)
    for block, share in zip(page.blocks, worth, strict=True):
        for at in _near(page, block.node) if share else ():
            scores[at] += share
            share *= 0.6
    scores = [score * _weight(page.nodes[n]) if score else 0.0 for n, score in enumerate(scores)]
    if not any(scores):
        return Choice(0, frozenset(range(len(page.blocks))))
    sums = running(worth)
    top = max(range(len(scores)), key=lambda n: (scores[n], n))
    top = _widened(page, _gathered(page, top, sums), worth, sums)
    inside = range(page.nodes[top].first, page.nodes[top].last)
    return Choice(top, frozenset(n for n in inside if _kept(page, n, top, bad)))


def _near(page: Page, node: int) -> list[int]:
    """The six elements around a paragraph, innermost first."""
    chain: list[int] = []
    if page.nodes[node].tag in _PARAGRAPHS:
        node = page.nodes[node].parent
    while node >= 0 and len(chain) < 6:
        chain.append(node)
        node = page.nodes[node].parent
    return chain


_PARAGRAPHS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "dd", "dt", "pre"))


def _chain(page: Page, node: int) -> list[int]:
    chain = []
    while node >= 0:
        chain.append(node)
        node = page.nodes[node].parent
    return chain


def _furniture_nodes(page: Page) -> list[bool]:
    """Elements that are, or stand in, furniture by tag or by name.

    A name alone is not believed of an element that holds much of the page's prose ("content-with-sidebar"), nor of a
    paragraph whose likes do ("paywall" on each paragraph of a story).
    """
    before = running(len(block.text) if _prose(block) else 0 for block in page.blocks)
    total = before[-1] or 1
    named = [_named_furniture(node) for node in page.nodes]
    alike: dict[tuple[str, frozenset[str]], float] = {}
    for node, is_named in zip(page.nodes, named, strict=True):
        if is_named:
            key = (node.tag, node.tokens)
            alike[key] = alike.get(key, 0) + before[node.last] - before[node.first]
    bad: list[bool] = []
    for node, is_named in zip(page.nodes, named, strict=True):
        here = node.tag in _FURNITURE_TAGS
        if is_named and not here:
            share = 0.6 if says(node.tokens, "remarks") else 0.2
            here = alike[node.tag, node.tokens] < share * total
        bad.append(here or (node.parent >= 0 and bad[node.parent]))
    return bad


_FURNITURE_TAGS = frozenset(("nav", "footer", "form", "aside", "menu"))


def _prose(block: Block) -> bool:
    return len(block.text) >= 80 and block.linked < 0.4 * len(block.text)


def _named_furniture(node: Node) -> bool:
    if node.tag in ("body", "html", "article", "main"):
        return False
    return says(node.tokens, "furniture") and not says(node.tokens, "story")


def _worth(page: Page, block: Block, bad: list[bool]) -> float:
    text = block.text
    node = page.nodes[block.node]
    if len(text) < 25 or bad[block.node] or node.tag in HEADINGS or node.tag in ("figcaption", "figure"):
        return 0.0
    density = block.linked / len(text)
    if density > 0.5:
        return 0.0
    return (1 + text.count(",") + min(len(text) / 100, 4)) * (1 - density)


def _weight(node: Node) -> float:
    weight = 1.4 if says(node.tokens, "story") else 1.0
    if node.tag in _SEMANTIC:
        weight *= 1.2
    return weight * 0.6 if node.tag in _LISTS else weight


_LISTS = frozenset(("ul", "ol", "table", "tr", "td", "blockquote", "dl", "li"))


def _mass(node: Node, sums: list[float]) -> float:
    return sums[node.last] - sums[node.first]


def _gathered(page: Page, top: int, sums: list[float]) -> int:
    """The element around all of the same make, where a story is parted into several ("body-chunk")."""
    make = page.nodes[top].tag, page.nodes[top].tokens
    like = [n for n, node in enumerate(page.nodes) if (node.tag, node.tokens) == make and _mass(node, sums) > 2]
    if len(like) < 2 or not make[1]:
        return top
    # Nodes stand in the order of the source: what holds the first and the last holds all between.
    around = max(set(_chain(page, like[0])) & set(_chain(page, like[-1])))
    return around if page.nodes[around].tag not in ("body", "html") else top


def _widened(page: Page, top: int, worth: list[float], sums: list[float]) -> int:
    """Go up while the element around holds much more story than this one."""
    while (parent := page.nodes[top].parent) >= 0 and page.nodes[parent].tag not in ("body", "html"):
        here, above = _mass(page.nodes[top], sums), _mass(page.nodes[parent], sums)
        if not (1.25 * here < above < 4 * here and _even(page, parent, top, worth)):
            break
        top = parent
    return top


def _even(page: Page, parent: int, top: int, worth: list[float]) -> bool:
    """Whether what the wider element adds is paragraphs like those inside, not teasers."""
    inner, outer = page.nodes[top], page.nodes[parent]
    added = [n for n in (*range(outer.first, inner.first), *range(inner.last, outer.last)) if worth[n] > 0]
    long = [n for n in added if len(page.blocks[n].text) >= 120]
    return len(long) >= 0.4 * len(added)


def _kept(page: Page, n: int, top: int, bad: list[bool]) -> bool:
    block = page.blocks[n]
    node = page.nodes[block.node]
    if any(around.tag in QUOTES and says(around.tokens, "post") for around in page.around(block)):
        return True
    for at in _chain(page, block.node):
        if at == top:
            break
        around = page.nodes[at]
        if around.tag in _OUTSIDE or (bad[at] and not bad[top]):
            return False
        if around.tag == "table" and len(block.text) < 80:
            return False
    density = block.linked / max(len(block.text), 1)
    if node.tag in HEADINGS:
        return density < 0.8
    if density > 0.75 and len(block.text) < 200:
        return False
    return not (node.tag == "li" and density > 0.5)


def quoted(page: Page, block: Block) -> bool:
    """Whether a block stands in a `<blockquote>`, an embedded post's too: they are somebody else's words."""
    return any(node.tag in QUOTES for node in page.around(block))
