"""Absolutes and hedges: what is always so is seldom so, and what may be so often is."""

from __future__ import annotations

from collections.abc import Callable

from quizgen.review.guessing.heuristics import Heuristic, both_ends, of_each
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


def _count(known: frozenset[str]) -> Callable[[str], int]:
    return lambda text: sum(word in known for word in words_of(text))


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("of most absolutes", "of fewest absolutes", of_each(_count(ABSOLUTES))),
    *both_ends("of most hedges", "of fewest hedges", of_each(_count(SOFTENERS))),
)
