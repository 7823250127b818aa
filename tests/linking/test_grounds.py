"""On whose word a thing rests. The cases are our own: one a rule, and some where the rules meet."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from rashomon.linking.grounds import Telling, grounds

CASES = [json.loads(line) for line in (Path(__file__).parent / "independence_cases.jsonl").read_text().splitlines()]


def tellings(case: dict[str, Any]) -> list[Telling]:
    """A case's statements: a copied passage is named by the first of the articles that share it."""
    articles = {a["id"]: a for a in case["articles"]}
    shared = {i: i for i in articles}
    for _, later, before in case["links"]:
        shared[later] = shared[before]
    copied = {i for kind, *pair in case["links"] for i in pair if kind == "same_origin"}
    return [
        Telling(
            telling_id=f"{s['article']}{n}",
            article_id=s["article"],
            outlet=articles[s["article"]].get("outlet"),
            owner=articles[s["article"]].get("owner"),
            published=articles[s["article"]].get("published"),
            source=s["source"],
            bare=s.get("source_type") == "text",
            body=s.get("body"),
            stance=s.get("stance", "asserts"),
            passage=shared[s["article"]] if s.get("in_shared_passage", s["article"] in copied) else None,
        )
        for n, s in enumerate(case["statements"])
    ]


def renamed(told: list[Telling]) -> list[Telling]:
    """The same under other names, in another alphabet's order."""

    def other(name: str | None) -> str | None:
        return name and f"{''.join(chr(219 - ord(c)) if c.isalpha() else c for c in name.lower())}-x"

    return [
        Telling(
            telling_id=f"z{other(t.telling_id)}",
            article_id=f"q{other(t.article_id)}",
            outlet=other(t.outlet),
            owner=other(t.owner),
            published=t.published,
            source=other(t.source),
            bare=t.bare,
            body=other(t.body),
            stance=t.stance,
            passage=other(t.passage),
        )
        for t in told
    ]


def expected(case: dict[str, Any]) -> tuple[int, int, int]:
    n = case["independent"]
    least, most = n if isinstance(n, list) else (n, n)
    return least, most, case.get("independent_denials", 0)


@pytest.mark.parametrize("case", CASES, ids=[c["case"] for c in CASES])
def test_every_case_has_its_number_of_grounds(case):
    found = grounds(tellings(case))
    assert (found.at_least, found.at_most, found.denials_at_most) == expected(case)


@pytest.mark.parametrize("case", CASES, ids=[c["case"] for c in CASES])
def test_neither_names_nor_order_change_it(case):
    for seed in range(5):
        shuffled = renamed(tellings(case))
        Random(seed).shuffle(shuffled)
        found = grounds(shuffled)
        assert (found.at_least, found.at_most, found.denials_at_most) == expected(case)


def told(n: int, **more: Any) -> Telling:
    return Telling(telling_id=f"t{n}", article_id=f"a{n}", **more)


def test_every_ground_says_why_and_lists_its_tellings():
    found = grounds([told(1, source="Ms Aster", body="the ministry"), told(2, source="Mr Birch", body="the ministry")])
    assert found.support[0].telling_ids == ("t1", "t2")
    assert found.support[0].why == "speakers of one body are one ground"


def test_an_eyewitness_of_a_body_is_a_ground_of_its_own():
    found = grounds([told(1, source="Ms Aster", body="army"), told(2, source="Sgt Cole", body="army", eyewitness=True)])
    assert (found.at_least, found.at_most) == (2, 2)


def test_an_unnamed_source_never_raises_at_least_beside_a_named_one_of_its_body():
    found = grounds([told(1, source="Ms Aster", body="army"), told(2, body="army")])
    assert (found.at_least, found.at_most) == (1, 2)


def test_a_long_chain_of_citations_ends_at_the_one_who_saw_it():
    chain = [told(1, source="a shepherd", outlet="o1"), told(2, source="o1", outlet="o2"), told(3, source="o2")]
    found = grounds(chain)
    assert (found.at_least, found.at_most, found.support[0].name) == (1, 1, "a shepherd")


def test_a_ring_that_nobody_opens_is_one_ground():
    found = grounds([told(1, source="o2", outlet="o1"), told(2, source="o1", outlet="o2")])
    assert (found.at_least, found.at_most) == (1, 1)


def test_a_party_is_shown_not_removed():
    found = grounds([told(1, source="army", party=True), told(2, source="a nurse")])
    assert [(g.name, g.party) for g in found.support] == [("a nurse", False), ("army", True)]


def test_nothing_told_rests_on_nothing():
    assert grounds([]).at_least == grounds([]).at_most == 0
