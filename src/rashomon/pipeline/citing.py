"""Two voices for one content: "X, citing Y, said C" and "X quoted Y as saying C" both put Y inside X."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.pipeline.clauses import noun_phrase, spans
from rashomon.pipeline.drafts import Draft, Silence, Voice, cue_spans
from rashomon.pipeline.subjects import can_speak
from rashomon.pipeline.syntax import child


def cited(voices: Sequence[Voice], heard: Sequence[Draft | Silence]) -> list[Draft | Silence]:
    """What was heard, with each cue that names a second voice made two statements of one content."""
    out = list(heard)
    heads = {v.cue.head: n for n, v in enumerate(voices)}
    heads |= {v.speaker: n for n, v in enumerate(voices) if v.speaker is not None and isinstance(out[n], Draft)}
    heads |= {v.cue.head: n for n, v in enumerate(voices) if isinstance(out[n], Draft)}
    for n, voice in enumerate(voices):
        if voice.cue.entry.nested:
            saying = _saying(voice.cue.head)
            said = heads.get(saying) if saying is not None else None
            main = heads.get(voice.cue.head.head)
            if said is not None and isinstance(out[said], Draft):
                _quoted_as(n, said, voice, out)
            elif main is not None and main != n:
                _citing(n, main, voices, out)
    return out


def _quoted_as(n: int, said: int, voice: Voice, out: list[Draft | Silence]) -> None:
    """As in "X quoted Y as saying C"."""
    inner = out[said]
    if voice.speaker is None:
        out[n] = Silence(voice.cue, "the voice that quotes is not named")
    elif isinstance(inner, Draft):
        out[n] = outer = _same(voice, inner, voice.speaker, voice.source, f"quoted-as:{voice.cue.entry.lemma}")
        quoted = child(voice.cue.head, "dobj")
        if inner.speaker == voice.speaker and quoted is not None:  # the parse hung "as saying" too far off
            inner = replace(inner, speaker=quoted, source=spans(quoted.doc, noun_phrase(quoted)))
        out[said] = replace(inner, over=outer)


def _citing(n: int, main: int, voices: Sequence[Voice], out: list[Draft | Silence]) -> None:
    """As in "X, citing Y, said C" and "according to a report citing Y, C"."""
    voice, by, verb = voices[n], voices[main], voices[n].cue.head
    thing = child(verb, "dobj")
    if thing is None or verb.dep_ not in ("advcl", "acl") or not can_speak(thing):
        return
    told, own = out[main], out[n]
    if isinstance(told, Silence) and isinstance(own, Draft) and by.speaker is not None and _is_clause(own):
        # "he warned, citing two officers, that": the clause was hung on the nearer verb
        told = out[main] = _same(by, own, by.speaker, by.source, f"verb-clause:{by.cue.entry.lemma}")
    if isinstance(told, Draft):
        inner = _same(voice, told, thing, noun_phrase(thing), f"citing:{voice.cue.entry.lemma}")
        out[n] = replace(inner, over=told, stance=told.stance)


def _is_clause(draft: Draft) -> bool:
    return draft.rule.startswith("verb-clause")


def _same(voice: Voice, other: Draft, speaker: Token, source: Sequence[Token], rule: str) -> Draft:
    """A statement of the same content by another voice."""
    return Draft(
        content=other.content,
        source=spans(speaker.doc, source),
        speaker=speaker,
        cue=cue_spans(voice.cue),
        around=voice.around,
        rule=rule,
        by=voice.cue,
        head=other.head,
    )


def _saying(verb: Token) -> Token | None:
    """The verb under "as" in "quoted an officer as saying"."""
    under = (t for t in verb.subtree if t.lower_ == "as" and t.i > verb.i)
    return next((c for as_ in under for c in as_.children if c.dep_ == "pcomp"), None)
