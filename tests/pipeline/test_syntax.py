from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from rashomon.pipeline.syntax import (
    antecedent,
    clause,
    core,
    doer,
    governor,
    joined,
    naming,
    owner,
    sentence_starts,
    subject,
    undergoer,
)

Parse = Callable[..., Doc]


def word(token: Token | None) -> str | None:
    return token.text if token is not None else None


def test_in_the_active_voice_the_subject_acts(parse: Parse) -> None:
    doc = parse("Rebels nsubj 1", "shelled ROOT 1 VBD", "Brenn dobj 1")
    assert (word(doer(doc[1])), word(undergoer(doc[1]))) == ("Rebels", "Brenn")


def test_in_the_passive_voice_they_change_places(parse: Parse) -> None:
    doc = parse("Brenn nsubjpass 2", "was auxpass 2 VBD", "shelled ROOT 2 VBN", "by agent 2", "rebels pobj 3")
    assert (word(doer(doc[2])), word(undergoer(doc[2]))) == ("rebels", "Brenn")


def test_a_passive_without_an_agent_has_no_doer(parse: Parse) -> None:
    doc = parse("Brenn nsubjpass 2", "was auxpass 2 VBD", "shelled ROOT 2 VBN")
    assert doer(doc[2]) is None


def test_a_reduced_relative_is_passive(parse: Parse) -> None:
    doc = parse("teachers nsubj 4", "arrested acl 0 VBN", "by agent 1", "police pobj 2", "wept ROOT 4 VBD")
    assert (word(doer(doc[1])), word(undergoer(doc[1]))) == ("police", "teachers")


def test_a_joined_passive_shares_subject_and_agent(parse: Parse) -> None:
    doc = parse(
        "Vey nsubjpass 2", "was auxpass 2 VBD", "seized ROOT 2 VBN", "by agent 2", "police pobj 3", "jailed conj 2 VBN"
    )
    assert (word(doer(doc[5])), word(undergoer(doc[5]))) == ("police", "Vey")


def test_a_relative_pronoun_is_its_antecedent(parse: Parse) -> None:
    doc = parse("rebels nsubj 3", "who nsubj 2 WP", "fled relcl 0 VBD", "returned ROOT 3 VBD")
    assert word(doer(doc[2])) == "rebels"
    assert word(antecedent(doc[1])) == "rebels"


def test_an_object_left_out_of_a_relative_clause_is_what_it_describes(parse: Parse) -> None:
    doc = parse("camp nsubj 3", "army nsubj 2", "shelled relcl 0 VBD", "burned ROOT 3 VBD")
    assert (word(doer(doc[2])), word(undergoer(doc[2]))) == ("army", "camp")


def test_an_infinitive_belongs_to_the_object_of_the_verb_above(parse: Parse) -> None:
    doc = parse("Norland nsubj 1", "asked ROOT 1 VBD", "Karsia dobj 1", "to aux 4 TO", "leave xcomp 1 VB")
    assert word(subject(doc[4])) == "Karsia"


def test_an_infinitive_without_such_an_object_belongs_to_the_subject(parse: Parse) -> None:
    doc = parse("Rebels nsubj 1", "tried ROOT 1 VBD", "to aux 3 TO", "burn xcomp 1 VB", "it dobj 3")
    assert word(subject(doc[3])) == "Rebels"


def test_a_participle_shares_the_subject_of_its_sentence(parse: Parse) -> None:
    doc = parse("Rebels nsubj 1", "left ROOT 1 VBD", "burning advcl 1 VBG", "huts dobj 2")
    assert word(doer(doc[2])) == "Rebels"


def test_a_gerund_after_a_preposition_shares_it_too(parse: Parse) -> None:
    doc = parse("Rebels nsubj 1", "left ROOT 1 VBD", "after prep 1", "burning pcomp 2 VBG")
    assert word(doer(doc[3])) == "Rebels"


def test_the_infinitive_of_a_plan_belongs_to_its_owner(parse: Parse) -> None:
    doc = parse("Velmar poss 1", "plan ROOT 1", "to aux 3 TO", "invade acl 1 VB")
    assert word(owner(doc[1])) == "Velmar"
    assert word(subject(doc[3])) == "Velmar"


def test_joined_gives_every_conjunct_in_order(parse: Parse) -> None:
    doc = parse("Norland nsubj 5", "Karsia conj 0", "and cc 1", "Velmar conj 1", "all appos 0", "met ROOT 5 VBD")
    assert [t.text for t in joined(doc[0])] == ["Norland", "Karsia", "Velmar"]


def test_the_core_of_a_phrase_leaves_out_its_apposition(parse: Parse) -> None:
    doc = parse("President compound 1", "Vey ROOT 1", "leader appos 1", "of prep 2", "Karsia pobj 3")
    assert core(doc[1]).of(doc.text) == "President Vey"


def test_a_clause_leaves_out_the_clauses_inside_it(parse: Parse) -> None:
    doc = parse("Vey nsubj 1", "said ROOT 1 VBD", "rebels nsubj 3", "fled ccomp 1 VBD", "today advmod 1")
    assert [t.text for t in clause(doc[1])] == ["Vey", "said", "today"]
    assert word(governor(doc[2])) == "fled"


def test_a_noun_is_named_by_what_stands_before_it(parse):
    doc = parse("an det 4", "unprovoked amod 4", "and cc 1", "unjustified conj 1", "attack ROOT 4", "on prep 4")
    assert naming(doc[4]).of(doc.text) == "an unprovoked and unjustified attack"


def test_words_before_a_quotation_mark_do_not_name_the_noun():
    words = ["a", "naval", '"', "quarantine"]
    doc = Doc(spacy.blank("en").vocab, words, heads=[3, 3, 3, 3], deps=["det", "amod", "punct", "ROOT"])
    assert naming(doc[3]).of(doc.text) == "quarantine"


def test_a_passive_that_a_parser_took_for_a_quality_is_one(parse: Parse) -> None:
    doc = parse("accounts nsubj 2", "have aux 2 VBP", "been ROOT 2 VBN", "frozen acomp 2 VBN")
    assert (doer(doc[3]), word(undergoer(doc[3]))) == (None, "accounts")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("The abbot talked the rebels into leaving the fort.", "leaving", "rebels"),
        ("The navy is capable of blocking the strait.", "blocking", "navy"),
        ("The envoy stopped short of blaming Karsia.", "blaming", "envoy"),
        ("Were Norland to cut the cable, the islands would go dark.", "cut", "Norland"),
    ],
)
def test_an_act_is_done_by_whom_the_verb_before_it_names(stock: Language, text: str, act: str, who: str) -> None:
    assert next(word(subject(t)) for t in stock(text) if t.text == act) == who


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "act", "who", "whom"),
    [
        ("The editor was stopped at the border and held for hours by the police.", "held", "police", "editor"),
        ("The junta jailed, exiled or shot its opponents.", "jailed", "junta", "opponents"),
        ("The junta jailed, exiled or shot its opponents.", "exiled", "junta", "opponents"),
    ],
)
def test_joined_acts_share_doer_and_object(stock: Language, text: str, act: str, who: str, whom: str) -> None:
    verb = next(t for t in stock(text) if t.text == act)
    assert (word(doer(verb)), word(undergoer(verb))) == (who, whom)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("The premier urged the guild to end the strike and accused the board of lying.", "accused", "premier"),
        ("Karsia ordered its envoy to leave Lodra and has recalled two consuls.", "recalled", "Karsia"),
        ("The rebels tried to storm the fort and burned the mill.", "burned", "rebels"),
        ("The marshal wanted the scouts to find the bridge and burn it.", "burn", "scouts"),
        ("The premier noted that it is a war that must end and agreed to talk.", "agreed", "premier"),
        ("The league blamed the men who had burned the mill and were now hiding.", "hiding", "men"),
        ("The navy was more forceful in blaming the smugglers.", "blaming", "navy"),
        ("In addition to closing the port, the governor arrested two pilots.", "closing", "governor"),
        ("The league fined the paper in a bid to silence it.", "silence", "league"),
    ],
)
def test_an_act_is_done_by_whom_the_verb_it_goes_with_names(stock: Language, text: str, act: str, who: str) -> None:
    assert next(word(subject(t)) for t in stock(text) if t.text == act) == who


def test_a_second_clause_keeps_its_own_subject(parse: Parse) -> None:
    doc = parse(
        "guards nsubj 1", "beat ROOT 1 VBD", "rebels dobj 1", "and cc 2", "Velmar conj 2", "would aux 6 MD",
        "move conj 1 VB",
    )  # fmt: skip
    assert word(subject(doc[6])) == "Velmar"
    assert [t.text for t in joined(doc[2])] == ["rebels"]


def test_a_shared_subject_is_not_torn_from_its_clause(parse: Parse) -> None:
    doc = parse(
        "guards nsubj 1", "beat ROOT 1 VBD", "rebels dobj 1", "and cc 2", "clerks conj 2", "and cc 1", "left conj 1 VBD"
    )
    assert word(subject(doc[6])) == "guards"
    assert [t.text for t in joined(doc[2])] == ["rebels", "clerks"]


def test_what_a_preposition_holds_is_not_shared_with_the_next_verb(parse: Parse) -> None:
    doc = parse(
        "guards nsubj 1", "fired ROOT 1 VBD", "at prep 1", "crowds pobj 2", "and cc 1", "seized conj 1 VBD",
        "banners dobj 5",
    )  # fmt: skip
    assert undergoer(doc[1]) is None


def test_a_verb_taken_for_an_auxiliary_has_the_subject(parse: Parse) -> None:
    doc = parse("Velmar nsubj 1", "admits aux 2 VBZ", "downing ROOT 2 VBG", "airliner dobj 2")
    assert word(subject(doc[2])) == "Velmar"


@pytest.mark.model
def test_a_name_is_no_agent_of_a_perfect(stock: Language) -> None:
    verb = next(t for t in stock("She said he had not accused any group by name.") if t.text == "accused")
    assert (word(doer(verb)), word(undergoer(verb))) == ("he", "group")


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("The two clans accused each other of burning the barns.", "burning", "clans"),
        ("The two mayors blamed each other for closing the ferry.", "closing", "mayors"),
        ("The clans begged one another to leave.", "leave", "clans"),
    ],
)
def test_each_other_are_those_who_act(stock: Language, text: str, act: str, who: str) -> None:
    verb = next(t for t in stock(text) if t.text == act)
    assert word(doer(verb)) == who


def test_any_other_one_is_itself(parse: Parse) -> None:
    doc = parse("Rebels nsubj 1", "shot ROOT 1 VBD", "the det 3", "other dobj 1")
    assert (word(undergoer(doc[1])), word(antecedent(doc[3]))) == ("other", "other")


def test_people_called_on_by_nobody_call(parse: Parse) -> None:
    doc = parse(
        "breach ROOT 0", "of prep 0", "rules pobj 1", "and cc 2", "leaders conj 2", "called acl 0 VBD", "on prep 5",
        "members pobj 6",
    )  # fmt: skip
    assert word(subject(doc[5])) == "leaders"
    assert [t.text for t in joined(doc[2])] == ["rules"]


def test_people_called_on_by_somebody_do_not_call(parse: Parse) -> None:
    doc = parse(
        "breach ROOT 0", "of prep 0", "rules pobj 1", "and cc 2", "leaders conj 2", "called acl 4 VBD", "by agent 5",
        "members pobj 6",
    )  # fmt: skip
    assert word(doer(doc[5])) == "members"
    assert [t.text for t in joined(doc[2])] == ["rules", "leaders"]


def test_a_subject_reaches_over_a_semicolon(parse: Parse) -> None:
    doc = parse("We nsubj 1", "shelled ccomp 4 VBD", "forts dobj 1", "; punct 4", "burned ROOT 4 VBD", "mills dobj 4")
    assert word(subject(doc[4])) == "We"


def test_a_subject_does_not_reach_over_a_comma(parse: Parse) -> None:
    doc = parse("We nsubj 1", "shelled ccomp 4 VBD", "forts dobj 1", ", punct 4", "said ROOT 4 VBD", "mills dobj 4")
    assert subject(doc[4]) is None


def test_sentences_begin_where_the_parse_says(parse: Parse) -> None:
    doc = parse("Rebels nsubj 1", "fled ROOT 1 VBD", "Brenn nsubj 3", "burned ROOT 3 VBD")
    assert sentence_starts(doc) == [0, 2]
