"""R41: no question is answered by yes or no.

What: Finds questions that begin with an auxiliary verb (did, was, can …) and answers that are yes
or no.

Why: A guess is correct half of the time, and what learners remember is “yes”.

Example: Did personnel from NATO member states support the incursion?

Instead: Ask for what the “yes” would confirm: “Personnel from which alliance’s member states …?”
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import QUESTIONS, normalize, of_style, without_attribution
from quizgen.review.rule_findings import error

CODE = "R41"
NAME = "yes-no-questions"
_OPENING = re.compile(
    r"(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b",
    re.IGNORECASE,
)


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question that can be answered by yes or no."""
    del deck
    for item in of_style(items, QUESTIONS):
        is_yes_or_no = normalize(item.answer) in ("yes", "no")
        if is_yes_or_no or _OPENING.match(without_attribution(item.stem)):
            message = f"“{item.stem}” can be answered by yes or no"
            yield error(item.fact, CODE, message, "ask for what the “yes” would confirm")
