"""R79: every fact is asked.

What: Finds facts that give no item at all. The sentence has no question and no fair gap, `without:`
leaves everything out, or `styles:` of the deck lists no style that can ask it. This is a warning.

Why: An author who writes a fact means it to be learnt. Without a finding, it would be missing from
the cards without notice.

Example: `without: [cloze]` in a sentence without `ask:`

Instead: Write the question of the fact under `ask:`, give it `distractors:`, or delete the fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck, Fact
from quizgen.questions.item import Item
from quizgen.questions.recall import FLASHCARD, LISTING
from quizgen.review.rule_findings import is_sentence, warning

CODE = "R79"
NAME = "facts-without-items"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each fact that no item asks."""
    asked = {fact.id for item in items for fact in item.facts}
    for fact in deck.facts:
        if fact.id not in asked:
            message = f"the fact “{fact.id}” gives no item"
            yield warning(fact, CODE, message, f"{_remedy(deck, fact)}, or delete the fact")


def _remedy(deck: Deck, fact: Fact) -> str:
    if deck.styles:
        is_list = any(spec.whole for spec in fact.kind.questions.values())
        style = LISTING if is_list else FLASHCARD
        return f"add a style to `styles:` that can ask it, such as {style}"
    if any(spec.styles for spec in fact.kind.questions.values()):
        return "give it `distractors:`, since its questions are only asked with options"
    return "write its question under `ask:`" if is_sentence(fact) else "ask for more of it"
