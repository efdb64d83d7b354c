"""R42: an answer has at most six words or 45 characters.

What: Finds answers of memory cards that exceed both limits. Proper names are as long as they are,
and are not reported. The answer to a question for a definition, such as “What is osmosis?”, may
have 25 words. This is a warning.

Why: A long answer cannot be graded reliably by the learner who recalls it. It should be several
facts, or a question that asks for less.

Example: “What does the treaty oblige Pyongyang to do?” → “to defend its neighbour in the event of
attacks on the territory of either”

Instead: Split the fact, or move a part of the answer into the question. Keep of a definition what
sets the thing apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.formulas import count_words, length_of
from quizgen.questions.interactions import Listing
from quizgen.questions.item import Item
from quizgen.review.item_text import asked_value, asks_for_definition, in_words, memory_cards
from quizgen.review.rule_findings import warning
from quizgen.values.entities import Entity

CODE = "R42"
NAME = "long-answers"
MAX_WORDS, MAX_LENGTH, LONG_WORD = 6, 45, 4
MAX_DEFINITION = 25
"""Maximum number of words of a definition, which cannot be split."""
_HINTS = {
    False: "split the fact, or move a part of the answer into the question",
    True: "keep what sets the thing apart, and make another fact of the rest",
}
"""The help for answers, and for definitions."""


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item with a long answer."""
    for item in in_words(memory_cards(items)):
        if isinstance(item.interaction, Listing):
            continue
        count = count_words(item.answer)
        if length_of(item.answer) <= MAX_LENGTH or count <= MAX_WORDS or _is_name(item):
            continue
        is_definition = asks_for_definition(item, deck.language)
        if not is_definition or count > MAX_DEFINITION:
            message = f"the answer to “{item.stem}” is too long: “{item.answer}”"
            yield warning(item.fact, CODE, message, _HINTS[is_definition])


def _is_name(item: Item) -> bool:
    """Return whether an answer is a proper name: its long words begin with a capital."""
    long_words = [word for word in item.answer.split() if len(word) >= LONG_WORD]
    is_entity = isinstance(asked_value(item), Entity)
    return is_entity and not any(word[:1].islower() for word in long_words)
