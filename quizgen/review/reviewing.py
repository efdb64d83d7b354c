"""Examining a deck: loading it, generating its items, and running every rule over them."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from quizgen.diagnostics import Finding, sort_findings
from quizgen.facts.deck import Deck
from quizgen.facts.deck_loader import load_deck
from quizgen.questions.generation import generate_items
from quizgen.questions.item import Item
from quizgen.review.rules import RULES
from quizgen.review.suppressions import apply_suppressions


class Examined(Struct, frozen=True):
    """A deck with its items and all findings; no deck where it could not be loaded."""

    deck: Deck | None
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]


def examine_deck(path: Path) -> Examined:
    """Load a deck from its file or folder, generate its items, and review both."""
    deck, findings = load_deck(path)
    if deck is None:
        return Examined(None, (), sort_findings(findings))
    items, problems = generate_items(deck)
    reviewed = () if problems else review_items(deck, items)
    return Examined(deck, items, sort_findings((*findings, *problems, *reviewed)))


def review_items(deck: Deck, items: tuple[Item, ...]) -> tuple[Finding, ...]:
    """Return what the rules find and no fact allows, in the order of RULES.

    A kind's template is found wanting once for each fact that uses it; it is shown once.
    """
    found = (finding for rule in RULES for finding in rule.check(deck, items))
    said: dict[object, Finding] = {}
    for one in apply_suppressions(deck, found):
        said.setdefault((one.place, one.code, one.message), one)
    return tuple(said.values())
