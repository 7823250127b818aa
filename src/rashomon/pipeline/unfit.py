"""Why a word that frames know tells of no act where it stands, in words: for sentences that would else be silent."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from spacy.tokens import Token

from rashomon.lexicon.events import Frame
from rashomon.pipeline.frames import Around, Test, Unfit
from rashomon.pipeline.syntax import VERBAL
from rashomon.pipeline.things import lemma

_SENSES = 3
"""Tests that are told of one word; its other senses are only counted."""


def silences(
    starts: Sequence[int], unfit: Iterable[Unfit], told: Iterable[Token], refused: Iterable[Token]
) -> Iterator[tuple[Token, str]]:
    """Words of sentences in which no word tells of an act, and why they tell of none either.

    `starts` are where sentences begin. Of a word that no frame knows as what it is here, or only together with
    another, nothing is said where a word of the sentence has a better reason.
    """
    speaking = {bisect_right(starts, t.i) for t in told}
    waiting = [(u, at) for u in unfit if (at := bisect_right(starts, u.trigger.i)) not in speaking]
    failing = [(u.trigger, at, why) for u, at in waiting if (why := reason(u))]
    reasoned = {*(bisect_right(starts, t.i) for t in refused), *(at for _, at, _ in failing)}
    yield from ((word, why) for word, _, why in failing)
    for u in (u for u, at in waiting if at not in reasoned):
        if why := lacking(u) if u.senses else unknown(u.trigger):
            yield u.trigger, why


def reason(unfit: Unfit) -> str:
    """The tests that the senses of a word failed: "agree.strike.deal: its object “noon” is none that it takes".

    Nothing where frames know it only together with another word.
    """
    if unfit.around is None:
        return ""
    whys: dict[tuple[Test, tuple[str, ...]], str] = {}
    by_test: dict[str, list[Frame]] = {}
    for frame, test in unfit.failed:
        wanted = (test, _wanted(frame, test))
        if wanted not in whys:
            whys[wanted] = _told(unfit.around, *wanted)
        by_test.setdefault(whys[wanted], []).append(frame)
    return _by_test(by_test)


def lacking(unfit: Unfit) -> str:
    """That frames know a word only together with others: "agree.come-to-terms: “to terms” does not belong to it"."""
    if unfit.trigger.pos_ == "AUX":
        return ""  # "be ready", "have talks": half of all sentences have one
    by_rest: dict[str, list[Frame]] = {}
    for frame in unfit.senses:
        by_rest.setdefault(" ".join(frame.rest), []).append(frame)
    return _by_test({f"“{rest}” does not belong to it here": frames for rest, frames in by_rest.items()})


def _by_test(failed: Mapping[str, Sequence[Frame]]) -> str:
    told = [f"{_named(frames)}: {why}" for why, frames in islice(failed.items(), _SENSES)]
    more = len(failed) - _SENSES
    return "; ".join(told) + (f"; and {more} more of the kind" if more > 0 else "")


def unknown(word: Token) -> str:
    """That no frame knows a word as what it is here: "shell: no frame knows it as a noun"; nothing of small words."""
    if word.pos_ == "AUX":
        return ""
    if word.dep_ in ("amod", "compound"):
        return f"{lemma(word)}: it only describes “{word.head.text}” here"
    part = "verb" if word.pos_ in VERBAL else "noun" if word.pos_ == "NOUN" else ""
    return f"{lemma(word)}: no frame knows it as a {part}" if part else ""


def _named(frames: Sequence[Frame]) -> str:
    more = len(frames) - _SENSES
    return ", ".join(frame.id for frame in frames[:_SENSES]) + (f" and {more} more" if more > 0 else "")


def _wanted(frame: Frame, test: Test) -> tuple[str, ...]:
    """What a frame wanted or refused, for the tests that are told with it."""
    if test == "beside":
        return frame.beside
    if test == "not_beside":
        return frame.not_beside
    return frame.opens if test == "opens" else frame.not_opens if test == "not_opens" else ()


def _told(around: Around, test: Test, wanted: tuple[str, ...]) -> str:
    if test in ("object", "not_object"):
        thing, undergoing = around.objects(())
        return _party("object", thing or undergoing, test == "not_object")
    if test in ("subject", "not_subject"):
        return _party("subject", around.doer, test == "not_subject")
    if test == "beside":
        return f"none of what it wants beside it ({_some(wanted)})"
    if test == "not_beside":
        return f"beside it stands {_some(sorted(around.near.intersection(wanted)))}, which it refuses"
    if test in ("opens", "not_opens"):
        kinds = _some(wanted)
        return f"it opens no {kinds}" if test == "opens" else f"it opens a {kinds}, which it refuses"
    return "the verb that it opens is refused" if test == "not_inner" else "the verb that it opens is none it takes"


def _party(role: str, word: Token | None, refused: bool) -> str:
    if word is None:
        return f"it has no {role}, and wants one"
    return f"its {role} “{word.text}” is {'one that it refuses' if refused else 'none that it takes'}"


def _some(words: Sequence[str]) -> str:
    return " or ".join(words[:_SENSES]) + (" ..." if len(words) > _SENSES else "")
