"""One invented speech, and outlets that quote it: exactly, trimmed, spliced, altered, mis-sourced."""

import pytest

from rashomon.linking import link
from rashomon.records import Actor, Provenance, QuoteCheck, Span, Statement, make_id

SPEECH = (
    "Speech of the Governor\n\nGOVERNOR ORLA VENN: The lock will stay open to every flag, and the board will not "
    "raise the toll this year. Nobody who sails in peace has anything to fear from us."
)
ORLA, TILO, LEDGER = "ac_orla", "ac_tilo", "ac_ledger"


def saying(article, words, who=ORLA, rule="quotation-before:say", kind="direct", source="Governor Orla Venn"):
    text = article.text
    at = text.index(words)
    name = text.index(source)
    return [
        Statement(
            statement_id=make_id("st", article.article_id, at),
            article_id=article.article_id,
            source=(Span(name, name + len(source)),),
            content=(Span(at, at + len(words)),),
            kind=kind,
            speaker_id=who,
            speaker_ids=(who,),
            source_type="person",
            rule=rule,
        ),
        Actor(
            article_id=article.article_id,
            start=name,
            end=name + len(source),
            actor_id=who,
            kind="person",
            name="Orla Venn" if who == ORLA else "Tilo Brack",
            reason="named here",
        ),
    ]


@pytest.fixture
def speech(article):
    return article(SPEECH, source_id="speech", published="2031-05-01", outlet="Office of the Governor")


@pytest.fixture
def turn(speech):
    return saying(speech, SPEECH.partition(": ")[2], rule="transcript", source="GOVERNOR ORLA VENN")


@pytest.fixture
def told(pile, article, speech, turn):
    """The verdict, or none, on words that an outlet quotes on the day after."""

    def check(words, day="2031-05-02", lead="", who=ORLA, name="Governor Orla Venn", more=()):
        text = f'News from the quay.\n\n{lead}"{words}," {name} said on the quay.'
        quoting = article(text, source_id="quoting", published=day, outlet="Quay Courier")
        rows = [*turn, *saying(quoting, words, who=who, source=name), *(f(quoting) for f in more)]
        found = [row for row in link(pile(speech, quoting, rows=rows)) if isinstance(row, QuoteCheck)]
        for row in found:
            assert row.source_article_id == speech.article_id
            for (start, end), (other, last) in row.evidence:
                assert text[start:end].casefold() == SPEECH[other:last].casefold()
        return found[0] if found else None

    return check


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("The lock will stay open to every flag", "exact"),
        ("The lock will stay open … and the board will not raise the toll this year", "trimmed"),
        ("Nobody who sails in peace has anything to fear from us … the lock will stay open to every flag", "spliced"),
        ("The lock shall stay open to every flag of the river", "altered"),
    ],
)
def test_quoted_words_are_held_against_the_speech(told, words, verdict):
    found = told(words)
    assert found.verdict == verdict
    assert found.basis == "the speaker's own turn in that text"


def test_words_of_another_are_not_held_against_it(told):
    assert told("The lock will stay open to every flag", who=TILO, name="Captain Tilo Brack") is None


def test_words_that_stand_nowhere_are_nobodys_fault(told):
    assert told("The river belongs to those who built its walls") is None


def test_a_speech_of_the_next_day_is_no_source(told):
    assert told("The lock will stay open to every flag", day="2031-04-30") is None


def test_words_that_are_not_in_the_speech_they_are_said_to_come_from(told):
    found = told("The river belongs to those who built its walls", day="2031-05-01", lead="In a speech: ")
    assert (found.verdict, found.basis) == ("not_found", "the one text of that speaker of that day")


def test_words_that_are_not_in_the_text_that_is_linked(told, speech, pile, article, turn):
    speech = article(SPEECH, source_id="speech", published="2031-05-01", uri="https://governor.example/speech")
    words = "The river belongs to those who built its walls"
    quoting = article(f'"{words}," Governor Orla Venn said.', source_id="quoting", published="2031-05-04")
    linked = Provenance(article_id=quoting.article_id, kind="quoted_document", name="the speech", uri=speech.uri)
    rows = [*saying(quoting, words), linked]
    (found,) = [row for row in link(pile(speech, quoting, rows=rows)) if isinstance(row, QuoteCheck)]
    assert (found.verdict, found.basis) == ("not_found", "the text links to it")


def test_an_outlet_that_quotes_the_same_is_no_source(pile, article):
    words = "The lock will stay open to every flag of the river"
    first = article(f'"{words}," Governor Orla Venn said.', source_id="one", published="2031-05-01")
    second = article(f'On Monday: "{words}," Governor Orla Venn said.', source_id="two", published="2031-05-02")
    rows = [*saying(first, words), *saying(second, words)]
    assert not [row for row in link(pile(first, second, rows=rows)) if isinstance(row, QuoteCheck)]


def test_a_statement_of_the_one_who_is_quoted_is_a_source(pile, article):
    words = "the lock will stay open to every flag of the river"
    own = article(
        f"Statement by Governor Orla Venn\n\nToday I decided that {words}.",
        source_id="own",
        title="Statement by Governor Orla Venn",
        genre="statement",
        published="2031-05-01",
    )
    second = article(f'"{words}," Governor Orla Venn said.', source_id="two", published="2031-05-02")
    (found,) = [row for row in link(pile(own, second, rows=saying(second, words))) if isinstance(row, QuoteCheck)]
    assert (found.verdict, found.basis) == ("exact", "a text of the one who is quoted")


def test_three_words_are_not_looked_for(told):
    assert told("The lock will") is None


def test_the_order_of_the_rows_does_not_matter(pile, article, speech, turn):
    words = "The lock shall stay open to every flag"
    quoting = article(f'"{words}," Governor Orla Venn said.', source_id="quoting", published="2031-05-02")
    rows = [*turn, *saying(quoting, words)]
    first, second = (
        list(link(pile(*a, rows=r))) for a, r in (((speech, quoting), rows), ((quoting, speech), rows[::-1]))
    )
    assert [r for r in first if isinstance(r, QuoteCheck)] == [r for r in second if isinstance(r, QuoteCheck)]
