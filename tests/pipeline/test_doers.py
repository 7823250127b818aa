from collections.abc import Callable

import pytest
from spacy.language import Language

from rashomon.lexicon.events import frames, lights
from rashomon.pipeline.doers import Doers
from rashomon.pipeline.frames import Senses
from rashomon.pipeline.parties import Parties

pytestmark = pytest.mark.model
Does = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def does(stock: Language) -> Does:
    """Who does what a word of a sentence tells, in plain words, whoever they are."""
    senses = Senses(frames(), lights())

    def does(sentence: str, word: str) -> list[str]:
        doc = stock(sentence)
        trigger, parties = next(t for t in doc if t.text == word), Parties(doc)
        predicate = senses.predicate(trigger, parties)
        assert predicate is not None
        return [t.text for t in Doers(predicate, senses, parties).of(trigger)]

    return does


def test_who_wrote_a_paper_speaks_in_it(does: Does) -> None:
    assert does("The council passed a resolution criticising the governor.", "criticising") == ["council"]


def test_a_paper_that_nobody_is_said_to_have_written_speaks_for_itself(does: Does) -> None:
    assert does("A resolution criticising the governor lay on the table.", "criticising") == ["resolution"]


def test_a_person_is_no_paper(does: Does) -> None:
    assert does("The council heard a witness criticising the governor.", "criticising") == ["witness"]


def test_who_fires_a_thing_stands_before_it(does: Does) -> None:
    assert does("Velmar fired rockets targeting the harbour.", "targeting") == ["Velmar", "rockets"]


def test_what_hangs_loosely_on_a_passive_is_done_by_its_agent(does: Does) -> None:
    assert does("The depot was shelled by rebels, killing nine guards.", "killing") == ["rebels"]
    assert does("The depot was shelled on Monday, killing nine guards.", "killing") == []


def test_whose_aim_it_is_does_it(does: Does) -> None:
    assert does("The objective of the junta is to crush the guild.", "crush") == ["junta"]


def test_nobody_is_behind_an_empty_it(does: Does) -> None:
    assert does("It is essential to banning the guild.", "banning") == []
    assert does("It is close to banning the guild.", "banning") == ["It"]


def test_two_clauses_read_as_one_have_each_their_own(does: Does) -> None:
    assert does("Norland shelled Hask and Karsia bombed Orra.", "bombed") == ["Karsia"]


def test_what_is_said_is_one_clause(does: Does) -> None:
    assert does("The mayor said Hask and Karsia bombed Orra.", "bombed") == ["Hask"]


def test_who_asked_is_who_would_do_it(does: Does) -> None:
    assert does("Oslo turned down a plea by foreign monitors to tour the naval jail.", "tour") == ["monitors"]
    assert does("Oslo turned down a gift to honour the monitors.", "honour") == ["Oslo"]
