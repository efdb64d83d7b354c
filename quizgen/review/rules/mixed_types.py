"""R09: all options have the same type.

What: Finds multiple-choice items that offer a number beside a name, names in different scripts, or
entities of different types.

Why: A learner who reads “who” rules out the places without any knowledge.

Example: A. Kim Jong Un  B. Kursk  C. August 2024

Instead: Correct the `distractors:` of the fact; this is a warning. Without any there is nothing to
do: quizgen draws options from one pool, so it is a bug in quizgen: please report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.questions.options import detect_script
from quizgen.review.item_text import read_options, types_of_names, worded_choices
from quizgen.review.rule_findings import unfit_options

CODE = "R09"
NAME = "mixed-types"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each option of a choice item that has another type than the key."""
    types = types_of_names(deck)
    for item, choice in worded_choices(items):
        classes = dict(
            zip(choice.options, map(type, read_options(choice, deck.language)), strict=True)
        )
        for option, class_ in classes.items():
            differs = not item.style.key_is_outsider and _differ(item.answer, option, types)
            if class_ is not classes[item.answer] or differs:
                message = (
                    f"“{option}” and the key of “{item.stem}”, “{item.answer}”, differ in type"
                )
                yield unfit_options(item, CODE, message)


def _differ(key: str, option: str, types: Mapping[str, set[str]]) -> bool:
    """Return whether two options certainly differ in type. An unknown name can have any type."""
    if detect_script(key) != detect_script(option):
        return True
    known, others = types.get(key), types.get(option)
    return bool(known and others and known.isdisjoint(others))
