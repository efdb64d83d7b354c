"""R39: a question asks one thing.

What: Finds templates that join two questions (“who … and when …”) and stems with two question
marks.

Why: A learner who knows one half cannot grade the card, so it comes back too early or too late.

Example: `wording: {who: "who opened the parks, and when did it happen?"}`

Instead: Ask each on its own card: use a field for each, and give the kind a question for each
field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import unquoted
from quizgen.review.rule_findings import error
from quizgen.review.template_words import find_in_wordings

CODE = "R39"
NAME = "compound-questions"
_HINT = "ask each on its own card"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each template that joins two questions, and each stem with two question marks."""
    for wording, words in find_in_wordings(deck, deck.language.rules.joined_questions):
        message = f"the template asks two things, “… {words} …”: “{wording.template}”"
        yield error(wording.fact, CODE, message, _HINT, wording.place)
    for item in items:
        if item.stem.count("?") > 1 and unquoted(item.stem).count("?") > 1:
            yield error(item.fact, CODE, f"“{item.stem}” asks two things", _HINT)
