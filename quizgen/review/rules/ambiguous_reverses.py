"""R43: a card is reversed only where its inverse is unique.

What: Finds reverse cards whose question has another answer elsewhere in the deck. It is never
allowed.

Why: The capital of France is one city, but Paris is the answer to many questions: read backwards,
most facts have several answers.

Example: “Who was seen with RPK-74 rifles?”, of which three units had some.

Instead: Nothing to write: such a card is left out. If you see this, it is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import answers_of_fronts, of_style
from quizgen.review.rule_findings import error

CODE = "R43"
NAME = "ambiguous-reverses"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each reverse card with another answer elsewhere.

    Of the answers to a question the first two are enough, as only one can be the card's own.
    """
    del deck
    reverses = tuple(of_style(items, (Style.REVERSE,)))
    answers = answers_of_fronts(items) if reverses else {}
    first_two = {front: sorted(answers[front])[:2] for front in {item.front for item in reverses}}
    for item in reverses:
        others = [answer for answer in first_two[item.front] if answer != item.answer]
        if others:
            message = f"“{item.stem}” has the answer “{others[0]}” too, and is asked in reverse"
            yield error(item.fact, CODE, message, "leave it out (`without:`)")
