"""Distances between values, used by several families."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def distances_from_mean(values: Sequence[float]) -> list[float]:
    """Return the distance of each value from the mean of all values."""
    if not values:
        return []
    mean = statistics.fmean(values)
    return [abs(value - mean) for value in values]


def rank_distances_from_median(values: Sequence[float]) -> list[float]:
    """Return the distance of each value's rank from the middle rank."""
    order = sorted(set(values))
    middle = (len(order) - 1) / 2
    return [abs(order.index(value) - middle) for value in values]


def distances_from_nearest(values: Sequence[float]) -> list[float]:
    """Return the distance of each value from the nearest other value."""
    return [
        min((abs(value - other) for index, other in enumerate(values) if index != own), default=0.0)
        for own, value in enumerate(values)
    ]
