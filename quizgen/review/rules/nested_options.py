"""R06: no option contains another.

What: Finds multiple-choice items with an option that is a part of another one, as whole words.

Why: If two options overlap, one of them is likely to be the key: a learner who sees the overlap has
halved the options.

Example: A. Bath  B. the centre of Bath  C. Bristol

Instead: Keep the entities of a type at one level (cities, or parts of cities), or correct
`extra_distractors:`. A number is a word: 3,600 does not contain 600. A thing and its multiple, as
twice the mass, may be options together.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.distinct_options import is_multiple
from quizgen.questions.item import Item
from quizgen.review.item_text import normalize, worded_choices
from quizgen.review.rule_findings import error

CODE = "R06"
NAME = "nested-options"
_WITHIN_NUMBERS = re.compile(r"(?<=\d)[.,:/\u00a0\u202f](?=\d)")


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with an option that contains another."""
    for item, choice in worded_choices(items):
        for inner, outer in itertools.permutations(choice.options, 2):
            words, more_words = _words_of(inner), _words_of(outer)
            is_part = words != more_words and f" {words} " in f" {more_words} "
            if is_part and not is_multiple(outer, inner, deck.language):
                message = f"“{outer}” contains “{inner}”, another option of “{item.stem}”"
                hint = (
                    "keep the answers of a type at one level, or give the fact other `distractors:`"
                )
                yield error(item.fact, CODE, message, hint)
                break


def _words_of(option: str) -> str:
    """Return the words of an option, in which a number is one word."""
    return normalize(_WITHIN_NUMBERS.sub("", option))
