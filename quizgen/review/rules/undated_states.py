"""R25: a question about something that can change gives a date.

What: Finds questions and statements that contain current, at present, incumbent, latest, newest, so
far, to date or today, but neither a year nor “as of”. Quoted words are ignored.

Why: Cards are kept for years, and by then there is another governor.

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
"""One word of each alternative of `_CHANGING`."""
_DATED = re.compile(r"\bas of\b|\b\d{4}\b|\b(?:AD|BC)\b", re.IGNORECASE)


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the first item of each fact that mentions a changing state without a date."""
    del deck
    reported: set[str] = set()
    for item, word in find_in_stems(items, _find_undated):
        if item.fact.id not in reported:
            reported.add(item.fact.id)
            message = f"“{item.stem}” says “{word[0]}” without a date"
            yield error(item.fact, CODE, message, "say when it was so")


def _find_undated(stem: str) -> re.Match[str] | None:
    if words_in(stem).isdisjoint(_WORDS):
        return None
    text = unquoted(without_attribution(stem))
    word = _CHANGING.search(text)
    return None if word is None or _DATED.search(text) else word
