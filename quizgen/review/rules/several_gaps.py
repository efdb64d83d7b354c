"""R48: a cloze has one gap.

What: Finds clozes with several gaps or none.

Why: Two gaps are two questions, and each hides the context of the other.

Example: The _____ cleared _____ hectares.

Instead: Use each field that the kind lists under `cloze:` once in its statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import BLANK, Item
from quizgen.review.item_text import gapped_statements
from quizgen.review.rule_findings import error

CODE = "R48"
NAME = "several-gaps"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each cloze that does not have exactly one gap."""
    del deck
    for item in gapped_statements(items):
        if (gaps := item.stem.count(BLANK)) != 1:
            message = f"“{item.stem}” has {gaps} gaps instead of one"
            yield error(item.fact, CODE, message, "use the field once in the statement")
