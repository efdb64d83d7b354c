"""Facts that can be compared by an amount: those of a kind with `comparing:` that differ in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from quizgen.facts.deck import Fact
from quizgen.facts.fields import FieldType
from quizgen.facts.kinds import WHICH_MOST
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.options import Option, make_option
from quizgen.questions.style import Style
from quizgen.values.quantities import NumberKind, Quantity

CLEARLY = 0.1
"""Minimum difference between the two largest amounts, as a share of the largest."""


class ComparableFact(Struct, frozen=True):
    """A comparable fact: its subject as an option, and its amount."""

    asked: AskedQuestion
    option: Option
    amount: Quantity

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.asked.fact


def group_comparable(style: Style, context: GenerationContext) -> Iterable[list[ComparableFact]]:
    """Return the facts that differ in subject and amount only, in groups.

    Claims are left out: their speakers may count differently. So are one-sided hedges (“over 5” may
    be the most) and percentages, which may be of different wholes, unless they are values of the
    same property.
    """
    alike: dict[object, list[ComparableFact]] = defaultdict(list)
    for asked in context.first.values():
        if comparable := _comparable(style, asked, context.deck.language):
            alike[_comparison_key(comparable)].append(comparable)
    return alike.values()


def amount_of(comparable: ComparableFact) -> Fraction:
    """Return the number by which facts are compared."""
    return comparable.amount.number.value


def _comparable(style: Style, asked: AskedQuestion, language: Language) -> ComparableFact | None:
    comparing = asked.fact.kind.comparing
    if comparing is None or asked.fact.according_to or not asked.is_wanted(style.name, WHICH_MOST):
        return None
    value, amount = asked.values.get(comparing.asks), asked.values.get(comparing.by)
    option = make_option(value, language) if value else None
    if option is None or not option.pool or not isinstance(amount, Quantity):
        return None
    is_single = amount.number.kind is NumberKind.PLAIN and not amount.number.upper
    if not is_single or language.numbers.is_one_sided(amount):
        return None
    is_property = asked.fact.kind.fields[comparing.by].type is FieldType.VALUE
    is_comparable = is_property or _is_countable(amount, language)
    return ComparableFact(asked, option, amount) if is_comparable else None


def _is_countable(amount: Quantity, language: Language) -> bool:
    """Return whether things can be the most by an amount: “12 ships”, but not “12 percent”."""
    has_unit = amount.unit and amount.unit != language.nouns.percent
    return bool(has_unit) and amount.number.value >= 0


def _comparison_key(comparable: ComparableFact) -> object:
    """Return a key that is equal for comparable facts: all their values but subject and amount."""
    comparing = comparable.fact.kind.comparing
    differing = {comparing.asks, comparing.by} if comparing else set()
    others = (
        (name, value) for name, value in comparable.asked.values.items() if name not in differing
    )
    option = comparable.option
    return (
        comparable.fact.kind.name,
        comparable.amount.unit,
        option.pool,
        option.group,
        option.shape,
        *others,
    )
