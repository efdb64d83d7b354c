"""Blueprints: how many items of each style and from each section a form has."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TypeVar

from msgspec import Struct

from quizgen.facts.deck import Blueprint, Deck
from quizgen.questions.style import Style
from quizgen.questions.styles import SHEET_PARTS

Name = TypeVar("Name")

DEFAULT_ITEMS = 20
"""The number of items in a form unless a request or a quiz of the deck sets another."""

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
    """Return the blueprint of a quiz that only has a number of items, which is also its name."""
    return Blueprint(str(items), items)


def find_blueprint(deck: Deck, name: str = "") -> Blueprint | None:
    """Return a deck's quiz by its name or by a number of items; without a name, the first quiz.

    A deck without quizzes has the default one, and so have joined decks without a name. Returns
    None for an unknown name.
    """
    if _NUMBER.fullmatch(name):
        return default_blueprint(int(name))
    if not name and deck.parts:
        return default_blueprint()
    if not name:
        return next(iter(deck.quizzes.values()), default_blueprint())
    return deck.quizzes.get(name)


def share_styles(blueprint: Blueprint) -> dict[Style, int]:
    """Return the number of items of each style, in order of the sheet's parts."""
    named = {
        style: blueprint.styles[style.name]
        for style in SHEET_PARTS
        if style.name in blueprint.styles
    }
    shares = {style: part.share for style, part in SHEET_PARTS.items() if style not in named}
    rest = apportion(blueprint.items - sum(named.values()), shares)
    return {style: {**rest, **named}[style] for style in SHEET_PARTS}


def share_sections(blueprint: Blueprint, deck: Deck) -> dict[str, int]:
    """Return the number of items from each section.

    Sections that the blueprint does not name share the rest in proportion to their facts. Joined
    decks first share it with one another.
    """
    facts = Counter(fact.section for fact in deck.facts)
    decks: dict[str, dict[str, int]] = defaultdict(dict)
    for name, count in facts.items():
        if name not in blueprint.sections:
            decks[name.rpartition("/")[0]][name] = count
    left = blueprint.items - sum(blueprint.sections.values())
    totals = apportion(left, {name: sum(shares.values()) for name, shares in decks.items()})
    rest = {
        name: count
        for deck_id, shares in decks.items()
        for name, count in apportion(totals[deck_id], shares).items()
    }
    return {**rest, **blueprint.sections}


def apportion(total: int, shares: Mapping[Name, int]) -> dict[Name, int]:
    """Divide a total into whole numbers by shares; the largest remainders get what is left."""
    whole = sum(shares.values()) or 1
    parts = {name: total * share // whole for name, share in shares.items()}
    remainders = sorted(shares, key=lambda name: total * shares[name] % whole, reverse=True)
    for name in remainders[: total - sum(parts.values())]:
        parts[name] += 1
    return parts
