"""Two voices for one content: "X, citing Y, said C", "X quoted Y as saying C", "according to Y, quoted by X, C".

Each time Y stands inside X.
"""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from rashomon.lexicon.cues import voices as speaking_nouns
from rashomon.lexicon.outlets import sounds_like_outlet
from rashomon.pipeline.clauses import noun_phrase, spans
from rashomon.pipeline.complements import addressee_of
from rashomon.pipeline.drafts import Draft, Silence, Voice, cue_spans
from rashomon.pipeline.subjects import can_speak
from rashomon.pipeline.syntax import child, children, doer, is_passive
from rashomon.records import Span

_HANGING = frozenset(("acl", "advcl", "relcl"))


def cited(voices: Sequence[Voice], heard: Sequence[Draft | Silence]) -> list[Draft | Silence]:
    """What was heard, with each cue that names a second voice made two statements of one content."""
    out = list(heard)
    heads = {v.cue.head: n for n, v in enumerate(voices)}
    heads |= {v.speaker: n for n, v in enumerate(voices) if v.speaker is not None and isinstance(out[n], Draft)}
    heads |= {v.cue.head: n for n, v in enumerate(voices) if isinstance(out[n], Draft)}
    for n, voice in enumerate(voices):
        cue = voice.cue
        if cue.entry.nested:
            saying = _saying(cue.head)
            said = heads.get(saying) if saying is not None else None
            main = heads.get(cue.head.head)
            if said is not None and isinstance(out[said], Draft):
                _quoted_as(n, said, voice, out)
            elif cue.entry.part == "preposition":
                _through(n, main, voice, out)
            elif is_passive(cue.head):
                _quoted_by(n, heads, voice, out)
            elif main is not None and main != n:
                _citing(n, main, voices, out)
        elif cue.head.dep_ == "advcl" and cue.entry.stance == "asserts" and _opens_with_as(cue.head):
            _quoted_by(n, heads, voice, out)
    for n, voice in enumerate(voices):
        if voice.cue.entry.addressed and voice.cue.entry.stance == "asserts" and isinstance(out[n], Silence):
            _told_on(n, heads, voice, out)
        if voice.cue.entry.takes_up and isinstance(out[n], Silence):
            _taken_up(n, voice, out)
    return out


def _quoted_as(n: int, said: int, voice: Voice, out: list[Draft | Silence]) -> None:
    """As in "X quoted Y as saying C" and "Y was quoted in X as saying C"."""
    inner, by = out[said], voice.speaker or _medium(voice.cue.head)
    if by is None:
        out[n] = Silence(voice.cue, "the voice that quotes is not named")
    elif isinstance(inner, Draft):
        source = voice.source if voice.speaker is not None else noun_phrase(by)
        out[n] = outer = _same(voice, inner, by, source, f"quoted-as:{voice.cue.entry.lemma}")
        quoted = child(voice.cue.head, "dobj")
        if inner.speaker == by and quoted is not None:  # the parse hung "as saying" too far off
            inner = inner._replace(speaker=quoted, source=spans(quoted.doc, noun_phrase(quoted)))
        out[said] = inner._replace(over=outer)


def _quoted_by(n: int, heads: Mapping[Token, int], voice: Voice, out: list[Draft | Silence]) -> None:
    """As in "according to Y, quoted by X, C", "Y, cited in X, said C" and "Y said C, as reported by X"."""
    verb = voice.cue.head
    by = _medium(verb)
    main = next((heads[t] for t in _above(verb) if isinstance(out[heads.get(t, n)], Draft) and t in heads), None)
    told = out[main] if main is not None and main != n else None
    if by is None or main is None or not isinstance(told, Draft):
        return
    outer = _same(voice, told, by, noun_phrase(by), f"quoted-by:{voice.cue.entry.lemma}")
    out[n], out[main] = _stacked(outer, told, verb.left_edge, verb.right_edge)


def _through(n: int, main: int | None, voice: Voice, out: list[Draft | Silence]) -> None:
    """As in "according to Y via the agency X, C"."""
    told, by = out[main] if main is not None else None, voice.speaker
    if main is None or not isinstance(told, Draft) or by is None or not _is_outlet(by):
        out[n] = Silence(voice.cue, "nobody is quoted through it")
        return
    outer = _same(voice, told, by, voice.source, f"quoted-by:{voice.cue.entry.lemma}")
    out[n], out[main] = _stacked(outer, told, voice.cue.words[0], by.right_edge)


def _told_on(n: int, heads: Mapping[Token, int], voice: Voice, out: list[Draft | Silence]) -> None:
    """As in "Y told X, which reported that C"."""
    told = addressee_of(voice.cue)
    relative = child(told, "relcl") if told is not None else None
    m = heads.get(relative) if relative is not None else None
    outer = out[m] if m is not None else None
    if voice.speaker is None or not isinstance(outer, Draft) or outer.speaker is None:
        return
    if outer.speaker.tag_ == "WDT" and not any(isinstance(d, Draft) and d.over is outer for d in out):
        inner = _same(voice, outer, voice.speaker, voice.source, f"told-on:{voice.cue.entry.lemma}")
        out[n] = inner._replace(over=outer, stance=outer.stance)


def _taken_up(n: int, voice: Voice, out: list[Draft | Silence]) -> None:
    """As in "the mayor asked the guard to open the gate, but he refused"."""
    asked = next((d for d in reversed(out[:n]) if isinstance(d, Draft)), None)
    if voice.speaker is None or not isinstance(asked, Draft) or asked.by is None or voice.cue.negation:
        return
    wished = asked.stance in ("asks", "demands") and asked.rule.startswith("verb-infinitive")
    same = asked.by.head.sent == voice.cue.head.sent and asked.speaker != voice.speaker
    if wished and same and asked.by.head.i < voice.cue.head.i and asked.around == voice.around:
        taken = _same(voice, asked, voice.speaker, voice.source, f"taken-up:{voice.cue.entry.lemma}")
        out[n] = taken._replace(stance="declines" if voice.cue.entry.stance == "declines" else "promises")


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
        out[n] = inner._replace(over=told, stance=told.stance)


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


def _medium(verb: Token) -> Token | None:
    """Who quotes somebody, in the passive: "quoted by the radio", "cited in a report"."""
    if not is_passive(verb):
        return None
    by = doer(verb)
    if by is not None:
        return by if can_speak(by) or sounds_like_outlet(by.text) else None
    found = (c for prep in children(verb, "prep") if prep.lower_ in ("in", "on") for c in children(prep, "pobj"))
    return next((t for t in found if t.lower_ in speaking_nouns() or t.ent_type_ == "ORG"), None)


def _is_outlet(noun: Token) -> bool:
    """Whether what comes between has a voice of its own: "via the agency Ostra", not "via its channel"."""
    if child(noun, "poss") is not None:
        return False
    named = " ".join(t.text for t in noun_phrase(noun))
    nouns = (noun, *children(noun, "compound", "appos", "nmod"))
    return sounds_like_outlet(named) or any(speaking_nouns().get(t.lower_) == "organisation" for t in nouns)


def _above(verb: Token) -> Iterator[Token]:
    """The words among which the statement is looked for that a clause hanging on it gives to another voice."""
    if verb.dep_ == "advcl" and _opens_with_as(verb):
        yield from verb.ancestors
    elif verb.dep_ in _HANGING:
        for above in (verb.head, *verb.head.ancestors):
            yield above
            if above.pos_ not in ("NOUN", "PROPN", "ADP"):
                return


def _opens_with_as(verb: Token) -> bool:
    mark = child(verb, "mark")
    return mark is not None and mark.lower_ == "as"


def _stacked(outer: Draft, told: Draft, first: Token, last: Token) -> tuple[Draft, Draft]:
    """One voice over another, and no word of the aside from `first` to `last` that brings it in left in either."""
    content = tuple(_before(told.content, first, last))
    outer = outer._replace(content=content, over=told.over)
    return outer, told._replace(content=content, source=tuple(_before(told.source, first, last)), over=outer)


def _before(found: Sequence[Span], first: Token, last: Token) -> Iterator[Span]:
    """Spans without an aside that closes them."""
    end, stop = last.idx + len(last), first
    while stop.i and (stop == first or stop.pos_ in ("PUNCT", "SPACE")):
        stop = stop.nbor(-1)
    for span in found:
        if span.start < first.idx < span.end <= end:
            yield Span(span.start, stop.idx + len(stop))
        elif not first.idx <= span.start < end:
            yield span
