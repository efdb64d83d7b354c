"""R54: a matching item is long enough to ask something and short enough to read.

What: Finds matching items with fewer than 4 or more than 8 premises, without 1 to 3 responses to
spare, or with a column that is not in the order of the alphabet.

Why: Without a response to spare the last pair answers itself; a long list tests searching; and any
other order may follow that of the text.

Example: Three people and three offices.

Instead: Nothing to write: such an item is not made. If you see this, it is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.languages.english import alphabetical
from quizgen.questions.item import Item
from quizgen.review.item_text import of_style
from quizgen.review.rule_findings import error

CODE = "R54"
NAME = "matching-sizes"
PREMISES = range(4, 9)
SPARE = range(1, 4)


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each matching item of the wrong size or order."""
    del deck
    for item in of_style(items, (Style.MATCHING,)):
        spare = len(item.options) - len(item.premises)
        columns = (item.premises, item.options)
        in_order = all(list(column) == sorted(column, key=alphabetical) for column in columns)
        if len(item.premises) not in PREMISES or spare not in SPARE or not in_order:
            message = f"“{item.stem}” has {len(item.premises)} premises and {spare} to spare"
            yield error(item.fact, CODE, message, "report it")
