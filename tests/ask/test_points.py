from types import SimpleNamespace

from rashomon.ask.points import _saying
from rashomon.records import Mention, Span, Statement


def shown(text, content, trigger):
    """What stands in the row "In full" for a mention of `trigger` in a statement of `content`."""
    start = text.index(trigger)
    act = Mention(
        mention_id="mn", article_id="ar", trigger=(Span(start, start + len(trigger)),), type="ASSAULT", rule="test"
    )
    said = Statement(
        statement_id="st", article_id="ar", content=(Span(text.index(content), len(text)),), kind="direct", rule="test"
    )
    matter = SimpleNamespace(texts=SimpleNamespace(text=lambda _: text), passage=lambda *_: (0, len(text)))
    spans = [(s.start, s.end) if isinstance(s, Span) else s for s in _saying(matter, act, said)]
    return [text[start:end] for start, end in spans]


def test_a_short_statement_is_shown_whole():
    assert shown("Venn: They fled. We shelled Hask.", "They", "shelled") == ["They fled. We shelled Hask."]


def test_of_a_long_turn_the_sentence_that_tells_of_the_act_is_shown():
    turn = "We wish you well. " * 30 + "We shelled Hask. " + "Nobody was hurt. " * 30
    assert shown("Venn: " + turn, "We wish", "shelled") == ["We shelled Hask."]
