"""From a cue to a statement without an id: source, content and quotation marks put together."""

from collections.abc import Collection, Mapping, Sequence

from spacy.tokens import Token

from rashomon.pipeline import contents, quoting, sources
from rashomon.pipeline.citing import cited
from rashomon.pipeline.clauses import governor_of_joined, noun_phrase, spans
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.drafts import Draft, Silence, Voice, cue_spans
from rashomon.pipeline.grades import keeps_a_name
from rashomon.pipeline.handed import Handed
from rashomon.pipeline.layout import Layout
from rashomon.pipeline.quotes import Quotation
from rashomon.pipeline.stances import stance
from rashomon.pipeline.syntax import antecedent, child
from rashomon.pipeline.traps import trap
from rashomon.records import Span

_WITHOUT_SOURCE = frozenset(("verb-clause", "verb-raised", "verb-as", "parenthetical", "quotation-after"))

_Source = tuple[Token | None, tuple[Token, ...]]
_SOURCES = {"noun": sources.of_noun, "preposition": sources.of_preposition, "verb": sources.of_verb}


def hear(layout: Layout, cues: Sequence[CueAt]) -> list[Draft | Silence]:
    """Every cue heard out, in text order."""
    return _heard_out(layout, cues, [_source(layout, cue) for cue in cues])


def hear_again(layout: Layout, silent: Sequence[Silence]) -> list[Draft | Silence]:
    """Every cue that gave nothing heard out once more, each with the source that was found for it."""
    return _heard_out(layout, [s.cue for s in silent], [(s.speaker, s.source) for s in silent])


def _heard_out(layout: Layout, cues: Sequence[CueAt], by: Sequence[_Source]) -> list[Draft | Silence]:
    barred = _joined(cues)
    voices = _once([_voice(layout, cue, source, barred) for cue, source in zip(cues, by, strict=True)])
    before = [_quoted_before(layout, voice) for voice in voices]
    ends = {q.outer: n for n, q in enumerate(before) if q is not None}
    declining = {cue.head for cue in cues if cue.entry.stance == "declines" and cue.entry.part == "verb"}
    drafts = [_draft(layout, n, voice, before[n], ends) for n, voice in enumerate(voices)]
    return cited(voices, [_unsaid(voice, draft, declining) for voice, draft in zip(voices, drafts, strict=True)])


def _unsaid(voice: Voice, heard: Draft | Silence, declining: Collection[Token]) -> Draft | Silence:
    """Nothing is said by whoever declines to: "refused to say what the navy would do" is one statement."""
    verb = voice.cue.head
    if isinstance(heard, Silence) or verb.dep_ != "xcomp" or verb.head not in declining:
        return heard
    return Silence(voice.cue, "what somebody declines to do", voice.source, voice.speaker)


def _once(voices: list[Voice]) -> list[Voice]:
    """Nothing is handed over twice: "said in a statement that it was over" is one voice's, and the noun has none."""
    by_verb = {v.handed.head for v in voices if v.handed is not None and v.cue.entry.part == "verb"}
    return [
        v._replace(handed=None)
        if v.handed is not None and v.cue.entry.part == "noun" and v.speaker is None and v.handed.head in by_verb
        else v
        for v in voices
    ]


def _joined(cues: Sequence[CueAt]) -> dict[Token, list[Token]]:
    """By cue, what the parse put into its content though another says it.

    Verbs that share its subject, and asides with a voice of their own: "said they had fled, with the radio claiming".
    """
    out: dict[Token, list[Token]] = {}
    heads = {c.head for c in cues}
    for verb in (c.head for c in cues if c.entry.part == "verb"):
        if verb.dep_ == "conj":
            above = governor_of_joined(verb)
            if above != verb:
                out.setdefault(above, []).append(verb)
        elif verb.dep_ == "pcomp" and child(verb, "nsubj") is not None and _opens_aside(verb.head):
            for above in (t for t in verb.ancestors if t in heads):
                out.setdefault(above, []).append(verb.head)
    return out


def _opens_aside(preposition: Token) -> bool:
    return preposition.lower_ == "with" and preposition.i > 0 and preposition.nbor(-1).text == ","


def _source(layout: Layout, cue: CueAt) -> _Source:
    """Who says it, and the words that name them; not from another quotation than the cue's."""
    find = _SOURCES.get(cue.entry.part)
    head = find(cue) if find is not None else None
    if head is None or layout.around(head) != layout.around(cue.head):
        return None, ()
    return head, tuple(sources.phrase(head, cue))


def _voice(layout: Layout, cue: CueAt, by: _Source, barred: Mapping[Token, Sequence[Token]]) -> Voice:
    speaker, source = by
    handed = _handed(cue, (*source, *barred.get(cue.head, ())))
    return Voice(cue, layout.around(cue.head), speaker, source, handed)


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
    found = quoting.before(layout, voice)
    if found is None or not quoting.is_closed_sentence(layout, found):
        return found
    head = voice.speaker
    begins = head is not None and head.i < voice.cue.head.i and voice.source[0].text[:1].isupper()
    return None if begins else found  # `"It burned." The mayor said it was arson.`: a sentence of its own


def _draft(layout: Layout, n: int, voice: Voice, before: Quotation | None, ends: Mapping[Span, int]) -> Draft | Silence:
    cue, entry, handed = voice.cue, voice.cue.entry, voice.handed
    content, rule = _content(layout, n, voice, before, ends)
    if not content:
        return Silence(cue, "nothing is handed over", voice.source, voice.speaker)
    if keeps_a_name(layout, cue, content):
        return Silence(cue, "why the source is not named", voice.source, voice.speaker)
    reason = _why_not(voice, rule)
    told = handed.addressee if handed is not None else None
    words = " … ".join(span.of(layout.text) for span in content)
    head = handed.head if handed is not None else _first_verb(layout, content)
    draft = Draft(
        content=content,
        source=spans(layout.doc, voice.source),
        speaker=voice.speaker,
        cue=cue_spans(cue),
        stance=stance(cue, words, head, rule),
        addressee=spans(layout.doc, noun_phrase(told)) if told is not None else (),
        distant=entry.distant,
        around=voice.around,
        rule=f"{rule}:{entry.lemma}",
        by=cue,
        head=head,
        wide=reason or "",
    )
    return draft if reason is None else Silence(cue, reason, voice.source, voice.speaker, draft)


def _why_not(voice: Voice, rule: str) -> str | None:
    entry, handed = voice.cue.entry, voice.handed
    sure = entry.objects and handed is not None and handed.head.lemma_.lower() in entry.objects
    if entry.voice and not sure:
        kind = sources.source_type(antecedent(voice.speaker) if voice.speaker is not None else None)
        if kind not in entry.voice:
            return f"a source of type {kind} does not speak with this word"
    if entry.objects and not entry.voice and not sure and rule == "verb-object":
        return "an object of which nothing is said with this word"
    if _is_plain_wish(voice, rule):
        return "a wish for oneself"
    if voice.speaker is None and not _may_be_silent(voice.cue, rule):
        return "no source"
    return trap(voice.cue, voice.speaker, voice.around, rule, handed.head if handed is not None else None)


def _is_plain_wish(voice: Voice, rule: str) -> bool:
    """Whether a voice wants something of itself only: "wanted to go", not "wanted the army to go"."""
    entry, handed = voice.cue.entry, voice.handed
    if not entry.attitude or entry.stance != "demands" or rule != "verb-infinitive" or handed is None:
        return False
    return handed.addressee is None and child(handed.head, "nsubj", "nsubjpass") is None


def _may_be_silent(cue: CueAt, rule: str) -> bool:
    """Whether a cue needs no source, as in "it was reported that" and "crews were ordered to leave"."""
    if cue.entry.part == "verb":
        if not cue.passive or cue.child("agent") is not None:
            return False
        blamed = rule == "verb-object" and cue.entry.stance in ("blames", "praises")
        told = rule == "verb-infinitive" or blamed
        return rule in _WITHOUT_SOURCE or (told and cue.child("auxpass") is not None)
    return cue.entry.part in ("noun", "adverb", "adjective")


def _content(
    layout: Layout, n: int, voice: Voice, first: Quotation | None, ends: Mapping[Span, int]
) -> tuple[tuple[Span, ...], str]:
    """The words handed over and how they were found; `first` ends where the cue's clause begins."""
    cue, around, handed = voice.cue, voice.around, voice.handed
    parts: tuple[Span, ...] = ()
    rule = ""
    if handed is not None:
        parts = quoting.clipped(spans(layout.doc, handed.tokens), around)
        parts = quoting.beside(layout, around, parts, cue)
        parts = quoting.widened(layout, around, parts, lambda q: ends.get(q.outer, n) == n)
        rule = handed.rule
    if "quote" in cue.entry.frames and cue.entry.part == "verb":
        last = quoting.after(layout, voice)
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
