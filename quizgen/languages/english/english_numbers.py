"""English numbers."""

from __future__ import annotations

from fractions import Fraction

from quizgen.languages.numbers import Numbers

_UP_TO_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
_APPROXIMATIONS = (
    "nearly", "almost", "about", "around", "some", "roughly", "approximately", "close to",
    "just over", "just under", "an estimated", "estimated",
)  # fmt: skip

NUMBERS = Numbers(
    words={
        **{word: Fraction(number) for number, word in enumerate(_UP_TO_TWENTY)},
        "half": Fraction(1, 2),
        "a third": Fraction(1, 3),
        "one third": Fraction(1, 3),
        "two thirds": Fraction(2, 3),
        "a quarter": Fraction(1, 4),
        "one quarter": Fraction(1, 4),
        "three quarters": Fraction(3, 4),
    },
    scales={
        "hundred": 100,
        "thousand": 1000,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
    },
    lower_bounds=(
        "over",
        "above",
        "more than",
        "at least",
        "no fewer than",
        "upwards of",
        "in excess of",
    ),
    upper_bounds=(
        "under",
        "below",
        "less than",
        "fewer than",
        "at most",
        "up to",
        "no more than",
        "as many as",
    ),
    approximations=_APPROXIMATIONS,
    articles=("a", "an"),
    decimal_mark=".",
    group_marks=",\u00a0\u202f ",
    grouped_from=1000,
    help=(
        "write 42400, 42,400, 1.5 million or half; for “10 to 15” or “three in ten”, write "
        "a sentence: `say: Ann Lee planted [10 to 15 trees](amount).`"
    ),
)
