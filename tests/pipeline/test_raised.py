from collections.abc import Callable

import pytest
from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # what an act falls on, behind who did it
        ("The evacuation by Norland's navy of ninety families went on.", "of prep evacuation"),
        ("The seizure by police of two lorries angered the guild.", "of prep seizure"),
        ("The rescue by the coast guard of forty passengers took six hours.", "of prep rescue"),
        ("The killing by a constable of two boys shocked the town.", "of prep killing"),
        ("The sinking by a Velmari gunboat of two trawlers was denied.", "of prep sinking"),
        ("The confiscation by bailiffs of a widow's loom caused a riot.", "of prep confiscation"),
        ("The abduction by members of the Sarn clan of a surveyor was condemned.", "of prep abduction"),
        ("The bombing by Velmar of the harbour went on.", "of prep bombing"),
        ("The shelling by government gunners of the old quarter went on.", "of prep shelling"),
        ("The torture by guards of prisoners went on for years.", "of prep torture"),
        (
            "The evacuation by Norland's navy of ninety families from the burning peat islands went on through Sunday.",
            "from prep evacuation",
        ),
        # ... and what belongs to who did it
        ("The attack by soldiers of the Third Regiment was filmed.", "of prep soldiers"),
        ("The arrest by a crew of five constables was quick.", "of prep crew"),
        ("The killing by members of two guilds was denied.", "of prep members"),
        ("The mutiny by sailors of the guard ship failed.", "of prep sailors"),
        ("The seizure by officers of a local militia was filmed.", "of prep officers"),
        # who did it, behind phrases of what it was done to
        ("The lifting of the ban on night fishing by the Skerry council was cheered.", "by prep lifting"),
        ("The rejection of a plan for a dam by the valley council surprised nobody.", "by prep rejection"),
        ("The lifting of the ban by the harbour council was cheered.", "by prep lifting"),
        ("The condemnation of the killing of priests by rebels was swift.", "by prep killing"),
        # whom something is blamed on
        ("The minister blamed the fire at the depot in Orra on saboteurs.", "on prep blamed"),
        ("Velmar blamed the attack on the mayor.", "on prep attack"),
        # the second of two places
        ("Demonstrations against the conscription law in Drusk and Orra drew clerks.", "Orra conj Drusk"),
        # who is "who"
        ("Seven menders were freed by rebels in the Hask valley, who gave them bread.", "gave relcl rebels"),
        ("Soldiers from the fort, who shelled the village, withdrew.", "shelled relcl Soldiers"),
        ("Police arrested four students at the university, who had burned a flag.", "burned relcl students"),
        ("Villagers in the hills, whom the army had bombed, fled.", "bombed relcl Villagers"),
        ("Rebels from Hask, who shot two guards, were hanged.", "shot relcl Rebels"),
        ("Two sailors from the cutter Marigold, who had beaten a clerk, fled.", "beaten relcl sailors"),
        ("Carters on the road to Brenn who had killed a bailiff fled.", "killed relcl Carters"),
        ("The guild thanked the crew of the lifeboat, who rescued nine fishermen.", "rescued relcl crew"),
        ("Norland wrote to the son of Karl Vey, who had attacked the regent.", "attacked relcl Vey"),
        ("The abbot praised the mothers of prisoners, who had fled.", "fled relcl prisoners"),
    ],
)
def test_a_phrase_hangs_on_the_noun_that_it_belongs_to(
    mending: Language, tied: Callable[..., list[str]], sentence: str, wanted: str
) -> None:
    assert wanted in tied(mending(sentence))
