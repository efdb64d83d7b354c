"""The ways in which people type a value in English."""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec.structs import replace

from quizgen.languages.answer_patterns import AnswerPatterns
from quizgen.languages.english.english_answer_words import (
    ABBREVIATIONS,
    ABOUT,
    ABOVE,
    BELOW,
    EXACT,
    SHORT_NAMES,
    TITLES,
)
from quizgen.languages.english.english_dates import DATES, MONTHS
from quizgen.languages.english.english_grammar_flaws import AUXILIARIES
from quizgen.languages.english.english_notations import (
    amount_of_kind,
    scaled,
    shares,
    span_pattern,
)
from quizgen.languages.english.english_nouns import NOUNS
from quizgen.languages.english.english_number_words import (
    CARDINAL_WORDS,
    ORDINAL_ENDINGS,
    ORDINAL_WORDS,
    ROMAN_NUMERALS,
    cardinal,
    fraction,
    mixed,
    ordinal,
    percentage,
    roman,
)
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.english_plurals import PERCENT
from quizgen.languages.english.english_spellings import spell
from quizgen.languages.english.english_units import currency_pattern, is_unit, unit_patterns
from quizgen.values.answer_folding import (
    either,
    fold_answer,
    join_patterns,
    literal,
    optional,
    split_words,
)
from quizgen.values.partial_dates import Granularity, PartialDate
from quizgen.values.quantities import Number, NumberKind, Quantity

_PREPOSITIONS = "in|on|at|from|to|into|by|for|with|of|off|near|under|during|against"
_ASKED_WITH = re.compile(
    rf"\b({_PREPOSITIONS}) (?:which|what|whom|whose|where|how)\b", re.IGNORECASE
)
_USUAL_PREPOSITIONS = ("in", "on", "at", "to")
_WHERE_WHEN = re.compile(r"^(?:where|when)\b", re.IGNORECASE)
_NOUN_ASKED_FOR = re.compile(
    rf"\b(?:which|what) ((?:[\w’'-]+ ){{0,4}}?[\w’'-]+)(?: (?:{AUXILIARIES})\b|$)", re.IGNORECASE
)
_NAME_OF = re.compile(
    r"\b(?:name|term|word) (?:of|for) (?:an?|the) ((?:[\w’'-]+ ){0,3}?[\w’'-]+)"
    r"(?: (?:of|in|for|from|with|on|at|by|that|which|who|whose|where|when)\b|\?)",
    re.IGNORECASE,
)
_KIND_OF = re.compile(
    r"^.*?\b(kind|type|sort|form|class|species|branch|style|part|state)s? of (?:the )?",
    re.IGNORECASE,
)
_AFTER_NOUN = re.compile(r" (?:of|in|for|from|to|with|on|at|by|that|which|who|besides) .*$")
_ONE_UNIT = re.compile(
    rf"(?P<hedge>(?:{'|'.join(NUMBERS.hedges)}) )?an? (?P<unit>[a-z]+)", re.IGNORECASE
)
_SHORT = {form: forms for forms in ABBREVIATIONS for form in forms}
_SHORT_NAMES = {form: forms for forms in SHORT_NAMES for form in forms}
_LONGEST_LETTERS = 6
_NUMBER = re.compile(rf"(\d{{1,2}}){ORDINAL_ENDINGS}?", re.IGNORECASE)
_ERA = 1000
"""The first year that is usually written without its era."""


class _EnglishAnswers(AnswerPatterns):
    minus = "(?:- ?|minus |negative )"
    margin = r"(?:±|\+ ?/ ?-?|plus or minus)"
    before_range = "(?:between |from )"
    to = "(?: ?- ?| ?(?:to|and|or|until|through) ?)"

    def openings(self, stem: str) -> tuple[str, ...]:
        asked_with = tuple(found.lower() for found in _ASKED_WITH.findall(stem))
        is_place = asked_with or _WHERE_WHEN.match(stem)
        return (*NOUNS.articles, *asked_with, *_USUAL_PREPOSITIONS * bool(is_place))

    def titles(self) -> tuple[str, ...]:
        return TITLES

    def hedges(self, quantity: Quantity) -> tuple[str, ...]:
        """Return hedges. “Under” is wrong if the answer is “over”, and both if it is exact."""
        hedge = quantity.hedge
        if hedge == "plus or minus":
            return (hedge, "±")
        if not hedge:
            return (*ABOUT, *EXACT)
        if hedge in (*NUMBERS.lower_bounds, *ABOVE):
            return (*ABOUT, *ABOVE, *NUMBERS.lower_bounds)
        if hedge in (*NUMBERS.upper_bounds, *BELOW):
            return (*ABOUT, *BELOW, *NUMBERS.upper_bounds)
        return (*ABOUT, hedge)

    def with_number(self, text: str) -> str:
        found = _ONE_UNIT.fullmatch(text)
        if not found or not (found["hedge"] or is_unit(found["unit"])):
            return text
        return f"{found['hedge'] or ''}one {found['unit']}"

    def word(self, word: str) -> str:
        """Return a word with its spellings, and a number in a name in digits or words."""
        parts, folded = split_words(word), fold_answer(word)
        if own := self._number_in_name(word, "-".join(map(fold_answer, parts))):
            return own
        if folded in _SHORT:
            return either(map(literal, _SHORT[folded]))
        if len(parts) > 1:
            return join_patterns(map(self.word, parts))
        if word.isupper() and 1 < len(folded) <= _LONGEST_LETTERS and folded.isalpha():
            return " ?".join(folded)
        return spell(word)

    def _number_in_name(self, word: str, folded: str) -> str:
        """Return “II”, “Twenty-first”, “21st” or “11” in digits and in words, or an empty text."""
        number = ROMAN_NUMERALS.get(word)
        if number and word != "X":  # Malcolm X
            return either((folded, *_counts(number), f"(?:the ?)?{_ordinals(number)}"))
        if number := ORDINAL_WORDS.get(folded):
            return either((_ordinals(number), str(number), roman(number)))
        if (number := CARDINAL_WORDS.get(folded)) is not None:
            return either(_counts(number))
        if found := _NUMBER.fullmatch(folded):
            number = int(found[1])
            return either(_counts(number) if found[1] == folded else (folded, _ordinals(number)))
        return ""

    def name(self, name: str) -> str:
        short = _SHORT_NAMES.get(fold_answer(name)) if name[:1].isupper() else None
        return either(map(literal, short)) if short else super().name(name)

    def nouns_asked_for(self, question: str) -> tuple[str, ...]:
        found = _NOUN_ASKED_FOR.search(question) or _NAME_OF.search(question)
        if not found:
            return ()
        kind = _KIND_OF.match(found[1])
        noun = _AFTER_NOUN.sub("", _KIND_OF.sub("", found[1])).rpartition(" ")[2]
        return (noun, kind[1].lower()) if kind else (noun,)

    def before_name(self, noun: str) -> str:
        return f"{noun} ?(?:of ?)?(?:the )?"

    def quantity(self, quantity: Quantity, stem: str) -> str:
        pattern = super().quantity(quantity, stem)
        if not pattern or quantity.number.kind is not NumberKind.PLAIN:
            return pattern
        more = r" ?\+| or more| or over" if quantity.hedge in NUMBERS.lower_bounds else " or so"
        shares = self._shares(quantity)
        sign = optional(currency_pattern(quantity.unit))
        return either((f"{sign}{pattern}{optional(more)}", *shares))

    def number(self, value: Fraction) -> tuple[str, ...]:
        if value < 1:
            return (*super().number(value), *(self._below_one(value) if value else ("zero",)))
        whole = cardinal(int(value)) if value.denominator == 1 else ""
        single = "an?" if value == 1 else ""
        dozen = "(?:a )?dozen" if value == 12 else ""  # noqa: PLR2004 - a dozen
        ways = (*super().number(value), whole, single, dozen, *mixed(value))
        return tuple(filter(None, (*ways, *scaled(value, self.digits))))

    def units(self, quantity: Quantity, stem: str) -> tuple[str, ...]:
        if not quantity.unit:
            return ()
        plural = quantity.units or NOUNS.plural(quantity.unit)
        is_given = fold_answer(plural) in fold_answer(stem)
        irregular = literal(quantity.units)
        return (*unit_patterns(quantity.unit, is_rate_given=is_given), irregular)

    def date(self, date: PartialDate, *, is_year_given: bool) -> str:
        if date.bound:
            plain = self.date(replace(date, bound=""), is_year_given=is_year_given)
            return f"(?:{date.bound} )?{plain}"
        if date.years > 1:
            return span_pattern(date)
        year = _year(date.year)
        if date.granularity is Granularity.YEAR:
            return either((f"(?:year )?{year}",))
        month = _month(date.month or 1)
        if date.granularity is Granularity.MONTH:
            before = month
        elif date.granularity is Granularity.DAY:
            day = f"0?{either((_ordinals(date.day or 1), str(date.day)))}"
            before = either((f"{day} ?(?:of )?{month}", f"{month} ?(?:the )?{day}"))
        else:
            return super().date(date, is_year_given=is_year_given)
        after = f"(?:[ ,]*(?:of |in )?{year})"
        return either((before + after + "?" * is_year_given, *self.in_digits(date)))

    def of_kind(self, number: Number) -> str:
        return either((*amount_of_kind(number), *self.as_written(number)))

    def _below_one(self, value: Fraction) -> tuple[str, ...]:
        """Return the ways to type a fraction: “a third”, “1/3”, “1 in 3”, “10 %”."""
        plain = (
            f"{self.digits(Fraction(value.numerator))}/{self.digits(Fraction(value.denominator))}"
        )
        return (*fraction(value), plain, *shares(value))

    def _shares(self, quantity: Quantity) -> tuple[str, ...]:
        """Return the ways to type a percentage as a fraction: “half”, “a quarter”."""
        value = quantity.number.value / 100
        if quantity.unit != PERCENT or value >= 1:
            return ()
        return tuple(each for each in fraction(value) if each not in percentage(value))


def _counts(number: int) -> tuple[str, ...]:
    return str(number), cardinal(number)


def _ordinals(number: int) -> str:
    return either((f"{number}{ORDINAL_ENDINGS}", ordinal(number)))


def _month(month: int) -> str:
    name = MONTHS[month - 1].lower()
    return either((name, name[:3], "sept" if name.startswith("sept") else ""))


def _year(year: int) -> str:
    if year < 0:
        return either((f"{-year} ?bce?", f"bce? ?{-year}"))
    if year < _ERA:
        return either((f"(?:ad ?)?{year}", f"{year} ?(?:ad|ce)"))
    return f"(?:ad ?)?{year}(?: ?(?:ad|ce))?"


ANSWERS = _EnglishAnswers(NUMBERS, DATES, NOUNS)
