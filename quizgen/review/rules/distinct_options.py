"""R05: options are distinct, and none contains another.

Why: two options that mean the same cannot both be wrong, so neither is right; and an option that
contains another gives it away. Case, accents, punctuation and width do not make two options.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Iterator

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.sources import has_words
from quizgen.questions.item import Item

CODE = "R05"


def check(deck: Deck, items: Iterable[Item]) -> Iterator[Finding]:
    """Yield each choice item two of whose options are the same or one inside the other."""
    del deck
    for item in items:
        for one, other in itertools.permutations(item.options, 2):
            if has_words(bare(one), bare(other)):
                message = f"the options of “{item.stem}” overlap: “{one}”, “{other}”"
                hint = "list both as aliases of one entity, or mend `extra_distractors`"
                yield Finding(item.fact.place("id"), CODE, message, hint)
                break


def bare(option: str) -> str:
    """Return an option without what does not distinguish it: case, accents, punctuation, width."""
    text = unicodedata.normalize("NFKD", option).casefold()
    kept = (char if char.isalnum() else " " for char in text if not unicodedata.combining(char))
    return " ".join("".join(kept).split())
