"""Multiple choice across facts that differ in an amount: “Which of these carried the most guns?”.

Every option is a fact of the deck with an amount of its own: nothing is compared but what is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from quizgen.facts.deck import Deck, Fact
from quizgen.facts.kinds import WHICH_MOST
from quizgen.facts.styles import Style
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item
from quizgen.questions.options import Option, option_of
from quizgen.values.quantities import Quantity

OPTIONS = 3
"""How many facts an item compares: always as many, as all items of a pool have."""
MANY = 12
"""From how many facts on that can be compared a hash also says which of them begin a group."""
CLEARLY = 0.1
"""How much the largest amount exceeds the next at least, as a part of it."""


class Rival(Struct, frozen=True):
    """A fact that can be compared: who it is about, and how much it was."""

    asked: AskedQuestion
    option: Option
    amount: Quantity

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.asked.fact


def make_items(basis: GenerationContext) -> Iterator[Item]:
    """Yield an item for every few facts that are alike but for who did it and how much it was.

    Claims are left out: their speakers may count differently. So are one-sided hedges (“over 5” may
    be the most) and shares, which are of different wholes. A fact is used in one item at most, so
    that the number of times an answer is offered gives nothing away.
    """
    alike: dict[object, list[Rival]] = defaultdict(list)
    for one in basis.first.values():
        if rival := _rival(one, basis.deck.language):
            alike[_frame(rival)].append(rival)
    for rivals in alike.values():
        for group in _groups(basis.deck, rivals):
            ranked = sorted(group, key=lambda rival: rival.amount.number.value)
            if _clear(ranked):
                yield _item(basis.deck, ranked)


def _rival(one: AskedQuestion, language: Language) -> Rival | None:
    comparing = one.fact.kind.comparing
    if comparing is None or one.fact.according_to or not one.is_wanted(Style.CHOICE, WHICH_MOST):
        return None
    value, amount = one.values.get(comparing.asks), one.values.get(comparing.by)
    option = option_of(value, language) if value else None
    if option is None or not isinstance(amount, Quantity):
        return None
    if language.numbers.is_one_sided(amount):
        return None
    countable = amount.unit and amount.unit != language.nouns.percent
    return Rival(one, option, amount) if countable else None


def _frame(rival: Rival) -> object:
    """Return what facts have in common that can be compared."""
    comparing = rival.fact.kind.comparing
    differing = {comparing.asks, comparing.by} if comparing else set()
    others = ((name, value) for name, value in rival.asked.values.items() if name not in differing)
    option = rival.option
    return (rival.fact.kind.name, rival.amount.unit, option.pool, option.shape, *others)


def _groups(deck: Deck, rivals: list[Rival]) -> list[list[Rival]]:
    """Return groups of OPTIONS facts, taken in the order of their hashes.

    Among many, every fourth or so begins a group whatever came before it. That costs the groups it
    cuts short, and saves those after it from a new fact that would shift them all.
    """
    groups: list[list[Rival]] = [[]]
    for rival in sorted(rivals, key=lambda rival: unit_hash(deck.id, rival.fact.id, WHICH_MOST)):
        begins = unit_hash(deck.id, rival.fact.id, "begins") * 4 < 1
        if len(groups[-1]) == OPTIONS or (begins and len(rivals) >= MANY):
            groups.append([])
        groups[-1].append(rival)
    return [group for group in groups if len(group) == OPTIONS]


def _clear(ranked: list[Rival]) -> bool:
    """Tell whether the largest amount is clearly so, of another entity than the others."""
    second, first = (float(rival.amount.number.value) for rival in ranked[-2:])
    return len({rival.option.id for rival in ranked}) == len(ranked) and (
        first - second >= CLEARLY * first
    )


def _item(deck: Deck, ranked: list[Rival]) -> Item:
    key, *others = reversed(ranked)
    item_id = f"{deck.id}/{key.fact.id}/{WHICH_MOST}/{Style.CHOICE}"
    shown = sorted(ranked, key=lambda rival: unit_hash(item_id, rival.option.id, "order"))
    return Item(
        id=item_id,
        fact=key.fact,
        others=tuple(rival.fact for rival in others),
        question=WHICH_MOST,
        style=Style.CHOICE,
        stem=key.asked.phrasing.comparison(),
        answer=key.option.label,
        rationale=" ".join(rival.asked.statement for rival in (key, *others)),
        tags=key.asked.tags,
        options=tuple(rival.option.label for rival in shown),
        key=shown.index(key),
        pool=f"{key.option.pool}, compared",
    )
