"""Polarity, modality and the innermost statement of each mention: every mention is replaced with its fuller copy."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from spacy.attrs import IS_SPACE, LEMMA
from spacy.language import Language
from spacy.tokens import Doc, Token

from rashomon.lexicon.modality import Controls, with_controls, words
from rashomon.pipeline.auxiliaries import Reading, is_conditional, is_helped, is_told_as_past
from rashomon.pipeline.circumstances import dates_in
from rashomon.pipeline.columns import Keys, among, keys, where
from rashomon.pipeline.habits import habit, judgement, law
from rashomon.pipeline.history import (
    dated_by_who,
    dated_with,
    days,
    is_bound,
    is_long_ago,
    is_of_end,
    is_of_survivors,
    is_of_thing,
    looked_back,
)
from rashomon.pipeline.reality import is_under_terms, reading
from rashomon.pipeline.slots import MENTIONS, PASSAGES, PUBLISHED, STATEMENTS, need
from rashomon.pipeline.syntax import VERBAL, child, governor, sentence_starts
from rashomon.pipeline.threats import follows_dare, is_let_known, may_befall
from rashomon.records import EventType, Mention, Modality, Polarity, Span, Stance, Statement, Time

_OF_STANCE: dict[Stance, Modality] = {"demands": "demanded", "threatens": "threatened", "promises": "planned"}
_HARM: frozenset[EventType] = frozenset(("ASSAULT", "COERCE", "SANCTION"))
"""Types that are a threat where somebody says on what terms they will come: "we will sink any ship that passes"."""
_TERSE = frozenset(("headline", "caption"))
"""Roles of passages that tell of deeds in the present tense."""
_OLD = (
    "wars", "eras", "ages", "decades", "bygone_parties", "departed", "courts", "chroniclers", "chronicles", "youth",
    "indictments", "elders",
)  # fmt: skip
"""Classes of words that may tell of old times."""
_BLOCK = 1_000
"""Code points of a block of text."""


@Language.factory(
    "rashomon_modality",
    requires=["token.dep", "token.lemma", "token.pos", "token.tag", "doc._.mentions"],
    assigns=["doc._.mentions"],
    default_config={"extra": [], "disable": []},
)
def make_modality(nlp: Language, name: str, extra: list[dict[str, Any]], disable: list[str]) -> "Modalities":
    """Say of each mention whether it took place, and in whose words it is told.

    `extra` adds or changes controls, written like those of modality.toml, `disable` leaves out ids of ours. Any: JSON.
    """
    return Modalities(extra, disable)


class Modalities:
    """A Doc comes in, and goes out with fuller mentions."""

    def __init__(self, extra: Iterable[Mapping[str, Any]] = (), disable: Iterable[str] = ()) -> None:
        self._known = with_controls(extra, disable)

    def __call__(self, doc: Doc) -> Doc:
        """Replace every mention with a copy that has polarity, modality and statement."""
        need(doc, "DEP", "rashomon_modality", remedy='add a "parser" before it')
        near, times = _by_block(STATEMENTS.get(doc)), Times(doc)
        threats = _threatening(doc)
        return MENTIONS.put(
            doc,
            [
                fuller(doc, m, near.get(m.trigger[0].start // _BLOCK, ()), times, self._known, threats)
                for m in MENTIONS.get(doc)
            ],
        )


class Times:
    """When a doc appeared, the dates in it by sentence, and the sentences with a word of old times."""

    def __init__(self, doc: Doc) -> None:
        self._doc, self.published = doc, PUBLISHED.one(doc)
        self.terse = [p for p in PASSAGES.get(doc) if p.role in _TERSE]
        self._starts, self._breaks = sentence_starts(doc), where(doc.to_array(IS_SPACE) == 1)
        self._old = {bisect_right(self._starts, i) for i in _old(doc)}
        self._dates: dict[int, list[tuple[Time, Token]]] = {}
        for time, token in dates_in(doc):
            self._dates.setdefault(self._sentence(token), []).append((time, token))

    def beside(self, trigger: Token) -> Sequence[tuple[Time, Token]]:
        """The dates of a word's sentence."""
        return self._dates.get(self._sentence(trigger), ())

    def before(self, trigger: Token) -> Time | None:
        """The latest date told before a word's sentence in its paragraph; None where several differ in age."""
        here = self._sentence(trigger)
        last = max((at for at in self._dates if at < here), default=-1)
        if last < 0:
            return None
        told = [(time, token) for time, token in self._dates[last] if not is_bound(token) and not is_of_thing(token)]
        if not told or bisect_left(self._breaks, told[0][1].i) < bisect_left(self._breaks, trigger.i):
            return None
        old = self.published is not None and all(is_long_ago(time.value, self.published) for time, _ in told)
        return told[-1][0] if old else None

    def may_be_old(self, trigger: Token) -> bool:
        """Whether a word's sentence has a word of old times: a war, a century."""
        return self._sentence(trigger) in self._old

    def words(self, time: Time) -> str:
        """The words of a date, in quotation marks."""
        span = self._doc.char_span(time.start, time.end, alignment_mode="expand")
        return f'"{span.text}"' if span is not None else ""

    def _sentence(self, token: Token) -> int:
        return bisect_right(self._starts, token.i)

    def is_terse(self, at: Span) -> bool:
        """Whether words stand in a headline or caption."""
        return any(p.start <= at.start < p.end for p in self.terse)


def _old(doc: Doc) -> list[int]:
    """Where words of old times stand."""
    return where(among(doc.to_array(LEMMA), _signs()))


@cache
def _signs() -> Keys:
    """The lemmas that may tell of old times."""
    said = frozenset[str]().union(*map(words, _OLD))
    return keys({form for word in said for form in (word, word.title())})


def fuller(
    doc: Doc,
    mention: Mention,
    statements: Sequence[Statement],
    times: Times,
    known: Controls | None = None,
    threats: Collection[int] = (),
) -> Mention:
    """The mention with all that its words, its date and the statement around it say of its reality."""
    told_by = _words(doc, mention)
    around = innermost(mention, statements)
    if not told_by:
        return replace(mention, statement_id=around.statement_id if around else None)
    carried = told_by if "; carried by " in mention.rule else ()  # the noun in the trigger is the act
    found = reading(told_by[0], carried, known, threats)
    if around is not None and around.stance == "asserts" and around.rule.startswith("noun-"):
        _keep_within(doc, found, around)
    told = _told(mention, told_by[0], found, around, times)
    polarity = told.polarity or found.polarity
    if mention.type == "REJECT" and _is_refused_by_not(told_by, found):
        polarity, told = "affirmed", _Told("actual")  # "will have nothing to do with it", "would not hear of it"
    reasons = [f'negated by "{" ".join(found.negations)}"'] if polarity == "negated" else []
    if told.modality != "actual":
        reasons.append(f"{told.modality} by {told.by}")
    return replace(
        mention,
        statement_id=around.statement_id if around is not None else None,
        polarity=polarity,
        modality=told.modality,
        rule="; ".join([mention.rule, *reasons]),
    )


def _threatening(doc: Doc) -> frozenset[int]:
    """Where the words stand that threaten."""
    return frozenset(t.i for m in MENTIONS.get(doc) if m.type == "THREATEN" for t in _words(doc, m))


def _keep_within(doc: Doc, found: Reading, told: Statement) -> None:
    """Leave to the voice around what only it denies: in "reports that they were halted are untrue" they were."""
    inside = (doc.char_span(s.start, s.end, alignment_mode="expand") for s in told.content)
    said = {t.text for span in inside if span is not None for t in span}
    found.negations = [word for word in found.negations if word in said]


def innermost(mention: Mention, statements: Sequence[Statement]) -> Statement | None:
    """The statement with the shortest content that holds the trigger; of equal ones the inner one."""
    at = mention.trigger[0]
    holding = [s for s in statements if any(at in span for span in s.content)]
    if not holding:
        return None
    parents = {s.parent_id for s in holding}
    return min(
        holding,
        key=lambda s: (sum(c.end - c.start for c in s.content), s.statement_id in parents, s.statement_id),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A modality and the words that decided it."""

    modality: Modality
    by: str = ""
    polarity: Polarity | None = None


def _told(mention: Mention, trigger: Token, found: Reading, around: Statement | None, times: Times) -> _Told:
    """What decides: a judgement or law, a word over the act, the statement around it, an auxiliary, habit, the date."""
    if (said := judgement(trigger)) is not None:
        return _Told("general", f'"{said}"', "affirmed")  # "are never justified": the judgement is denied
    if (said := law(trigger)) is not None:
        return _Told("general", f'"{said}"')
    harm = mention.type in _HARM
    if found.strong is not None:
        threat = harm and found.strong == "planned" and is_under_terms(trigger)
        # "vowed to burn it", not "vowed to answer by burning it", nor "vowed not to burn it"
        sworn = harm and trigger.head.text == found.strongly_by and child(trigger, "neg") is None
        of_harm = "threatened" if threat else found.of_harm if sworn else None
        return _Told(of_harm or found.strong, f'"{found.strongly_by}"')
    past = is_told_as_past(trigger)
    if (
        around is not None
        and around.stance == "threatens"
        and found.weakly_at is not None
        and may_befall(found.weakly_at)
    ):
        return _Told("hypothetical", f'"{found.weakly_by}"')  # "a misstep could lead them to mobilise, he warned"
    if (
        around is not None
        and around.stance in _OF_STANCE
        and trigger.pos_ == "VERB"
        and not past
        and not _is_brought_about(trigger, around)
    ):
        return _Told(_OF_STANCE[around.stance], f"the statement around it, which {around.stance}")
    if found.weak is not None and found.weak != "actual":
        meant = around is not None or found.weakly_by.lower() not in words("uncertain")
        threat = harm and (
            (meant and is_under_terms(trigger))
            or ((around is not None or is_let_known(trigger)) and is_conditional(trigger))
        )
        threat = threat or (harm and follows_dare(trigger))
        return _Told("threatened" if threat else found.weak, f'"{found.weakly_by}"')
    if not times.is_terse(mention.trigger[0]) and (often := habit(trigger, mention.type)) is not None:
        return _Told("general", f'"{often}"')
    return _by_time(mention, trigger, found, times)


def _is_brought_about(act: Token, around: Statement) -> bool:
    # "dared to attack the fort": the cue's own verb says that it was done
    cue = act.head
    return cue.lemma_ in words("done") and act.dep_ == "xcomp" and any(s.start <= cue.idx < s.end for s in around.cue)


def _by_time(mention: Mention, trigger: Token, found: Reading, times: Times) -> _Told:
    back = looked_back(trigger, times.published, found.controls, times.may_be_old(trigger))
    if back is not None:
        return _Told("past_reference", f'"{back}"')
    if times.published is None:
        return _Told("actual")
    if mention.date is not None:
        return _by_date(mention.date.start, mention.date.value, trigger, found, times)
    verb = trigger if trigger.pos_ in VERBAL else governor(trigger)
    while verb is not None and verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "conj") and not is_helped(verb):
        verb = governor(verb)  # "with nine men killed"
    if verb is None or not is_told_as_past(verb):
        return _Told("actual")
    beside = times.beside(trigger)
    time = dated_with(trigger, beside) if beside else None if _is_lately(trigger, verb) else times.before(trigger)
    if time is None and beside:
        time = dated_by_who(trigger, beside, found.controls)
    if time is not None and is_long_ago(time.value, times.published):
        return _Told("past_reference", times.words(time))
    return _Told("actual")


def _is_lately(trigger: Token, verb: Token) -> bool:
    # "has forged a bond", "my recent visit": not of the time that was told of before
    has = any(c.dep_ == "aux" and c.lower_ in ("has", "have", "'ve") for c in verb.children)
    return has or any(c.lower_ in words("lately") for c in trigger.children)


def _by_date(start: int, value: str | None, trigger: Token, found: Reading, times: Times) -> _Told:
    time, token = next(((t, w) for t, w in times.beside(trigger) if t.start == start), (None, None))
    if time is None or token is None or times.published is None or is_bound(token):
        return _Told("actual")
    if is_of_survivors(token, found.controls):
        return _Told("actual")
    if is_long_ago(value, times.published):
        return _Told("past_reference", times.words(time))
    if _is_on_schedule(trigger, token) and not times.is_terse(Span(token.idx, token.idx + len(token))):
        return _Told("planned", times.words(time))
    told, now = days(value), days(times.published)
    done = is_told_as_past(trigger) and trigger.lemma_ not in words("announcing")  # "announced a march for June"
    done = done or is_of_end(trigger, token) or token.head.lower_ in words("deadlines")  # "wants them out by May"
    if told is not None and now is not None and told[0] > now[1] and not done and not found.negated:
        return _Told("planned", times.words(time))
    return _Told("actual")


def _is_refused_by_not(trigger: Sequence[Token], found: Reading) -> bool:
    own = {t.text for t in trigger}
    return found.negated and (trigger[0].lemma_ in words("only_denied") or own.issuperset(found.negations))


def _is_on_schedule(trigger: Token, date: Token) -> bool:
    # "talks begin on Monday", "the prince flies to Hask on Friday": the present tense with a day tells of what will be
    verb = trigger if trigger.pos_ in VERBAL else governor(trigger)
    if verb is None or verb.tag_ not in ("VBZ", "VBP") or verb.lemma_ not in words("scheduled"):
        return False
    if is_of_end(trigger, date):
        return False
    return child(verb, "aux") is None and governor(date) == verb and not is_of_thing(date)


def _by_block(statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    """The statements whose content touches each block of text, so that a long text is not searched from end to end."""
    blocks: dict[int, list[Statement]] = {}
    for statement in statements:
        touched = {b for s in statement.content for b in range(s.start // _BLOCK, s.end // _BLOCK + 1)}
        for block in sorted(touched):
            blocks.setdefault(block, []).append(statement)
    return blocks


def _words(doc: Doc, mention: Mention) -> list[Token]:
    """The words of a trigger, its root first."""
    spans = [doc.char_span(s.start, s.end, alignment_mode="expand") for s in mention.trigger]
    if not spans or spans[0] is None or not len(spans[0]):
        return []
    found = [t for span in spans if span is not None for t in span]
    root = spans[0].root
    if root.dep_ in ("dobj", "nsubjpass") and root.head in found:
        root = root.head  # "sanctions" of "sanctions ... imposed"
    return [root, *(t for t in found if t != root)]
