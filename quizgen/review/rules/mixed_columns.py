"""R52: a column of a matching item holds one sort of thing.

What: Finds matching items whose premises, or whose responses, are entities of different types.

Why: The only office among dates belongs to the only person among events.

Example: Ann Lee · Bath — Mayor · 1901

Instead: Nothing to write: columns are fields of one kind and one type. If you see this, it is a bug
of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import of_style, types_of_names
from quizgen.review.rule_findings import error

CODE = "R52"
NAME = "mixed-columns"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each matching item with a column of several types."""
    types = types_of_names(deck)
    for item in of_style(items, (Style.MATCHING,)):
        if not all(_of_one_type(column, types) for column in (item.premises, item.options)):
            message = f"a column of “{item.stem}” holds several types"
            yield error(item.fact, CODE, message, "report it")


def _of_one_type(column: Sequence[str], types: Mapping[str, set[str]]) -> bool:
    known = [types[name] for name in column if name in types]
    return not known or bool(set.intersection(*known))
