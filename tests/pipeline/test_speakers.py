import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.pipeline.slots import ACTORS, STATEMENTS
from rashomon.pipeline.speakers import Cast, speakers, typed
from rashomon.records import Actor


def actor(start, end, actor_id="en_a", kind="person"):
    return Actor(article_id="ar_x", start=start, end=end, actor_id=actor_id, kind=kind, reason=f"row {actor_id}")


@pytest.fixture
def doc():
    """ "Orla and Tilo spoke": the two names are joined."""
    return Doc(
        Vocab(),
        words=["Orla", "and", "Tilo", "spoke"],
        deps=["nsubj", "cc", "conj", "ROOT"],
        heads=[3, 0, 0, 3],
        pos=["PROPN", "CCONJ", "PROPN", "VERB"],
        tags=["NNP", "CC", "NNP", "VBD"],
    )


def test_all_who_are_joined_speak_and_the_first_gives_the_reason(doc):
    ids, basis, row = speakers(doc[0], Cast([actor(9, 13, "en_b"), actor(0, 4)]))
    assert (ids, basis) == (("en_a", "en_b"), "named here: row en_a")
    assert row is not None
    assert row.actor_id == "en_a"


def test_the_shortest_row_over_a_word_is_its_own(doc):
    found = Cast([actor(0, 13, "en_both"), actor(9, 13, "en_b")]).over(doc[2])
    assert found is not None
    assert found.actor_id == "en_b"


def test_nobody_is_guessed(doc):
    assert speakers(doc[0], Cast([])) == ((), None, None)
    assert speakers(None, Cast([actor(0, 4)])) == ((), None, None)
    assert speakers(doc[0], Cast([actor(0, 4, actor_id=None)]))[:2] == ((), None)


def test_a_resolved_pronoun_takes_the_kind_of_its_entity(doc):
    assert typed("unnamed", actor(0, 4), doc[0]) == "person"
    assert typed("person", actor(0, 4, kind="military"), doc[0]) == "organisation"
    assert typed("document", actor(0, 4), doc[0]) == "document"
    assert typed("unnamed", None, doc[0]) == "unnamed"


# ---- On texts


@pytest.fixture
def said(nlp):
    """The statements of a text, each as its source's words and the rest."""

    def heard(text):
        doc = nlp(text)
        names = {a.actor_id: a.name for a in ACTORS.get(doc)}
        return [
            (" ".join(s.of(text) for s in x.source), [names[i] for i in x.speaker_ids], x) for x in STATEMENTS.get(doc)
        ]

    return heard


@pytest.mark.model
def test_two_people_taken_up_together_both_speak(said):
    (*_, (source, who, found)) = said(
        "President Nadia Orlov received President Henrik Falk of Norvia in the United Kingdom on Monday. "
        "The two leaders agreed that the strait should be opened."
    )
    assert (source, sorted(who)) == ("The two leaders", ["Henrik Falk", "Nadia Orlov"])
    assert found.speaker_basis.startswith("both")


@pytest.mark.model
@pytest.mark.parametrize(
    "before",
    [
        "Prime Minister Nadia Orlov and General Henrik Falk met in London, which France had proposed.",
        "Nadia Orlov and Henrik Falk landed in France at noon.",
        "Nadia Orlov met Henrik Falk in Norway on Monday.",
        "Nadia Orlov spoke with Henrik Falk in Norway on Monday.",
        "President Nadia Orlov, whom Norway had asked to come, received General Henrik Falk.",
    ],
)
def test_they_behind_two_people_are_both_and_no_country_named_between_them(said, before):
    (*_, (_, who, found)) = said(f"{before} They said that the strait should be opened.")
    assert sorted(who) == ["Henrik Falk", "Nadia Orlov"]
    assert found.speaker_basis.startswith("both: they")
    assert found.speaker_score == 0.7


@pytest.mark.model
@pytest.mark.parametrize(
    "before",
    [
        "Nadia Orlov wrote to the king of Norway that Henrik Falk had lied.",
        "Nadia Orlov met Henrik Falk and Ana Weil in Norway.",
        "The envoy of Nadia Orlov wrote to Henrik Falk from France.",
    ],
)
def test_they_behind_people_who_do_not_act_together_are_nobody(said, before):
    (*_, (_, who, _)) = said(f"{before} They said that the strait should be opened.")
    assert who == []


@pytest.mark.model
def test_a_spokeswoman_speaks_as_herself_and_as_the_body_she_speaks_for(said):
    ((_, who, found),) = said("Anna Weil, a spokeswoman for the Salt Valley Front, said that the bridge was gone.")
    assert who == ["Anna Weil", "Salt Valley Front"]
    assert found.source_grade is None
    assert found.speaker_score == 0.8


@pytest.mark.model
def test_a_spokeswoman_without_a_name_speaks_for_her_body_alone(said):
    ((_, who, found),) = said("A spokeswoman for the Salt Valley Front said that the bridge was gone.")
    assert who == ["Salt Valley Front"]
    assert (found.source_type, found.source_grade) == ("unnamed", "placed")
    assert found.speaker_basis == "body: spokeswoman speaks for Salt Valley Front"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "A statement released by the Salt Valley Front said that the bridge was gone.",
        "The Salt Valley Front published a statement on Monday. The statement said that the bridge was gone.",
    ],
)
def test_a_document_speaks_for_who_issued_it(said, text):
    (*_, (_, who, found)) = said(text)
    assert (who, found.source_type) == (["Salt Valley Front"], "document")
    assert found.speaker_basis.startswith("issuer")


@pytest.mark.model
def test_a_document_about_a_country_is_not_issued_by_it(said):
    ((_, who, _),) = said("A map of Norvia showed that the bridge was gone.")
    assert who == []


@pytest.mark.model
def test_a_name_that_is_given_to_a_role_is_the_speaker(said):
    ((_, who, _),) = said("A student named Peter said that the hall was cold.")
    assert who == ["Peter"]


@pytest.mark.model
def test_i_in_quotation_marks_is_the_one_who_is_quoted(said):
    found = said('"I warned that the bridge would fall," General Henrik Falk said.')
    assert [who for _, who, _ in found] == [["Henrik Falk"]] * len(found)


@pytest.mark.model
def test_he_is_not_the_one_who_spoke_before_when_somebody_came_between(said):
    (*_, (_, who, _)) = said(
        "General Henrik Falk said that the bridge was gone.\n\nA farmer stood by the road with two goats. "
        '"They came at night," he said.'
    )
    assert who == []


@pytest.mark.model
def test_police_are_a_body(said):
    ((_, who, found),) = said("Police said that the bridge was gone.")
    assert who == ["Police"]
    assert found.speaker_basis.startswith("body")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "graded"),
    [
        ("A senior official of the defence ministry said that the bridge was gone.", "placed"),
        ("Two residents of the town said that the bridge was gone.", "described"),
        ("Sources said that the bridge was gone.", "bare"),
        ("It was reported that the bridge was gone.", "none"),
        ("Henrik Falk said that the bridge was gone.", None),
    ],
)
def test_a_source_without_a_name_has_a_grade(said, text, graded):
    ((_, _, found),) = said(text)
    assert found.source_grade == graded


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "An officer, who spoke on condition of anonymity because he feared for his post, said the bridge was gone.",
            "on condition of anonymity because he feared for his post",
        ),
        (
            "Two dockers said the bridge was gone. They asked not to be named for their own safety.",
            "asked not to be named for their own safety",
        ),
        (
            "A nurse whose name is withheld for her safety said the bridge was gone.",
            "whose name is withheld for her safety",
        ),
    ],
)
def test_the_reason_for_having_no_name_is_kept_in_its_words(said, text, why):
    (_, _, found), *_ = said(text)
    assert [span.of(text) for span in found.withheld] == [why]


@pytest.mark.model
def test_a_reason_about_others_is_not_theirs(said):
    text = "Two dockers said the bridge was gone. A pilot asked not to be named."
    assert said(text)[0][2].withheld == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("The ministry said that the so-called republic had no bridges.", ["so-called"]),
        ('The ministry claimed that its "precision strike" hit a bridge.', ["claimed", '"precision strike"']),
        ('"The so-called republic has no bridges," the ministry said.', []),
        ("The ministry said that the republic had no bridges.", []),
    ],
)
def test_signs_of_distance_are_kept_in_their_words(said, text, signs):
    assert [span.of(text) for span in said(text)[0][2].distance] == signs


@pytest.mark.model
def test_a_chain_of_four_voices_keeps_its_order(said):
    text = (
        "The agency reported that the minister had said that rebels had claimed that the army denied shelling the port."
    )
    found = [x for _, _, x in said(text)]
    assert [x.parent_id for x in found] == [None, *(x.statement_id for x in found[:-1])]


@pytest.mark.model
def test_what_is_told_within_a_quoted_voice_stands_in_the_inner_one(said):
    text = 'The Harbour Ledger quoted an officer as saying that the ministry had told his men that "the war is over".'
    outer, inner, last = (x for _, _, x in said(text))
    assert (outer.parent_id, inner.parent_id, last.parent_id) == (None, outer.statement_id, inner.statement_id)


@pytest.mark.model
def test_a_label_is_never_the_one_a_pronoun_in_it_means(said):
    (*_, (_, who, _)) = said(
        "President Nadia Orlov spoke by telephone on Monday. The following is by her spokesperson, Emil Darrow:\n\n"
        "The lock will stay open to every flag of the river."
    )
    assert "Nadia Orlov" not in who
