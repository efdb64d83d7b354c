"""R28: no option refers to other options.

What: Finds “all of the above”, “none of these”, “both A and B” and similar options.

Why: A learner who knows that one option is wrong can rule out “all of the above”. “None of the
above” tests whether a learner recognises what is false, not what is true (Haladyna, Downing &
Rodriguez 2002).

Example: `extra_distractors: [Bo Diaz, None of the above]`

Instead: List a third wrong answer, or use one option fewer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import worded_choices
from quizgen.review.rule_findings import error

CODE = "R28"
NAME = "all-of-the-above"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with an option that refers to the others."""
    other_options = deck.language.rules.other_options
    for item, choice in worded_choices(items):
        if option := next(filter(other_options.search, choice.options), ""):
            message = f"an option of “{item.stem}” refers to the others: “{option}”"
            yield error(item.fact, CODE, message, "list a wrong answer of the same type instead")
