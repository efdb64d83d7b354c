"""R16: what is offered as wrong is somewhere right too.

What: Finds a value that is an option of eight items or more and hardly ever the right one: less
often than chance would have it in one of a thousand decks. A warning.

Why: After some items a guesser knows who is never right.

Example: TASS stands among the options of thirty items, and is right in none.

Instead: List more `extra_distractors:`, or let facts ask for more values of the type, so that none
of your own is needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.guessing.significance import tails
from quizgen.review.item_text import of_style
from quizgen.review.rule_findings import warning

CODE = "R16"
NAME = "overused-distractors"
MIN_USES = 8
MAX_CHANCE = 0.001


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the first item of each option that is suspiciously seldom right."""
    del deck
    choices = list(of_style(items, (Style.CHOICE,)))
    uses = Counter((item.pool, option) for item in choices for option in item.options)
    keys = Counter((item.pool, item.answer) for item in choices)
    first = {(item.pool, option): item for item in reversed(choices) for option in item.options}
    for value, count in uses.items():
        if count < MIN_USES:
            continue
        item = first[value]
        if tails(keys[value], [1 / len(item.options)] * count)[0] < MAX_CHANCE:
            message = f"“{value[1]}” is an option {count} times and right {keys[value]} times"
            hint = "list more `extra_distractors`, or ask for more values of its type"
            yield warning(item.fact, CODE, message, hint)
