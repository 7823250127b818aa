from rashomon.linking.wishes import NOTHING, wishes
from rashomon.records import Correction


def correction(number: int, field: str, value: str | None, undone: bool = False) -> Correction:
    return Correction(
        correction_id=f"co_{number}", target="mn_a", field=field, value=value, who="Ola Brandt",
        when="2031-05-14T08:00:00Z", why="read both", undone=undone,
    )  # fmt: skip


def test_a_pair_is_asked_for_in_no_order():
    wished = wishes([correction(1, "must_link", '"mn_b"'), correction(2, "cannot_link", '"mn_c"')])
    assert wished.must_link == {frozenset(("mn_b", "mn_a"))}
    assert wished.cannot_link == {frozenset(("mn_a", "mn_c"))}


def test_what_is_undone_or_speaks_of_something_else_asks_for_nothing():
    rows = [correction(1, "must_link", '"mn_b"', undone=True), correction(2, "type", '"ASSAULT"')]
    assert wishes([*rows, correction(3, "not_copy", None)]) == NOTHING
