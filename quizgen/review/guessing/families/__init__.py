"""The families of heuristics, one module each, with `NAME` and `HEURISTICS`."""

from quizgen.review.guessing.families import (
    absolute_words,
    alphabet,
    base_numbers,
    convergence,
    frequency,
    grammar,
    length,
    named,
    number_sizes,
    option_formats,
    position,
    shown_together,
    stem_words,
    years,
)

FAMILIES = (
    length,
    stem_words,
    convergence,
    option_formats,
    absolute_words,
    grammar,
    alphabet,
    position,
    frequency,
    named,
    shown_together,
    number_sizes,
    base_numbers,
    years,
)
"""All families, in the order of the table of results."""
