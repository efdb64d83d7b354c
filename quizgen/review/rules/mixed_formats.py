"""R10: options have one format.

What: Compares case, digits, article, brackets, decimals and final stop of the options. A key that
looks like none of the others is an error; options of several formats are a warning.

Why: The odd one out is picked before it is read.

Example: A. Ann Lee  B. bo diaz  C. cy fox

Instead: Write the names of a type in one way, `extra_distractors:` included, and put what differs
by nature into types of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import of_style
from quizgen.review.rule_findings import error, warning

CODE = "R10"
NAME = "mixed-formats"
_Test = Callable[[str], object]
_FEATURES: dict[str, _Test] = {
    "a small letter at the head": lambda option: option[:1].islower(),
    "an article": re.compile(r"(?:an?|the) ", re.IGNORECASE).match,
    "digits": re.compile(r"\d").search,
    "brackets": re.compile(r"[()\[\]]").search,
    "decimals": re.compile(r"\d\.\d").search,
    "a final stop": lambda option: option.endswith((".", "!", "?")),
}


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item whose options differ in format, with the first difference."""
    del deck
    for item in of_style(items, (Style.CHOICE,)):
        for feature, test in _FEATURES.items():
            having = [option for option in item.options if test(option)]
            if 0 < len(having) < len(item.options):
                yield _finding(item, feature, having)
                break


def _finding(item: Item, feature: str, having: list[str]) -> Finding:
    others = [option for option in item.options if option not in having]
    pair = f"“{having[0]}” has {feature}, “{others[0]}” has not"
    message = f"the options of “{item.stem}” differ in format: {pair}"
    hint = "write the names of a type in one way, or mend `extra_distractors`"
    alone = [item.answer] in (having, others)
    return (error if alone else warning)(item.fact, CODE, message, hint)
