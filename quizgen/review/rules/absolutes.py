"""R34: a question has no absolutes.

What: Looks for always, never, all, every, nobody, nothing, invariably and their like among a
template’s own words. What facts fill in and what is quoted does not count.

Why: Hardly anything is always so, and test-wise people know it.

Example: `wording: {how-many: "how many parks did Ann Lee always open?"}`

Instead: Say when and where it was so, as the source does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.template_words import any_of, findings_in_wordings

CODE = "R34"
NAME = "absolutes"
_WORDS = any_of(
    "always", "never", "all", "every", "everybody", "everyone", "everything", "nobody", "no one",
    "nothing", "invariably", "absolutely",
)  # fmt: skip


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each template with an absolute among its own words."""
    del items
    yield from findings_in_wordings(
        deck, _WORDS, CODE, "say when and where it was so, as the source does"
    )
