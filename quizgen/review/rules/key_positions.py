"""R22: the right option stands anywhere.

What: Counts at which place the right option stands, over all multiple choice whose options are in
no order of their own. A place that is right so often, or so seldom, as chance would have it once in
a million decks is an error.

Why: Authors who place keys by hand like the middle, and test-takers know it. Balancing the places
leaves a signature too (Bar-Hillel and Attali 2002): the place is drawn by hash and left alone.

Example: C is right in 40 items of 60.

Instead: Nothing to write: places are drawn by hash. If you see this, it is a bug of ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.guessing.significance import two_sided
from quizgen.review.item_text import of_style
from quizgen.review.rule_findings import error

CODE = "R22"
NAME = "key-positions"
UNLIKELY = 1e-6


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield a finding for each place that is right too often or too seldom.

    It stands at the first item of so many options: none of them is to blame.
    """
    del deck
    shuffled = [item for item in of_style(items, (Style.CHOICE,)) if not item.ordered]
    for count in sorted({len(item.options) for item in shuffled}):
        group = [item for item in shuffled if len(item.options) == count]
        hits = Counter(item.key for item in group)
        for place in range(count):
            if two_sided(hits[place], [1 / count] * len(group)) < UNLIKELY:
                letter = "ABCDEF"[place]
                message = f"{letter} is right in {hits[place]} of {len(group)} items"
                yield error(group[0].fact, CODE, message, "report it")
