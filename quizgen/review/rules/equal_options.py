"""R05: options are distinct.

What: Finds multiple-choice items with two options that differ only in case, accents, punctuation or
width. No fact can suppress it.

Why: Only one option is correct, so two options that mean the same are both wrong, and the key is
one of the others.

Example: A. Bo Diaz  B. BO DIAZ  C. Ann Lee

Instead: List both as `aliases:` of one entity, or correct `extra_distractors:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import drawn_choices, normalize
from quizgen.review.rule_findings import error

CODE = "R05"
NAME = "equal-options"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with two options that mean the same."""
    del deck
    for item, choice in drawn_choices(items):
        shown = [picture.sha256 for picture in item.pictures]
        texts = shown or list(map(normalize, choice.options))
        if len(set(texts)) < len(texts):
            text = max(texts, key=texts.count)
            pairs = zip(choice.options, texts, strict=True)
            same = ", ".join(f"“{option}”" for option, other in pairs if other == text)
            message = f"“{item.stem}” has options that mean the same: {same}"
            hint = "list both as aliases of one entity, or replace one of the distractors"
            yield error(item.fact, CODE, message, hint)
