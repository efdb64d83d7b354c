"""English numbers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from quizgen.languages.english.english_number_grammar import (
    LAST_WORDS,
    NUMBER_IN_WORDS,
    NUMBER_WORDS,
    ORDINALS,
    find_factors,
    find_ordinals,
    ordinal_ending,
    read_number_words,
    read_ordinal,
    read_ratio,
)
from quizgen.languages.number_spans import SpanWords
from quizgen.languages.numbers import Numbers
from quizgen.values.quantities import Number, NumberKind

_APPROXIMATIONS = (
    "nearly", "almost", "about", "around", "some", "roughly", "approximately", "close to",
    "just over", "just under", "an estimated", "estimated", "plus or minus",
)  # fmt: skip


class _EnglishNumbers(Numbers, frozen=True, dict=True, eq=False):
    @cached_property
    def word_pattern(self) -> str:
        return NUMBER_IN_WORDS

    def read_word(self, text: str) -> tuple[Fraction, NumberKind]:
        return read_number_words(text)

    def read_whole(self, text: str) -> Number | None:
        """Return an ordinal or a ratio that a whole text is. “Second” may be the unit of time."""
        return None if text.lower() == "second" else read_ordinal(text) or read_ratio(text)

    def find_values(self, text: str, kind: NumberKind) -> Iterator[Fraction]:
        if kind is NumberKind.ORDINAL:
            return find_ordinals(text)
        return find_factors(text) if kind is NumberKind.FACTOR else super().find_values(text, kind)

    def _text(self, number: Number) -> str:
        is_ordinal = number.kind is NumberKind.ORDINAL and number.digits
        ending = ordinal_ending(int(number.value)) if is_ordinal else ""
        return f"{super()._text(number)}{ending}"

    @cached_property
    def _last_words(self) -> frozenset[str]:
        return LAST_WORDS


NUMBERS = _EnglishNumbers(
    words=NUMBER_WORDS,
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
    hedge_signs={
        "~": "about",
        "≈": "about",
        "c.": "about",
        "ca.": "about",
        "ca": "about",
        "circa": "about",
        "<": "less than",
        ">": "more than",
        "≤": "at most",
        "≥": "at least",
        "±": "plus or minus",
        "+/-": "plus or minus",
    },
    about="about",
    minus="minus",
    ordinal_words=dict(enumerate((*ORDINALS, "twentieth"), 1)),
    names=frozenset(("9/11",)),
    short_scales={
        "bn": "billion",
        "tn": "trillion",
        "mn": "million",
        "m": "million",
        "k": "thousand",
    },
    attached_units=(
        "km",
        "kg",
        "cm",
        "mm",
        "mg",
        "ml",
        "kW",
        "MW",
        "GW",
        "kWh",
        "MWh",
        "ppm",
        "mph",
        "kph",
        "Hz",
        "kHz",
        "MHz",
        "GHz",
        "hPa",
        "kPa",
        "MPa",
        "nm",
        "µm",
        "kJ",
        "ha",
        "lbs?",
        "ft",
    ),
    spans=SpanWords(
        to=("to", "or"),
        between="between",
        both="and",
        changes="from",
        of=("in", "out of", "in every", "of every"),
        part=" of",
    ),
    prepositions=frozenset(("over", "above", "under", "below", "around", "about", "close to")),
    articles=("a", "an"),
    decimal_mark=".",
    group_marks=",\u00a0\u202f ",
    grouped_from=1000,
    help=(
        "write 42,400, 1.5 million, −180, 2 × 10^30, half, 10 to 15 or one in ten; for other "
        "words, write a sentence: `say: Ann Lee planted [many trees](amount).`"
    ),
)
