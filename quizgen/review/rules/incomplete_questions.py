"""R27: a stem is a complete question.

What: Finds questions that do not end in a question mark and have no gap (_____), or have fewer than
three words. A list may also be asked for by a sentence: “Name the three domains of life.”

Why: A learner who can answer without the options knows the fact. A learner who needs the options to
understand the question is tested on reading them.

Example: `wording: {who: "Mayor of Bath"}`

Instead: End the template with “?” and name what it asks about: “who was Mayor of Bath in 1901?” The
same holds for the `front` of a fact of the kind `card`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.kinds import in_language
from quizgen.questions.interactions import Listing
from quizgen.questions.item import BLANK, Item
from quizgen.review.item_text import questions
from quizgen.review.rule_findings import error, is_sentence

CODE = "R27"
NAME = "incomplete-questions"
MIN_WORDS = 3
_SINGLE_FIELD = re.compile(r"\{\{ *(\w+) *\}\}")


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question without a gap or a question mark at the end of a line, or too short."""
    for item in questions(items):
        ends = ("?", ".") if isinstance(item.interaction, Listing) else ("?",)
        asks = any(line.endswith(ends) or BLANK in line for line in item.stem.split("\n"))
        if not asks or len(item.stem.split()) < MIN_WORDS:
            message = f"“{item.stem}” is not a complete question"
            yield error(item.fact, CODE, message, _hint(item, deck.language.tag))


def _hint(item: Item, language: str) -> str:
    """Return the help; if the template is a single field, the field needs rewording."""
    if is_sentence(item.fact):
        return "end the question with “?” and name what it asks about"
    name = item.question.partition(".")[0]
    spec = item.fact.kind.questions.get(name)
    template = item.fact.wording.get(name) or (spec and in_language(spec.stem, language)) or ""
    if field := _SINGLE_FIELD.fullmatch(template):
        return f"make “{field[1]}” a complete question that ends with “?”"
    return "end the template with “?” and name what it asks about"
