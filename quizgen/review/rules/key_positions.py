"""R22: the key can be at any position.

What: Counts the positions of the key over all multiple-choice items with shuffled options. It
is an error if a position has the key so often, or so rarely, that chance gives this in only one of
a million decks.

Why: Authors who place keys by hand prefer the middle, and test-takers know it. Balanced positions
leave a pattern too (Bar-Hillel and Attali 2002), so quizgen draws the position by hash and leaves
it alone.

Example: C is the key of 40 of 60 items.

Instead: Nothing to do: quizgen draws positions by hash. If you see this, it is a bug in quizgen:
please report it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.guessing.significance import two_sided
from quizgen.review.item_text import drawn_choices
from quizgen.review.rule_findings import REPORT_BUG, error

CODE = "R22"
NAME = "key-positions"
UNLIKELY = 1e-6


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield a finding for each position that has the key too often or too rarely.

    It is placed at the first of the items with the same number of options.
    """
    del deck
    shuffled = [(item, choice) for item, choice in drawn_choices(items) if not choice.ordered]
    for count in sorted({len(choice.options) for _, choice in shuffled}):
        group = [(item, choice) for item, choice in shuffled if len(choice.options) == count]
        hits = Counter(choice.key for _, choice in group)
        for position in range(count):
            if two_sided(hits[position], [1 / count] * len(group)) < UNLIKELY:
                letter = "ABCDEF"[position]
                message = f"{letter} is the key of {hits[position]} of {len(group)} items"
                yield error(group[0][0].fact, CODE, message, REPORT_BUG)
