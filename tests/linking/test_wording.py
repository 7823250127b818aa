import pytest

from rashomon.linking.wording import compared, worded
from rashomon.records import Span

SPEECH = (
    "Friends, we have come a long way together. The lock will stay open to every flag, and the board will not "
    "raise the toll this year. Nobody who sails in peace has anything to fear from us. "
    + "We have waited long for the tide. "
    * 12
    + "I ask the other bank to "
    "answer before the ice comes."
)


def beside(*parts, source=SPEECH):
    text = " | ".join(parts)
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in parts]
    return compared(text, spans, source, list(worded(source, [Span(0, len(source))])))


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        (["The lock will stay open to every flag"], "exact"),
        (["the lock will stay open to every flag,"], "exact"),
        (
            ["the board will not raise the toll this year", "Nobody who sails in peace has anything to fear from us"],
            "exact",
        ),
        (["The lock will stay open … and the board will not raise the toll"], "trimmed"),
        (["The lock will stay open [...] and the board will not raise the toll"], "trimmed"),
        (["[The board] will not raise the toll this year"], "trimmed"),
        (["the lock will stay open ... I ask the other bank to answer before the ice comes"], "spliced"),
        (
            ["nobody who sails in peace has anything to fear from us", "the lock will stay open to every flag"],
            "spliced",
        ),
        (["The lock shall stay open to every flag"], "altered"),
        (["The board will raise the toll this year"], "altered"),
        (["The lock will always stay open to every flag"], "altered"),
        (["The river belongs to those who built its walls"], "not_found"),
    ],
)
def test_words_are_exact_trimmed_spliced_altered_or_not_there(parts, verdict):
    assert beside(*parts).verdict == verdict


def test_a_changed_word_is_told_with_both():
    assert beside("The lock shall stay open to every flag").diff == "“shall” where the source has “will”"


def test_a_word_left_out_without_a_mark_is_told():
    assert beside("The board will raise the toll this year").diff == "“not” left out without a mark"


def test_a_word_put_in_is_told():
    assert beside("The lock will always stay open to every flag").diff == "“always” added"


def test_what_was_left_out_with_a_mark_is_told():
    assert beside("The lock will stay open ... and the board will not raise").diff == "“to every flag” left out"


def test_the_shape_of_marks_does_not_count():
    assert (
        beside("the board won't raise it, friends", source="But the board won’t raise it, friends.").verdict == "exact"
    )


def test_the_evidence_is_the_words_both_have():
    quoted = "The lock shall stay open to every flag"
    found = beside(quoted)
    for (start, end), (other, last) in found.evidence:
        assert quoted[start:end].casefold() == SPEECH[other:last].casefold()
