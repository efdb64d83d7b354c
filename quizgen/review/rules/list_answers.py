"""R40: an answer is not a list.

What: Finds answers with three or more parts, “a, b and c”, and answers with semicolons.

Why: A learner who recalls three of four parts cannot grade the card, and never learns the missing
one.

Example: “What did they carry?” → “uniforms, shotguns and rifles”

Instead: Use the kind `member`, which asks for one member on each card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import memory_cards
from quizgen.review.rule_findings import error, is_sentence

CODE = "R40"
NAME = "list-answers"
_HINTS = {
    False: "use the kind `member`, which asks for one member on each card",
    True: "mark one part of it, or ask for what its parts have in common",
}
"""The help for facts of a kind, and for sentence facts."""


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item whose answer is a list."""
    lists = deck.language.rules.lists
    for item in memory_cards(items):
        if lists.search(item.answer):
            message = f"the answer to “{item.stem}” is a list: “{item.answer}”"
            hint = _HINTS[is_sentence(item.fact)]
            yield error(item.fact, CODE, message, hint)
