"""What a proposal looks like, in named signs: what the weights weigh, and what a decision can be explained by."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.drafts import Draft
from rashomon.pipeline.layout import Layout
from rashomon.pipeline.quoting import kind
from rashomon.pipeline.sources import source_type
from rashomon.pipeline.subjects import can_speak
from rashomon.pipeline.syntax import VERBAL
from rashomon.pipeline.traps import stands_for_nobody
from rashomon.pipeline.variants import LONGER, OTHER_SOURCE, SHORTER
from rashomon.pipeline.wider import UNKNOWN_FRAME, UNLISTED

_LENGTHS = (1, 2, 4, 7, 12, 20, 35, 70)
_DISTANCES = (1, 2, 4, 8, 16)


def signs(layout: Layout, draft: Draft, rivals: Sequence[str]) -> list[str]:
    """The signs of a proposal; `rivals` tell what else is proposed beside it."""
    rule = draft.rule.partition(":")[0]
    dared = _dared(draft)
    form = kind(layout, draft.around, draft.content)
    shape = _source_shape(draft.speaker) if draft.speaker is not None else "label" if draft.source else "none"
    lemma = draft.by.entry.lemma if draft.by is not None else rule
    length = _bucket(_words(layout, draft), _LENGTHS)
    out = [
        f"rule={rule}",
        f"dared={dared}",
        f"form={form}",
        f"source={shape}",
        f"cue={lemma}",
        f"rule+form={rule}+{form}",
        f"rule+source={rule}+{shape}",
        f"cue+rule={lemma}+{rule}",
        f"dared+rule={dared}+{rule}",
        f"dared+source={dared}+{shape}",
        f"dared+form={dared}+{form}",
        f"length={length}",
        f"length+rule={length}+{rule}",
        f"pieces={min(len(draft.content), 3)}",
        f"stance={draft.stance}",
        f"inside={'quotation' if draft.around is not None else 'text'}",
    ]
    out += [f"why={part}" for part in draft.wide.split("; ") if part]
    out += [f"beside={rival}" for rival in rivals]
    out += _of_place(layout, draft)
    if draft.by is not None:
        out += _of_cue(layout, draft.by, draft)
    if draft.head is not None:
        out += _of_content(draft.head, draft)
    if draft.speaker is not None:
        out += _of_source(draft.speaker, draft)
    return out


def _dared(draft: Draft) -> str:
    """How daring it is: the rules' own, let go by a trap, of a form or a word that no entry knows."""
    first = draft.wide.partition("; ")[0]
    if not first:
        return "rules"
    return {
        UNLISTED: "word",
        UNKNOWN_FRAME: "form",
        OTHER_SOURCE: "voice",
        SHORTER: "shorter",
        LONGER: "longer",
    }.get(first, "trap")


def _of_cue(layout: Layout, cue: CueAt, draft: Draft) -> Iterator[str]:
    head, entry, tag, dep, over = cue.head, cue.entry, cue.head.tag_, cue.head.dep_, cue.head.head
    modal = next((c.norm_ for c in cue.children("aux", "auxpass") if c.tag_ == "MD"), None)
    yield f"part={entry.part}"
    yield f"tag={tag}"
    yield f"dep={dep}"
    yield f"tag+dep={tag}+{dep}"
    yield f"class={entry.stance}{'+attitude' if entry.attitude else ''}{'+addressed' if entry.addressed else ''}"
    yield f"over={over.pos_ if over != head else 'nothing'}+{dep}"
    if modal is not None:
        yield f"modal={modal}"
    if cue.negation or cue.child("neg") is not None:
        yield "negated"
    if entry.part == "verb":
        yield f"voice={'passive' if cue.passive else 'active'}{'+to' if cue.infinitive else ''}"
    mark = cue.child("mark")
    if mark is not None and mark.i < head.i:
        yield f"mark={mark.lower_}"
    if _last_word(layout, head).endswith("?"):
        yield "question"
    if draft.content:
        side = "before" if draft.content[-1].end <= head.idx else "after" if draft.content[0].start > head.idx else "on"
        yield f"side={side}"
        yield f"side+rule={side}+{draft.rule.partition(':')[0]}"
    yield f"objects={'+'.join(sorted({dep for dep, _ in cue.below if dep in ('dobj', 'dative', 'prep')})) or 'no'}"


def _last_word(layout: Layout, token: Token) -> str:
    """The last token of its sentence that is no white space."""
    doc = layout.doc
    return next((doc[i].text for i in range(layout.closing(token), token.i - 1, -1) if not doc[i].is_space), "")


def _of_content(head: Token, draft: Draft) -> Iterator[str]:
    opener = head.left_edge
    yield f"content={head.tag_}"
    yield f"content-dep={head.dep_}"
    yield f"content-opens={opener.lower_ if opener.pos_ in ('SCONJ', 'PART', 'ADP', 'PRON', 'DET') else opener.pos_}"
    if head.pos_ not in VERBAL:
        yield f"thing={head.ent_type_ or head.lemma_.lower()}"
    if draft.by is not None:
        cue = draft.by.head
        path = "below" if head.head == cue else "above" if cue.head == head else "far"
        yield f"path={path}"
    below = list(head.children)
    if "neg" in [c.dep_ for c in below]:
        yield "content-negated"
    if "MD" in [c.tag_ for c in below]:
        yield "content-modal"


def _of_source(head: Token, draft: Draft) -> Iterator[str]:
    yield f"who={head.lower_}" if head.pos_ == "PRON" else f"who={head.ent_type_ or head.lemma_.lower()}"
    yield f"source-dep={head.dep_}"
    yield f"source-type={source_type(head)}{'+can' if can_speak(head) else ''}"
    if stands_for_nobody(head):
        yield "nobody"
    if draft.by is not None:
        cue, over, behind = draft.by.head, head.head, head.i - draft.by.head.i
        yield f"source-at={'left' if behind < 0 else 'right'}+{_bucket(abs(behind), _DISTANCES)}"
        yield f"source-of={'own' if over == cue else 'other'}+{cue.dep_}"
        if over != cue:
            yield f"source-under={over.dep_}+{head.dep_}"


def _of_place(layout: Layout, draft: Draft) -> Iterator[str]:
    at = (draft.cue or draft.content)[0].start
    number = layout.number(at)
    if number is not None:
        part = layout.paragraphs[number]
        yield f"role={part.role}"
        if number == 0:
            yield "first-paragraph"
    if len(draft.content) > 1 and len({layout.number(span.start) for span in draft.content}) > 1:
        yield "paragraphs"
    first, last = layout.sentence(draft.content[0].start), layout.sentence(draft.content[-1].end - 1)
    yield f"sentences={'one' if first == last else 'several'}"
    if layout.sentence(at) not in (first, last):
        yield "elsewhere"


def _source_shape(head: Token) -> str:
    if head.pos_ == "PRON":
        return "pronoun" if head.tag_ not in ("WP", "WDT") else "relative"
    if head.pos_ == "PROPN" or head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return "name"
    known = any(c.dep_ in ("det", "poss") for c in head.children)
    if head.tag_ in ("NNS", "NNPS"):
        return "plural" if known else "bare-plural"
    return "noun" if known else "bare"


def _words(layout: Layout, draft: Draft) -> int:
    return sum([len(span.of(layout.text).split()) for span in draft.content])


def _bucket(size: int, bounds: Sequence[int]) -> str:
    place = bisect_left(bounds, size)
    return f"to-{bounds[place] if place < len(bounds) else 'more'}"
