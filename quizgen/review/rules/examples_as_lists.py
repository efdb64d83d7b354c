"""R74: examples are not asked as a complete list.

What: Finds questions for a number of things (“Which two plants …?”) whose quote introduces them by
“such as”, “including” or “for example”. This is a warning.

Why: Others answer the question as well, and a learner who names them is marked wrong.

Example: “Which two plants are C4 plants?”, where the quote says “C4 plants such as maize and sugar
cane”.

Instead: Ask what they are examples of: “To which group of plants do maize and sugar cane belong?”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import questions
from quizgen.review.rule_findings import warning

CODE = "R74"
NAME = "examples-as-lists"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question that asks for all of the things of which its quote gives examples."""
    words = deck.language.rules
    for item in questions(items):
        counted = words.counted_members.search(item.stem)
        if counted and (found := words.examples_follow.search(item.fact.quote)):
            message = f"“{item.stem}” asks for all of them, but the quote says “{found[0]}”"
            yield warning(item.fact, CODE, message, "ask what they are examples of")
