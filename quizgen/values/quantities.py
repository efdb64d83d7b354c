"""Numbers and quantities: `42,400 hectares`, `over 1.5 million`, `half`."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct


class Number(Struct, frozen=True):
    """A number and the way it is written: in digits or as a word, perhaps with a scale.

    `digits` has a decimal point and no grouping. `word` and `scale` (“million”) are words of the
    deck's language.
    """

    value: Fraction
    digits: str | None = None
    word: str | None = None
    scale: str | None = None

    @property
    def has_leading_zero(self) -> bool:
        """Whether it is written like `0378`, which YAML and people read in different ways."""
        digits = self.digits or ""
        return digits[:1] == "0" and digits[1:2].isdecimal()

    def __str__(self) -> str:
        return " ".join(filter(None, (self.digits or self.word, self.scale)))


class Quantity(Struct, frozen=True):
    """A number of something. `unit` is singular, `units` plural; both may be empty for a share.

    `hedge` is the word that qualifies the number (“over”, “nearly”), or empty.
    """

    number: Number
    unit: str = ""
    units: str = ""
    hedge: str = ""
