"""An event in one line: whom it names."""

from types import SimpleNamespace

import pytest

from rashomon.ask.answers import Words
from rashomon.ask.lines import line
from rashomon.records import Event, Mention, Participant, Span

TEXT = "No Soviet ship was halted. Warships halted a freighter."
DENIED, HALTED = (0, 14), (43, 54)


@pytest.fixture
def headed():
    """The words that an event's line has for whom it was done to, by the mentions that tell of it."""

    def headed(*told: tuple[str, tuple[int, int]]) -> list[str]:
        mentions = tuple(
            Mention(
                mention_id=f"mn_{n}",
                article_id="ar_1",
                trigger=(Span(19, 25),),
                type="COERCE",
                recipient=(Participant(start=start, end=end),),
                polarity=polarity,
                rule="",
            )
            for n, (polarity, (start, end)) in enumerate(told)
        )
        matter = SimpleNamespace(
            mentions={"ev_1": mentions},
            sources={"ar_1": SimpleNamespace(when="1962-10-25", origin_id="or_1")},
            people={},
            texts=SimpleNamespace(words=_words),
        )
        event = Event(
            event_id="ev_1",
            type="COERCE",
            mention_ids=(),
            article_ids=(),
            origin_ids=(),
            claimant_ids=(),
            grounds_at_least=1,
            grounds_at_most=1,
        )
        return [name.name for name in line(matter, event, ()).recipients]

    return headed


def _words(article_id: str, span) -> Words:
    start, end = span if isinstance(span, tuple) else (span.start, span.end)
    return Words(article_id, start, end, TEXT[start:end])


def test_an_event_is_headed_by_the_words_of_who_tells_of_it_and_not_of_who_denies_it(headed):
    assert headed(("negated", DENIED), ("affirmed", HALTED), ("negated", DENIED)) == ["a freighter"]


def test_an_event_that_everybody_denies_is_headed_by_their_words(headed):
    assert headed(("negated", DENIED)) == ["No Soviet ship"]
