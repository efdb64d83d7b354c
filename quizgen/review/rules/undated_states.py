"""R25: a question about something that can change gives a date.

What: Finds questions and statements that contain current, at present, incumbent, latest, newest, so
far, to date or today, but neither a year nor “as of”. Quoted words are ignored.

Why: Cards are kept for years, and “the current governor” becomes another person.

Example: “Who is the current Governor of Kursk Region?”

Instead: “Who was Governor of Kursk Region when the mines were cleared?”, or “… as of May 2025”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import find_in_stems, unquoted, words_in
from quizgen.review.rule_findings import error

CODE = "R25"
NAME = "undated-states"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the first item of each fact that mentions a changing state without a date."""
    reported: set[str] = set()
    for item, word in find_in_stems(items, partial(_find_undated, language=deck.language)):
        if item.fact.id not in reported:
            reported.add(item.fact.id)
            message = f"“{item.stem}” says “{word[0]}” without a date"
            yield error(item.fact, CODE, message, "add a year, or “as of” and a date")


def _find_undated(stem: str, language: Language) -> re.Match[str] | None:
    words = language.rules
    if words_in(stem).isdisjoint(words.state_words):
        return None
    text = unquoted(language.sentences.without_attribution(stem))
    state = words.changing_states.search(text)
    return None if state is None or words.points_in_time.search(text) else state
