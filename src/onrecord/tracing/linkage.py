"""Average linkage: cuts a handful of things into clusters by how close all of each are to all of another.

Sneath and Sokal's group average (1973), also known as UPGMA. A chain of pairs that are close does not hold a cluster
together: two clusters are joined only where their members are close on average.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def clusters(close: NDArray[np.float64], least: float) -> list[list[int]]:
    """The clusters as lists of row numbers, each ascending, in the order of their first.

    close: symmetric, 0 or more; the diagonal does not count. Clusters are joined while two are at least `least` close, the
    closest first, of equals the ones with the lowest rows: the result depends on the matrix and the order of its rows alone.
    """
    count = len(close)
    if not count:
        return []
    sums = close.copy()
    """Of every two clusters, named by their first rows: the sum over the pairs of their members."""
    sizes = np.ones(count)
    average = close.copy()
    np.fill_diagonal(average, -1.0)
    partner = average.argmax(axis=1)
    members = [[row] for row in range(count)]
    while True:
        best = average[np.arange(count), partner]
        one = int(best.argmax())
        if best[one] < least:
            return sorted(sorted(rows) for rows in members if rows)
        one, other = sorted((one, int(partner[one])))
        members[one] += members[other]
        members[other] = []
        sums[one] += sums[other]
        sums[:, one] += sums[:, other]
        sizes[one] += sizes[other]
        average[one] = np.where(average[one] < 0, -1.0, sums[one] / (sizes[one] * sizes))
        average[:, one] = average[one]
        average[other] = average[:, other] = -1.0
        for row in np.flatnonzero((partner == one) | (partner == other) | (average[one] >= best)):
            partner[row] = average[row].argmax()
