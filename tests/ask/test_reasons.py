import pytest

import island
from rashomon import ask
from rashomon.ask.reasons import because, explained, ground
from rashomon.errors import NotFound, QuestionError
from rashomon.records import (
    Actor,
    Article,
    Mention,
    MentionDate,
    MentionPlace,
    Miss,
    Participant,
    Passage,
    Place,
    Span,
    Statement,
    Time,
)

TEXT = "Rebels had not shelled Brenn on Monday, the mayor said. The clerk raided the larder. The sea is blue."
ID = "ar_" + "a" * 16


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def span(words: str) -> Span:
    return Span(**at(words))


def mention(**changes: object) -> Mention:
    told: dict[str, object] = {
        "mention_id": "mn_1", "article_id": ID, "statement_id": "st_1", "trigger": (span("shelled"),),
        "type": "ASSAULT", "mode": "heavy-weapons",
        "actor": (Participant(**at("Rebels")),), "recipient": (Participant(**at("Brenn")),),
        "polarity": "negated", "rule": 'assault.shell; actor subj; recipient obj; negated by "not"',
    }  # fmt: skip
    return Mention(**(told | changes))


SAID = Statement(
    statement_id="st_1", article_id=ID, source=(span("the mayor"),), cue=(span("said"),),
    content=(Span(0, TEXT.index(", the mayor")),), kind="indirect", speaker_basis="role: the mayor of this article",
    rule="verb-clause:say", score=0.91, weighed="cue=say +0.51",
)  # fmt: skip
ROWS = (
    Passage(article_id=ID, start=0, end=len(TEXT), role="body", basis="test"),
    Actor(article_id=ID, **at("Rebels"), reason="rebel: a role, without a name"),
    Place(article_id=ID, **at("Brenn"), reason="the only place of that name"),
    Time(article_id=ID, **at("Monday"), type="DATE", reason="weekday: reckoned from the dateline"),
    Miss(
        article_id=ID,
        **at("raided"),
        stage="mentions",
        reason="assault.raid: its object “larder” is one that it refuses",
    ),
)
ARTICLE = Article(
    article_id=ID, source_id="one", uri="one.txt", sha256="0", published_basis="none", genre_basis="none", text=TEXT
)


def reasons(row: Mention | Statement | Miss) -> dict[str, tuple[tuple[str, ...], str]]:
    """What is told of a row, by what it is about."""
    return {r.about: (r.words, r.why) for r in because(row, ground(TEXT, ROWS)).reasons}


def test_a_mention_names_its_frame_with_an_example():
    assert reasons(mention())["act"] == (
        ("shelled",),
        "the frame assault.shell of the verb “shell”, as in “The army shelled the village for three days.”",
    )


def test_a_frame_of_a_users_own_is_named_alone():
    assert reasons(mention(rule="assault.zap"))["act"][1] == "the frame assault.zap"


def test_the_paths_to_actor_and_recipient_are_told_with_who_stands_there():
    told = reasons(mention())
    assert told["actor"] == (("Rebels",), "its subject (subj); rebel: a role, without a name")
    assert told["recipient"] == (("Brenn",), "its object (obj)")


def test_where_nobody_was_found_it_says_where_was_looked():
    told = reasons(mention(actor=(), rule="assault.shell; recipient obj"))
    assert told["actor"][0] == ()
    assert told["actor"][1].startswith("nobody: looked for its subject")


def test_the_verb_that_carries_a_noun_is_named():
    assert (
        "“carry out” carries it"
        in reasons(mention(rule="assault.raid.noun; carried by carry out; actor light"))["carried"][1]
    )


@pytest.mark.parametrize(
    ("changes", "about", "words", "why"),
    [
        ({}, "polarity", ("not",), "makes it negated"),
        ({}, "modality", (), "actual: no word over it or beside it says otherwise"),
        ({"polarity": "affirmed", "rule": "assault.shell"}, "polarity", (), "affirmed: no word denies it"),
        (
            {"modality": "planned", "rule": 'assault.shell; planned by "will"'},
            "modality",
            ("will",),
            "makes it planned",
        ),
        (
            {"modality": "demanded", "rule": "assault.shell; demanded by the statement around it, which demands"},
            "modality",
            (),
            "demanded: by the statement around it, which demands",
        ),
    ],
)
def test_the_words_that_decided_polarity_and_modality_are_told(changes, about, words, why):
    assert reasons(mention(**changes))[about] == (words, why)


def test_place_and_date_say_what_they_were_read_from():
    told = reasons(mention(place=MentionPlace(**at("Brenn")), date=MentionDate(**at("Monday"), value="1962-10-22")))
    assert told["place"] == (("Brenn",), "the only place of that name")
    assert told["date"] == (("Monday",), "1962-10-22: weekday: reckoned from the dateline")


def test_a_statement_names_its_cue_its_speaker_and_its_weight():
    told = reasons(SAID)
    assert told["cue"] == (("said",), "a clause hangs on the word of saying (verb-clause, the cue say)")
    assert told["speaker"] == (("the mayor",), "role: the mayor of this article")
    assert told["weights"][1] == "0.91: cue=say +0.51"


def test_an_article_is_told_sentence_by_sentence_with_its_silences():
    first, second, third = explained(ARTICLE, [*ROWS, SAID, mention()]).sentences
    assert [(w.table, w.id) for w in first.found] == [("mentions", "mn_1"), ("statements", "st_1")]
    assert [w.reasons[0].why for w in second.passed_over] == [
        "assault.raid: its object “larder” is one that it refuses"
    ]
    assert (first.silence, second.silence) == ("", "")
    assert (third.text, third.silence) == ("The sea is blue.", "no frame and no cue knows a word of it")


def test_every_sentence_has_a_row_in_a_table_of_reasons():
    told = explained(ARTICLE, [*ROWS, SAID, mention()])
    assert {row["start"] for row in told.rows} == {s.start for s in told.sentences}
    assert len({tuple(row) for row in told.rows}) == 1


def test_text_that_is_no_news_is_not_explained():
    notice = Passage(article_id=ID, start=0, end=len(TEXT), role="licence", basis="test")
    assert explained(ARTICLE, [notice]).sentences == ()


def test_an_article_of_a_project_is_explained(db):
    told = ask.explain(db, island.review.id)
    assert any(w.reasons[0].why == "no content after the cue" for s in told.sentences for w in s.passed_over)
    assert any(s.found for s in told.sentences)


def test_a_mention_of_a_project_is_explained_alone(db):
    (id,) = db.one("SELECT mention_id FROM mentions ORDER BY 1")
    told = ask.explain(db, id)
    assert [w.id for s in told.sentences for w in (*s.found, *s.passed_over)] == [id]


def test_what_linking_makes_is_not_explained(db):
    with pytest.raises(QuestionError, match="explain one of its mentions"):
        ask.explain(db, "ev_aaaaaaaaaaaaaaaa")


@pytest.mark.parametrize("id", ["ar_none", "mn_none"])
def test_what_is_not_there_is_not_found(db, id):
    with pytest.raises(NotFound, match="rashomon search"):
        ask.explain(db, id)
