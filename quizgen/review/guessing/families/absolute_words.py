"""Absolutes and hedges: absolute options are rarely correct, hedged ones often are."""

from __future__ import annotations

from collections.abc import Callable

from quizgen.review.guessing.heuristics import Heuristic, both_ends, score_each
from quizgen.review.guessing.puzzles import words_of
from quizgen.values.quantities import HEDGES

NAME = "absolutes and hedges"

ABSOLUTES = frozenset(
    words_of(
        "all always completely ever every everybody everyone everything entirely exactly "
        "impossible must never nobody no none nothing only totally"
    )
)
SOFTENERS = frozenset(
    words_of(
        "can could frequently generally likely many may might mostly normally occasionally often "
        "perhaps possible possibly probably rarely seldom some sometimes tend typically usually"
    )
) | {hedge for hedge in HEDGES if " " not in hedge}


def _count(vocabulary: frozenset[str]) -> Callable[[str], int]:
    return lambda text: sum(word in vocabulary for word in words_of(text))


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends(
        "with the most absolutes", "with the fewest absolutes", score_each(_count(ABSOLUTES))
    ),
    *both_ends("with the most hedges", "with the fewest hedges", score_each(_count(SOFTENERS))),
)
