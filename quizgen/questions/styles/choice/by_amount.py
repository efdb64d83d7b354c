"""Multiple choice by amount, across facts: “Which of these carried the most guns?”.

Every option is a fact of the deck with an amount of its own, so only known amounts are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from quizgen.facts.deck import Deck, Fact
from quizgen.facts.kinds import WHICH_MOST
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.questions.options import Option, make_option
from quizgen.questions.style import Style
from quizgen.values.quantities import Quantity

OPTIONS = 3
"""The number of facts in an item, the same for all items of a pool."""
MANY = 12
"""Minimum number of comparable facts for which a hash also decides where groups begin."""
CLEARLY = 0.1
"""Minimum difference between the two largest amounts, as a share of the largest."""


class Rival(Struct, frozen=True):
    """A comparable fact: its subject as an option, and its amount."""

    asked: AskedQuestion
    option: Option
    amount: Quantity

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.asked.fact


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield an item for each group of facts that differ in subject and amount only.

    Claims are left out: their speakers may count differently. So are one-sided hedges (“over 5” may
    be the most) and percentages, which may be of different wholes. A fact is used in one item at
    most, so that the number of times an answer is offered gives nothing away.
    """
    alike: dict[object, list[Rival]] = defaultdict(list)
    for asked in context.first.values():
        if rival := _rival(style, asked, context.deck.language):
            alike[_comparison_key(rival)].append(rival)
    for rivals in alike.values():
        for group in _groups(context.deck, rivals):
            ranked = sorted(group, key=lambda rival: rival.amount.number.value)
            if _has_clear_maximum(ranked):
                yield _item(style, context.deck, ranked)


def _rival(style: Style, asked: AskedQuestion, language: Language) -> Rival | None:
    comparing = asked.fact.kind.comparing
    if comparing is None or asked.fact.according_to or not asked.is_wanted(style.name, WHICH_MOST):
        return None
    value, amount = asked.values.get(comparing.asks), asked.values.get(comparing.by)
    option = make_option(value, language) if value else None
    if option is None or not isinstance(amount, Quantity):
        return None
    if language.numbers.is_one_sided(amount):
        return None
    countable = amount.unit and amount.unit != language.nouns.percent
    return Rival(asked, option, amount) if countable else None


def _comparison_key(rival: Rival) -> object:
    """Return a key that is equal for comparable facts: all their values but subject and amount."""
    comparing = rival.fact.kind.comparing
    differing = {comparing.asks, comparing.by} if comparing else set()
    others = ((name, value) for name, value in rival.asked.values.items() if name not in differing)
    option = rival.option
    return (rival.fact.kind.name, rival.amount.unit, option.pool, option.shape, *others)


def _groups(deck: Deck, rivals: list[Rival]) -> list[list[Rival]]:
    """Return groups of OPTIONS facts, in order of their hashes.

    Among many facts, a hash makes about every fourth begin a group. That cuts some groups short,
    but a new fact then shifts only the groups up to the next beginning, not all of them.
    """
    groups: list[list[Rival]] = [[]]
    for rival in sorted(rivals, key=lambda rival: unit_hash(deck.id, rival.fact.id, WHICH_MOST)):
        begins = unit_hash(deck.id, rival.fact.id, "begins") * 4 < 1
        if len(groups[-1]) == OPTIONS or (begins and len(rivals) >= MANY):
            groups.append([])
        groups[-1].append(rival)
    return [group for group in groups if len(group) == OPTIONS]


def _has_clear_maximum(ranked: list[Rival]) -> bool:
    """Return whether one amount is clearly the largest, and each belongs to another entity."""
    second, first = (float(rival.amount.number.value) for rival in ranked[-2:])
    return len({rival.option.id for rival in ranked}) == len(ranked) and (
        first - second >= CLEARLY * first
    )


def _item(style: Style, deck: Deck, ranked: list[Rival]) -> Item:
    key, *others = reversed(ranked)
    item_id = f"{deck.id}/{key.fact.id}/{WHICH_MOST}/{style.name}"
    shown = sorted(ranked, key=lambda rival: unit_hash(item_id, rival.option.id, "order"))
    return Item(
        id=item_id,
        fact=key.fact,
        others=tuple(rival.fact for rival in others),
        question=WHICH_MOST,
        style=style,
        stem=key.asked.phrasing.render_comparison(),
        answer=key.option.label,
        rationale=" ".join(rival.asked.statement for rival in (key, *others)),
        tags=key.asked.tags,
        interaction=Choice(
            tuple(rival.option.label for rival in shown),
            shown.index(key),
            f"{key.option.pool}, compared",
        ),
    )
