"""Exact probabilities of a number of hits, Holm's correction, and an upper bound.

Under the null hypothesis each option is equally likely to be the key. A guess that picks t of k
options hits with the probability t/k, and the number of hits over a deck is Poisson-binomial. There
are few different probabilities, so the distribution is a convolution of a few binomials: exact, and
fast for thousands of items.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

_NEGLIGIBLE = 1e-40
_HALVINGS = 50


def hit_distribution(chances: Iterable[float]) -> tuple[int, tuple[float, ...]]:
    """Return the distribution of the number of hits in tosses with these probabilities.

    The result is the least number of hits, and the probabilities of this number and of each larger
    one. Ends with probabilities below 1e-40 are cut off.
    """
    least = 0
    distribution: tuple[float, ...] = (1.0,)
    for chance, count in sorted(Counter(chances).items(), key=lambda pair: pair[1]):
        start, part = _binomial(count, chance)
        least, distribution = least + start, _convolve(distribution, part)
    return least, distribution


def tails(hits: int, chances: Iterable[float]) -> tuple[float, float]:
    """Return the probabilities of at most and of at least this number of hits."""
    least, distribution = hit_distribution(chances)
    place = hits - least
    lower = math.fsum(distribution[: max(0, place + 1)])
    upper = math.fsum(distribution[max(0, place) :])
    return min(1.0, lower), min(1.0, upper)


def two_sided(hits: int, chances: Iterable[float]) -> float:
    """Return the two-sided p value: the smaller tail, doubled."""
    return min(1.0, 2 * min(tails(hits, chances)))


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return p values corrected for their number (Holm 1979), in the same order.

    Without correction, one of seventy heuristics is below .05 in nearly every fair deck.
    """
    corrected = [0.0] * len(p_values)
    highest = 0.0
    for place, index in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, (len(p_values) - place) * p_values[index]))
        corrected[index] = highest
    return tuple(corrected)


def upper_bound(hits: int, count: int, risk: float = 0.05) -> float:
    """Return the one-sided upper confidence bound of the rate of hits (Clopper and Pearson).

    It is exact for equal probabilities. Unequal ones vary less, so the bound is conservative.
    """
    if hits >= count:
        return 1.0
    low, high = hits / count, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _at_most(hits, count, middle) > risk:
            low = middle
        else:
            high = middle
    return high


def _at_most(hits: int, count: int, chance: float) -> float:
    """Return the probability of at most this number of hits, summed until terms are negligible."""
    term, total = _likelihood(hits, count, chance), 0.0
    for number in range(hits, -1, -1):
        total += term
        term *= number * (1 - chance) / ((count - number + 1) * chance)
        if term < total * 1e-17:
            break
    return total


def _binomial(count: int, chance: float) -> tuple[int, tuple[float, ...]]:
    """Return a binomial distribution in the form of `hit_distribution`."""
    if chance >= 1:
        return count, (1.0,)
    spread = 14 * math.sqrt(count * chance * (1 - chance)) + 100
    first, last = max(0, int(count * chance - spread)), min(count, int(count * chance + spread))
    likely = [_likelihood(hits, count, chance) for hits in range(first, last + 1)]
    relevant = [index for index, value in enumerate(likely) if value > _NEGLIGIBLE]
    return first + relevant[0], tuple(likely[relevant[0] : relevant[-1] + 1])


def _likelihood(hits: int, count: int, chance: float) -> float:
    ways = math.lgamma(count + 1) - math.lgamma(hits + 1) - math.lgamma(count - hits + 1)
    return math.exp(ways + hits * math.log(chance) + (count - hits) * math.log1p(-chance))


def _convolve(left: Sequence[float], right: Sequence[float]) -> tuple[float, ...]:
    longer, shorter = (left, right) if len(left) >= len(right) else (right, left)
    sums = [0.0] * (len(left) + len(right) - 1)
    for offset, weight in enumerate(shorter):
        for index, value in enumerate(longer, offset):
            sums[index] += weight * value
    return tuple(sums)
