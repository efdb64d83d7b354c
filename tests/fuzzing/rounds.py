"""How many examples a property gets: few in the suite, always the same; many in `make fuzz`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, settings

TIMES = int(os.environ.get("QUIZGEN_FUZZ_TIMES", "0"))
"""How often the suite's number of examples, drawn anew each time; 0 for the suite itself."""


def examples(count: int) -> Callable[[Any], Any]:
    """Decorate a property that takes so many examples in the suite.

    A failure is made small in `make fuzz` only: that can take minutes.
    """
    return settings(
        max_examples=count * max(1, TIMES),
        derandomize=not TIMES,
        phases=list(Phase) if TIMES else [Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
