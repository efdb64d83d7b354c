"""Numbers of examples for a property: few and always the same in the suite, many in `make fuzz`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, settings

TIMES = int(os.environ.get("QUIZGEN_FUZZ_TIMES", "0"))
"""Factor for the number of examples, which are then random; 0 in the suite."""


def examples(count: int) -> Callable[[Any], Any]:
    """Return a decorator for a property with `count` examples in the suite.

    Failures are shrunk in `make fuzz` only, because that can take minutes.
    """
    return settings(
        max_examples=count * max(1, TIMES),
        derandomize=not TIMES,
        phases=list(Phase) if TIMES else [Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
