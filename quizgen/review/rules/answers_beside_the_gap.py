"""R49: a cloze shows its answer nowhere else.

What: Finds clozes that give what they blank out beside the gap, by its name or an alias.

Why: Who reads the sentence to its end has been told.

Example: Ann Lee moved to _____ before the city grew. (“the city” is an alias of Bath.)

Instead: Reword what stands beside the gap, or leave the cloze out (`without: [cloze]`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item
from quizgen.review.item_text import answer_names, of_style
from quizgen.review.rule_findings import error
from quizgen.values.texts import has_words

CODE = "R49"
NAME = "answers-beside-the-gap"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each cloze that names its answer outside of the gap."""
    del deck
    for item in of_style(items, (Style.CLOZE,)):
        shown = (name for name in answer_names(item) if has_words(item.stem, name, same_case=False))
        if name := next(shown, ""):
            message = f"“{item.stem}” gives its answer away: “{name}”"
            hint = "reword what stands beside the gap, or leave it out (`without: [cloze]`)"
            yield error(item.fact, CODE, message, hint)
