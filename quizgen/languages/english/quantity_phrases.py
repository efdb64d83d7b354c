"""English phrases of quantities, with the forms that the templates of kinds use."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.english_plurals import PERCENT, plural
from quizgen.languages.english.quantity_questions import ask_for, is_currency, name_units
from quizgen.languages.phrases import Mark, unmarked
from quizgen.values.quantities import Number, NumberKind, Quantity
from quizgen.values.texts import has_words

_ONE = Number(Fraction(1))


class EnglishQuantityPhrase(Struct, frozen=True):
    """A quantity: “over 1.5 million explosives”."""

    quantity: Quantity
    mark: Mark = unmarked

    def __str__(self) -> str:
        unit = self.quantity.unit if self.is_singular else self.units
        if is_currency(self.quantity.unit):
            return self.mark(f"{self.quantity.hedge} {unit}{self._bare}".strip())
        of = "of " * (self.quantity.number.kind is NumberKind.MAGNITUDE and bool(unit))
        return f"{self.number} {of}{unit}".strip()

    @property
    def number(self) -> str:
        """The number with its hedge, without the unit."""
        return self.mark(f"{self.quantity.hedge} {self._bare}".strip())

    @property
    def units(self) -> str:
        """The unit in the plural."""
        return self.quantity.units or plural(self.quantity.unit)

    @property
    def asked(self) -> str:
        """The question phrase: “how many hectares”, “what percentage”, “what temperature”."""
        return ask_for(self.quantity, self.units)

    @property
    def is_singular(self) -> bool:
        """Whether the unit is in the singular."""
        return bool(self.quantity.unit) and self.quantity.number.meaning == _ONE.meaning

    def names_unit(self, stem: str) -> bool:
        """Return whether a question names the unit, so that the number alone answers it."""
        if self.quantity.unit == PERCENT:
            return PERCENT in stem
        spelled = name_units(self.quantity.unit)
        return bool(self.units) and (
            has_words(stem, self.units) or bool(spelled and has_words(stem, spelled))
        )

    def answer(self, stem: str) -> str:
        """Return the number, with its unit unless the question names the unit (“how long”)."""
        return self.number if self.names_unit(stem) else str(self)

    @property
    def _bare(self) -> str:
        return NUMBERS.text(self.quantity.number)
