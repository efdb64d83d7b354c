"""The ways in which people type a value, as patterns for `answer_folding.is_accepted`."""

from __future__ import annotations

import re
from fractions import Fraction

from quizgen.languages.dates import Dates
from quizgen.languages.nouns import Nouns
from quizgen.languages.numbers import Numbers
from quizgen.values.answer_folding import (
    either,
    fold_answer,
    join_patterns,
    literal,
    optional,
    spaced,
)
from quizgen.values.partial_dates import Granularity, PartialDate
from quizgen.values.quantities import MARGIN, Number, NumberKind, Quantity

_ISO_FROM = 1000
"""The first year with an ISO form, which has four digits."""
_MOST_DECIMALS = 9
_SMALL, _LARGE = Fraction(1, 100), 1000
"""Numbers between these are not typed as powers of ten."""


class AnswerPatterns:
    """The patterns of a language.

    This class knows no words. A language without a subclass accepts numbers in digits, its own
    ways to write a date, and names as they are written.
    """

    minus = "-"
    """The pattern of a minus sign."""

    def __init__(self, numbers: Numbers, dates: Dates, nouns: Nouns) -> None:
        self.numbers, self.dates, self.nouns = numbers, dates, nouns

    def openings(self, stem: str) -> tuple[str, ...]:
        """Return the texts that may come before any answer to a question: articles."""
        del stem
        return self.nouns.articles

    def titles(self) -> tuple[str, ...]:
        """Return the titles that may come before the name of a person."""
        return ()

    def hedges(self, quantity: Quantity) -> tuple[str, ...]:
        """Return the hedges that may come before a number without making it wrong."""
        return (quantity.hedge,) if quantity.hedge else ()

    def with_number(self, text: str) -> str:
        """Return a quantity with a number instead of an article: “over one hour” for “an hour”."""
        return text

    def word(self, word: str) -> str:
        """Return the pattern of a word of a name, as written."""
        return literal(word)

    def nouns_asked_for(self, question: str) -> tuple[str, ...]:
        """Return the nouns that a question or a question phrase asks for: “kind” and “warfare”."""
        del question
        return ()

    def before_name(self, noun: str) -> str:
        """Return the pattern of a noun and what joins it to a name after it: “city of”."""
        return f"{noun} ?"

    def quantity(self, quantity: Quantity, stem: str) -> str:
        """Return the pattern of a quantity without its hedge, with or without its unit.

        It is empty for a number that cannot be typed.
        """
        units = either(self.units(quantity, stem))
        number = self.amount(quantity.number, units)
        return number and number + optional(spaced(units))

    def amount(self, number: Number, units: str = "") -> str:
        """Return the pattern of a number or a range; empty if learners would not type it.

        The unit may also follow the first end of a range.
        """
        if number.kind is not NumberKind.PLAIN:
            return self.of_kind(number)
        low = either((self.signed(number.value), *self.as_written(number)))
        if number.upper is None or not low:
            return low
        high = either((self.signed(number.upper.value), *self.as_written(number.upper)))
        if number.joint == MARGIN:
            return high and low + optional(f" ?{self.margin} ?{high}")
        if number.upper.scale and not number.scale and number.digits:
            low = either((low, self.digits(Fraction(number.digits))))
        return (
            high and f"{optional(self.before_range)}{low}{optional(spaced(units))}{self.to}{high}"
        )

    margin = r"(?:±|\+ ?/ ?-?)"
    """The pattern between a number and its margin of error, in a folded text."""
    before_range = ""
    """The pattern of words before a range: “between”."""
    to = " ?- ?"
    """The pattern between the ends of a range."""

    def of_kind(self, number: Number) -> str:
        """Return the pattern of a number that is not an amount: an ordinal, a ratio, a factor."""
        return literal(self.numbers.text(number))

    def as_written(self, number: Number) -> tuple[str, ...]:
        """Return the pattern of a number as written: in words, or in figures with a scale."""
        if number.digits and number.scale and not number.has_power:
            digits = self.digits(abs(Fraction(number.digits)))
            return (f"{self.minus * (number.value < 0)}{digits} ?{literal(number.scale)}",)
        words = f"{number.word} {number.scale}" if number.scale else number.word
        return (literal(words),) if words and number.word else ()

    def signed(self, value: Fraction) -> str:
        """Return the pattern of a number that may be negative."""
        pattern = either((*self.number(abs(value)), *self.scientific(abs(value))))
        return f"{self.minus}{pattern}" if value < 0 and pattern else pattern

    def scientific(self, value: Fraction) -> tuple[str, ...]:
        """Return the pattern of a large or small number as a power of ten, in a folded text."""
        if not value or _SMALL <= value < _LARGE:
            return ()
        exponent = _exponent_of(value)
        coefficient = value / Fraction(10) ** exponent
        digits = self.digits(coefficient)
        power = rf"10\^{exponent}"
        return (
            (rf"{digits}x{power}", power)
            if coefficient == 1
            else (rf"{digits}x{power}",) * bool(digits)
        )

    def number(self, value: Fraction) -> tuple[str, ...]:
        """Return the patterns of a number; none for a fraction without a decimal form."""
        return tuple(filter(None, (self.digits(value),)))

    def units(self, quantity: Quantity, stem: str) -> tuple[str, ...]:
        """Return the patterns of a unit; none without a unit."""
        del stem
        plural = quantity.units or self.nouns.plural(quantity.unit)
        return tuple(map(literal, (quantity.unit, plural)))

    def digits(self, value: Fraction) -> str:
        """Return the pattern of a number in digits, with any group marks; empty if it has none."""
        if (value * 10**_MOST_DECIMALS).denominator != 1:
            return ""
        whole, rest = divmod(value, 1)
        decimals = f"{int(rest * 10**_MOST_DECIMALS):0{_MOST_DECIMALS}}".rstrip("0")
        marks = "".join(mark for mark in self.numbers.group_marks if mark.isascii())
        groups = f"[{marks}]?" if marks else ""
        grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", "_", str(whole)).replace("_", groups)
        if not decimals:
            return grouped
        other = "" if len(decimals) == 3 else ".,"  # noqa: PLR2004 - as in “1,500”
        start = optional("0") if not whole else grouped
        return f"{start}[{other or self.numbers.decimal_mark}]{decimals}0*"

    def date(self, date: PartialDate, *, is_year_given: bool) -> str:
        """Return the pattern of a date. The year may be left out if the question gives it."""
        whole = self.dates.texts(date)
        short = self.dates.texts(date, with_year=False) if is_year_given else ()
        return either((*map(literal, (*whole, *short)), *self.in_digits(date)))

    def in_digits(self, date: PartialDate) -> tuple[str, ...]:
        """Return the patterns of a date in digits: ISO, and others if they mean only one day."""
        if date.year < _ISO_FROM or date.granularity not in (Granularity.MONTH, Granularity.DAY):
            return ()
        month, day = f"0?{date.month}", f"0?{date.day}"
        if date.granularity is Granularity.MONTH:
            return f"{date.year}[-/]{month}", f"{month}[-/.]{date.year}"
        mark = "[-/.]"
        ways = [mark.join((str(date.year), month, day))]
        if date.day == date.month or (date.day or 0) > 12:  # noqa: PLR2004 - months
            ways += [mark.join((*pair, str(date.year))) for pair in ((day, month), (month, day))]
        return tuple(ways)

    def name(self, name: str) -> str:
        """Return the pattern of a name, word by word."""
        return join_patterns(map(self.word, name.split()))

    def without_article(self, name: str) -> str:
        """Return a name without an article at its start, in any case: “Hague”."""
        first, _, rest = name.partition(" ")
        return rest if rest and fold_answer(first) in self.nouns.articles else name


def _exponent_of(value: Fraction) -> int:
    """Return the exponent of a number in scientific notation: 6 for 1.5 million."""
    exponent = len(str(value.numerator)) - len(str(value.denominator))
    return exponent if value >= Fraction(10) ** exponent else exponent - 1
