"""How values lie among each other: what several families measure."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def apart_from_mean(values: Sequence[float]) -> list[float]:
    """Return the distance of each value from the mean of all."""
    if not values:
        return []
    mean = statistics.fmean(values)
    return [abs(value - mean) for value in values]


def apart_from_median(values: Sequence[float]) -> list[float]:
    """Return how far each value's rank is from the middle one."""
    order = sorted(set(values))
    middle = (len(order) - 1) / 2
    return [abs(order.index(value) - middle) for value in values]


def apart_from_others(values: Sequence[float]) -> list[float]:
    """Return the distance of each value from the nearest of the others."""
    return [
        min((abs(value - other) for at, other in enumerate(values) if at != own), default=0.0)
        for own, value in enumerate(values)
    ]
