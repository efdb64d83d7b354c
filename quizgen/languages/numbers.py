"""Numbers in a language: their words, scales and hedges, and how they are read and written.

Values in a deck and numbers in a quote are read by the same code, so “1,500,000” in a deck matches
“1.5 million” in the quote.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from msgspec.structs import replace

from quizgen.languages.hedge_words import HedgeWords
from quizgen.languages.number_notations import (
    CURRENCY,
    MINUS,
    figures_pattern,
    negate,
    read_figures,
    spell_mixed,
    write_power_for_keyboard,
)
from quizgen.languages.number_spans import Mention, SpanWords
from quizgen.languages.patterns import alternatives
from quizgen.values.quantities import Number, NumberKind

_DIGIT, _LETTERS = re.compile(r"[\d½⅓⅔¼¾⅕-⅞]"), re.compile(r"[^\W\d_]+")
_THOUSAND, _FACTOR_WORDS = 1000, 3


class Numbers(HedgeWords, frozen=True, dict=True, eq=False, kw_only=True):
    """The numbers of a language."""

    words: Mapping[str, Fraction]
    """Numbers written as words, including fractions."""
    scales: Mapping[str, int]
    """Words that multiply the number before them: “million”."""
    decimal_mark: str
    group_marks: str
    """Marks between groups of three digits, as they are read; the first one is written."""
    grouped_from: int
    """The smallest number that is written in groups."""
    help: str
    """The help of a finding about an invalid number: how to write numbers."""
    minus: str = "-"
    """The word before a negative number in words."""
    short_scales: Mapping[str, str] = {}
    """Abbreviations of scales right after a number: “bn”."""
    attached_units: tuple[str, ...] = ()
    """Symbols of units that people write right after a number: “5km”."""
    names: frozenset[str] = frozenset()
    """Names that look like numbers: “9/11”."""
    ordinal_words: Mapping[int, str] = {}
    """The words for ordinals: “third”."""
    spans: SpanWords = SpanWords()
    """The words that join two numbers to a range or a share."""

    def parse(self, text: str) -> Number:
        """Parse a number. Raises ValueError, with a message for the author, for any other text."""
        text = text.strip()
        found = None if text in self.names else next(self.find(text), None)
        if found is None or found.hedge or (found.start, found.end) != (0, len(text)):
            raise ValueError(f"“{text}” is not a number; {self.help}")
        return found.number

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the numbers in a text, in order. Names such as `AK-74M` and `528th` contain none.

        A range is one number, and its ends are not found: see `number_spans`.
        """
        if self.may_have_numbers(text):
            yield from self.spans.join(text, self._find_single(text))

    def _find_single(self, text: str) -> Iterator[Mention]:
        """Yield the numbers in a text, also those at the ends of ranges.

        The search for a hedge begins after the previous number, so that the text is read once.
        """
        end = 0
        for found in self._number.finditer(text):
            number = self._read(found)
            if number is None:
                continue
            before = self.hedge_before.search(text, end, found.start())
            end = found.end()
            yield Mention(number, self.read_hedge(before), found.start(), end)

    def read_start(self, text: str) -> Mention | None:
        """Return the number at the start of a text, with the hedge before it, or None."""
        first = next(self.find(text), None)
        is_first = first and (not first.start or self.before_first.fullmatch(text, 0, first.start))
        return first if is_first else None

    def read_whole(self, text: str) -> Number | None:
        """Return a number that is not an amount, such as `27th` or `3 to 1`, from a whole text."""
        del text
        return None

    def read_factor(self, text: str) -> Number | None:
        """Return a factor in one word: 2 for “twice”; None for another text."""
        if not text.isalpha() or any(self.find(text)):
            return None
        factor = next(self.find_values(text, NumberKind.FACTOR), None)
        return Number(factor, word=text.lower()) if factor else None

    def without_factor(self, text: str) -> str:
        """Return a text without the factor it begins with: “twice the mass” is “the mass”."""
        words = text.split(" ")
        for count in range(1, min(len(words), _FACTOR_WORDS + 1)):
            first = " ".join(words[:count])
            values = (found.number.value for found in self.find(first))
            is_part = any(value.denominator > 1 for value in values)
            if is_part or any(self.find_values(first, NumberKind.FACTOR)):
                return " ".join(words[count:])
        return text

    def find_values(self, text: str, kind: NumberKind) -> Iterator[Fraction]:
        """Yield the values of a kind that a text has in words that `find` does not read.

        “27th” has the ordinal 27, “three to one” the ratio 3:1, and “doubled” the factor 2.
        """
        if kind is NumberKind.RATIO:
            for first, second in itertools.pairwise(self._find_single(text)):
                if self.spans.is_ratio(text[first.end : second.start]) and second.number.value:
                    yield first.number.value / second.number.value

    def text(self, number: Number) -> str:
        """Return a number as a sentence prints it: `42,400`, `1.5 million`, `half`, `2 × 10³⁰`."""
        if number.upper:
            low, high = self._text(number), self.text(number.upper)
            is_between = number.joint.strip() == self.spans.both != ""
            opening = f"{self.spans.between} " * is_between
            return f"{opening}{low}{number.joint}{high}"
        return self._text(number)

    def _text(self, number: Number) -> str:
        sign = "−" if (number.digits or "").startswith("-") else ""
        whole, point, decimals = (number.digits or "").removeprefix("-").partition(".")
        if whole and int(whole) >= self.grouped_from:
            whole = f"{int(whole):,}".replace(",", self.group_marks[:1])
        shown = number.word or f"{sign}{whole}{self.decimal_mark if point else ''}{decimals}"
        return " ".join(filter(None, (shown, number.scale)))

    def keyboard_text(self, number: Number) -> str:
        """Return a number as it can be typed on any keyboard, in figures; empty if it cannot be."""
        if number.upper or number.kind is not NumberKind.PLAIN:
            return ""
        value = number.value
        if number.has_power:
            return write_power_for_keyboard(number)
        if value >= 1 and (value * _THOUSAND).denominator == 1:
            digits = str(value if value.denominator == 1 else float(value))
            return self.text(Number(value, digits=digits))
        return spell_mixed(number.word or "")

    def is_hedged(self, text: str) -> bool:
        """Return whether a text starts with a hedge: “below 4”, but not “below the knee”."""
        found = self.leading_hedge.match(text)
        if not found or found[0].lower() not in self.prepositions:
            return bool(found)
        first = next(self.find(text), None)
        return first is not None and bool(first.hedge)

    def has_decimals(self, text: str) -> bool:
        """Return whether a text has a decimal fraction: `28.9`."""
        return bool(self._decimals.search(text))

    @property
    def word_pattern(self) -> str:
        """The regular expression of a number in words."""
        return alternatives(sorted(map(re.escape, self.words), key=len, reverse=True))

    def read_word(self, text: str) -> tuple[Fraction, NumberKind]:
        """Return the value and the kind of a number in words, which `word_pattern` matches."""
        return self.words[text], NumberKind.PLAIN

    @cached_property
    def _number(self) -> re.Pattern[str]:
        point, marks = re.escape(self.decimal_mark), re.escape(self.group_marks)
        attached, short = alternatives(self.attached_units), alternatives(self.short_scales)
        before_minus = (hedge.removesuffix(self.minus) for hedge in self.hedges)
        no_hedge = "".join(f"(?<!{before})" for before in before_minus if before.endswith(" "))
        minus = f"{no_hedge}{re.escape(self.minus)}"
        return re.compile(
            rf"(?<![\w.,])(?<![^\W\d]-)"
            rf"(?P<sign>(?<![^\s(\[~≈<>≤≥:])[{MINUS}](?=[\d½⅓¼¾])|{minus}\s)?"
            rf"(?:(?P<word>{self.word_pattern})\b|{figures_pattern(point, marks)})"
            rf"(?:[ -](?P<scale>{alternatives(self.scales)})\b)?"
            rf"(?:(?![a-zA-Z])|(?=(?-i:{attached})(?![a-zA-Z]))|(?P<short>{short})(?![a-zA-Z]))",
            re.IGNORECASE,
        )

    @cached_property
    def count_words(self) -> Mapping[int, str]:
        """The words for whole numbers, without an article."""
        whole = {word: value for word, value in self.words.items() if value.denominator == 1}
        return {int(value): word for word, value in whole.items() if " " not in word}

    @cached_property
    def _decimals(self) -> re.Pattern[str]:
        return re.compile(rf"\d{re.escape(self.decimal_mark)}\d")

    @cached_property
    def _without_group_marks(self) -> Mapping[int, None]:
        return dict.fromkeys(map(ord, self.group_marks))

    @cached_property
    def _last_words(self) -> frozenset[str]:
        return frozenset(word.split()[-1] for word in self.words)

    def may_have_numbers(self, text: str) -> bool:
        """Return whether a text has a digit or a number word. Most texts have none."""
        return bool(_DIGIT.search(text)) or not self._last_words.isdisjoint(
            _LETTERS.findall(text.casefold())
        )

    def _read(self, found: re.Match[str]) -> Number | None:
        """Return the number that a match is; None for “5m”, which may be metres or millions."""
        short = (found["short"] or "").lower()
        is_money = found.string[found.start() - 1 : found.start()] in (*CURRENCY,)
        if short in ("m", "k") and not is_money:
            return None
        scale = (found["scale"] or self.short_scales.get(short, "")).lower() or None
        number = self._read_unscaled(found)
        if number is None:
            return None
        if found["sign"] and number.value:
            number = negate(number, f"{self.minus} " if found["word"] else "−")
        if scale:
            number = replace(number, value=number.value * self.scales[scale], scale=scale)
        return number

    def _read_unscaled(self, found: re.Match[str]) -> Number | None:
        """Return the number that a match is, without its sign and its scale in words."""
        if word := (found["word"] or "").lower():
            value, kind = self.read_word(" ".join(word.split()))
            return Number(value, word=word, kind=kind)
        return read_figures(found, self.decimal_mark, self._without_group_marks)
