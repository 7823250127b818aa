"""One event in many mentions, and what is claimed of it, on invented news."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from rashomon.linking import MemoryPile, link
from rashomon.records import (
    Actor,
    Claim,
    Correction,
    Description,
    Event,
    Link,
    Mention,
    MentionDate,
    OwnVoice,
    Participant,
    Passage,
    Provenance,
    Span,
    Statement,
    make_id,
)


class News:
    """An article with mentions and statements found by their words."""

    def __init__(self, article: Any) -> None:
        self.article, self.rows = article, []
        self.rows.append(
            Passage(article_id=article.article_id, start=0, end=len(article.text), role="body", basis="test")
        )

    def at(self, words: str) -> tuple[int, int]:
        start = self.article.text.index(words)
        return start, start + len(words)

    def who(self, words: str, country: str) -> Participant:
        start, end = self.at(words)
        return Participant(start=start, end=end, country=country, actor_id=None)

    def says(self, source: str, content: str, *, stance: Any = "asserts", country: str = "RUR") -> Statement:
        start, end = self.at(source)
        speaker = make_id("ac", source)
        made = Statement(
            statement_id=make_id("st", self.article.article_id, content),
            article_id=self.article.article_id,
            source=(Span(start, end),),
            content=(Span(*self.at(content)),),
            kind="indirect",
            stance=stance,
            source_type="organisation",
            speaker_id=speaker,
            speaker_ids=(speaker,),
            rule="test",
        )
        speaks = Actor(
            article_id=self.article.article_id,
            start=start,
            end=end,
            actor_id=speaker,
            kind="government",
            name=source,
            country=country,
            code=f"{country}GOV",
            reason="test",
        )
        self.rows += [made, speaks]
        return made

    def tells(self, trigger: str, rule: str, *, inside: Statement | None = None, on: str | None = None, **more: Any):
        date = None
        if on is not None:
            date = MentionDate(start=0, end=1, value=on)
        made = Mention(
            mention_id=make_id("mn", self.article.article_id, trigger),
            article_id=self.article.article_id,
            statement_id=inside.statement_id if inside else None,
            trigger=(Span(*self.at(trigger)),),
            type=rule.partition(".")[0].upper(),  # type: ignore[arg-type]
            date=date,
            rule=rule,
            **more,
        )
        self.rows.append(made)
        return made

    def notices(self, publisher: str, *, conflict: bool = False) -> None:
        """A notice of the article names its first publisher."""
        start, end = self.at(publisher)
        self.rows.append(
            Provenance(
                article_id=self.article.article_id,
                kind="original_publisher",
                name=publisher,
                start=start,
                end=end,
                conflict=conflict,
            )
        )

    @property
    def text(self) -> str:
        return self.article.text


@pytest.fixture
def news(article):
    def make(text: str, outlet: str, published: str = "2031-05-15") -> News:
        return News(article(text, outlet=outlet, published=published, source_id=outlet))

    return make


@pytest.fixture
def strait(news):
    """One stop of a ship: told by a wire and a radio, denied by the other side; and another stop a week before."""
    wire = news("The Ruritanian navy stopped a Lethian freighter on 14 May, the harbour office said.", "Strait Wire")
    said = wire.says("the harbour office", "The Ruritanian navy stopped a Lethian freighter on 14 May")
    wire.tells(
        "stopped",
        "coerce.stop",
        inside=said,
        on="2031-05-14",
        actor=(wire.who("The Ruritanian navy", "RUR"),),
        recipient=(wire.who("a Lethian freighter", "LET"),),
    )
    radio = news("Grey Ruritanian boats stopped the Lethian freighter Mirela on the 14th.", "Harbour Radio")
    radio.tells(
        "stopped",
        "coerce.stop",
        on="2031-05-14",
        actor=(radio.who("Grey Ruritanian boats", "RUR"),),
        recipient=(radio.who("the Lethian freighter", "LET"),),
    )
    denial = news("The castle denied that any ship was stopped on 14 May.", "Castle Gazette")
    denied = denial.says("The castle", "any ship was stopped on 14 May", stance="denies")
    denial.tells("stopped", "coerce.stop", inside=denied, on="2031-05-14")
    before = news("The Ruritanian navy stopped a Lethian freighter on 7 May.", "Elm Sun", "2031-05-08")
    before.tells(
        "stopped",
        "coerce.stop",
        on="2031-05-07",
        actor=(before.who("The Ruritanian navy", "RUR"),),
        recipient=(before.who("a Lethian freighter", "LET"),),
    )
    return [wire, radio, denial, before]


def linked(told, corrections=(), seed=None):
    articles, rows = [n.article for n in told], [row for n in told for row in n.rows]
    if seed is not None:
        Random(seed).shuffle(articles)
        Random(seed).shuffle(rows)
    return list(link(MemoryPile(articles, rows), corrections))


def events(records):
    return sorted((r for r in records if isinstance(r, Event)), key=lambda e: -len(e.article_ids))


def test_the_accounts_of_one_stop_are_one_event_and_its_denial_belongs_to_it(strait):
    told, other = events(linked(strait))
    assert (len(told.article_ids), told.date, other.date) == (3, "2031-05-14", "2031-05-07")


def test_a_reprint_speaks_in_the_voice_of_its_first_publisher(news):
    mirror = news("Rebels burned the mill. This report was first published by the Olmen Post.", "Kelm Mirror")
    mirror.tells("burned", "assault.burn")
    mirror.notices("Olmen Post")
    records = linked([mirror])
    (told,) = events(records)
    (voice,) = [r for r in records if isinstance(r, OwnVoice)]
    assert told.claimant_ids == (voice.actor_id,)
    assert (voice.name, mirror.text[voice.start : voice.end]) == ("Olmen Post", "Olmen Post")


def test_two_first_publishers_in_conflict_leave_the_word_with_the_outlet(news):
    mirror = news("Rebels burned the mill. First in the Olmen Post. First in the Elm Sun.", "Kelm Mirror")
    mirror.notices("Olmen Post", conflict=True)
    mirror.notices("Elm Sun", conflict=True)
    (voice,) = [r for r in linked([mirror]) if isinstance(r, OwnVoice)]
    assert (voice.name, voice.basis) == ("Kelm Mirror", "the outlet that publishes it")


def test_an_outlet_that_speaks_for_itself_is_a_claimant(strait):
    told = events(linked(strait))[0]
    assert make_id("ac", "harbour radio", "media") in told.claimant_ids
    assert make_id("ac", "strait wire", "media") not in told.claimant_ids


def test_a_denial_is_no_ground(strait):
    told = events(linked(strait))[0]
    assert (told.grounds_at_least, told.grounds_at_most) == (1, 2)


def test_a_claim_and_its_denial_are_two_and_are_linked(strait):
    records = linked(strait)
    assert len([r for r in records if isinstance(r, Claim)]) == 2
    (denies,) = [r for r in records if isinstance(r, Link) and r.kind == "denies"]
    statements = {r.statement_id: r for n in strait for r in n.rows if isinstance(r, Statement)}
    assert (statements[denies.a].stance, statements[denies.b].stance) == ("denies", "asserts")


def test_every_link_says_why(strait):
    reasons = [r.reason for r in linked(strait) if isinstance(r, Link) and r.kind == "same_event"]
    assert any("+ both on 2031-05-14" in reason and "+ same trigger (stop)" in reason for reason in reasons)


def test_what_each_voice_calls_it_is_kept(strait):
    words = [r for r in linked(strait) if isinstance(r, Description) and r.target_id.startswith("ev_")]
    assert len(words) == 3


def test_what_might_happen_is_not_the_deed(news):
    plan = news("If the queen refuses, Ruritania could close the strait to every flag.", "Elm Sun", "2031-05-01")
    plan.tells("close", "sanction.close", actor=(plan.who("Ruritania", "RUR"),), modality="hypothetical")
    deed = news("Ruritania closed the strait on 14 May.", "Ash Post")
    deed.tells("closed", "sanction.close", on="2031-05-14", actor=(deed.who("Ruritania", "RUR"),))
    assert len(events(linked([plan, deed]))) == 2


def test_a_word_that_comes_back_as_one_of_many_is_another_event(news):
    speech = news("The siege of the strait is over. No child should live through another siege.", "Elm Sun")
    for named in ("The siege", "another siege"):
        speech.tells(named, "coerce.siege.noun", called=Span(*speech.at(named)))
    assert len(events(linked([speech]))) == 2


def test_a_word_that_comes_back_as_known_is_the_event_told_before(news):
    speech = news("The siege of the strait is over. We lived through that siege.", "Elm Sun")
    for named in ("The siege", "that siege"):
        speech.tells(named, "coerce.siege.noun", called=Span(*speech.at(named)))
    assert len(events(linked([speech]))) == 1


def test_two_calls_with_two_presidents_are_two_events(news):
    one = news("The president of Ruritania called the queen of Lethia.", "Castle Gazette")
    one.tells("called", "consult.call", actor=(one.who("Ruritania", "RUR"),), recipient=(one.who("Lethia", "LET"),))
    two = news("The president of Ruritania called the duke of Norvia.", "Castle Courier")
    two.tells("called", "consult.call", actor=(two.who("Ruritania", "RUR"),), recipient=(two.who("Norvia", "NOR"),))
    assert len(events(linked([one, two]))) == 2


def wish(field, a, b, **more):
    return Correction(
        correction_id=make_id("co", field, a, b),
        target=a,
        field=field,
        value=f'"{b}"',
        who="a reader",
        when="2031-06-01",
        why="read both",
        **more,
    )


def first_mention(told):
    return next(r for r in told.rows if isinstance(r, Mention)).mention_id


def test_a_person_may_part_and_join(strait):
    wire, radio, _, before = map(first_mention, strait)
    parted = events(linked(strait, [wish("cannot_link", wire, radio)]))
    assert not any({wire, radio} <= set(e.mention_ids) for e in parted)
    joined = events(linked(strait, [wish("must_link", wire, before)]))
    assert any({wire, before} <= set(e.mention_ids) for e in joined)


def test_a_wish_that_was_taken_back_counts_nothing(strait):
    wire, radio, *_ = map(first_mention, strait)
    assert linked(strait, [wish("cannot_link", wire, radio, undone=True)]) == linked(strait)


def test_the_order_of_adding_changes_nothing(strait):
    assert all(linked(strait, seed=seed) == linked(strait) for seed in range(4))


def test_one_quotation_in_two_articles_is_one_claim(news):
    words = (
        "If the northern ferry stays closed until the first snow falls, the farmers of the far bank will carry their "
        "apples over the pass, and half of them will rot before anybody has paid a single crown for them"
    )
    one = news(f"“{words},” Nora Aster said on Monday.", "Ash Post", "2031-05-01")
    two = news(f"In the market they still repeat what Nora Aster told the council: “{words}.”", "Elm Sun", "2031-05-09")
    told = [replace(n.says("Nora Aster", words), kind="direct") for n in (one, two)]
    for n, statement in zip((one, two), told, strict=True):
        n.rows = [statement if isinstance(row, Statement) else row for row in n.rows]
    (same,) = [r for r in linked([one, two]) if isinstance(r, Link) and r.kind == "same_claim"]
    assert (same.a, same.b) == (told[1].statement_id, told[0].statement_id)


def test_a_bare_word_does_not_part_the_accounts_it_stands_between(news):
    wire = news("Ruritanian cutters boarded a Lethian freighter on 14 May. The boarding took an hour.", "Strait Wire")
    wire.tells("boarded", "coerce.board", on="2031-05-14", mode="seize", actor=(wire.who("Ruritanian cutters", "RUR"),))
    wire.tells("boarding", "coerce.boarding.noun", mode="seize")
    radio = news("On 14 May the Ruritanian fleet boarded a food ship, sailors said.", "Harbour Radio")
    radio.tells(
        "boarded", "coerce.board", on="2031-05-14", mode="seize", actor=(radio.who("the Ruritanian fleet", "RUR"),)
    )
    assert [len(e.mention_ids) for e in events(linked([wire, radio]))] == [3]


def test_an_adjective_tells_the_country(news):
    one = news("Two destroyers stopped a Norwegian trawler on 14 May.", "Strait Wire")
    one.tells("stopped", "coerce.stop", on="2031-05-14", recipient=(one.who("a Norwegian trawler", None),))
    two = news("On 14 May two destroyers stopped a Danish tug.", "Harbour Radio")
    two.tells("stopped", "coerce.stop", on="2031-05-14", recipient=(two.who("a Danish tug", None),))
    same = news("A Norwegian vessel was stopped on 14 May.", "Elm Sun")
    same.tells("stopped", "coerce.stop", on="2031-05-14", recipient=(same.who("A Norwegian vessel", None),))
    assert [len(e.article_ids) for e in events(linked([one, two, same]))] == [2, 1]
