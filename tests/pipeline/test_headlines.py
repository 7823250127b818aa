"""Headlines in Title Case: what in them is somebody, is told by the text below."""

import pytest
import spacy
from spacy.tokens import Doc

from rashomon.pipeline.headlines import opens_as_noun
from rashomon.pipeline.slots import ACTORS

pytestmark = pytest.mark.model

HEADED = [
    ("Strikes on Port Selim Leave Dozens Homeless", "At least nine people died in the strikes on Port Selim."),
    ("Goading Iran Will Not Bring Peace", "Iran has been goaded for months by its neighbours, analysts said."),
    ("Shelling Resumes in Tolmere as Truce Fails", "Shelling resumed in the town of Tolmere after a truce failed."),
    ("Bombing Kills Nine at Market", "A bombing killed nine people at a market, police said."),
    ("Protests Spread Across Valley After Verdict", "Protests spread across the country on Friday."),
    ("Ceasefire Holds, Envoys Say", "A ceasefire held for a third day, envoys said."),
    ("Talks Collapse Over Dam, Minister Blames Rebels", "Talks on the dam collapsed and the minister blamed rebels."),
    ("Rebels Seize Bridge, Demand Ransom", "The rebels seized a bridge and asked for a ransom."),
    ("Army Denies Shelling Hospital", "The army denied that it had shelled a hospital."),
    ("Warning Shots Fired at Ferry", "Warning shots were fired at a ferry on Sunday."),
    ("Fears Grow of Wider War", "Fears of a wider war grew on Tuesday."),
    ("Blasts Rock Capital; Dozens Hurt", "The blasts rocked the capital and hurt dozens."),
    ("Sanctions Bite as Prices Rise", "The sanctions have begun to bite, traders said."),
    ("Hostages Freed After Ransom Deal", "Three hostages were freed after a deal."),
    ("Killing of Mayor Sparks Outrage", "The killing of the mayor sparked outrage in the town."),
    ("Gunmen Storm Hotel, Police Say", "Gunmen stormed a hotel, police said."),
    ("Airstrike Hits Wedding Party", "An airstrike hit a wedding party on Thursday."),
    ("Pressure Mounts on Premier to Quit", "Pressure is mounting on the premier to quit."),
    ("Opinion: Arming Rebels Is a Mistake", "To arm the rebels would be a mistake, the general said."),
    ("Fleeing Families Tell of Horror", "Families who fled told reporters of what they had seen."),
    ("Deadly Ambush Stuns Troops", "The army said that an ambush had stunned the troops."),
    ("Leaders Vow Unity After Attack", "The leaders vowed unity after the attack on the port."),
    ("Why Peace Eludes the Valley", "Peace has eluded the valley for years."),
    ("Minister Resigns Amid Scandal", "The minister resigned on Monday."),
    ("Border Clash Leaves Four Dead", "A clash at the border left four soldiers dead."),
    ("Peacekeepers Withdraw From Hill", "The peacekeepers withdrew from the hill."),
    ("Mine Blast Kills Farmer", "The blast of a mine killed a farmer."),
    ("Navy Fires on Trawlers Off Coast", "The navy fired on trawlers."),
    ("Crackdown Widens: Editor Jailed", "The crackdown widened and an editor was jailed."),
    ("Breaking the Silence on Torture", "Former guards are breaking the silence on torture."),
]


@pytest.fixture
def cast(nlp):
    """The actors of a headline and the text under it."""

    def cast(headline, text):
        doc = nlp(f"{headline}\n\n{text}")
        return doc.text, ACTORS.get(doc)

    return cast


@pytest.mark.parametrize(("headline", "text"), HEADED, ids=[headline for headline, _ in HEADED])
def test_a_headline_names_nobody_whom_the_text_does_not_name(cast, headline, text):
    _, actors = cast(headline, text)
    named = {actor.name for actor in actors if actor.reason.startswith(("named", "known", "short"))}
    assert named <= {"Iran", "Tolmere", "Port Selim", "Selim"}


@pytest.mark.parametrize(
    ("headline", "text", "name"),
    [
        ("Dorsk Warns of War", "The general, Anneke Dorsk, warned of war on Monday. Much depends on Dorsk.", "Dorsk"),
        (
            "Lethian Gunmen Storm Hotel Near Border",
            "On Monday Lethian gunmen stormed a hotel near the border.",
            "Lethian",
        ),
        ("Ukraine Crisis: Allies Weigh Response", "The allies of Ukraine weighed a response.", "Ukraine"),
        ("Goading Iran Will Not Bring Peace", "Iran has been goaded for months, analysts said.", "Iran"),
    ],
)
def test_whom_the_text_names_is_named_in_its_headline_as_well(cast, headline, text, name):
    whole, actors = cast(headline, text)
    assert name in " ".join(whole[a.start : a.end] for a in actors if a.start < len(headline))


def test_a_role_in_a_headline_is_no_more_than_its_noun(cast):
    whole, actors = cast("Masked Rebels Seize Bridge", "The rebels seized a bridge.")
    assert whole[actors[0].start : actors[0].end] == "Rebels"
    assert actors[0].kind == "armed_group"


def test_the_army_is_not_what_a_headline_ran_it_together_with(cast):
    _, actors = cast("Army Denies Shelling Hospital", "The army denied that it had shelled a hospital.")
    assert {actor.kind for actor in actors if actor.reason.startswith("it:")} == {"military"}


def test_a_headline_without_a_text_is_weighed_down(cast):
    _, actors = cast("Kestrel Guild Shuts Salt Works", "")
    assert {(a.score, a.reason) for a in actors if a.kind == "other"} <= {(0.4, "named here, in a headline alone")}


@pytest.mark.parametrize("word", ["Arson", "Unrest", "Gunfire", "Sabotage", "Landmines"])
def test_a_noun_that_opens_a_sentence_is_no_name_for_its_capital(word: str) -> None:
    doc = Doc(spacy.blank("en").vocab, [word, "emptied", "towns", "."], pos=["PROPN", "VERB", "NOUN", "PUNCT"])
    doc[0].is_sent_start = True
    assert opens_as_noun(doc[0])


def test_a_noun_that_the_text_writes_as_a_name_is_one() -> None:
    words = ["Sabotage", "won", ",", "and", "Sabotage", "left"]
    kinds = ["PROPN", "VERB", "PUNCT", "CCONJ", "PROPN", "VERB"]
    doc = Doc(spacy.blank("en").vocab, words, pos=kinds, sent_starts=[1, 0, 0, 0, 0, 0])
    assert not opens_as_noun(doc[0])
