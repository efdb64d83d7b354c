"""Ranges, shares and margins of error: two numbers of a text that are one value.

“400–1,000”, “between 10 and 15 million” and “two or three” are ranges, “one in ten” is a share and
“9.81 ± 0.02” has a margin. Their ends are not values of their own. In “from 280 to 420”, which may
be a change, they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from quizgen.languages.number_notations import CURRENCY_PATTERN
from quizgen.languages.patterns import alternatives
from quizgen.values.quantities import MARGIN, Number, NumberKind

_ROUND_WHOLES = frozenset((*range(2, 11), 12, 15, 20, 25, 30, 40, 50, 60, 100, 200, 250, 500))
"""The wholes of shares such as “one in ten”. Others may be years: “three in 1995”."""
_THOUSAND, _A_YEAR = 1000, "2000"
_DASH, _DASHES, _MARGINS = "–", ("-", "–", "—"), ("±", "+/-")
_WINDOW = 24
"""The number of characters before a number in which a word such as “between” is searched."""


class Mention(Struct, frozen=True):
    """A number in a text, from `start` to `end`, and the hedge before it (empty without one)."""

    number: Number
    hedge: str
    start: int
    end: int


class SpanWords(Struct, frozen=True, dict=True, eq=False):
    """The words that join two numbers to one value."""

    to: tuple[str, ...] = ()
    """Words between the ends of a range: “to”, “or”."""
    between: str = ""
    """The word before a range whose ends are joined by `both`."""
    both: str = ""
    changes: str = ""
    """The word before a range that may be a change: “from”."""
    of: tuple[str, ...] = ()
    """Words between the numbers of a share: “in”, “out of”."""
    part: str = ""
    """What joins a magnitude to its unit: the “ of” of “tens of thousands of people”."""

    def join(self, text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Yield mentions in order, those that are one value joined.

        A number right after a digit and a hyphen is left out unless it ends a range: “1998-07”.
        """
        last: Mention | None = None
        for mention in mentions:
            joined = self._join_two(text, last, mention) if last else ()
            if joined:
                yield from joined
                last = None
                continue
            if last:
                yield last
            last = None if _follows_hyphen(text, mention.start) else mention
        if last:
            yield last

    def _join_two(self, text: str, first: Mention, second: Mention) -> tuple[Mention, ...]:
        """Return the value of two numbers that are one; empty for two values."""
        found = self._between.fullmatch(text, first.end, second.start)
        if not found or first.number.upper or not _are_plain(first.number, second.number):
            return ()
        joint = " ".join(found["joint"].split()).lower()
        if joint in self.of:
            return _make_share(first, second, text)
        if joint in _MARGINS:
            return (_make_pair(first, second, first.number, MARGIN, first.start),)
        return self._make_range(text, first, second, found)

    def _make_range(
        self, text: str, first: Mention, second: Mention, found: re.Match[str]
    ) -> tuple[Mention, ...]:
        """Return a range, after “from” also its ends; empty if the numbers are none."""
        joint, unit = " ".join(found["joint"].split()).lower(), (found["unit"] or "").strip()
        opening = self._opening.search(text, max(0, first.start - _WINDOW), first.start)
        word = opening["word"].lower() if opening else ""
        is_both = bool(word) and word == self.between
        low = _share_scale(first.number, second.number)
        if (joint == self.both) is not is_both or low.value >= second.number.value:
            return ()
        if not text.startswith(unit, second.end + text[second.end : second.end + 1].isspace()):
            return ()
        mark = _DASH if joint in _DASHES else f" {joint} "
        start = opening.start("word") if opening else first.start
        pair = _make_pair(first, second, low, mark, start)
        return (pair, first, second) if word and word == self.changes else (pair,)

    def is_ratio(self, between: str) -> bool:
        """Return whether the text between two numbers may join them to a ratio: “to”, “:”."""
        return between.strip() in (":", "–", "-", *self.to[:1])

    @cached_property
    def _between(self) -> re.Pattern[str]:
        words = alternatives([*map(re.escape, self.to), *filter(None, (self.both,)), *self.of])
        unit = rf"\s?(?:[%‰]|°\s?[A-Z]?|(?!{words}\b)[^\W\d_][\w/²³⁻¹]{{0,20}})"
        return re.compile(
            rf"(?P<unit>{unit})??(?P<joint>\s?[–—]\s?|-|\s{words}\s(?:the\s)?|\s?(?:±|\+/-)\s?)"
            rf"(?:{CURRENCY_PATTERN})?",
            re.IGNORECASE,
        )

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        words = alternatives(map(re.escape, filter(None, (self.between, self.changes))))
        return re.compile(
            rf"\b(?P<word>{words})\s(?:\D{{2,15}}\s)?(?:{CURRENCY_PATTERN})?$", re.IGNORECASE
        )


def _follows_hyphen(text: str, start: int) -> bool:
    return start > 1 and text[start - 1] == "-" and text[start - 2].isdigit()


def _are_plain(first: Number, second: Number) -> bool:
    return first.kind is second.kind is NumberKind.PLAIN and second.upper is None


def _share_scale(low: Number, high: Number) -> Number:
    """Return the lower end of a range with the scale of the upper end: “10 to 15 million”."""
    scaled = high.value / _coefficient(high) if high.scale and _coefficient(high) else 1
    if low.scale or scaled == 1 or low.value >= _coefficient(high):
        return low
    return replace(low, value=low.value * scaled)


def _coefficient(number: Number) -> Fraction:
    return Fraction(number.digits) if number.digits else number.value


def _make_pair(first: Mention, second: Mention, low: Number, joint: str, start: int) -> Mention:
    number = replace(low, upper=second.number, joint=joint)
    return Mention(number, first.hedge, start, second.end)


def _make_share(first: Mention, second: Mention, text: str) -> tuple[Mention, ...]:
    """Return the share that two numbers are, “one in ten”; empty if they are none."""
    part, whole = first.number.value, second.number.value
    is_round = whole >= _THOUSAND and set(str(whole)[1:]) == {"0"}
    is_one_of_few = part == 1 and whole < _THOUSAND
    is_usual = whole in _ROUND_WHOLES or (is_round and second.number.digits != _A_YEAR)
    is_usual = is_usual or is_one_of_few
    if not 0 < part < whole or part.denominator != 1 or not is_usual:
        return ()
    word = " ".join(text[first.start : second.end].lower().split())
    return (Mention(Number(part / whole, word=word), first.hedge, first.start, second.end),)
