"""Numbers in a language: their words, scales and hedges, and how they are read and written.

Values in a deck and numbers in a quote are read by the same code, so “1,500,000” in a deck matches
“1.5 million” in the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from quizgen.languages.patterns import alternatives
from quizgen.values.quantities import Number, Quantity

_REPEATED = "{1,30}"
"""Bounds on the number of digits. Parsing a number takes time quadratic in its length."""
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")


class Mention(Struct, frozen=True):
    """A number in a text, from `start` to `end`, and the hedge before it (empty without one)."""

    number: Number
    hedge: str
    start: int
    end: int


class Numbers(Struct, frozen=True, dict=True, eq=False):
    """The numbers of a language."""

    words: Mapping[str, Fraction]
    """Numbers written as words, including fractions."""
    scales: Mapping[str, int]
    """Words that multiply the number before them: “million”."""
    lower_bounds: tuple[str, ...]
    """Hedges with which every smaller number is true as well: “over”."""
    upper_bounds: tuple[str, ...]
    """Hedges with which every larger number is true as well: “up to”."""
    approximations: tuple[str, ...]
    """Hedges that leave a margin on both sides: “about”."""
    prepositions: frozenset[str]
    """Hedges that are prepositions of place as well: “below”."""
    articles: tuple[str, ...]
    """Articles that may follow a hedge: “about a third”."""
    decimal_mark: str
    group_marks: str
    """Marks between groups of three digits, as they are read; the first one is written."""
    grouped_from: int
    """The smallest number that is written in groups."""
    help: str
    """The help of a finding about an invalid number: how to write numbers."""

    @cached_property
    def hedges(self) -> tuple[str, ...]:
        """All hedges, the longest first."""
        hedges = (*self.lower_bounds, *self.upper_bounds, *self.approximations)
        return tuple(sorted(hedges, key=len, reverse=True))

    def parse(self, text: str) -> Number:
        """Parse a number. Raises ValueError, with a message for the author, for any other text."""
        found = self._number.fullmatch(text.strip())
        if not found:
            raise ValueError(f"“{text}” is not a number; {self.help}")
        return self._read(found)

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the numbers in a text, in order. Names such as `AK-74M` and `528th` contain none.

        The search for a hedge begins after the previous number, so that the text is read once.
        """
        end = 0
        for found in self._number.finditer(text) if self._may_have_numbers(text) else ():
            before = self._hedge_before.search(text, end, found.start())
            hedge = " ".join(before[1].lower().split()) if before else ""
            end = found.end()
            yield Mention(self._read(found), hedge, found.start(), end)

    def read_start(self, text: str) -> Mention | None:
        """Return the number at the start of a text, with the hedge before it, or None."""
        first = next(self.find(text), None)
        if first and (not first.start or self._hedge_before.fullmatch(text, 0, first.start)):
            return first
        return None

    def text(self, number: Number) -> str:
        """Return a number as a sentence prints it: `42,400`, `1.5 million`, `half`."""
        whole, point, decimals = (number.digits or "").partition(".")
        if whole and int(whole) >= self.grouped_from:
            whole = f"{int(whole):,}".replace(",", self.group_marks[:1])
        shown = number.word or f"{whole}{self.decimal_mark if point else ''}{decimals}"
        return f"{shown} {number.scale}" if number.scale else shown

    def is_one_sided(self, quantity: Quantity) -> bool:
        """Return whether the hedge is a bound: if “over 5” is true, so is “over 4”."""
        return quantity.hedge in self.lower_bounds or quantity.hedge in self.upper_bounds

    def is_hedged(self, text: str) -> bool:
        """Return whether a text starts with a hedge: “below 4”, but not “below the knee”."""
        found = self._hedge.match(text)
        if not found or found[0].lower() not in self.prepositions:
            return bool(found)
        first = next(self.find(text), None)
        return first is not None and bool(first.hedge)

    def has_decimals(self, text: str) -> bool:
        """Return whether a text has a decimal fraction: `28.9`."""
        return bool(self._decimals.search(text))

    def without_hedge(self, text: str) -> str:
        """Return a text without the hedge at its start."""
        return self._leading_hedge.sub("", text, count=1)

    @cached_property
    def written(self) -> re.Pattern[str]:
        """A number in digits or a word, with its scale, as it is written in a text."""
        scale = rf"(?:[ -]{alternatives(self.scales)})?"
        marks = re.escape(self.decimal_mark + self.group_marks)
        return re.compile(rf"[\d{marks}]*\d{scale}|[^\W\d_]+{scale}", re.IGNORECASE)

    @cached_property
    def _number(self) -> re.Pattern[str]:
        words = alternatives(sorted(map(re.escape, self.words), key=len, reverse=True))
        point, marks = re.escape(self.decimal_mark), re.escape(self.group_marks)
        return re.compile(
            rf"(?<![\w.,])(?<!\w-)(?:"
            rf"(?P<digits>(?:\d{{1,3}}(?:[{marks}]\d{{3}}){{1,10}}|\d{_REPEATED})"
            rf"(?:{point}\d{_REPEATED})?)(?!\d)"
            rf"|(?P<word>{words})\b)"
            rf"(?:[ -](?P<scale>{alternatives(self.scales)})\b)?(?![a-zA-Z])",
            re.IGNORECASE,
        )

    @cached_property
    def _hedge_before(self) -> re.Pattern[str]:
        hedges, articles = alternatives(map(re.escape, self.hedges)), alternatives(self.articles)
        return re.compile(rf"\b({hedges})\s+(?:{articles}\s+)?$", re.IGNORECASE)

    @cached_property
    def _decimals(self) -> re.Pattern[str]:
        return re.compile(rf"\d{re.escape(self.decimal_mark)}\d")

    @cached_property
    def _hedge(self) -> re.Pattern[str]:
        return re.compile(rf"{alternatives(map(re.escape, self.hedges))}\b", re.IGNORECASE)

    @cached_property
    def _leading_hedge(self) -> re.Pattern[str]:
        return re.compile(rf"^{alternatives(map(re.escape, self.hedges))} ", re.IGNORECASE)

    @cached_property
    def _without_group_marks(self) -> Mapping[int, None]:
        return dict.fromkeys(map(ord, self.group_marks))

    @cached_property
    def _last_words(self) -> frozenset[str]:
        return frozenset(word.split()[-1] for word in self.words)

    def _may_have_numbers(self, text: str) -> bool:
        """Return whether a text has a digit or a number word. Most texts have none."""
        return bool(_DIGIT.search(text)) or not self._last_words.isdisjoint(
            _LETTERS.findall(text.casefold())
        )

    def _read(self, found: re.Match[str]) -> Number:
        scale = (found["scale"] or "").lower() or None
        factor = self.scales[scale] if scale else 1
        if found["word"]:
            word = found["word"].lower()
            return Number(self.words[word] * factor, word=word, scale=scale)
        digits = found["digits"].translate(self._without_group_marks)
        digits = digits.replace(self.decimal_mark, ".")
        value = Fraction(int(digits)) if digits.isdigit() else Fraction(Decimal(digits))
        return Number(value * factor, digits=digits, scale=scale)
