"""Words that tell of acts: a doc comes in, and goes out with `doc._.mentions`, and why other words tell of none."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from spacy.attrs import DEP, LEMMA, POS, SENT_START
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from rashomon.lexicon.events import bounds, columns_of_modes, with_frames, with_lights, words
from rashomon.pipeline.arguments import Roles, lent, roles_of, served
from rashomon.pipeline.circumstances import date_of, dates_in, place_of
from rashomon.pipeline.columns import among, keys, where
from rashomon.pipeline.figures import figure
from rashomon.pipeline.frames import Predicate, Senses, Unfit
from rashomon.pipeline.headlines import opens_as_noun
from rashomon.pipeline.parties import Parties, counted
from rashomon.pipeline.refusals import earlier, refusal
from rashomon.pipeline.retold import aims, causing, doubled, told_twice
from rashomon.pipeline.slots import MENTIONS, MISSES, PASSAGES, article_id, need
from rashomon.pipeline.syntax import child, core, joined, naming, sentence_starts
from rashomon.pipeline.unfit import silences
from rashomon.records import NEWS_ROLES, Figure, Mention, Miss, Participant, Span, Time, make_id

_STAGE = "mentions"
_VERB, _AUX, _NOUN, _NAME = map(get_string_id, ("VERB", "AUX", "NOUN", "PROPN"))
_HELP, _PASSIVE = map(get_string_id, ("aux", "auxpass"))
_GAP = 4
"""How far a noun may stand behind its light verb for both to be one trigger."""
_LIGHT = frozenset(("DET", "ADJ", "ADP", "ADV", "PRON", "NOUN", "PART"))


@Language.factory(
    "rashomon_mentions",
    requires=["token.dep", "token.lemma", "token.pos", "token.tag"],
    assigns=["doc._.mentions", "doc._.misses"],
    default_config={"extra": [], "lights": [], "disable": []},
)
def make_mentions(
    nlp: Language, name: str, extra: list[dict[str, Any]], lights: list[dict[str, Any]], disable: list[str]
) -> "Mentions":
    """Find mentions; `extra` and `lights` add or change frames and light verbs, written like those of events.toml.

    `disable` leaves out frames and light verbs by their ids. Any: plain JSON.
    """
    return Mentions(extra, lights, disable)


class Mentions:
    """A Doc comes in, and goes out with `doc._.mentions`."""

    def __init__(
        self,
        extra: Iterable[Mapping[str, Any]] = (),
        lights: Iterable[Mapping[str, Any]] = (),
        disable: Sequence[str] = (),
    ) -> None:
        self.senses = Senses(with_frames(extra, disable), with_lights(lights, disable))
        self._keys = keys(self.senses.keys)

    def __call__(self, doc: Doc) -> Doc:
        """Put mentions and misses on the doc."""
        need(doc, "DEP", "rashomon_mentions", remedy='add a "parser" before it')
        need(doc, "LEMMA", "rashomon_mentions", remedy='add a "lemmatizer" before it')
        parties = Parties(doc)
        starts = sentence_starts(doc)
        acts, refused = told(doc, self.senses, self._candidates(doc), parties, starts)
        MISSES.put(doc, [*(miss for miss in MISSES.get(doc) if miss.stage != _STAGE), *refused])
        return MENTIONS.put(doc, mentions(doc, acts, parties, starts))

    def _candidates(self, doc: Doc) -> list[Token]:
        if not len(self._keys):
            return []
        lemmas, parts, links, starts = doc.to_array([LEMMA, POS, DEP, SENT_START]).T
        telling = (parts == _VERB) | (parts == _NOUN) | ((parts == _AUX) & (links != _HELP) & (links != _PASSIVE))
        known = telling & among(lemmas, self._keys)
        opening = (parts == _NAME) & (starts == 1)
        return [doc[i] for i in where(known | opening) if known[i] or opens_as_noun(doc[i])]


def told(
    doc: Doc, senses: Senses, candidates: Iterable[Token], parties: Parties, starts: Sequence[int]
) -> tuple[list[tuple[Predicate, Roles]], list[Miss]]:
    """The acts that the candidates tell of, with their participants; then why other words tell of none.

    Those are the acts that were refused, and in a sentence that tells of no act every word that a frame knows.
    `starts` are where sentences begin.
    """
    news = _news(doc)
    tried = [senses.tried(t, parties) for t in candidates if _within(t, news)]
    found = [p for p in tried if isinstance(p, Predicate)]
    twice = list(doubled(found))
    causes = {verb.trigger.i: noun for verb, noun in (*causing(found), *twice)}
    consumed = {t.i for p in found for t in p.consumed} | {noun.trigger.i for _, noun in twice}
    consumed |= {act.trigger.i for act in told_twice(found)}
    aim_of = {act.trigger.i: aim for act, aim in aims(found)}
    kept: list[tuple[Predicate, Roles]] = []
    refused: list[tuple[Token, str]] = []
    for predicate, before in zip(found, earlier(found, starts), strict=True):
        if predicate.trigger.i in consumed:
            continue
        roles = roles_of(predicate, senses, parties)
        if not roles.actor and predicate.trigger.i in causes:
            roles = lent(roles, roles_of(causes[predicate.trigger.i], senses, parties))
        if predicate.trigger.i in aim_of:
            roles = served(roles, roles_of(aim_of[predicate.trigger.i], senses, parties))
        reason = refusal(predicate, roles, before)
        if reason is None:
            kept.append((predicate, roles))
        else:
            refused.append((predicate.trigger, reason))
    unfit = (u for u in tried if isinstance(u, Unfit))
    refused += list(silences(starts, unfit, [p.trigger for p, _ in kept], [word for word, _ in refused]))
    article = article_id(doc)
    return kept, [_miss(article, word, reason) for word, reason in refused]


def mentions(
    doc: Doc, acts: Sequence[tuple[Predicate, Roles]], parties: Parties, starts: Sequence[int]
) -> list[Mention]:
    """The mentions that the acts make; `starts` are where sentences begin."""
    article = article_id(doc)
    dates: dict[int, list[tuple[Time, Token]]] = {}
    for time, token in dates_in(doc):
        dates.setdefault(bisect_right(starts, token.i), []).append((time, token))
    verbs = {predicate.verb.i: predicate.frame.type for predicate, _ in acts if predicate.verb is not None}
    out: list[Mention] = []
    seen: set[int] = set()
    for predicate, roles in acts:
        trigger = _trigger(predicate, roles)
        out.append(
            Mention(
                mention_id=_id(article, trigger, predicate, seen),
                article_id=article,
                trigger=trigger,
                type=predicate.frame.type,
                mode=predicate.frame.mode,
                actor=_participants(roles.actor, parties),
                recipient=_participants(roles.recipient, parties),
                place=place_of(predicate, parties, roles.actor, roles.recipient, verbs),
                date=date_of(predicate, dates.get(bisect_right(starts, predicate.trigger.i), ()), verbs),
                rule=_rule(predicate, roles),
                killed=_count("killed", predicate, roles),
                wounded=_count("wounded", predicate, roles),
                detained=_count("detained", predicate, roles),
                displaced=_count("displaced", predicate, roles),
                called=naming(predicate.trigger) if predicate.trigger.pos_ in ("NOUN", "PROPN") else None,
            )
        )
    return out


def _news(doc: Doc) -> list[Span]:
    """Where mentions may stand; a doc without passages is body from end to end."""
    passages = PASSAGES.get(doc)
    if not passages:
        return [Span(0, doc[-1].idx + len(doc[-1]))] if len(doc) else []
    return [Span(p.start, p.end) for p in passages if p.role in NEWS_ROLES]


def _within(token: Token, news: Sequence[Span]) -> bool:
    return any(span.start <= token.idx < span.end for span in news)


def _miss(article: str, trigger: Token, reason: str) -> Miss:
    return Miss(article_id=article, start=trigger.idx, end=trigger.idx + len(trigger), stage=_STAGE, reason=reason)


def _id(article: str, trigger: Sequence[Span], predicate: Predicate, seen: set[int]) -> str:
    start = trigger[0].start
    shared = start in seen
    seen.add(start)
    return (
        make_id("mn", article, start, predicate.frame.type, predicate.trigger.i)
        if shared
        else make_id("mn", article, start)
    )


def _trigger(predicate: Predicate, roles: Roles) -> tuple[Span, ...]:
    fronted = predicate.frame.pos == "verb"  # "from" in "from which it withdrew"
    others = [t for t in predicate.others if not (fronted and t.dep_ == "prep" and t.i < predicate.trigger.i)]
    words_of_it = {predicate.trigger, *others}
    if fronted:  # "lifted the ban"; of "the lifting of the ban" the noun tells
        words_of_it |= {t for t in predicate.consumed if t.i > predicate.trigger.i and t not in roles.recipient}
    carrier = predicate.carrier
    if carrier is not None and not carrier.light.silent and _is_near(carrier.verb, predicate.trigger):
        words_of_it.add(carrier.verb)
    runs: list[list[Token]] = []
    for token in sorted(words_of_it, key=lambda t: t.i):
        if runs and _is_near(runs[-1][-1], token):
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple(Span(run[0].idx, run[-1].idx + len(run[-1])) for run in runs)


def _is_near(first: Token, second: Token) -> bool:
    between = first.doc[first.i + 1 : second.i]
    return first.i < second.i <= first.i + _GAP and all(t.pos_ in _LIGHT for t in between)


def _participants(heads: Sequence[Token], parties: Parties) -> tuple[Participant, ...]:
    """One row a head; the first of "families and friends of the victims" ends before the second begins."""
    rows = [_participant(head, parties) for head in heads]
    for n, (head, after) in enumerate(pairwise(heads)):
        if rows[n].end > after.idx:
            rows[n] = replace(rows[n], end=head.idx + len(head))
    return tuple(rows)


def _participant(token: Token, parties: Parties) -> Participant:
    span = core(token)
    row = parties.actor(counted(token)) or parties.actor(token)
    sponsor = _sponsor(token, parties)
    country = row.country if row is not None else None
    return Participant(
        start=token.head.idx if _is_ranged(token) else span.start,
        end=max(span.end, row.end) if row is not None else span.end,  # "Doctors Without Borders"
        actor_id=row.actor_id if row is not None else None,
        country=None if sponsor is not None and country == sponsor else country,
        sponsor=sponsor,
    )


def _is_ranged(token: Token) -> bool:
    # "between nine and twelve dockers": the preposition is part of the number
    number = child(token, "nummod") if token.dep_ == "pobj" and token.head.lower_ in bounds()["range"] else None
    return number is not None and any(c.dep_ in ("conj", "quantmod") and c.like_num for c in number.children)


def _sponsor(token: Token, parties: Parties) -> str | None:
    """The country or entity that backs a group: "Velmari" in "Velmari-backed irregulars"."""
    for adjective in token.children:
        if adjective.dep_ == "amod" and adjective.lower_ in words("sponsors"):
            for backer in adjective.children:
                row = parties.actor(backer)
                if row is not None:
                    return row.country or row.actor_id
    return None


def _count(column: str, predicate: Predicate, roles: Roles) -> Figure | None:
    if columns_of_modes().get(predicate.frame.mode or "") != column:
        return None
    if roles.recipient or predicate.frame.pos == "noun":
        return figure(roles.recipient)
    return figure(joined(predicate.object)) if predicate.object is not None else None  # "nobody was hurt"


def _rule(predicate: Predicate, roles: Roles) -> str:
    carried = f"; carried by {predicate.carrier.light.lemma}" if predicate.carrier is not None else ""
    actor = f"; actor {roles.actor_by}" if roles.actor_by else ""
    recipient = f"; recipient {roles.recipient_by}" if roles.recipient_by else ""
    return f"{predicate.frame.id}{carried}{actor}{recipient}"
