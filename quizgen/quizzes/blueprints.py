"""What a form must contain, in whole numbers: of each style, and from each section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct

from quizgen.facts.deck import Blueprint, Deck
from quizgen.facts.styles import SHEET_STYLES, Style

Name = TypeVar("Name", bound=str)

SHARES: Mapping[Style, int] = MappingProxyType(
    {
        Style.CHOICE: 8,
        Style.TRUE_FALSE: 3,
        Style.MATCHING: 1,
        Style.ORDERING: 1,
        Style.CLOZE: 3,
        Style.FLASHCARD: 4,
    }
)
"""How many items of each style a form of DEFAULT_ITEMS holds. Other numbers keep the proportion."""

DEFAULT_ITEMS = 20

_NUMBER = re.compile(r"[1-9][0-9]{0,2}")


class QuizRequest(Struct, frozen=True):
    """A request for forms: which quiz, from which seed, how many forms.

    `quiz` is the name of one of the deck's quizzes, or a number of items; empty for the deck's
    first quiz, or the default one.
    """

    quiz: str = ""
    seed: int = 0
    forms: int = 1


def default_blueprint(items: int = DEFAULT_ITEMS) -> Blueprint:
    """Return the blueprint of a quiz that nobody described. Its name is its number of items."""
    return Blueprint(str(items), items)


def blueprint_of(deck: Deck, name: str = "") -> Blueprint | None:
    """Return a deck's quiz by its name, or by a number of items; the first one without a name.

    A deck that names no quiz has the default one. None for a name that the deck does not know.
    """
    if _NUMBER.fullmatch(name):
        return default_blueprint(int(name))
    if not name:
        return next(iter(deck.quizzes.values()), default_blueprint())
    return deck.quizzes.get(name)


def share_styles(blueprint: Blueprint) -> dict[Style, int]:
    """Return how many items of each style are wanted, in order of a sheet's parts."""
    shares = {style: SHARES[style] for style in SHEET_STYLES if style not in blueprint.styles}
    rest = _apportion(blueprint.items - sum(blueprint.styles.values()), shares)
    wanted = {**rest, **blueprint.styles}
    return {style: wanted[style] for style in SHEET_STYLES}


def share_sections(blueprint: Blueprint, deck: Deck) -> dict[str, int]:
    """Return how many items are wanted from each section.

    What the named ones leave is shared by the others in proportion to their facts.
    """
    facts = Counter(fact.section for fact in deck.facts)
    shares = {name: count for name, count in facts.items() if name not in blueprint.sections}
    rest = _apportion(blueprint.items - sum(blueprint.sections.values()), shares)
    return {**rest, **blueprint.sections}


def _apportion(total: int, shares: Mapping[Name, int]) -> dict[Name, int]:
    """Divide a total into whole numbers by shares: what is over goes to the largest remainders."""
    whole = sum(shares.values()) or 1
    parts = {name: total * share // whole for name, share in shares.items()}
    remainders = sorted(shares, key=lambda name: total * shares[name] % whole, reverse=True)
    for name in remainders[: total - sum(parts.values())]:
        parts[name] += 1
    return parts
