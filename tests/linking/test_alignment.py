"""What two texts have in common, and which facts differ in it."""

from rashomon.linking.alignment import NAME, NUMBER, shared, units
from rashomon.records import Span

ONE = "The watch at Marrow Hill counted 31 boats before noon and let nobody pass without papers."
TWO = (
    "By evening it was quiet. The watch at Sallow Ford counted 18 boats before noon and let nobody pass without papers."
)


def told(text):
    return units(text, [Span(0, len(text))])


def test_a_name_inside_a_sentence_is_one_unit_and_a_number_is_a_number():
    forms = [(u.form, u.value) for u in told("The mayor of Marrow Hill saw 1,200 carts.")]
    assert forms[3:4] + forms[5:6] == [(NAME, "marrow hill"), (NUMBER, "1200")]


def test_the_first_word_of_a_sentence_is_no_name():
    assert [u.form for u in told("Boats left. Carts stayed.")] == ["boats", "left", "carts", "stayed"]


def test_two_issues_of_one_form_align_where_their_facts_differ():
    (passage,) = shared(told(ONE), told(TWO))
    assert ONE[passage.a.start : passage.a.end] == ONE[:-1]
    assert (passage.same, passage.differ) == (0, 2)


def test_swapped_paragraphs_are_two_passages():
    first, second = "a b c d e f g h", "m n o p q r s t"
    far = " ".join(f"w{n}" for n in range(30))
    passages = shared(told(f"{first} {far} {second}"), told(f"{second} {far.upper().lower()[::-1]} {first}"))
    assert len(passages) == 2


def test_turned_it_is_seen_from_the_other_text():
    (passage,) = shared(told(ONE), told(TWO))
    (other,) = shared(told(TWO), told(ONE))
    assert passage.turned() == other
