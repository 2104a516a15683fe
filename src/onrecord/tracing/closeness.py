"""How likely it is that two reports tell the same thing: what they are both about, and what speaks against it.

Depends on the two digests alone. Products and sums are of whole numbers until the last step, so that it is the same, bit
for bit, whichever of the two is asked about and whatever else is compared at the same time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.tracing.digests import Digest
from onrecord.tracing.minhash import FUNCTIONS, held

_DAY: Final = 86_400_000_000
_FREE, _HALVED = 2 * _DAY, 10 * _DAY
"""Two reports may lie two days apart at no cost; ten days later they count half as close."""
_STRANGERS: Final = 0.6
"""What is left where both leads name parties, and none of them is the same."""
_AGAINST: Final = np.array([1.0, 0.9, 0.25, 0.0, 0.0])
"""What is left where numbers, goods or names are there in both reports and none is shared: of none of the three, of one, of
two, of all. Different names count as two where the parties are different too: then no actor is the same.

On the first half of examples/stories goods and numbers both differ in 1 of 100 pairs of one story, and in half of the pairs
of two packages that one donor announced in one week: a slip of one report changes a number, never all that it tells.
"""
_COPIED: Final = 0.5
"""Share of the shorter text from which it counts as taken over from the other; less may be a phrase that an outlet repeats."""


def closeness(digest: Digest, others: Sequence[Digest], least: float = 0.0) -> NDArray[np.float64]:
    """How close each of the others is to this one, 0 to 1; 0 where it is less than `least`, which is sooner known."""
    alike = np.maximum(_about(digest, others), _copied(digest, others)) if others else np.zeros(0)
    some = np.flatnonzero(alike >= least)
    left = alike[some] * _left(digest, [others[number] for number in some.tolist()])
    found = np.zeros(len(others))
    found[some] = np.where(left >= least, left, 0.0)
    return found


def _left(digest: Digest, others: Sequence[Digest]) -> NDArray[np.float64]:
    """What is left of the likeness to each of the others for what speaks against it: other facts, and time between them."""
    numbers = _differs(digest.numbers, [other.numbers for other in others])
    goods = _differs(digest.goods, [other.goods for other in others])
    names = _differs(digest.names, [other.names for other in others])
    parties = _differs(digest.parties, [other.parties for other in others])
    left = _AGAINST[numbers + goods + names + names * parties] * np.where(parties, _STRANGERS, 1.0)
    apart = np.abs(np.array([other.at for other in others], np.int64) - digest.at)
    found: NDArray[np.float64] = left / (1 + np.maximum(0, apart - _FREE) / _HALVED)
    return found


def _about(digest: Digest, others: Sequence[Digest]) -> NDArray[np.float64]:
    """The cosine of the weighted terms."""
    own = np.frombuffer(digest.weights, np.uint8).astype(np.int64)
    places, theirs, shared = _shared(digest.terms, [other.terms for other in others])
    weights = np.frombuffer(b"".join(other.weights for other in others), np.uint8).astype(np.int64)
    products = np.where(shared >= 0, own[shared] * weights, 0) if len(own) else np.zeros(len(weights), np.int64)
    dots = _sums(products, places, theirs)
    squares = _sums(weights * weights, places, theirs) * int((own * own).sum())
    cosines: NDArray[np.float64] = dots / np.sqrt(np.maximum(1, squares))
    return cosines


def _copied(digest: Digest, others: Sequence[Digest]) -> NDArray[np.float64]:
    """The share of the shorter text that stands in the other too; 0 where it is less than half."""
    shares = np.zeros(len(others))
    if not digest.minima:
        return shares
    some = [number for number, other in enumerate(others) if other.minima]
    minima = np.frombuffer(b"".join(others[number].minima for number in some), "<u2").reshape(-1, FUNCTIONS)
    sizes = np.array([others[number].size for number in some], np.int64)
    shares[some] = held(np.frombuffer(digest.minima, "<u2"), digest.size, minima, sizes)
    return np.where(shares >= _COPIED, shares, 0.0)


def _differs(own: bytes, others: Sequence[bytes]) -> NDArray[np.int64]:
    """1 where both have some and none is shared, else 0."""
    if not own:
        return np.zeros(len(others), np.int64)
    places, theirs, shared = _shared(own, others)
    common = _sums((shared >= 0).astype(np.int64), places, theirs)
    return np.where((common == 0) & (theirs > 0), 1, 0)


def _shared(own: bytes, others: Sequence[bytes]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Where the hashes of each other one begin when they are laid end to end, how many it has, and for each of these its
    place among our own hashes, -1 for one that we have not.
    """
    ours = np.frombuffer(own, "<u4")
    lengths = np.array([len(other) // 4 for other in others], np.int64)
    hashes = np.frombuffer(b"".join(others), "<u4")
    if not len(ours):
        return np.cumsum(lengths) - lengths, lengths, np.full(len(hashes), -1)
    at = np.minimum(np.searchsorted(ours, hashes), len(ours) - 1)
    return np.cumsum(lengths) - lengths, lengths, np.where(ours[at] == hashes, at, -1)


def _sums(values: NDArray[np.int64], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sum of each stretch of whole numbers, 0 of an empty one."""
    totals = np.concatenate(([0], np.cumsum(values)))
    sums: NDArray[np.int64] = totals[starts + lengths] - totals[starts]
    return sums
