"""R16: a frequent option is sometimes the key.

What: Finds values that are an option of eight items or more but hardly ever the key: less often
than chance predicts, with p < 0.001. This is a warning.

Why: After a few items a guesser knows which options are never correct.

Example: TASS is an option of thirty items and the key of none.

Instead: List more `extra_distractors:`, or write facts that ask for more values of the type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.guessing.significance import tails
from quizgen.review.item_text import drawn_choices
from quizgen.review.rule_findings import warning

CODE = "R16"
NAME = "overused-distractors"
MIN_USES = 8
MAX_CHANCE = 0.001


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the first item of each option that is the key too rarely."""
    del deck
    choices = [item for item, _ in drawn_choices(items)]
    uses = Counter((item.pool, option) for item in choices for option in item.options)
    keys = Counter((item.pool, item.answer) for item in choices)
    first = {(item.pool, option): item for item in reversed(choices) for option in item.options}
    for pooled_option, count in uses.items():
        if count < MIN_USES:
            continue
        item, hits = first[pooled_option], keys[pooled_option]
        if tails(hits, [1 / len(item.options)] * count)[0] < MAX_CHANCE:
            message = f"“{pooled_option[1]}” is an option of {count} items and the key of {hits}"
            hint = "give facts `distractors:` of their own, or ask for more answers of its type"
            yield warning(item.fact, CODE, message, hint)
