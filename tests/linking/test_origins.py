"""Who had a text first."""

import pytest

from rashomon.linking.origins import Claim, claim, earlier, first_of, groups, origins
from rashomon.records import Link, Provenance


def by(article_id, outlet="", published=None, credits=(), **more):
    return Claim(article_id, outlet, published, frozenset(credits), **more)


@pytest.mark.parametrize(
    ("a", "b", "first"),
    [
        (by("x", published="2031-05-01"), by("y", published="2031-05-02"), "x"),
        (by("x", published="2031-05-01T09:00:00"), by("y", published="2031-05-01T08:00:00"), "y"),
        (by("x", published="2031-05"), by("y", published="2031-05-02"), None),
        (by("x"), by("y", published="2031-05-02"), None),
        (by("x", "ash post", "2031-05-01", ["elm sun"]), by("y", "elm sun", "2031-05-03"), "y"),
        (by("x", version_of="y"), by("y", published="2031-05-03"), "y"),
    ],
    ids=["day", "hour", "coarse", "undated", "credit", "version"],
)
def test_dates_tell_and_credits_tell_better(a, b, first):
    found, _ = earlier(a, b)
    assert (found.article_id if found else None) == first


def test_the_first_of_many_comes_before_every_other():
    claims = [by("x", published="2031-05-02"), by("y", published="2031-05-01"), by("z", published="2031-05-03")]
    assert first_of(claims)[0].article_id == "y"


def test_of_two_on_one_day_none_is_first():
    claims = [by("x", published="2031-05-01"), by("y", published="2031-05-01"), by("z", published="2031-05-03")]
    assert first_of(claims) == (None, "no date or credit tells which came first")


def test_copies_are_closed_over_same_origin_alone():
    links = [Link(kind="same_origin", a="b", b="a", reason=""), Link(kind="same_origin", a="c", b="b", reason="")]
    assert groups(links) == [["a", "b", "c"]]


def test_a_text_without_copies_is_an_origin_of_its_own(pile, article):
    one, two, copy = (article(f"Words {n}.", source_id=str(n)) for n in range(3))
    links = [
        Link(kind="same_origin", a=copy.article_id, b=one.article_id, reason=""),
        Link(kind="derived_from", a=two.article_id, b=one.article_id, reason=""),
    ]
    sizes = sorted(len(origin.article_ids) for origin in origins(pile(one, two, copy), links))
    assert sizes == [1, 2]


def test_credit_to_itself_is_none(article):
    own = article("Words.", outlet="The Ash Post")
    rows = [
        Provenance(article_id=own.article_id, kind="original_publisher", name="Ash Post"),
        Provenance(article_id=own.article_id, kind="agency", name="Elm Wire"),
    ]
    assert claim(own, rows).credits == {"elm wire"}
