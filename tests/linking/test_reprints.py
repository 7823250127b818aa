"""Copies, excerpts, versions and series, on invented news."""

from random import Random

import pytest

from rashomon.linking.reprints import reprints
from rashomon.linking.wishes import Wishes
from rashomon.records import Provenance

FERRY = (
    "The harbour council of Marrow Hill closed the northern ferry on Monday after its chief engineer found cracks in "
    "the landing stage. Nora Aster, who leads the council, told reporters that nobody would cross until the timbers "
    "had been replaced. Farmers on the far bank said the closure would cost them the autumn market.\n\n"
    "The stage was built forty years ago and had been repaired twice. An inspection in spring found no fault, the "
    "council's own records show. The engineer, Tomas Birch, had asked for a second inspection in July and was refused "
    "for lack of money.\n\n"
    "A bridge has been promised since the flood. The district assembly will vote on it in the winter, its speaker said."
)
OTHER = (
    "Grain prices rose again in the western valleys this week, traders in Sallow Ford said. Dry weather and a "
    "shortage of carts have kept much of the harvest in the barns, and the millers are buying from abroad.\n\n"
    "The guild of bakers asked the crown for a lower duty on flour. Its master, Edda Crane, said loaves would shrink "
    "before the end of the month unless the duty fell. The treasury has not answered the letter."
)


def bulletin(day: str, post: str, boats: int, carts: int, turned: int) -> str:
    return (
        f"On {day} the river watch counted {boats} boats and {carts} carts at the post of {post}. In the same hours "
        f"{turned} boats were turned back for want of papers, and {carts + 7} travellers crossed on foot.\n\n"
        "The watch keeps these figures from dawn until the gate is closed. A boat that passes twice is counted twice. "
        "Goods of the restricted list are held at the owner's cost until the customs house has seen them. The watch "
        "publishes its figures every evening and may correct them on the next day."
    )


def kinds(links):
    return sorted(link.kind for link in links)


def test_a_copy_under_another_head_is_one_text(pile, article):
    first = article(FERRY, outlet="Marrow Post", published="2031-05-01")
    again = article("Staff report\n\n" + FERRY[: len(FERRY) - 119], outlet="Valley Sun", published="2031-05-03")
    (link,) = reprints(pile(first, again))
    assert (link.kind, link.a, link.b) == ("same_origin", again.article_id, first.article_id)


def test_the_evidence_is_the_words_themselves(pile, article):
    first, again = article(FERRY, source_id="one"), article("Elsewhere today.\n\n" + FERRY, source_id="two")
    (link,) = reprints(pile(first, again))
    texts = {first.article_id: first.text, again.article_id: again.text}
    for (a_start, a_end), (b_start, b_end) in link.evidence:
        assert texts[link.a][a_start:a_end] == texts[link.b][b_start:b_end]


def test_the_reason_counts_words_and_facts(pile, article):
    (link,) = reprints(pile(article(FERRY, source_id="one"), article(FERRY, source_id="two")))
    assert link.reason.endswith(
        "words in 1 passage, 100 % of the shorter; 0 of 5 facts differ; no date or credit tells which came first"
    )


def test_two_paragraphs_inside_another_text_are_an_excerpt(pile, article):
    host = OTHER + "\n\nAs the Marrow Post reported:\n\n" + FERRY.split("\n\n")[1]
    first, later = article(FERRY, outlet="Marrow Post"), article(host, outlet="Valley Sun")
    (link,) = reprints(pile(first, later))
    assert (link.kind, link.a) == ("derived_from", later.article_id)
    assert "Marrow Post is named just before" in link.reason


def test_two_issues_of_a_bulletin_are_a_series_and_no_copy(pile, article):
    one = article(bulletin("3 May 2031", "Marrow Hill", 31, 12, 4), published="2031-05-03")
    two = article(bulletin("4 May 2031", "Sallow Ford", 18, 55, 9), published="2031-05-04")
    assert kinds(reprints(pile(one, two))) == ["same_series"]


def test_a_copied_bulletin_is_a_copy_of_its_own_issue_only(pile, article):
    one = article(bulletin("3 May 2031", "Marrow Hill", 31, 12, 4), outlet="River Watch", published="2031-05-03")
    two = article(bulletin("4 May 2031", "Sallow Ford", 18, 55, 9), outlet="River Watch", published="2031-05-04")
    copy = article("From the gate\n\n" + one.text, outlet="Valley Sun", published="2031-05-05")
    copies = [link for link in reprints(pile(one, two, copy)) if link.kind != "same_series"]
    assert [(c.kind, c.a, c.b) for c in copies] == [("same_origin", copy.article_id, one.article_id)]


def test_a_quotation_that_both_print_is_no_copy(pile, article):
    words = (
        "“If the northern ferry stays closed until the first snow, the farmers of the far bank will have to carry "
        "their apples over the pass, and half of them will rot,” Nora Aster said."
    )
    one = article(FERRY + "\n\n" + words, source_id="one")
    two = article(OTHER + "\n\n" + words + " The baker's boy heard her say it.", source_id="two")
    assert reprints(pile(one, two)) == []


def test_furniture_that_unlike_articles_carry_is_no_link(pile, article):
    foot = (
        "The Marrow Post is kept by its readers. Every gift, large or small, pays for paper, ink and the boots of the "
        "people who walk to where things happen. Write to us when we are wrong."
    )
    texts = [
        " ".join(f"{noun} {n} {verb}" for n in range(60))
        for noun, verb in (
            ("boat", "left"),
            ("cart", "broke"),
            ("mill", "turned"),
            ("well", "sank"),
            ("roof", "fell"),
            ("wall", "rose"),
        )
    ]
    assert reprints(pile(*(article(f"{text}\n\n{foot}") for text in texts))) == []


def test_credit_goes_before_the_date(pile, article):
    early = article(FERRY, source_id="one", outlet="Valley Sun", published="2031-05-01")
    late = article(FERRY, source_id="two", outlet="Marrow Post", published="2031-05-02")
    credit = Provenance(article_id=early.article_id, kind="original_publisher", name="Marrow Post")
    (link,) = reprints(pile(early, late, rows=[credit]))
    assert (link.a, link.b) == (early.article_id, late.article_id)


def test_the_order_of_adding_changes_nothing(pile, article):
    texts = [
        FERRY,
        "Staff report\n\n" + FERRY,
        OTHER + "\n\n" + FERRY.split("\n\n")[1],
        OTHER,
        bulletin("3 May", "Ash", 1, 2, 3),
    ]
    articles = [article(text, source_id=str(n)) for n, text in enumerate(texts)]
    found = reprints(pile(*articles))
    for seed in range(3):
        Random(seed).shuffle(articles)
        assert reprints(pile(*articles)) == found


@pytest.mark.parametrize(("wish", "kind"), [("not_copy", []), ("same_origin", ["same_origin"])])
def test_a_persons_word_goes_before(pile, article, wish, kind):
    first = article(FERRY, source_id="one")
    second = article(FERRY if wish == "not_copy" else OTHER, source_id="two")
    wished = Wishes(**{wish: frozenset([frozenset((first.article_id, second.article_id))])})
    assert kinds(reprints(pile(first, second), wished)) == kind


def test_a_text_that_everybody_prints_is_one_group_without_comparing_all_pairs(pile, article):
    prints = [article(f"Again{'n' * n}.\n\n{FERRY}", source_id=str(n)) for n in range(30)]
    found = reprints(pile(*prints))
    assert kinds(found) == ["same_origin"] * len(found)
    assert len(found) < 30 * 29 // 4
    assert {i for link in found for i in (link.a, link.b)} == {a.article_id for a in prints}
