"""Run the rules for decks over a deck and its items."""

from __future__ import annotations

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.rules import RULES
from quizgen.review.suppressions import apply_suppressions


def review_items(deck: Deck, items: tuple[Item, ...]) -> tuple[Finding, ...]:
    """Return the findings of all rules that no fact suppresses, in the order of RULES.

    A finding about a kind's template comes up for every fact of the kind; it is returned once.
    """
    found = (finding for rule in RULES for finding in rule.check(deck, items))
    unique: dict[object, Finding] = {}
    for finding in apply_suppressions(deck, found):
        unique.setdefault((finding.place, finding.code, finding.message), finding)
    return tuple(unique.values())
