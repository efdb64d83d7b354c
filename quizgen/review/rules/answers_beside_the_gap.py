"""R49: a cloze hides its answer completely.

What: Finds clozes that contain their answer outside the gap, by name or alias.

Why: The rest of the sentence gives the answer away.

Example: Ann Lee moved to _____ before the city grew. (“the city” is an alias of Bath.)

Instead: Reword the text around the gap, or leave the cloze out (`without: [cloze]`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import answer_names, gapped_statements
from quizgen.review.rule_findings import error
from quizgen.values.texts import has_words

CODE = "R49"
NAME = "answers-beside-the-gap"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each cloze that contains its answer outside the gap."""
    del deck
    for item in gapped_statements(items):
        shown = (name for name in answer_names(item) if has_words(item.stem, name, same_case=False))
        if name := next(shown, ""):
            message = f"“{item.stem}” contains its answer outside the gap: “{name}”"
            hint = "reword the text around the gap, or leave the cloze out (`without: [cloze]`)"
            yield error(item.fact, CODE, message, hint)
