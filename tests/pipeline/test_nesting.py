from rashomon.pipeline.nesting import Nest, parents
from rashomon.records import Span


def nest(place, *content, over=None):
    return Nest(Span(place, place + 2), tuple(Span(*c) for c in content), over)


def test_a_statement_stands_in_the_one_whose_content_holds_its_cue():
    assert parents([nest(0, (5, 50)), nest(10, (15, 50))]) == [None, 0]


def test_the_innermost_is_the_parent():
    assert parents([nest(0, (5, 90)), nest(10, (15, 80)), nest(20, (25, 70))]) == [None, 0, 1]


def test_side_by_side_they_have_no_parent():
    assert parents([nest(0, (5, 20)), nest(30, (35, 50))]) == [None, None]


def test_a_parent_told_before_wins():
    assert parents([nest(0, (5, 20)), nest(30, (5, 20), over=0)]) == [None, 0]


def test_two_that_hold_each_other_do_not_form_a_ring():
    assert parents([nest(10, (0, 5), (30, 60)), nest(40, (9, 13))]) == [None, 0]
