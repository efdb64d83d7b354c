"""R01: exactly one option is right.

What: Finds multiple choice in which a wrong option is elsewhere in the deck the answer to the very
same question. It is never allowed.

Why: Two right options punish those who know more.

Example: “Who opened parks in Bath?” with Ann Lee as the key and Bob Ray among the others, who by
another fact opened some too.

Instead: Say in the question what tells the two facts apart, or leave one of the questions out
(`without:`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import answers_of_fronts, bare, of_style
from quizgen.review.rule_findings import error

CODE = "R01"
NAME = "two-right-options"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with a distractor that answers the same question elsewhere."""
    del deck
    right = {
        front: set(map(_bare, answers))
        for front, answers in answers_of_fronts(items).items()
        if len(answers) > 1
    }
    for item in of_style(items, (Style.CHOICE,)) if right else ():
        for index, option in enumerate(item.options):
            if index != item.key and _bare(option) in right.get(item.front, ()):
                message = f"“{option}” is a right answer to “{item.stem}” too"
                hint = "say in the fact what tells the two apart"
                yield error(item.fact, CODE, message, hint)


def _bare(text: str) -> str:
    return bare(text).removeprefix("the ")
