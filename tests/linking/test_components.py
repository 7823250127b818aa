import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.components import join, root

PAIRS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)))


def homes(pairs: list[tuple[int, int]]) -> list[int]:
    home = np.arange(12, dtype=np.int32)
    for a, b in pairs:
        join(home, a, b)
    return [root(home, n) for n in range(12)]


def test_what_is_joined_over_others_hangs_together_under_its_smallest_node():
    assert homes([(9, 4), (4, 7), (1, 2)])[:10] == [0, 1, 1, 3, 4, 5, 6, 4, 8, 4]


@given(PAIRS)
def test_the_order_of_joining_does_not_matter(pairs):
    assert homes(pairs) == homes(pairs[::-1])


@given(PAIRS)
def test_a_root_is_the_smallest_of_its_component(pairs):
    found = homes(pairs)
    assert all(found[a] == found[b] for a, b in pairs)
    assert all(top <= n and found[top] == top for n, top in enumerate(found))
