"""Numbers as sources write them: `42,400`, `1.5 million`, `half`, with unit and hedge.

One reader serves both sides: what an author types as a value and what stands in a quote are read by
the same function, so “1,500,000” in the one is found as “1.5 million” in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
"""Words that multiply the number before them."""

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
WORDS: dict[str, Fraction] = {word: Fraction(number) for number, word in enumerate(_SMALL)}
"""Numbers that are written as words, fractions among them."""
WORDS |= {
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "one third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
}

LOWER_BOUNDS = ("over", "more than", "at least", "no fewer than", "upwards of", "in excess of")
"""Hedges under which every smaller number is true as well."""
UPPER_BOUNDS = (
    "under",
    "less than",
    "fewer than",
    "at most",
    "up to",
    "no more than",
    "as many as",
)
"""Hedges under which every larger number is true as well."""
APPROXIMATIONS = (
    "nearly", "almost", "about", "around", "some", "roughly", "approximately", "close to",
    "just over", "just under", "an estimated", "estimated",
)  # fmt: skip
"""Hedges that leave a margin on either side."""
HEDGES = tuple(sorted((*LOWER_BOUNDS, *UPPER_BOUNDS, *APPROXIMATIONS), key=len, reverse=True))

_WORD_PATTERN = "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
_SOME = "{1,30}"
"""Digits that a number may have: reading one takes the square of their count."""
_NUMBER = re.compile(
    rf"(?<![\w.,])(?<!\w-)(?:"
    rf"(?P<digits>(?:\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}}){{1,10}}|\d{_SOME})(?:\.\d{_SOME})?)(?!\d)"
    rf"|(?P<word>{_WORD_PATTERN})\b)"
    rf"(?:[ -](?P<scale>{'|'.join(SCALES)})\b)?(?![a-zA-Z])",
    re.IGNORECASE,
)
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[a-z]+")
_LAST_WORDS = frozenset(word.split()[-1] for word in WORDS)
_HEDGE_BEFORE = re.compile(rf"\b({'|'.join(map(re.escape, HEDGES))})\s+(?:an?\s+)?$", re.IGNORECASE)


_WRITE = (
    "write 42400, 42,400, 1.5 million or half; words such as “10 to 15” or “three in ten” are the "
    "`object:` of a `statement`, {name: 10 to 15 trees, ask: how many trees}"
)


class Number(Struct, frozen=True):
    """A number with the way it is written: `scale` is a word of SCALES, `word` one of WORDS."""

    value: Fraction
    digits: str | None = None
    word: str | None = None
    scale: str | None = None

    def __str__(self) -> str:
        return " ".join(filter(None, (self.digits or self.word, self.scale)))


class Quantity(Struct, frozen=True):
    """A number of something. `unit` names one, `units` several; both may be empty for a share."""

    number: Number
    unit: str = ""
    units: str = ""
    hedge: str = ""

    @property
    def one_sided(self) -> bool:
        """Whether the hedge makes rival numbers true: “over 5” holds of everything over 4."""
        return self.hedge in LOWER_BOUNDS or self.hedge in UPPER_BOUNDS


class Mention(Struct, frozen=True):
    """A number met in a text, with the hedge before it (empty if there is none).

    The number stands from `start` to `end`.
    """

    number: Number
    hedge: str
    start: int
    end: int


def parse_number(text: str) -> Number:
    """Read a number that fills the whole text; ValueError with a sentence for the author if not."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text}” is no number; {_WRITE}")
    return _number(found)


def find_numbers(text: str) -> Iterator[Mention]:
    """Yield the numbers of a text in order. Names such as `AK-74M` or `528th` hold none.

    A hedge is looked for behind the number before it, so that a text is read once.
    """
    end = 0
    for found in _NUMBER.finditer(text) if _may_hold_numbers(text) else ():
        before = _HEDGE_BEFORE.search(text, end, found.start())
        hedge = " ".join(before[1].lower().split()) if before else ""
        end = found.end()
        yield Mention(_number(found), hedge, found.start(), end)


def _may_hold_numbers(text: str) -> bool:
    """Tell whether a text has a digit or a word for a number: most have not, and that is quick."""
    return bool(_DIGIT.search(text)) or not _LAST_WORDS.isdisjoint(
        _LETTERS.findall(text.casefold())
    )


def _number(found: re.Match[str]) -> Number:
    scale = (found["scale"] or "").lower() or None
    factor = SCALES[scale] if scale else 1
    if found["word"]:
        word = found["word"].lower()
        return Number(WORDS[word] * factor, word=word, scale=scale)
    digits = re.sub(r"[,\u00a0\u202f ]", "", found["digits"])
    value = Fraction(int(digits)) if digits.isdigit() else Fraction(Decimal(digits))
    return Number(value * factor, digits=digits, scale=scale)
