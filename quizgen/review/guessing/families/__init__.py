"""The families of heuristics, one module each: `NAME` and `HEURISTICS`."""

from quizgen.review.guessing.families import (
    absolutes,
    alphabet,
    convergence,
    frequency,
    grammar,
    hubs,
    length,
    named,
    numbers,
    position,
    shapes,
    stem_words,
    years,
)

FAMILIES = (
    length,
    stem_words,
    convergence,
    shapes,
    absolutes,
    grammar,
    alphabet,
    position,
    frequency,
    named,
    numbers,
    hubs,
    years,
)
