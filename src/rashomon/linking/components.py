"""What hangs together: the components of a graph, as one array of numbers."""

import numpy as np
import numpy.typing as npt

Home = npt.NDArray[np.int32]
"""For each node one nearer to the root of its component; a root is its own."""


def root(home: Home, n: int) -> int:
    """The smallest node of the component."""
    while home[n] != n:
        home[n] = home[home[n]]
        n = int(home[n])
    return n


def join(home: Home, a: int, b: int) -> None:
    """Make two components one."""
    one, other = root(home, a), root(home, b)
    home[max(one, other)] = min(one, other)
