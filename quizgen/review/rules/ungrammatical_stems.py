"""R66: the sentences of an item are good English.

What: Finds mistakes that occur when sentences are put together from parts: a word twice in a row,
“in where”, “did … be”, “did … cleared”, “how many hectare”, “the name of the … name”, “°Cs”,
“August 1,971”. Where a noun only looks like a plural, as in “What is thylakoids?”, it is a warning.

Why: Learners stumble over the sentence instead of thinking about the answer, and lose trust in the
deck.

Example: “In where was the Treaty of the Metre signed?”

Instead: Read the sentence aloud and correct the field that causes it (`verb:`, `rest:`, `units:`),
or write the question yourself (`wording:`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.stem_flaws import find_flaws, find_flaws_in_answers

CODE = "R66"
NAME = "ungrammatical-stems"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item whose stem, answer or option has a mistake in grammar."""
    language, flaws = deck.language, deck.language.rules.grammar_flaws
    yield from find_flaws(items, flaws, CODE, language)
    anywhere = tuple(flaw for flaw in flaws if not flaw.signs)  # the others are about sentences
    yield from find_flaws_in_answers(items, anywhere, CODE, language)
