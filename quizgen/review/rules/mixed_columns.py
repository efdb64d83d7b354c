"""R52: each column of a matching item has one type.

What: Finds matching items whose premises, or whose responses, are entities of different types.

Why: The only office among dates belongs to the only person among events.

Example: Ann Lee · Bath — Mayor · 1901

Instead: Nothing to do: a column holds one field of one kind, with one type. If you see this, it is
a bug in quizgen: please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import Match
from quizgen.questions.item import Item
from quizgen.review.item_text import answered_by, types_of_names
from quizgen.review.rule_findings import REPORT_BUG, error

CODE = "R52"
NAME = "mixed-columns"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each matching item with several types in one column."""
    types = types_of_names(deck)
    for item, match in answered_by(items, Match):
        if item.others and not all(
            _has_one_type(column, types) for column in (match.premises, match.responses)
        ):
            message = f"a column of “{item.stem}” mixes several types"
            yield error(item.fact, CODE, message, REPORT_BUG)


def _has_one_type(column: Sequence[str], types: Mapping[str, set[str]]) -> bool:
    known = [types[name] for name in column if name in types]
    return not known or bool(set.intersection(*known))
