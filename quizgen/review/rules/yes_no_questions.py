"""R41: no question is answered by yes or no.

What: Finds questions that begin with an auxiliary verb (did, was, can …) and answers that are yes
or no.

Why: A guess is correct half of the time, and what learners remember is “yes”.

Example: Did personnel from NATO member states support the incursion?

Instead: Ask for what the “yes” would confirm: “Personnel from which alliance’s member states …?”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import normalize, questions
from quizgen.review.rule_findings import error

CODE = "R41"
NAME = "yes-no-questions"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question that can be answered by yes or no."""
    words, bare_stem = deck.language.rules, deck.language.sentences.without_attribution
    for item in questions(items):
        is_yes_or_no = normalize(item.answer) in words.yes_no_answers
        if is_yes_or_no or words.yes_no_questions.match(bare_stem(item.stem)):
            message = f"“{item.stem}” can be answered by yes or no"
            yield error(item.fact, CODE, message, "ask for what the “yes” would confirm")
