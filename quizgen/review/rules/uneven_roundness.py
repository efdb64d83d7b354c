"""R18: numbers are equally round.

What: Finds multiple-choice items whose numbers differ in their trailing zeros, in their decimals,
or in ending on a five.

Why: The real figure among invented ones is the only one that is not round, or the only one that is.

Example: A. 40,000  B. 42,400  C. 50,000  D. 60,000

Instead: Correct the `distractors:` of the fact; this is a warning. Without any there is nothing to
do: quizgen offers equally round numbers only, so it is a bug in quizgen: please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import read_options, worded_choices
from quizgen.review.rule_findings import unfit_options
from quizgen.values.quantities import Number, NumberKind

CODE = "R18"
NAME = "uneven-roundness"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with numbers of different roundness."""
    for item, choice in worded_choices(items):
        read = read_options(choice, deck.language)
        numbers = [number for number in read if isinstance(number, Number)]
        amounts = [number for number in numbers if number.kind is not NumberKind.ORDINAL]
        digits = [number.digits for number in amounts if number.digits]
        if len(set(map(_roundness, digits))) < 2:  # noqa: PLR2004 - a difference
            continue
        if choice.pool is not None:
            message = f"the numbers of “{item.stem}” are not equally round"
            yield unfit_options(item, CODE, message)
        elif len(digits) == len(read) and _stands_out(choice.key, digits):
            key = choice.options[choice.key]
            message = f"“{key}” is more exact or rounder than all other options of “{item.stem}”"
            yield unfit_options(item, CODE, message)


def _stands_out(key: int, digits: Sequence[str]) -> bool:
    """Return whether no other number has as many significant digits as the key.

    An author's numbers need not be equally round, as long as that does not reveal the key.
    """
    significant = [len(number.replace(".", "").strip("-0")) for number in digits]
    return significant.count(significant[key]) == 1


def _roundness(digits: str) -> tuple[int, int, bool]:
    """Return the trailing zeros of a number, its decimals, and whether it ends on a five.

    A five that is the only significant digit does not count: 5,000 is as round as 8,000.
    """
    whole, _, decimals = digits.removeprefix("-").partition(".")
    significant = (whole + decimals).rstrip("0")
    five = len(significant.lstrip("0")) > 1 and significant.endswith("5")
    return len(whole + decimals) - len(significant), len(decimals), five
