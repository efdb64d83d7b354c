"""R73: a sentence says how many and than what.

What: Finds true-or-false statements about “some” or “certain” things, and questions and statements
that end in a comparative without “than” (“Which army is more capable?”). This is a warning.

Why: “Some plants” have almost any property, so the statement cannot be judged. “Longer” has no
answer until it is known than what.

Example: “Which army is more capable?”

Instead: Name the things or give their number; add “than …” and the measure: “in numbers”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import statements
from quizgen.review.stem_flaws import find_flaws

CODE = "R73"
NAME = "vague-measures"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each vague statement, and each comparative without its measure."""
    language = deck.language
    yield from find_flaws(statements(items), language.rules.vague_statements, CODE, language)
    yield from find_flaws(items, language.rules.comparisons, CODE, language)
