"""R27: the stem of a question is a full question by itself.

What: Finds questions that do not end in a question mark or have fewer than three words.

Why: Who can answer without reading the options knows; who needs the options to see what is asked is
being tested on reading the options.

Example: `wording: {who: "Mayor of Bath"}`

Instead: End the template in “?” and name what is asked about: “who was Mayor of Bath in 1901?” Of a
card write so what stands on its `front`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.kinds import in_language
from quizgen.questions.item import Item
from quizgen.review.item_text import QUESTIONS, of_style
from quizgen.review.rule_findings import error

CODE = "R27"
NAME = "incomplete-questions"
MIN_WORDS = 3
_FIELD_ALONE = re.compile(r"\{\{ *(\w+) *\}\}")


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question that does not end in a question mark or has hardly any words."""
    for item in of_style(items, QUESTIONS):
        if not item.stem.endswith("?") or len(item.stem.split()) < MIN_WORDS:
            message = f"“{item.stem}” is no full question"
            yield error(item.fact, CODE, message, _hint(item, deck.language))


def _hint(item: Item, language: str) -> str:
    """Say what to mend: a template that is a field alone has no words of its own."""
    name = item.question.partition(".")[0]
    spec = item.fact.kind.questions.get(name)
    written = item.fact.wording.get(name) or (spec and in_language(spec.stem, language)) or ""
    if field := _FIELD_ALONE.fullmatch(written):
        return f"write a full question that ends in “?” as “{field[1]}”"
    return "end the template in “?” and name what is asked about"
