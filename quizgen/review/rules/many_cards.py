"""R44: a fact has at most three memory cards.

What: Counts the flashcards, reverse cards and clozes of each fact, and of each member of a list by
itself. This is a warning.

Why: The fourth card about one sentence costs as many reviews as the first and teaches next to
nothing.

Example: A kind with the questions who, what, when and where, and two clozes.

Instead: Leave out the least important ones: `without: [where, cloze]`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.sentence_lists import ANSWERS
from quizgen.questions.item import Item
from quizgen.review.item_text import memory_cards
from quizgen.review.rule_findings import warning
from quizgen.values.entities import Members

CODE = "R44"
NAME = "many-cards"
MAX_CARDS = 3


def _member_of(item: Item) -> str:
    """Return the id of the member of a list that an item asks for; empty for other items."""
    answers = item.fact.values.get(ANSWERS)
    in_sentence = isinstance(answers, Members) and answers.find(item.question)
    return item.question if in_sentence else item.question.partition(".")[2]


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each fact with too many cards, for itself or for one of its members."""
    counts = Counter((item.fact.id, _member_of(item)) for item in memory_cards(items))
    crowded = {fact: count for (fact, _), count in counts.items() if count > MAX_CARDS}
    for fact in deck.facts:
        if fact.id in crowded:
            message = (
                f"the fact has {crowded[fact.id]} memory cards; it should have at most {MAX_CARDS}"
            )
            yield warning(fact, CODE, message, "leave out the least important (`without:`)")
