"""Exact tails of a sum of unequal coin tosses, Holm's correction, and an upper bound.

Under the null each option is equally likely to be the key, so a guess that picks t of k options
hits with the chance t/k, and the hits over a deck are Poisson-binomial. Chances take few values,
so their distribution is a convolution of a few binomials: exact, and fast for thousands of items.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

_NEGLIGIBLE = 1e-40
_HALVINGS = 50


def hit_distribution(chances: Iterable[float]) -> tuple[int, tuple[float, ...]]:
    """Return the distribution of the hits among tosses with these chances.

    As the least number of hits and the probabilities of it and its successors. What is less likely
    than 1e-40 at either end is left out.
    """
    least = 0
    whole: tuple[float, ...] = (1.0,)
    for chance, count in sorted(Counter(chances).items(), key=lambda pair: pair[1]):
        start, part = _binomial(count, chance)
        least, whole = least + start, _convolved(whole, part)
    return least, whole


def tails(hits: int, chances: Iterable[float]) -> tuple[float, float]:
    """Return the probabilities of so many hits or fewer, and of so many or more."""
    least, distribution = hit_distribution(chances)
    place = hits - least
    lower = math.fsum(distribution[: max(0, place + 1)])
    upper = math.fsum(distribution[max(0, place) :])
    return min(1.0, lower), min(1.0, upper)


def two_sided(hits: int, chances: Iterable[float]) -> float:
    """Return the probability of a result as unusual on its own side, doubled for the two sides."""
    return min(1.0, 2 * min(tails(hits, chances)))


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return p values corrected for their number (Holm 1979), in the order they came in.

    Whoever looks at seventy heuristics finds one below .05 in nearly every fair deck.
    """
    corrected = [0.0] * len(p_values)
    highest = 0.0
    for place, index in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, (len(p_values) - place) * p_values[index]))
        corrected[index] = highest
    return tuple(corrected)


def upper_bound(hits: int, count: int, risk: float = 0.05) -> float:
    """Return the rate that so few hits rule out but for a risk (Clopper and Pearson, one side).

    Exact for equal chances. Unequal ones scatter less, so for them it errs on the safe side.
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
    """Return the probability of at most so many hits, summed downwards until nothing is added."""
    term, total = _likelihood(hits, count, chance), 0.0
    for number in range(hits, -1, -1):
        total += term
        term *= number * (1 - chance) / ((count - number + 1) * chance)
        if term < total * 1e-17:
            break
    return total


def _binomial(count: int, chance: float) -> tuple[int, tuple[float, ...]]:
    """Return a binomial distribution: its least number of hits that matters, and what follows."""
    if chance >= 1:
        return count, (1.0,)
    spread = 14 * math.sqrt(count * chance * (1 - chance)) + 100
    first, last = max(0, int(count * chance - spread)), min(count, int(count * chance + spread))
    likely = [_likelihood(hits, count, chance) for hits in range(first, last + 1)]
    kept = [index for index, value in enumerate(likely) if value > _NEGLIGIBLE]
    return first + kept[0], tuple(likely[kept[0] : kept[-1] + 1])


def _likelihood(hits: int, count: int, chance: float) -> float:
    ways = math.lgamma(count + 1) - math.lgamma(hits + 1) - math.lgamma(count - hits + 1)
    return math.exp(ways + hits * math.log(chance) + (count - hits) * math.log1p(-chance))


def _convolved(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...]:
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    sums = [0.0] * (len(one) + len(other) - 1)
    for offset, weight in enumerate(shorter):
        for index, value in enumerate(longer, offset):
            sums[index] += weight * value
    return tuple(sums)
