"""R09: options are of one type.

What: Finds multiple choice in which a number stands beside a name, a name in one script beside one
in another, or an entity of one type beside one of another type.

Why: Whoever reads “who” strikes out the places, without knowing anything.

Example: A. Kim Jong Un  B. Kursk  C. August 2024

Instead: Nothing to write: options are drawn from one pool. If you see this, it is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.questions.options import script_of
from quizgen.review.item_text import of_style, read_options, types_of_names
from quizgen.review.rule_findings import error

CODE = "R09"
NAME = "mixed-types"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with an option of another sort than its key."""
    types = types_of_names(deck)
    for item in of_style(items, (Style.CHOICE,)):
        sorts = dict(zip(item.options, map(type, read_options(item)), strict=True))
        for option, sort in sorts.items():
            if sort is not sorts[item.answer] or _differ(item.answer, option, types):
                message = f"“{option}” is of another type than “{item.answer}”: “{item.stem}”"
                yield error(item.fact, CODE, message, "report it")


def _differ(key: str, option: str, types: Mapping[str, set[str]]) -> bool:
    """Tell whether two options are surely of different sorts. What nobody named may be anything."""
    if script_of(key) != script_of(option):
        return True
    known, others = types.get(key), types.get(option)
    return bool(known and others and known.isdisjoint(others))
