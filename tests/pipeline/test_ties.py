from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language

from rashomon.errors import ModelError

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        (
            "Mrs Vorn, now eighty, whipped bystanders.",
            ["Vorn nsubj whipped", "whipped ROOT whipped", "bystanders dobj whipped"],
        ),
        ("The monks whipped bystanders.", ["The det monks", "monks nsubj whipped", "bystanders dobj whipped"]),
        ("Crews of both yards trained side by side.", ["Crews nsubj trained", "trained ROOT trained"]),
        ("Sailors of both fleets trained side by side.", ["Sailors nsubj trained", "by prep trained"]),
        ("Cossacks rode through Kiev and whipped bystanders.", ["whipped conj rode", "bystanders dobj whipped"]),
        ("Rebels rode through Kiev and shot villagers.", ["shot conj rode", "villagers dobj shot"]),
        ("In Hask gunmen burned a mill.", ["Hask pobj In", "gunmen nsubj burned"]),
        ("The army overran the salt works.", ["the det works", "salt compound works", "works dobj overran"]),
        ("Pedlars tell of Velmari hussars massing there.", ["hussars nsubj massing", "massing pcomp of"]),
        ("Witnesses saw hussars massing near the river.", ["hussars nsubj massing", "massing ccomp saw"]),
        ("Reporters saw hussars massing near the river.", ["hussars nsubj massing", "massing ccomp saw"]),
        ("Zendra expelled the consul and two of his clerks.", ["two conj consul", "and cc consul"]),
        ("A sentry was stabbed and another badly hurt.", ["another nsubjpass hurt"]),
        (
            "Loyalist gangs, with money from the palace, wrecked union offices.",
            ["gangs nsubj wrecked", "offices dobj wrecked"],
        ),
        ("Zendra and, a day later, Torvenia recognised the council.", ["Torvenia conj Zendra"]),
        ("Envoys of Karsia met Velmari envoys on a barge.", ["Velmari compound envoys", "envoys dobj met"]),
        (
            "Shepherds driven from their pastures by lancers have reached Lodra.",
            ["Shepherds nsubjpass driven", "by agent driven"],
        ),
        ("Lancers and mounted police charged the crowd.", ["mounted amod police", "police conj Lancers"]),
        ("A drover lost an arm when raiders bombed the cattle train.", ["cattle compound train", "train dobj bombed"]),
        ("Villagers tell of Sudanese soldiers massing along the border.", ["massing acl soldiers"]),
        ("There are reports of tanks massing near Hask.", ["tanks nsubj massing", "massing pcomp of"]),
        ("Sudria made Norland an offer of wheat.", ["Norland dative made", "offer dobj made"]),
        ("Rebels stormed, looted and burned the mint.", ["looted conj stormed", "burned conj looted"]),
        ("The patriarch, a monk told this newspaper, has blessed the revolt.", ["patriarch nsubj blessed"]),
        ("An apology from the archbishop to the widows was read aloud.", ["from prep apology", "to prep apology"]),
        ("The clan was uprooted from its valley by government engineers.", ["by agent uprooted"]),
        ("The police station was reduced to rubble by shelling.", ["to prep reduced", "rubble pobj to"]),
        ("The warden deprived the monks of their liberty.", ["of prep deprived"]),
        ("Norland is poised to launch a ground offensive against the Karsian highlands.", ["offensive dobj launch"]),
        ("The two armies disengaged along the northern front.", ["armies nsubj disengaged", "along prep disengaged"]),
        (
            "The president warned that a missile fired from Karsia against any land would be treated as an attack.",
            ["missile nsubjpass treated", "fired acl missile", "that mark treated"],
        ),
        ("A gang of smugglers set upon the tax inspector outside his home.", ["gang nsubj set", "upon prep set"]),
        # how a thing was done is nobody who did it
        ("The motion was rejected by a majority of ninety.", ["by prep rejected"]),
        ("Dockers voted down the company's offer by a wide margin.", ["Dockers nsubj voted", "by prep voted"]),
        # who did it, wherever the parser left him
        ("Visitors were shown barns burned by marauding bandits.", ["bandits pobj by", "marauding amod bandits"]),
        ("The bailiff was refused entry to the convent by the abbess herself.", ["abbess pobj by"]),
        ("Four dissidents have been granted asylum by Norland.", ["by agent granted"]),
        ("Karsia massed tanks at Crow Pass.", ["Karsia nsubj massed"]),
        ("Rebels storm barracks in Orra", ["Rebels nsubj storm", "barracks dobj storm", "in prep storm"]),
        # who undergoes it, where that is told in short
        ("The men were shot and the women freed.", ["women nsubjpass freed"]),
        ("Some strikers were fined, others deported.", ["others nsubjpass deported"]),
        ("The riot left a guard dead and nine prisoners wounded.", ["prisoners conj guard", "wounded acl prisoners"]),
        ("Snipers wounded a baker and, an hour later, a nun.", ["nun conj baker"]),
        ("The rebels took two monks hostage.", ["monks dobj took", "hostage oprd took"]),
        ("Norland let Velmar's barges through the canal.", ["barges dobj let", "through prep let"]),
        ("A tribunal convicted the warlord of pillage.", ["of prep convicted"]),
        # what only says which one it is
        (
            "The aide the premier sacked in March has been charged.",
            ["sacked relcl aide", "premier nsubj sacked", "aide nsubjpass charged"],
        ),
        ("The priest whom soldiers detained in March has been moved.", ["detained relcl priest", "whom dobj detained"]),
        ("The village that Norland's gunboats shelled had no garrison.", ["shelled relcl village"]),
        # what somebody is asked to do is no aim of the asker
        ("The abbot implored the rebels to stop shelling the town.", ["stop xcomp implored"]),
        ("The admiralty instructed its trawler escorts to withdraw.", ["withdraw xcomp instructed"]),
        # what was done first is no quality of who acts next
        (
            "The port was closed and Karsian guards threatened the fishermen.",
            ["port nsubjpass closed", "Karsian amod guards", "guards nsubj threatened", "threatened conj closed"],
        ),
        ("The streets were calm and armed guards patrolled the market.", ["calm acomp were", "armed amod guards"]),
        ("Officials say the road was mined and local guides fled.", ["local amod guides"]),
    ],
)
def test_words_hang_right_where_the_parser_went_wrong(
    mending: Language, tied: Callable[..., list[str]], sentence: str, ties: list[str]
) -> None:
    found = tied(mending(sentence))
    assert [one for one in ties if one not in found] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Two clerks arrested in Brenn.",
        "A gang of smugglers arrested in Brenn.",
        "The monks praised the warden of their prison.",
        "The abbey was restored after a raid by lancers.",
        "The army praised weapons testing.",
        "The league condemned the troops' bombing of two hospitals.",
        "The mayor visited wounded soldiers.",
        "The engineer said the mill works.",
        "3D printed objects on display.",
        "In Norland miners are on strike.",
        "Buildings around the collapsed block bear damage from the fighting.",
        "Police took a clerk from his office on Tuesday.",
        "The league helped them change towards a free press.",
        "Norland and Velmar signed and ratified the treaty.",
        "The deal was rejected by a majority of members of the union.",
        "The report that rebels attacked was false.",
        "The general was shot and the rebels fled.",
        "The mayor was held and rebels attacked the fort.",
        "The league accused members of parliament.",
        "The abbot met the rebels to stop the war.",
    ],
)
def test_what_hangs_right_is_left_alone(
    mending: Language, stock: Language, tied: Callable[..., list[str]], sentence: str
) -> None:
    assert tied(mending(sentence)) == tied(stock(sentence))


def test_a_word_that_becomes_a_verb_has_the_lemma_of_one(mending: Language) -> None:
    doc = mending(
        "Rebels rode through Kiev and shot villagers. Witnesses saw hussars massing near the river. "
        "Loyalist gangs, with money from the palace, wrecked union offices. The rising has cost eighty lives."
    )
    lemmas = [(t.lemma_, t.pos_) for t in doc if t.text in ("shot", "massing", "wrecked", "rising")]
    assert lemmas == [("shoot", "VERB"), ("mass", "VERB"), ("wreck", "VERB"), ("rising", "NOUN")]
    assert len(list(doc.sents)) == 4


def test_a_doc_without_a_parse_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_ties")
    with pytest.raises(ModelError, match='add a "parser" before it'):
        nlp("The monks whipped bystanders.")
