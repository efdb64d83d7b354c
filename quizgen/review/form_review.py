"""Run the rules for forms over the items of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Blueprint, Deck
from quizgen.questions.item import Item
from quizgen.review.form_rules import FORM_RULES, lopsided_forms
from quizgen.review.overlap import Overlap


def review_form(
    deck: Deck, items: tuple[Item, ...], blueprint: Blueprint, chosen: Sequence[Item]
) -> Iterator[Finding]:
    """Yield the findings about a form, whose items are `chosen` from those of the deck.

    If the blueprint sets the number of items per section, proportions are not checked.
    """
    overlap = Overlap(items)
    for rule in FORM_RULES:
        if not (blueprint.sections and rule is lopsided_forms):
            yield from rule.check(deck, chosen, overlap)
