"""R69: one answer fills a gap.

What: Finds clozes whose gap many words fill: “X are _____.”, “in _____” with neither a hint nor a
word for what is missing, since a place fits as well as a year, and a verb before a gap for “a …”.
This is a warning.

Why: A learner who fills the gap with another true answer is marked wrong.

Example: “Maize and sugar cane are _____.” (C4 plants? crops? grasses?)

Instead: Leave the class word outside the gap (“in the year _____”, “are called _____”), or leave
the cloze out (`without: [cloze]`): the flashcard asks the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.interactions import Gap
from quizgen.questions.item import Item
from quizgen.review.item_text import asked_value, gapped_statements
from quizgen.review.rule_findings import is_sentence, warning
from quizgen.review.stem_flaws import find_flaw
from quizgen.values.entities import Entity
from quizgen.values.partial_dates import PartialDate

CODE = "R69"
NAME = "open-gaps"
_HINTS = {
    False: "leave the class word outside the gap, or leave the cloze out (`without: [cloze]`)",
    True: "leave the class word outside the mark, or write the question (`ask:`)",
}
"""The help for facts of a kind, and for sentence facts."""


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each cloze whose gap several answers fill."""
    for item in gapped_statements(items):
        hint = item.interaction.hint if isinstance(item.interaction, Gap) else ""
        if not hint and (problem := _find_problem(item, deck.language)):
            yield warning(
                item.fact, CODE, f"“{item.stem}” {problem}", _HINTS[is_sentence(item.fact)]
            )


def _find_problem(item: Item, language: Language) -> str:
    """Return why several answers fill a gap; empty if one does."""
    words = language.rules
    if flaw := find_flaw(item.stem, words.open_gaps, language):
        return flaw[0].problem
    if words.place_gaps.search(item.stem) and _is_place_or_time(item):
        return "has a gap that a place fills as well as a time"
    article = item.answer.partition(" ")[0].lower()
    if article in language.nouns.indefinite_articles and words.open_objects.search(item.stem):
        return "has a gap that many things fill"
    return ""


def _is_place_or_time(item: Item) -> bool:
    """Return whether an answer is a date or an entity with a type. A text after “in” is neither."""
    value = asked_value(item)
    return isinstance(value, PartialDate) or (isinstance(value, Entity) and bool(value.type))
