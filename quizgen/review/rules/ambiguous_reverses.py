"""R43: a reverse card has one answer.

What: Finds reverse cards whose question has another answer elsewhere in the deck. No fact can
suppress it.

Why: The capital of France is one city, but Paris is the answer to many questions: most facts have
several answers when they are reversed.

Example: “Who was seen with RPK-74 rifles?” in a deck where three units had them.

Instead: Nothing to do: quizgen leaves such cards out. If you see this, it is a bug in quizgen:
please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import answers_of_fronts
from quizgen.review.rule_findings import REPORT_BUG, error

CODE = "R43"
NAME = "ambiguous-reverses"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each reverse card with another answer elsewhere.

    Two answers to a question are enough: at most one of them is the card's own.
    """
    del deck
    reverses = tuple(item for item in items if item.style.is_reverse)
    answers = answers_of_fronts(items) if reverses else {}
    first_two = {front: sorted(answers[front])[:2] for front in {item.front for item in reverses}}
    for item in reverses:
        others = [answer for answer in first_two[item.front] if answer != item.answer]
        if others:
            message = f"the reverse card “{item.stem}” also has the answer “{others[0]}”"
            yield error(item.fact, CODE, message, REPORT_BUG)
