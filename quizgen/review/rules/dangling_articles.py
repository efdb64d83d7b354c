"""R11: no question ends in “a” or “an”, and no gap follows one.

What: Finds stems that end in an indefinite article, and gaps right after one.

Why: “An _____” fits only answers that begin with a vowel.

Example: The regiment disembarked from an _____.

Instead: Make the article part of the answer: `object: {name: an aircraft, …}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.languages.patterns import alternatives
from quizgen.questions.item import BLANK, Item
from quizgen.review.item_text import find_in_stems
from quizgen.review.rule_findings import error
from quizgen.values.entities import Entity

CODE = "R11"
NAME = "dangling-articles"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item with an article right before its gap or its question mark."""
    for item, _ in find_in_stems(items, _pattern_for(deck.language).search):
        if _ends_with_name(item):
            continue
        message = f"“{item.stem}” has an article that fits only some answers"
        hint = "make the article part of the answer: `name: an aircraft`"
        yield error(item.fact, CODE, message, hint)


def _ends_with_name(item: Item) -> bool:
    """Return whether a question ends with a name such as “chlorophyll a”."""
    entities = (value for value in item.fact.values.values() if isinstance(value, Entity))
    return any(item.stem.endswith(f" {name}?") for entity in entities for name in entity.names)


def _pattern_for(language: Language) -> re.Pattern[str]:
    articles = alternatives(language.nouns.indefinite_articles)
    return re.compile(rf"\b{articles}\s*(?:\W?{BLANK}|\?$)", re.IGNORECASE)
