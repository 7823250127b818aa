"""From a cue to a statement without an id: source, content and quotation marks put together."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.pipeline import contents, quoting, sources
from rashomon.pipeline.clauses import governor_of_joined, is_infinitive, noun_phrase, spans
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.handed import Handed
from rashomon.pipeline.layout import Layout
from rashomon.pipeline.quotes import Quotation
from rashomon.pipeline.stances import stance
from rashomon.pipeline.subjects import can_speak
from rashomon.pipeline.syntax import child, is_passive
from rashomon.pipeline.traps import trap
from rashomon.records import Span, Stance

_WITHOUT_SOURCE = frozenset(("verb-clause", "verb-raised", "verb-as", "parenthetical", "quotation-after"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement before its id, its parent and its speaker's entity are known."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    speaker: Token | None = None
    cue: tuple[Span, ...] = ()
    stance: Stance = "asserts"
    addressee: tuple[Span, ...] = ()
    distant: bool = False
    around: Quotation | None = None
    rule: str
    inferred: bool = False
    verbatim: bool = False
    """The words are the voice's own, marks or not: a block quote, a transcript."""
    over: "Draft | None" = None


@dataclass(frozen=True, slots=True)
class Voice:
    """A cue with its source, what the grammar says it hands over, and the words of its own clause."""

    cue: CueAt
    around: Quotation | None
    speaker: Token | None
    source: tuple[Token, ...]
    handed: Handed | None
    own: frozenset[Token]


@dataclass(frozen=True, slots=True)
class Silence:
    """A cue that gave no statement, and why."""

    cue: CueAt
    reason: str
    source: tuple[Span, ...] = ()
    speaker: Token | None = None


def hear(layout: Layout, cues: Sequence[CueAt]) -> list[Draft | Silence]:
    """Every cue heard out, in text order; one that cites a second voice gives two statements."""
    voices = [_voice(layout, cue, _joined_to(cue, cues)) for cue in cues]
    ends = {q.outer: n for n, v in enumerate(voices) if (q := _quoted_before(layout, v)) is not None}
    out = [_draft(layout, n, voice, ends) for n, voice in enumerate(voices)]
    for n, voice in enumerate(voices):
        if voice.cue.entry.nested:
            _cite(n, voices, out)
    return out


def _joined_to(cue: CueAt, cues: Sequence[CueAt]) -> set[Token]:
    """Clauses of other cues that share this one's subject, though the parse put them into its content."""
    joined = (c.head for c in cues if c.head != cue.head and c.head.dep_ == "conj" and c.entry.part == "verb")
    return {verb for verb in joined if governor_of_joined(verb) == cue.head}


def _voice(layout: Layout, cue: CueAt, barred: Set[Token]) -> Voice:
    around = layout.around(cue.head)
    find = {"noun": sources.of_noun, "preposition": sources.of_preposition, "verb": sources.of_verb}.get(cue.entry.part)
    head = find(cue) if find is not None else None
    if head is not None and layout.around(head) != around:
        head = None
    source = tuple(sources.phrase(head, cue)) if head is not None else ()
    handed = _handed(cue, (*source, *barred))
    own = quoting.frame(cue, source, handed.tokens if handed is not None else ())
    return Voice(cue, around, head, source, handed, frozenset(own))


def _handed(cue: CueAt, source: Sequence[Token]) -> Handed | None:
    if cue.entry.part == "verb":
        return contents.of_verb(cue, source)
    if cue.entry.part == "noun":
        return contents.of_noun(cue, source)
    if cue.entry.part == "preposition":
        return contents.of_preposition(cue, source)
    if cue.entry.part == "adverb":
        return contents.of_adverb(cue)
    return contents.of_adjective(cue) if cue.entry.part == "adjective" else None


def _quoted_before(layout: Layout, voice: Voice) -> Quotation | None:
    entry = voice.cue.entry
    if entry.part != "verb" or "quote" not in entry.frames:
        return None
    found = quoting.before(layout, voice.around, set(voice.own), voice.cue)
    if found is None or not quoting.is_closed_sentence(layout, found):
        return found
    head = voice.speaker
    begins = head is not None and head.i < voice.cue.head.i and voice.source[0].text[:1].isupper()
    return None if begins else found  # `"It burned." The mayor said it was arson.`: a sentence of its own


def _draft(layout: Layout, n: int, voice: Voice, ends: Mapping[Span, int]) -> Draft | Silence:
    cue, entry, handed = voice.cue, voice.cue.entry, voice.handed
    source = spans(layout.doc, voice.source)
    content, rule = _content(layout, n, voice, ends)
    reason = _why_not(voice, rule) if content else "nothing is handed over"
    if reason is not None:
        return Silence(cue, reason, source, voice.speaker)
    told = handed.addressee if handed is not None else None
    words = " … ".join(span.of(layout.text) for span in content)
    return Draft(
        content=content,
        source=source,
        speaker=voice.speaker,
        cue=_cue_spans(cue),
        stance=stance(cue, words, handed.head if handed else _first_verb(layout, content), rule),
        addressee=spans(layout.doc, noun_phrase(told)) if told is not None else (),
        distant=entry.distant,
        around=voice.around,
        rule=f"{rule}:{entry.lemma}",
    )


def _why_not(voice: Voice, rule: str) -> str | None:
    kind = sources.source_type(voice.speaker)
    if voice.cue.entry.voice and kind not in voice.cue.entry.voice:
        return f"a source of type {kind} does not speak with this word"
    if _is_plain_wish(voice, rule):
        return "a wish for oneself"
    if voice.speaker is None and not _may_be_silent(voice.cue, rule):
        return "no source"
    infinitive = voice.handed is not None and is_infinitive(voice.handed.head)
    return trap(voice.cue, voice.speaker, voice.around, rule, infinitive)


def _is_plain_wish(voice: Voice, rule: str) -> bool:
    """As in "wanted to go"; "wanted the army to go" demands."""
    entry, handed = voice.cue.entry, voice.handed
    if not entry.attitude or entry.stance != "demands" or rule != "verb-infinitive" or handed is None:
        return False
    return handed.addressee is None and child(handed.head, "nsubj", "nsubjpass") is None


def _may_be_silent(cue: CueAt, rule: str) -> bool:
    """As in "It was reported that" has no source; "was invited to come" tells of no voice."""
    if cue.entry.part == "verb":
        return rule in _WITHOUT_SOURCE and is_passive(cue.head) and child(cue.head, "agent") is None
    return cue.entry.part in ("noun", "adverb", "adjective")


def _content(layout: Layout, n: int, voice: Voice, ends: Mapping[Span, int]) -> tuple[tuple[Span, ...], str]:
    cue, around, own = voice.cue, voice.around, set(voice.own)
    handed = voice.handed
    barred = [q for q in layout.level(cue.head.idx, around) if ends.get(q.outer, n) != n]
    parts = spans(layout.doc, handed.tokens) if handed is not None else ()
    parts = quoting.beside(layout, around, quoting.clipped(parts, around), cue)
    parts = quoting.widened(layout, around, parts, barred)
    rule = handed.rule if handed is not None else ""
    if "quote" in cue.entry.frames and cue.entry.part == "verb":
        first = _quoted_before(layout, voice)
        last = quoting.after(layout, around, own, cue)
        if first is not None and (not parts or handed is None or handed.rule != "verb-infinitive"):
            parts, rule = quoting.merged(layout, (*parts, *layout.whole(first))), rule or "quotation-before"
        ahead = bool(parts) and parts[-1].end <= cue.head.idx
        if last is not None and ahead and _announces(layout, cue, last):
            parts = ()
        colon = last is not None and _announces(layout, cue, last, anywhere=True)
        if last is not None and ends.get(last.outer, n) == n and (first is not None or ahead or colon or not parts):
            parts, rule = quoting.merged(layout, (*parts, *layout.whole(last))), rule or "quotation-after"
    return quoting.balanced(layout, around, parts), rule


def _announces(layout: Layout, cue: CueAt, quotation: Quotation, anywhere: bool = False) -> bool:
    """Whether a colon stands between cue and quotation; when it stands alone, what comes before is the writer's."""
    gap = layout.text[cue.words[-1].idx + len(cue.words[-1]) : quotation.outer.start].strip()
    return gap.endswith(":") if anywhere else gap == ":"


def _first_verb(layout: Layout, content: Sequence[Span]) -> Token | None:
    places = layout.tokens(content[0])
    return layout.doc[places[0]].sent.root if places else None


def _cue_spans(cue: CueAt) -> tuple[Span, ...]:
    if not cue.negation:
        return tuple(_runs(cue.words))
    first = min(t.idx for t in cue.negation)
    return (Span(first, cue.words[-1].idx + len(cue.words[-1])),)


def _runs(words: Sequence[Token]) -> Iterator[Span]:
    start = words[0]
    for word, following in zip(words, (*words[1:], None), strict=True):
        if following is None or following.i != word.i + 1:
            yield Span(start.idx, word.idx + len(word))
            if following is not None:
                start = following


def _cite(n: int, voices: Sequence[Voice], out: list[Draft | Silence]) -> None:
    """Two voices for one content: "X, citing Y, said C" and "X quoted Y as saying C" both put Y inside X."""
    voice, verb = voices[n], voices[n].cue.head
    said = next((m for m, v in enumerate(voices) if v.cue.head == _saying(verb)), None)
    if said is not None and isinstance(inner := out[said], Draft):
        if voice.speaker is None:
            out[n] = Silence(voice.cue, "the voice that quotes is not named")
            return
        out[n] = outer = _same(voice, inner, voice.speaker, voice.source, f"quoted-as:{voice.cue.entry.lemma}")
        out[said] = replace(inner, over=outer)
        return
    thing = child(verb, "dobj")
    main = next((m for m, v in enumerate(voices) if m != n and verb.head in (v.cue.head, v.speaker)), None)
    if thing is None or main is None or verb.dep_ not in ("advcl", "acl") or not can_speak(thing):
        return
    told, own, by = out[main], out[n], voices[main]
    clause = isinstance(own, Draft) and own.rule.startswith("verb-clause")
    if isinstance(told, Silence) and isinstance(own, Draft) and clause and by.speaker is not None:
        # "he warned, citing two officers, that": the clause was hung on the nearer verb
        told = out[main] = _same(by, own, by.speaker, by.source, f"verb-clause:{by.cue.entry.lemma}")
    if isinstance(told, Draft):
        inner = _same(voice, told, thing, noun_phrase(thing), f"citing:{voice.cue.entry.lemma}")
        out[n] = replace(inner, over=told, stance=told.stance)


def _same(voice: Voice, other: Draft, speaker: Token, source: Sequence[Token], rule: str) -> Draft:
    """A statement of the same content by another voice."""
    return Draft(
        content=other.content,
        source=spans(speaker.doc, source),
        speaker=speaker,
        cue=_cue_spans(voice.cue),
        around=voice.around,
        rule=rule,
    )


def _saying(verb: Token) -> Token | None:
    """The verb under "as" in "quoted an officer as saying"."""
    under = (t for t in verb.subtree if t.lower_ == "as" and t.i > verb.i)
    return next((c for as_ in under for c in as_.children if c.dep_ == "pcomp"), None)
