from rashomon.run.fitting import fitted

EXAMPLES = [["said", "name"], ["said", "none"], ["went", "name"], ["went", "none"]] * 5
RIGHT = [True, True, False, False] * 5


def test_what_goes_with_right_weighs_for_it_and_what_goes_with_wrong_against_it():
    made = fitted(EXAMPLES, RIGHT, 1.0)
    assert made.named["said"] > 0.5 > -0.5 > made.named["went"]


def test_what_goes_with_both_weighs_nothing():
    made = fitted(EXAMPLES, RIGHT, 1.0)
    assert abs(made.named.get("name", 0)) < 0.01


def test_a_sign_seen_twice_is_none():
    assert "rare" not in fitted([["rare"], ["rare"], *EXAMPLES], [True, True, *RIGHT], 1.0).named


def test_the_stronger_it_is_held_down_the_less_a_sign_weighs():
    assert fitted(EXAMPLES, RIGHT, 10.0).named["said"] < fitted(EXAMPLES, RIGHT, 1.0).named["said"]


def test_the_same_examples_give_the_same_weights():
    assert fitted(EXAMPLES, RIGHT, 1.0) == fitted(EXAMPLES, RIGHT, 1.0)
