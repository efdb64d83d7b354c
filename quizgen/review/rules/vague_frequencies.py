"""R35: a question contains no vague frequencies.

What: Finds usually, often, sometimes, generally and similar words in the text of a template. “How
often” is not reported, since it asks for a number. Values that facts fill in and quoted words are
ignored.

Why: “Often” is once a week to one reader and once a year to the next, so no answer is clearly
correct.

Example: `wording: {who: "who usually opened parks in Bath?"}`

Instead: Give the number that the source gives, or remove the word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.template_words import findings_in_wordings

CODE = "R35"
NAME = "vague-frequencies"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each template with a vague frequency in its text."""
    del items
    frequencies = deck.language.rules.vague_frequencies
    hint = "give the number that the source gives, or remove the word"
    yield from findings_in_wordings(deck, frequencies, CODE, hint)
