"""R25: what can change is dated.

What: Finds questions and statements that say current, at present, incumbent, latest, newest, so
far, to date or today, and neither a year nor “as of”. What is quoted does not count.

Why: Cards are kept for years. The current governor is another one by then.

Example: “Who is the current Governor of Kursk Region?”

Instead: “Who was Governor of Kursk Region when the mines were cleared?”, or “… as of May 2025”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import find_in_stems, unquoted, without_attribution, words_in
from quizgen.review.rule_findings import error

CODE = "R25"
NAME = "undated-states"
_CHANGING = re.compile(
    r"\b(?:current(?! of| in)|present-day|at present|incumbent|latest|newest|as yet|so far|to date"
    r"|today)\b",
    re.IGNORECASE,
)
_WORDS = frozenset(
    ("current", "present", "incumbent", "latest", "newest", "yet", "far", "date", "today")
)
"""A word of each of what is changing."""
_DATED = re.compile(r"\bas of\b|\b\d{4}\b|\b(?:AD|BC)\b", re.IGNORECASE)


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the first item of each fact that speaks of a state without its date."""
    del deck
    told: set[str] = set()
    for item, word in find_in_stems(items, _undated):
        if item.fact.id not in told:
            told.add(item.fact.id)
            message = f"“{item.stem}” says “{word[0]}”, and not as of when"
            yield error(item.fact, CODE, message, "say when it was so")


def _undated(stem: str) -> re.Match[str] | None:
    if words_in(stem).isdisjoint(_WORDS):
        return None
    text = unquoted(without_attribution(stem))
    word = _CHANGING.search(text)
    return None if word is None or _DATED.search(text) else word
