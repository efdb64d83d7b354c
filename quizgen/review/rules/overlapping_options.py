"""R71: no option includes another one.

What: Finds multiple-choice items whose numbers have an open end (“more than 460” is true wherever
“more than 500” is), or whose ranges overlap. Numbers after “about” that differ by less than 10
percent are a warning.

Why: A learner who picks the wider option is right as well.

Example: A. more than 460  B. more than 480  C. more than 500

Instead: Leave the choice out (`without: [choice]`), or ask for the exact number or for the limit:
“What is the lowest …?”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.number_spans import Mention
from quizgen.languages.numbers import Numbers
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.review.item_text import worded_choices
from quizgen.review.rule_findings import error, warning

CODE = "R71"
NAME = "overlapping-options"
_HINT = "leave the choice out (`without: [choice]`), or ask for the exact number"
APART = 1.1
"""Ratio of two approximate numbers from which they count as different."""


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item in which one option includes another."""
    numbers = deck.language.numbers
    for item, choice in worded_choices(items):
        found_in_each = (list(numbers.find(option)) for option in choice.options)
        mentions = list(takewhile(bool, found_in_each))
        if len(mentions) < len(choice.options):
            continue
        hedges = {found[0].hedge.lower() for found in mentions}
        if problem := _find_overlap(choice, mentions, hedges, numbers):
            yield error(item.fact, CODE, f"the options of “{item.stem}” {problem}", _HINT)
        elif hedges <= set(numbers.approximations) and _are_close(mentions):
            message = f"the options of “{item.stem}” are too close for “{min(hedges)}”"
            yield warning(item.fact, CODE, message, _HINT)


def _find_overlap(
    choice: Choice, mentions: Sequence[Sequence[Mention]], hedges: set[str], numbers: Numbers
) -> str:
    """Return how the options of a choice overlap; empty if they do not."""
    if len(hedges) == 1 and not hedges.isdisjoint((*numbers.lower_bounds, *numbers.upper_bounds)):
        return f"have an open end: “{choice.options[0]}”"
    first = [found[0].number for found in mentions]
    if all(number.is_range for number in first):
        spans = sorted((low.value, low.upper.value if low.upper else low.value) for low in first)
        if any(end > start for (_, end), (start, _) in pairwise(spans)):
            return "are ranges that overlap"
    return ""


def _are_close(mentions: Sequence[Sequence[Mention]]) -> bool:
    values = sorted(float(found[0].number.value) for found in mentions)
    return any(high < APART * low for low, high in pairwise(values))
