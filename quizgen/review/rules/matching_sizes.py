"""R54: a matching item has 4 to 8 premises and 1 to 3 extra responses.

What: Finds matching items with fewer than 4 or more than 8 premises, without 1 to 3 extra
responses, or with a column that is not in alphabetical order.

In a picture, there may be more extra letters.

Why: Without an extra response the last pair needs no knowledge. A long list tests searching. The
order of an unsorted column may reveal the pairs.

Example: Three people and three offices.

Instead: Nothing to do: quizgen does not make such items. If you see this, it is a bug in quizgen:
please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import Match
from quizgen.questions.item import Item
from quizgen.review.item_text import answered_by
from quizgen.review.rule_findings import REPORT_BUG, error

CODE = "R54"
NAME = "matching-sizes"
PREMISES = range(4, 9)
EXTRA = range(1, 4)


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each matching item of the wrong size or order."""
    sort_key = deck.language.nouns.sort_key
    for item, match in answered_by(items, Match):
        extra = len(match.responses) - len(match.premises)
        columns = (match.premises, match.responses)
        is_sorted = all(list(column) == sorted(column, key=sort_key) for column in columns)
        is_extra = extra >= EXTRA.start if item.shows_regions else extra in EXTRA
        if len(match.premises) not in PREMISES or not is_extra:
            message = (
                f"“{item.stem}” has {len(match.premises)} premises and {extra} extra responses"
            )
            yield error(item.fact, CODE, message, REPORT_BUG)
        elif not is_sorted:
            message = f"a column of “{item.stem}” is not in alphabetical order"
            yield error(item.fact, CODE, message, REPORT_BUG)
