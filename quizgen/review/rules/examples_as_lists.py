"""R74: examples are not asked as a complete list.

What: Finds questions for a number of things (“Which two plants …?”) whose quote introduces them by
“such as”, “including” or “for example”. This is a warning, and an error for a list.

Why: Others answer the question as well, and a learner who names them is marked wrong.

Example: “Which two plants are C4 plants?”, where the quote says “C4 plants such as maize and sugar
cane”.

Instead: Ask what they are examples of: “To which group of plants do maize and sugar cane belong?”
Or make an open list and ask for some of them: “What are two C4 plants?”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import Listing
from quizgen.questions.item import Item
from quizgen.review.item_text import questions
from quizgen.review.rule_findings import error, warning
from quizgen.values.entities import Members

CODE = "R74"
NAME = "examples-as-lists"
_ASK_FOR_SOME = "ask for some of them: “What are two examples of …?”"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question that asks for all of the things of which its quote gives examples."""
    words = deck.language.rules
    for item in questions(items):
        listed = item.fact.values.get(_field_of(item))
        counted = words.counted_members.search(item.stem)
        found = words.examples_follow.search(item.fact.quote)
        if not isinstance(item.interaction, Listing) or not isinstance(listed, Members):
            if counted and found:
                message = f"“{item.stem}” asks for all of them, but the quote says “{found[0]}”"
                yield warning(item.fact, CODE, message, "ask what they are examples of")
        elif listed.is_open and counted:
            message = f"“{item.stem}” asks for all of them, but the list is open"
            yield error(item.fact, CODE, message, _ASK_FOR_SOME)
        elif found and not listed.is_open:
            message = f"“{item.stem}” asks for all of them, but the quote says “{found[0]}”"
            yield error(
                item.fact, CODE, message, f"add `open: true`; in a sentence, {_ASK_FOR_SOME}"
            )


def _field_of(item: Item) -> str:
    spec = item.fact.kind.questions.get(item.question)
    return spec.asks if spec else ""
