"""R34: a question contains no absolutes.

What: Finds always, never, all, every, nobody, nothing, invariably and similar words in the text of
a template. Values that facts fill in and quoted words are ignored.

Why: Few absolute statements are true, and test-wise learners know it.

Example: `wording: {how-many: "how many parks did Ann Lee always open?"}`

Instead: Say when and where it was true, as the source does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.template_words import findings_in_wordings

CODE = "R34"
NAME = "absolutes"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each template with an absolute in its text."""
    del items
    yield from findings_in_wordings(
        deck,
        deck.language.rules.absolutes,
        CODE,
        "say when and where it was true, as the source does",
    )
