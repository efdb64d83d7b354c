"""R01: exactly one option is correct.

What: Finds multiple-choice items with a distractor that answers the same question elsewhere in the
deck. No fact can suppress it.

Why: Two correct options penalise those who know more.

Example: “Who opened parks in Bath?” with Ann Lee as the key and Bob Ray as a distractor, although
another fact says that he opened some too.

Instead: Add a detail to the question that distinguishes the two facts, or leave one of the
questions out (`without:`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import answers_of_fronts, drawn_choices, without_article
from quizgen.review.rule_findings import error

CODE = "R01"
NAME = "two-right-options"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with a distractor that answers the same question elsewhere."""
    language = deck.language
    correct = {
        front: {without_article(answer, language) for answer in answers}
        for front, answers in answers_of_fronts(items).items()
        if len(answers) > 1
    }
    for item, choice in drawn_choices(items) if correct else ():
        for option in choice.distractors:
            if without_article(option, language) in correct.get(item.shown, ()):
                message = f"the distractor “{option}” is a correct answer to “{item.stem}”"
                hint = "add a detail to the question that distinguishes the facts"
                yield error(item.fact, CODE, message, hint)
