"""English numbers."""

from __future__ import annotations

from fractions import Fraction

from quizgen.languages.numbers import Numbers

_UP_TO_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_FRACTIONS = {
    **{
        f"{one}{part}": Fraction(1, whole)
        for part, whole in _PARTS.items()
        for one in ("a ", "one ", "one-")
    },
    **{
        f"{count}{joint}{part}s": Fraction(number, whole)
        for part, whole in list(_PARTS.items())[1:]
        for number, count in enumerate(_UP_TO_TWENTY[:whole])
        for joint in (" ", "-")
        if number > 1
    },
}
"""Fractions: “a third”, “one-half”, “three quarters”."""
_ROUND = {
    "a dozen": 12,
    "half a dozen": 6,
    "half a million": 500_000,
    "half a billion": 500_000_000,
    "a hundred": 100,
    "a thousand": 1000,
    "a million": 10**6,
    "a billion": 10**9,
    "a trillion": 10**12,
}
_APPROXIMATIONS = (
    "nearly", "almost", "about", "around", "some", "roughly", "approximately", "close to",
    "just over", "just under", "an estimated", "estimated",
)  # fmt: skip

NUMBERS = Numbers(
    words={
        **{word: Fraction(number) for number, word in enumerate(_UP_TO_TWENTY)},
        **{word: Fraction(10 * number) for number, word in enumerate(_TENS, 3)},
        "half": Fraction(1, 2),
        **_FRACTIONS,
        **{words: Fraction(number) for words, number in _ROUND.items()},
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
    prepositions=frozenset(("over", "above", "under", "below", "around", "about", "close to")),
    articles=("a", "an"),
    decimal_mark=".",
    group_marks=",\u00a0\u202f ",
    grouped_from=1000,
    help=(
        "write 42400, 42,400, 1.5 million or half; for “10 to 15” or “three in ten”, write "
        "a sentence: `say: Ann Lee planted [10 to 15 trees](amount).`"
    ),
)
