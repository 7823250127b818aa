"""`rashomon_statements`: who says what, with which word, in whose statement."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.lexicon.cues import cues
from rashomon.pipeline import quoting
from rashomon.pipeline.announced import announced
from rashomon.pipeline.choice import Proposal, proposals, standing, too_light, weighed
from rashomon.pipeline.cues import CueAt, CueIndex, find, index
from rashomon.pipeline.distances import distance
from rashomon.pipeline.drafts import Draft, Silence
from rashomon.pipeline.floating import floating
from rashomon.pipeline.hearing import hear
from rashomon.pipeline.labels import labelled
from rashomon.pipeline.layout import Layout, layout
from rashomon.pipeline.nesting import Nest, parents
from rashomon.pipeline.slots import ACTORS, MISSES, STATEMENTS, article_id, need
from rashomon.pipeline.speakers import Cast, Speaking, speaking
from rashomon.pipeline.weights import Weights, told
from rashomon.pipeline.wider import wider
from rashomon.records import Miss, Span, Statement, make_id

_STAGE = "statements"


@Language.factory(
    "rashomon_statements",
    requires=["token.dep", "token.lemma", "token.pos"],
    assigns=["doc._.statements", "doc._.misses"],
    default_config={"extra": [], "disable": [], "weights": "shipped"},
)
def make_statements(
    nlp: Language, name: str, extra: list[dict[str, Any]], disable: list[str], weights: str
) -> "Statements":
    """Find statements; `extra` adds or changes cues, each written as in `cues.toml`. Any: JSON comes in.

    `disable` leaves out cues by their ids. `weights` choose among what the rules propose: "shipped", "none" (the rules
    stand alone), or the path of a file that `rashomon train` has made.
    """
    return Statements(nlp.vocab, extra, told(weights), disable)


class Statements:
    """A Doc comes in, and goes out with `doc._.statements`."""

    def __init__(
        self,
        vocab: Vocab,
        extra: Iterable[Mapping[str, Any]] = (),
        weights: Weights | None = None,
        disable: Iterable[str] = (),
    ) -> None:
        self._known = index(cues(extra, disable), vocab)
        self._weights = weights

    def __call__(self, doc: Doc) -> Doc:
        """Hear every cue and every quotation that no cue hands over."""
        need(doc, "DEP", "rashomon_statements", remedy='add a "parser" before it')
        laid = layout(doc)
        said = heard(laid, self._known)
        drafts, silences = said.sure, said.silences
        if self._weights is not None:
            choice = weighed(said.proposals(laid), self._weights)
            drafts, silences = standing(choice, self._weights), silences + too_light(choice, self._weights)
        others = (miss for miss in MISSES.get(doc) if miss.stage != _STAGE)
        MISSES.put(doc, [*others, *misses(laid, silences, drafts)])
        return STATEMENTS.put(doc, numbered(laid, drafts, Cast(ACTORS.get(doc))))

    def proposals(self, doc: Doc) -> list[Proposal]:
        """All that could be a statement, with its signs: what weights are learnt from."""
        laid = layout(doc)
        return heard(laid, self._known).proposals(laid)


@dataclass(frozen=True, slots=True)
class Heard:
    """What the rules hear in a doc: cues with their drafts or silences, and drafts without a cue of the lexicon."""

    cues: list[CueAt]
    by_cue: list[Draft | Silence]
    others: list[Draft]

    @property
    def sure(self) -> list[Draft]:
        """The drafts that the rules stand by."""
        return [*(d for d in self.by_cue if isinstance(d, Draft)), *self.others]

    @property
    def silences(self) -> list[Silence]:
        """The cues that gave nothing."""
        return [s for s in self.by_cue if isinstance(s, Silence)]

    def proposals(self, laid: Layout) -> list[Proposal]:
        """The sure drafts and those that the rules would not dare."""
        return proposals(laid, self.sure, wider(laid, self.cues, self.by_cue))


def heard(laid: Layout, known: CueIndex) -> Heard:
    """Hear every cue, then every label, then every quotation that nothing hands over."""
    cues = [cue for cue in find(laid.doc, known) if laid.paragraph(cue.head.idx)]
    by_cue = announced(laid, cues, hear(laid, cues))
    drafts = [d for d in by_cue if isinstance(d, Draft)]
    others = labelled(laid, drafts)
    others += floating(laid, [*drafts, *others])
    return Heard(cues, by_cue, others)


def numbered(laid: Layout, drafts: Iterable[Draft], cast: Cast) -> list[Statement]:
    """Drafts as statements in text order, with ids, parents and speakers."""
    ordered = sorted(drafts, key=lambda d: (place(d), d.content, d.rule))
    article = article_id(laid.doc)
    ids = list(_ids(article, ordered))
    where = {id(d): n for n, d in enumerate(ordered)}
    nests = [Nest(place(d), d.content, where.get(id(d.over)) if d.over is not None else None) for d in ordered]
    over = parents(nests)
    told = speaking(laid, ordered, over, cast)
    return [
        _statement(laid, draft, told[n], article, ids[n], ids[parent] if parent is not None else None)
        for n, (draft, parent) in enumerate(zip(ordered, over, strict=True))
    ]


def place(draft: Draft) -> Span:
    """Where a statement is handed over: its cue, else its source, else its content."""
    return (draft.cue or (draft.content if draft.inferred else (*draft.source, *draft.content)))[0]


def misses(laid: Layout, silences: Iterable[Silence], drafts: Iterable[Draft]) -> Iterator[Miss]:
    """Cues of sentences that gave no row at all, and why."""
    article = article_id(laid.doc)
    told = {laid.sentence(span.start) for draft in drafts for span in (*draft.cue, *draft.content)}
    for silence in silences:
        if laid.sentence(silence.cue.head.idx) not in told:
            words = silence.cue.words
            yield Miss(
                article_id=article,
                start=words[0].idx,
                end=words[-1].idx + len(words[-1]),
                stage=_STAGE,
                reason=f"{silence.cue.entry.lemma}: {silence.reason}",
            )


def _ids(article: str, drafts: Sequence[Draft]) -> Iterator[str]:
    anchors = [(d.cue or d.content)[0].start for d in drafts]
    sharing = Counter(anchors)
    for draft, anchor in zip(drafts, anchors, strict=True):
        more = (draft.content[0].start, draft.rule) if sharing[anchor] > 1 else ()
        yield make_id("st", article, anchor, *more)


def _statement(laid: Layout, draft: Draft, told: Speaking, article: str, own: str, parent: str | None) -> Statement:
    return Statement(
        statement_id=own,
        article_id=article,
        parent_id=parent,
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        kind="direct" if draft.verbatim else quoting.kind(laid, draft.around, draft.content),
        stance=draft.stance,
        source_type=told.type,
        speaker_id=told.ids[0] if told.ids else None,
        speaker_ids=told.ids,
        speaker_basis=told.basis,
        speaker_score=told.score,
        source_grade=told.grade,
        withheld=told.withheld,
        addressee=draft.addressee,
        distance=distance(laid, draft),
        inferred=draft.inferred,
        rule=draft.rule,
        score=draft.score,
        weighed=draft.weighed,
    )
